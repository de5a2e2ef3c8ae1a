package io.calferry.bench.ews;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What Exchange makes of an item that is being saved: defaults, widened days, refused nonsense.
final class Rules {

    private static final Duration LONGEST = Duration.ofDays(5 * 365);

    private Rules() {}

    /// What an item has when nobody says otherwise.
    static void defaults(Map<Field, Object> own, Mailbox owner, WindowsZone zone) {
        own.putIfAbsent(Field.ITEM_CLASS, "IPM.Appointment");
        own.putIfAbsent(Field.SUBJECT, "");
        own.putIfAbsent(Field.SENSITIVITY, "Normal");
        own.putIfAbsent(Field.IMPORTANCE, "Normal");
        own.putIfAbsent(Field.BODY, Body.NONE);
        own.putIfAbsent(Field.CATEGORIES, List.of());
        own.putIfAbsent(Field.FREE_BUSY, "Busy");
        own.putIfAbsent(Field.IS_ALL_DAY, false);
        own.putIfAbsent(Field.REMINDER_IS_SET, true);
        own.putIfAbsent(Field.REMINDER_MINUTES, 15);
        own.putIfAbsent(Field.SEQUENCE, 0);
        own.putIfAbsent(Field.ALLOW_NEW_TIME_PROPOSAL, true);
        own.putIfAbsent(Field.IS_RESPONSE_REQUESTED, true);
        own.putIfAbsent(Field.IS_ONLINE_MEETING, false);
        own.putIfAbsent(Field.CONFERENCE_TYPE, 0);
        own.putIfAbsent(Field.START_TIME_ZONE, zone);
        own.putIfAbsent(Field.ORGANIZER, Person.of(owner.name(), owner.address()));
        own.remove(Field.MEETING_TIME_ZONE);
        own.remove(Field.REMINDER_DUE_BY);
        own.remove(Field.WHEN);
    }

    /// Brings the times of `item` into the form in which Exchange keeps them, or refuses them.
    static void settle(Item item) throws Refusal {
        if (item.own.get(Field.START) == null || item.own.get(Field.END) == null) {
            throw new Refusal(
                    "ErrorCalendarInvalidPropertyValue", "Start and End are both needed.");
        }
        times(item.own, item.zone(), item.is(Field.IS_ALL_DAY));
        item.own.remove(Field.WHEN);
        var recurrence = item.recurrence();
        if (recurrence.isPresent()) {
            settle(item, recurrence.get());
        }
    }

    /// Widens a day to its midnights in the zone of the event.
    static void times(Map<Field, Object> own, WindowsZone zone, boolean allDay) throws Refusal {
        var start = (Instant) own.get(Field.START);
        var end = (Instant) own.get(Field.END);
        if (start == null || end == null) {
            return;
        }
        if (end.isBefore(start)) {
            throw new Refusal(
                    "ErrorCalendarEndDateIsEarlierThanStartDate",
                    "EndDate is earlier than StartDate");
        }
        if (allDay) {
            start = zone.midnightBefore(start);
            end = zone.midnightAfter(end);
            if (end.equals(start)) {
                end = zone.midnightAfter(end.plusSeconds(1));
            }
            own.put(Field.START, start);
            own.put(Field.END, end);
        }
        if (Duration.between(start, end).compareTo(LONGEST) > 0) {
            throw new Refusal(
                    "ErrorCalendarDurationIsTooLong",
                    "The duration of the calendar item is too long.");
        }
    }

    /// The range of the rule says on which day a series begins, whatever its start says.
    private static void settle(Item item, Recurrence recurrence) throws Refusal {
        var zone = item.zone();
        var start = zone.local(item.start());
        var length = Duration.between(start, zone.local(item.end()));
        var days = recurrence.days().limit(2).toList();
        if (days.isEmpty()) {
            throw new Refusal(
                    "ErrorRecurrenceHasNoOccurrence",
                    "The recurrence pattern has no occurrence in its range.");
        }
        var first = days.getFirst().atTime(start.toLocalTime());
        item.own.put(Field.START, zone.instant(first));
        item.own.put(Field.END, zone.instant(first.plus(length)));
        if (days.size() > 1
                && first.plus(length).isAfter(days.get(1).atTime(start.toLocalTime()))) {
            throw new Refusal(
                    "ErrorOccurrenceTimeSpanTooBig",
                    "The duration of an occurrence is longer than what lies between two.");
        }
    }

    /// An occurrence stays between its neighbours, and on a day of its own (MS-OXOCAL section
    /// 3.1.4.7.2).
    static void stayBetweenNeighbours(Item item, Instant original, Instant start) throws Refusal {
        var zone = item.zone();
        var standing = item.standing().takeWhile(at -> !at.isAfter(horizon(original))).toList();
        var here = standing.indexOf(original);
        var day = zone.local(start).toLocalDate();
        Optional<Instant> before =
                here > 0 ? Optional.of(standing.get(here - 1)) : Optional.empty();
        Optional<Instant> after =
                here >= 0 && here + 1 < standing.size()
                        ? Optional.of(standing.get(here + 1))
                        : Optional.empty();
        var crosses =
                before.map(item::startOf)
                                .filter(at -> !zone.local(at).toLocalDate().isBefore(day))
                                .isPresent()
                        || after.map(item::startOf)
                                .filter(at -> !zone.local(at).toLocalDate().isAfter(day))
                                .isPresent();
        if (crosses) {
            throw new Refusal(
                    "ErrorOccurrenceCrossingBoundary",
                    "Modified occurrence is crossing or overlapping adjacent occurrence.");
        }
    }

    /// Far enough behind an occurrence to have seen the next of it by any pattern.
    private static Instant horizon(Instant original) {
        return original.atOffset(ZoneOffset.UTC).plusYears(9).toInstant();
    }
}

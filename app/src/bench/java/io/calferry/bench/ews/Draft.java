package io.calferry.bench.ews;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An item that a test is about to add: what some client once sent, after which the server has done
/// its part.
public final class Draft {

    private final Map<Field, Object> own = new EnumMap<>(Field.class);
    private final Map<ExtendedName, List<String>> extended = new LinkedHashMap<>();
    private final List<Attachment> attachments = new ArrayList<>();

    private Draft() {}

    /// @param start in the zone of that Windows name
    public static Draft timed(String subject, LocalDateTime start, Duration length, String zone) {
        return timed(subject, start, length, WindowsZone.of(zone));
    }

    public static Draft timed(
            String subject, LocalDateTime start, Duration length, WindowsZone zone) {
        var draft = new Draft();
        return draft.with(Field.SUBJECT, subject)
                .with(Field.START, zone.instant(start))
                .with(Field.END, zone.instant(start).plus(length))
                .with(Field.START_TIME_ZONE, zone)
                .with(Field.END_TIME_ZONE, zone);
    }

    /// Whole days, from midnight to midnight in the zone of that Windows name.
    ///
    /// @param last the last day, which still counts
    public static Draft days(String subject, LocalDate first, LocalDate last, String zone) {
        var its = WindowsZone.of(zone);
        var end = last.plusDays(1).atStartOfDay();
        var draft = new Draft();
        return draft.with(Field.SUBJECT, subject)
                .with(Field.START, its.instant(first.atStartOfDay()))
                .with(Field.END, its.instant(end))
                .with(Field.START_TIME_ZONE, its)
                .with(Field.END_TIME_ZONE, its)
                .with(Field.IS_ALL_DAY, true)
                .with(Field.FREE_BUSY, "Free");
    }

    /// Sets a property to what [Entry#value] says that it can be.
    public Draft with(Field field, Object value) {
        own.put(field, value);
        return this;
    }

    public Draft with(ExtendedName name, String value) {
        TwoNames.put(name, value, own, extended);
        return this;
    }

    /// Repeats from its own start on, which must be a day of the pattern.
    public Draft repeating(Pattern pattern, Recurrence.Range range) {
        var zone = (WindowsZone) own.getOrDefault(Field.START_TIME_ZONE, WindowsZone.UTC);
        var start = (Instant) own.getOrDefault(Field.START, Instant.EPOCH);
        return with(
                Field.RECURRENCE, new Recurrence(pattern, zone.local(start).toLocalDate(), range));
    }

    /// Makes a series repeat by another calendar than the Gregorian.
    ///
    /// @param calendar see [Recurrence]
    public Draft countedBy(int calendar) {
        var rule = (Recurrence) own.get(Field.RECURRENCE);
        if (rule == null) {
            throw new AssertionError("no series");
        }
        return with(
                Field.RECURRENCE,
                new Recurrence(rule.pattern(), rule.start(), rule.range(), (short) calendar));
    }

    public Draft html(String body) {
        return with(Field.BODY, new Body(Body.Kind.HTML, body));
    }

    public Draft text(String body) {
        return with(Field.BODY, new Body(Body.Kind.TEXT, body));
    }

    public Draft categories(String... categories) {
        return with(Field.CATEGORIES, List.of(categories));
    }

    public Draft reminder(int minutes) {
        return with(Field.REMINDER_IS_SET, true).with(Field.REMINDER_MINUTES, minutes);
    }

    public Draft noReminder() {
        return with(Field.REMINDER_IS_SET, false);
    }

    /// A meeting with these people.
    public Draft attendees(Person... people) {
        return with(Field.REQUIRED_ATTENDEES, List.of(people));
    }

    /// A meeting that somebody else called, with what the owner answered: `Accept`, `Tentative`,
    /// `Decline`, `NoResponseReceived`.
    public Draft calledBy(Person organizer, String answer) {
        return with(Field.ORGANIZER, organizer)
                .with(Field.MY_RESPONSE_TYPE, answer)
                .with(Field.STATE, Sight.MEETING | Sight.RECEIVED);
    }

    /// A meeting that was called off and still stands in the calendar.
    public Draft cancelled() {
        var state = (Integer) own.getOrDefault(Field.STATE, Sight.MEETING);
        return with(Field.STATE, state | Sight.CANCELLED)
                .with(Field.SUBJECT, "Canceled: " + own.getOrDefault(Field.SUBJECT, ""))
                .with(Field.FREE_BUSY, "Free");
    }

    public Draft attachment(String name, byte[] content) {
        attachments.add(
                new Attachment(
                        1000 + attachments.size(), name, "application/octet-stream", content));
        return this;
    }

    /// The item, in its folder.
    Item made(Organisation all, Folder folder) {
        var item = all.blank(folder);
        item.own.putAll(own);
        item.extended.putAll(extended);
        item.attachments.addAll(attachments);
        Rules.defaults(item.own, folder.mailbox, WindowsZone.UTC);
        if (item.text(Field.UID).isEmpty()) {
            item.own.put(Field.UID, all.freshUid());
        }
        try {
            Rules.settle(item);
        } catch (Refusal e) {
            throw new AssertionError(e.code(), e);
        }
        all.add(folder, item);
        return item;
    }
}

package io.calferry.ical;

import org.jspecify.annotations.Nullable;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Writes VTIMEZONEs for IANA zones (RFC 5545 section 3.6.5), from the rules of java.time: what is
/// needed from an object's earliest time on and no more, since some servers refuse historic ones.
final class ZoneText {

    /// The year behind the last that matters, for what has no end.
    static final int OPEN = 10_000;

    private static final int KEPT = 1000;
    private static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");
    private static final Map<Key, Component> WRITTEN = new ConcurrentHashMap<>();

    private static final Map<String, Integer> LAST_YEARS = new ConcurrentHashMap<>();

    private record Key(String id, int from, int to) {}

    private ZoneText() {}

    /// The VTIMEZONE of a zone, right from the beginning of the year `from` to the end of `to`.
    static Component of(String id, int from, int to) {
        int last = LAST_YEARS.computeIfAbsent(id, ZoneText::lastYear);
        var key = from > last ? new Key(id, OPEN, OPEN) : new Key(id, from, to);
        var known = WRITTEN.get(key);
        if (known != null) {
            return known;
        }
        if (WRITTEN.size() > KEPT) {
            WRITTEN.clear();
        }
        var written = new Writer(ZoneId.of(id).getRules(), key).write();
        WRITTEN.put(key, written);
        return written;
    }

    /// The year of the last change that does not follow a rule.
    private static int lastYear(String id) {
        var explicit = ZoneId.of(id).getRules().getTransitions();
        return explicit.isEmpty() ? 0 : explicit.getLast().getDateTimeAfter().getYear();
    }

    /// One observance: how the clock moves, and when it does so.
    private record Move(ZoneOffset from, ZoneOffset to, boolean daylight) {}

    private static final class Writer {
        private final ZoneRules rules;
        private final Key key;
        private final Map<Move, List<LocalDateTime>> onsets = new LinkedHashMap<>();
        private final List<Component> observances = new ArrayList<>();

        Writer(ZoneRules rules, Key key) {
            this.rules = rules;
            this.key = key;
        }

        Component write() {
            var explicit = rules.getTransitions();
            if (explicit.isEmpty() && rules.getTransitionRules().isEmpty()) {
                var offset = rules.getOffset(Instant.EPOCH);
                add(new Move(offset, offset, false), LocalDateTime.of(1970, 1, 1, 0, 0));
            } else if (key.from() == OPEN) {
                open(explicit);
            } else {
                historic(explicit);
            }
            onsets.forEach((move, dates) -> observances.add(observance(move, dates)));
            return new Component(
                    "VTIMEZONE", List.of(Property.of("TZID", key.id())), List.copyOf(observances));
        }

        /// Everything lies behind the last change that is not a rule.
        private void open(List<ZoneOffsetTransition> explicit) {
            var last = explicit.getLast();
            int year = last.getDateTimeAfter().getYear();
            boolean ruled = !rules.getTransitionRules().isEmpty();
            for (var rule : rules.getTransitionRules()) {
                ruled &= explicit.contains(rule.createTransition(year));
            }
            if (ruled) {
                rules(year);
            } else {
                add(last);
                rules(year + 1);
            }
        }

        private void historic(List<ZoneOffsetTransition> explicit) {
            var from = LocalDate.of(key.from(), 1, 1).atStartOfDay();
            var begin = from.toInstant(ZoneOffset.UTC).minusSeconds(86_400);
            var before = rules.previousTransition(begin);
            if (before == null) {
                var offset = rules.getOffset(begin);
                add(new Move(offset, offset, false), from.minusYears(1));
            } else {
                add(before);
            }
            for (var transition : explicit) {
                int year = transition.getDateTimeBefore().getYear();
                if (transition.getInstant().isAfter(begin) && year <= key.to()) {
                    add(transition);
                }
            }
            int last = explicit.getLast().getDateTimeAfter().getYear();
            if (key.to() > last) {
                rules(last + 1);
            }
        }

        private void rules(int firstYear) {
            for (var rule : rules.getTransitionRules()) {
                var first = rule.createTransition(firstYear);
                var recurrence = recurrence(rule, first);
                if (recurrence == null) {
                    for (int year = firstYear; year < firstYear + 100; year++) {
                        add(rule.createTransition(year));
                    }
                } else {
                    observances.add(
                            observance(move(first), List.of(first.getDateTimeBefore()))
                                    .plus(Property.of("RRULE", recurrence)));
                }
            }
        }

        private Move move(ZoneOffsetTransition transition) {
            return new Move(
                    transition.getOffsetBefore(),
                    transition.getOffsetAfter(),
                    rules.isDaylightSavings(transition.getInstant()));
        }

        private void add(ZoneOffsetTransition transition) {
            add(move(transition), transition.getDateTimeBefore());
        }

        private void add(Move move, LocalDateTime at) {
            onsets.computeIfAbsent(move, _ -> new ArrayList<>()).add(at);
        }
    }

    private static Component observance(Move move, List<LocalDateTime> onsets) {
        var properties = new ArrayList<Property>();
        properties.add(Property.of("TZNAME", shortOffset(move.to())));
        properties.add(Property.of("TZOFFSETFROM", offset(move.from())));
        properties.add(Property.of("TZOFFSETTO", offset(move.to())));
        properties.add(Property.of("DTSTART", Stamp.dateTime(onsets.getFirst())));
        if (onsets.size() > 1) {
            var more = new StringBuilder();
            for (var onset : onsets.subList(1, onsets.size())) {
                more.append(more.isEmpty() ? "" : ",").append(Stamp.dateTime(onset));
            }
            properties.add(Property.of("RDATE", more.toString()));
        }
        var name = move.daylight() ? "DAYLIGHT" : "STANDARD";
        return new Component(name, List.copyOf(properties), List.of());
    }

    /// A UTC-OFFSET (RFC 5545 section 3.3.14).
    static String offset(ZoneOffset offset) {
        int seconds = Math.abs(offset.getTotalSeconds());
        var out = new StringBuilder(offset.getTotalSeconds() < 0 ? "-" : "+");
        two(out, seconds / 3600);
        two(out, seconds / 60 % 60);
        if (seconds % 60 > 0) {
            two(out, seconds % 60);
        }
        return out.toString();
    }

    /// The name that the IANA database itself uses where a zone has no usual one.
    private static String shortOffset(ZoneOffset offset) {
        var text = offset(offset);
        return text.endsWith("00") && text.length() == 5 ? text.substring(0, 3) : text;
    }

    private static void two(StringBuilder out, int number) {
        out.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }

    /// A yearly rule for the local times of `rule`; null where there is none that says it.
    private static @Nullable String recurrence(
            ZoneOffsetTransitionRule rule, ZoneOffsetTransition first) {
        int year = first.getDateTimeBefore().getYear();
        int day = rule.getDayOfMonthIndicator();
        var date =
                day > 0
                        ? LocalDate.of(year, rule.getMonth(), day)
                        : LocalDate.of(year, rule.getMonth(), 1)
                                .plusMonths(1)
                                .minusDays(-(long) day);
        var weekday = rule.getDayOfWeek();
        if (weekday != null) {
            int ahead = weekday.ordinal() - date.getDayOfWeek().ordinal();
            date =
                    day > 0
                            ? date.plusDays(Math.floorMod(ahead, 7))
                            : date.minusDays(Math.floorMod(-ahead, 7));
        }
        // A rule told in UTC, or at 24:00, may fall on the day before or after by the wall clock.
        var wall = first.getDateTimeBefore().toLocalDate();
        int shift = (int) (wall.toEpochDay() - date.toEpochDay());
        if (wall.getMonth() != date.getMonth() || day < -1 || day == -1 && shift != 0) {
            return null;
        }
        int length = rule.getMonth().minLength();
        int least = day + shift;
        var head = "FREQ=YEARLY;BYMONTH=" + rule.getMonth().getValue();
        if (weekday == null) {
            return day < 0 ? head + ";BYMONTHDAY=-1" : head + ";BYMONTHDAY=" + least;
        }
        var name = DAYS.get(DayOfWeek.of(weekday.getValue()).plus(shift).ordinal());
        if (day == -1 || least + 6 == length && length > 28) {
            return head + ";BYDAY=-1" + name;
        }
        if (least < 1 || least + 6 > length) {
            return null;
        }
        if (least % 7 == 1) {
            return head + ";BYDAY=" + (least / 7 + 1) + name;
        }
        var days = new StringBuilder(";BYMONTHDAY=").append(least);
        for (int i = 1; i < 7; i++) {
            days.append(',').append(least + i);
        }
        return head + ";BYDAY=" + name + days;
    }
}

package io.calferry.ical;

import org.jspecify.annotations.Nullable;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;

/// A recurrence rule (RFC 5545 section 3.3.10). Absent parts are empty.
///
/// @param count 0 where there is none
/// @param others parts that this program does not know, as they stand
public record Rule(
        Freq freq,
        int interval,
        int count,
        @Nullable When until,
        DayOfWeek weekStart,
        List<ByDay> byDay,
        int[] byMonth,
        int[] byMonthDay,
        int[] byYearDay,
        int[] byWeekNo,
        int[] byHour,
        int[] byMinute,
        int[] bySecond,
        int[] bySetPos,
        List<String> others) {

    public enum Freq {
        SECONDLY,
        MINUTELY,
        HOURLY,
        DAILY,
        WEEKLY,
        MONTHLY,
        YEARLY
    }

    /// A day of the week, the `nth` of its month or year where that is not 0.
    public record ByDay(int nth, DayOfWeek day) {}

    static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");

    /// Reads a rule; null where it has no known FREQ or a part that can't be understood.
    public static @Nullable Rule parse(String text) {
        var reader = new RuleReader();
        for (var part : split(text, ';')) {
            int equals = part.indexOf('=');
            var name = equals < 0 ? part : part.substring(0, equals);
            if (!reader.part(
                    Texts.upper(name.strip()),
                    equals < 0 ? "" : part.substring(equals + 1).strip())) {
                return null;
            }
        }
        return reader.rule();
    }

    Rule withoutCount() {
        return withCount(0);
    }

    /// With another COUNT; 0 for none.
    public Rule withCount(int other) {
        return new Rule(
                freq,
                interval,
                other,
                until,
                weekStart,
                byDay,
                byMonth,
                byMonthDay,
                byYearDay,
                byWeekNo,
                byHour,
                byMinute,
                bySecond,
                bySetPos,
                others);
    }

    /// With another UNTIL, or with none.
    public Rule withUntil(@Nullable When other) {
        return new Rule(
                freq,
                interval,
                count,
                other,
                weekStart,
                byDay,
                byMonth,
                byMonthDay,
                byYearDay,
                byWeekNo,
                byHour,
                byMinute,
                bySecond,
                bySetPos,
                others);
    }

    /// Whether nothing but FREQ and INTERVAL places the instances.
    boolean isPlain() {
        return byDay.isEmpty()
                && byMonth.length + byMonthDay.length + byYearDay.length + byWeekNo.length == 0
                && byHour.length + byMinute.length + bySecond.length + bySetPos.length == 0;
    }

    /// The one way to write it: FREQ first, as Outlook wants it, the other parts and the values in
    /// them in a fixed order, and nothing that goes without saying.
    public String text() {
        var out = new StringBuilder("FREQ=").append(freq);
        if (until != null) {
            out.append(";UNTIL=").append(until.value());
        }
        if (count > 0) {
            out.append(";COUNT=").append(count);
        }
        if (interval > 1) {
            out.append(";INTERVAL=").append(interval);
        }
        numbers(out, "BYSECOND", bySecond);
        numbers(out, "BYMINUTE", byMinute);
        numbers(out, "BYHOUR", byHour);
        if (!byDay.isEmpty()) {
            out.append(";BYDAY=");
            for (int i = 0; i < byDay.size(); i++) {
                var day = byDay.get(i);
                out.append(i > 0 ? "," : "");
                if (day.nth() != 0) {
                    out.append(day.nth());
                }
                out.append(DAYS.get(day.day().ordinal()));
            }
        }
        numbers(out, "BYMONTHDAY", byMonthDay);
        numbers(out, "BYYEARDAY", byYearDay);
        numbers(out, "BYWEEKNO", byWeekNo);
        numbers(out, "BYMONTH", byMonth);
        numbers(out, "BYSETPOS", bySetPos);
        if (weekStart != DayOfWeek.MONDAY) {
            out.append(";WKST=").append(DAYS.get(weekStart.ordinal()));
        }
        for (var other : others) {
            out.append(';').append(other);
        }
        return out.toString();
    }

    private static void numbers(StringBuilder out, String name, int[] numbers) {
        for (int i = 0; i < numbers.length; i++) {
            if (i == 0) {
                out.append(';').append(name).append('=');
            } else {
                out.append(',');
            }
            out.append(numbers[i]);
        }
    }

    static List<String> split(String text, char by) {
        var parts = new ArrayList<String>();
        int from = 0;
        while (from <= text.length()) {
            int to = text.indexOf(by, from);
            if (to < 0) {
                to = text.length();
            }
            if (to > from) {
                parts.add(text.substring(from, to));
            }
            from = to + 1;
        }
        return parts;
    }
}

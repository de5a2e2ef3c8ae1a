package io.calferry.outlook;

import io.calferry.ical.Rule;

import java.time.DayOfWeek;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/// The recurrence rule that says what a pattern says (RFC 5545 section 3.3.10).
final class PatternRule {

    /// Days of a month.
    private static final int SHORTEST = 28;

    private static final int LONGEST = 31;

    private PatternRule() {}

    /// The rule, without an end; throws where there is none.
    static Rule of(Pattern pattern) throws UnmappedException {
        return Objects.requireNonNull(Rule.parse(text(pattern)), "a rule of our own can be read");
    }

    private static String text(Pattern pattern) throws UnmappedException {
        return switch (pattern) {
            case Pattern.Daily(int interval) -> "FREQ=DAILY" + every(interval);
            case Pattern.Weekly(int interval, var days, var firstDay) ->
                    "FREQ=WEEKLY"
                            + every(interval)
                            + ";BYDAY="
                            + names(days)
                            + ";WKST="
                            + name(firstDay);
            case Pattern.AbsoluteMonthly(int interval, int day) ->
                    "FREQ=MONTHLY" + every(interval) + day(day, SHORTEST, LONGEST);
            case Pattern.RelativeMonthly(int interval, var days, var index) ->
                    "FREQ=MONTHLY" + every(interval) + nth(days, index);
            case Pattern.AbsoluteYearly(var month, int day) ->
                    "FREQ=YEARLY" + in(month) + day(day, month.minLength(), month.maxLength());
            case Pattern.RelativeYearly(var month, var days, var index) ->
                    "FREQ=YEARLY" + in(month) + nth(days, index);
            case Pattern.Foreign(var what) ->
                    throw new UnmappedException(new Unmapped.ForeignPattern(what));
        };
    }

    private static String every(int interval) {
        return ";INTERVAL=" + Math.max(1, interval);
    }

    private static String in(Month month) {
        return ";BYMONTH=" + month.getValue();
    }

    /// Outlook takes the last day where a month is too short, RFC 5545 passes such a month over; so
    /// of the days that all months have up to the one that is meant, the last.
    private static String day(int day, int shortest, int longest) {
        int wanted = Math.clamp(day, 1, longest);
        if (wanted <= shortest) {
            return ";BYMONTHDAY=" + wanted;
        }
        if (wanted == longest) {
            return ";BYMONTHDAY=-1";
        }
        var days = new ArrayList<String>();
        for (int i = shortest; i <= wanted; i++) {
            days.add(Integer.toString(i));
        }
        return ";BYMONTHDAY=" + String.join(",", days) + ";BYSETPOS=-1";
    }

    private static String nth(Set<DayOfWeek> days, Pattern.Index index) {
        int number =
                switch (index) {
                    case FIRST -> 1;
                    case SECOND -> 2;
                    case THIRD -> 3;
                    case FOURTH -> 4;
                    case LAST -> -1;
                };
        return days.size() == 1
                ? ";BYDAY=" + number + names(days)
                : ";BYDAY=" + names(days) + ";BYSETPOS=" + number;
    }

    private static String names(Set<DayOfWeek> days) {
        List<String> names = days.stream().sorted().map(PatternRule::name).toList();
        return String.join(",", names);
    }

    private static String name(DayOfWeek day) {
        return day.name().substring(0, 2).toUpperCase(Locale.ROOT);
    }
}

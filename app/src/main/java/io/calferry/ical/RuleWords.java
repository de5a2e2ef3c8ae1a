package io.calferry.ical;

import java.util.ArrayList;
import java.util.List;

/// A recurrence rule in words.
final class RuleWords {

    private static final List<String> MONTHS =
            List.of(
                    "January",
                    "February",
                    "March",
                    "April",
                    "May",
                    "June",
                    "July",
                    "August",
                    "September",
                    "October",
                    "November",
                    "December");
    private static final List<String> DAYS =
            List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");

    private RuleWords() {}

    static String of(Rule rule) {
        var out = new StringBuilder(every(rule));
        if (!rule.byDay().isEmpty()) {
            var days = new ArrayList<String>();
            for (var day : rule.byDay()) {
                var name = DAYS.get(day.day().ordinal());
                days.add(day.nth() == 0 ? name : nth(day.nth()) + " " + name);
            }
            out.append(" on ").append(String.join(", ", days));
        }
        numbers(out, " on day ", rule.byMonthDay());
        numbers(out, " on day of the year ", rule.byYearDay());
        numbers(out, " in week ", rule.byWeekNo());
        if (rule.byMonth().length > 0) {
            var months = new ArrayList<String>();
            for (int month : rule.byMonth()) {
                months.add(MONTHS.get(month - 1));
            }
            out.append(" in ").append(String.join(", ", months));
        }
        numbers(out, " at hour ", rule.byHour());
        numbers(out, " at minute ", rule.byMinute());
        numbers(out, " at second ", rule.bySecond());
        numbers(out, ", of these number ", rule.bySetPos());
        if (rule.count() > 0) {
            out.append(rule.count() == 1 ? ", once" : ", " + rule.count() + " times");
        }
        var until = rule.until();
        if (until != null) {
            out.append(", until ").append(Words.when(Property.of("UNTIL", until.value())));
        }
        for (var other : rule.others()) {
            out.append(", ").append(other);
        }
        return out.toString();
    }

    private static String every(Rule rule) {
        var unit =
                switch (rule.freq()) {
                    case SECONDLY -> "second";
                    case MINUTELY -> "minute";
                    case HOURLY -> "hour";
                    case DAILY -> "day";
                    case WEEKLY -> "week";
                    case MONTHLY -> "month";
                    case YEARLY -> "year";
                };
        return rule.interval() == 1
                ? "every " + unit
                : "every " + rule.interval() + " " + unit + "s";
    }

    private static String nth(int number) {
        return switch (number) {
            case 1 -> "first";
            case 2 -> "second";
            case 3 -> "third";
            case 4 -> "fourth";
            case 5 -> "fifth";
            case -1 -> "last";
            case -2 -> "last but one";
            default -> number < 0 ? -number + "th last" : number + "th";
        };
    }

    private static void numbers(StringBuilder out, String label, int[] numbers) {
        for (int i = 0; i < numbers.length; i++) {
            out.append(i == 0 ? label : ", ").append(numbers[i]);
        }
    }
}

package io.calferry.ical;

import io.calferry.ical.Rule.ByDay;
import io.calferry.ical.Rule.Freq;

import org.jspecify.annotations.Nullable;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Takes the parts of a recurrence rule one by one.
final class RuleReader {
    private @Nullable Freq freq;
    private int interval = 1;
    private int count;
    private @Nullable When until;
    private DayOfWeek weekStart = DayOfWeek.MONDAY;
    private final List<ByDay> days = new ArrayList<>();
    private int[] month = {};
    private int[] monthDay = {};
    private int[] yearDay = {};
    private int[] weekNo = {};
    private int[] hour = {};
    private int[] minute = {};
    private int[] second = {};
    private int[] setPos = {};
    private final List<String> others = new ArrayList<>();

    /// Takes a part; false where its value can't be understood.
    boolean part(String name, String value) {
        if (value.isEmpty()) {
            return !name.equals("FREQ");
        }
        switch (name) {
            case "FREQ" -> {
                for (var candidate : Freq.values()) {
                    if (candidate.name().equals(Texts.upper(value))) {
                        freq = candidate;
                    }
                }
                return freq != null;
            }
            case "INTERVAL" -> {
                // Zero, which would never move on, is what some programs write for one.
                int number = number(value, 0, 100_000);
                interval = Math.max(1, number);
                return number >= 0;
            }
            case "COUNT" -> {
                count = number(value, 1, Integer.MAX_VALUE);
                return count > 0;
            }
            case "UNTIL" -> {
                until = When.of(value, null);
                return until != null;
            }
            case "WKST" -> {
                int day = Rule.DAYS.indexOf(Texts.upper(value));
                weekStart = day < 0 ? DayOfWeek.MONDAY : DayOfWeek.of(day + 1);
                return day >= 0;
            }
            case "BYDAY" -> {
                return byDay(value);
            }
            case "BYMONTH" -> {
                // A leap month (RFC 7529), "5L", is beyond this program.
                return (month = numbers(value, 1, 12)).length > 0;
            }
            case "BYMONTHDAY" -> {
                return (monthDay = numbers(value, -31, 31)).length > 0;
            }
            case "BYYEARDAY" -> {
                return (yearDay = numbers(value, -366, 366)).length > 0;
            }
            case "BYWEEKNO" -> {
                return (weekNo = numbers(value, -53, 53)).length > 0;
            }
            case "BYHOUR" -> {
                return (hour = numbers(value, 0, 23)).length > 0;
            }
            case "BYMINUTE" -> {
                return (minute = numbers(value, 0, 59)).length > 0;
            }
            case "BYSECOND" -> {
                return (second = numbers(value, 0, 60)).length > 0;
            }
            case "BYSETPOS" -> {
                return (setPos = numbers(value, -366, 366)).length > 0;
            }
            default -> {
                others.add(name + "=" + Texts.upper(value));
                return true;
            }
        }
    }

    @Nullable Rule rule() {
        if (freq == null) {
            return null;
        }
        days.sort(
                (a, b) ->
                        a.day() != b.day()
                                ? a.day().compareTo(b.day())
                                : Integer.compare(a.nth(), b.nth()));
        others.sort(null);
        return new Rule(
                freq,
                interval,
                count,
                until,
                weekStart,
                List.copyOf(days),
                month,
                monthDay,
                yearDay,
                weekNo,
                hour,
                minute,
                second,
                setPos,
                List.copyOf(others));
    }

    private boolean byDay(String value) {
        for (var item : Rule.split(value, ',')) {
            var one = Texts.upper(item.strip());
            if (one.length() < 2) {
                return false;
            }
            int day = Rule.DAYS.indexOf(one.substring(one.length() - 2));
            var prefix = one.substring(0, one.length() - 2);
            int nth = prefix.isEmpty() ? 0 : number(prefix, -53, 53);
            if (day < 0 || nth == Integer.MIN_VALUE) {
                return false;
            }
            var found = new ByDay(nth, DayOfWeek.of(day + 1));
            if (!days.contains(found)) {
                days.add(found);
            }
        }
        return !days.isEmpty();
    }

    /// The numbers in ascending order, each once; none where one is out of bounds, or zero
    /// where positions are counted from 1 and from the end.
    private static int[] numbers(String value, int least, int most) {
        var items = Rule.split(value, ',');
        var numbers = new int[items.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(items.get(i).strip(), least, most);
            if (numbers[i] == Integer.MIN_VALUE || least < 0 && numbers[i] == 0) {
                return new int[0];
            }
        }
        return Arrays.stream(numbers).distinct().sorted().toArray();
    }

    private static int number(String text, int least, int most) {
        try {
            int number = Integer.parseInt(text);
            return number < least || number > most ? Integer.MIN_VALUE : number;
        } catch (NumberFormatException e) {
            return Integer.MIN_VALUE;
        }
    }
}

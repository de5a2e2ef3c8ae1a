package io.calferry.outlook;

import io.calferry.ical.Rule;
import io.calferry.outlook.Pattern.Index;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/// Which days of a month a rule takes.
sealed interface DayOfMonth {

    /// A day of the month, or its last where it lacks that.
    record OnDay(int day) implements DayOfMonth {}

    /// The nth of these days of the week.
    record Nth(Set<DayOfWeek> days, Index index) implements DayOfMonth {}

    /// All these days of the week.
    record EveryWeek(Set<DayOfWeek> days) implements DayOfMonth {}

    /// Reads the parts of a rule; what they leave out comes from the start. Throws where Outlook
    /// has no such day.
    static DayOfMonth of(Rule rule, LocalDateTime start) throws UnmappedException {
        if (rule.byDay().isEmpty()) {
            return onDay(rule, start);
        }
        if (rule.byMonthDay().length > 0) {
            return withinWeek(rule);
        }
        boolean numbered = rule.byDay().stream().anyMatch(day -> day.nth() != 0);
        if (numbered && rule.byDay().size() > 1) {
            throw RulePattern.refused("on more than one numbered day of the week");
        }
        if (numbered) {
            var day = rule.byDay().getFirst();
            return new Nth(Set.of(day.day()), index(day.nth()));
        }
        return switch (rule.bySetPos().length) {
            case 0 -> new EveryWeek(days(rule));
            case 1 -> new Nth(kind(days(rule)), index(rule.bySetPos()[0]));
            default -> throw RulePattern.refused("on several positions of a month");
        };
    }

    private static DayOfMonth onDay(Rule rule, LocalDateTime start) throws UnmappedException {
        var days = rule.byMonthDay();
        return switch (days.length) {
            case 0 -> new OnDay(start.getDayOfMonth());
            case 1 -> new OnDay(fromEnd(days[0]));
            default -> {
                // The last of the days that a month has: how others say what Outlook does.
                if (days[0] < 0 || !Arrays.equals(rule.bySetPos(), new int[] {-1})) {
                    throw RulePattern.refused("on several days of a month");
                }
                yield new OnDay(days[days.length - 1]);
            }
        };
    }

    private static int fromEnd(int day) throws UnmappedException {
        if (day < -1) {
            throw RulePattern.refused("on a day counted from the end of the month");
        }
        return day == -1 ? 31 : day;
    }

    /// The Saturday between the 8th and the 14th is the second one.
    private static DayOfMonth withinWeek(Rule rule) throws UnmappedException {
        var days = rule.byMonthDay();
        boolean week =
                days.length == 7 && days[0] > 0 && days[0] % 7 == 1 && days[6] == days[0] + 6;
        if (!week || rule.byDay().size() > 1 || rule.bySetPos().length > 0) {
            throw RulePattern.refused("on a day of the week and of the month at once");
        }
        return new Nth(days(rule), index(days[0] / 7 + 1));
    }

    /// EWS has single days, weekdays, weekend days and all days, and no other sets (DayOfWeekType).
    private static Set<DayOfWeek> kind(Set<DayOfWeek> days) throws UnmappedException {
        var weekend = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        if (days.size() == 1
                || days.size() == 7
                || days.equals(weekend)
                || days.equals(EnumSet.complementOf(weekend))) {
            return days;
        }
        throw RulePattern.refused("on one of just these days of the week");
    }

    private static Index index(int number) throws UnmappedException {
        return switch (number) {
            case 1 -> Index.FIRST;
            case 2 -> Index.SECOND;
            case 3 -> Index.THIRD;
            case 4 -> Index.FOURTH;
            case -1 -> Index.LAST;
            default ->
                    throw RulePattern.refused(
                            "on a position beyond the fourth, or counted from the end");
        };
    }

    /// The days of the week that a rule names.
    static Set<DayOfWeek> days(Rule rule) {
        var days = EnumSet.noneOf(DayOfWeek.class);
        rule.byDay().forEach(day -> days.add(day.day()));
        return days;
    }
}

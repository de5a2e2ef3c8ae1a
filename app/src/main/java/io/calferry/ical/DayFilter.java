package io.calferry.ical;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;

/// Which days a rule wants.
final class DayFilter {

    private final Rule rule;
    private final int[] byMonth;
    private final int[] byMonthDay;
    private final int weekdays;
    private final boolean nth;
    private final boolean withinYear;

    /// What the rule does not say about the day comes from `start`.
    DayFilter(Rule rule, LocalDate start) {
        this.rule = rule;
        boolean open =
                rule.byDay().isEmpty()
                        && rule.byMonthDay().length == 0
                        && rule.byYearDay().length == 0;
        boolean yearly = rule.freq() == Rule.Freq.YEARLY;
        boolean dayOfMonth =
                open && rule.byWeekNo().length == 0 && (yearly || rule.freq() == Rule.Freq.MONTHLY);
        this.byMonthDay = dayOfMonth ? new int[] {start.getDayOfMonth()} : rule.byMonthDay();
        this.byMonth =
                dayOfMonth && yearly && rule.byMonth().length == 0
                        ? new int[] {start.getMonthValue()}
                        : rule.byMonth();
        int mask = 0;
        boolean numbered = false;
        for (var day : rule.byDay()) {
            mask |= 1 << day.day().ordinal();
            numbered |= day.nth() != 0;
        }
        if (open && (rule.freq() == Rule.Freq.WEEKLY || rule.byWeekNo().length > 0)) {
            mask = 1 << start.getDayOfWeek().ordinal();
        }
        this.weekdays = mask;
        // Elsewhere RFC 5545 forbids a number before the day; it is passed over.
        this.nth = numbered && (yearly || rule.freq() == Rule.Freq.MONTHLY);
        this.withinYear = yearly && rule.byMonth().length == 0;
    }

    boolean holds(LocalDate day) {
        if (byMonth.length > 0 && Arrays.binarySearch(byMonth, day.getMonthValue()) < 0) {
            return false;
        }
        if (weekdays != 0 && (weekdays & 1 << day.getDayOfWeek().ordinal()) == 0) {
            return false;
        }
        if (byMonthDay.length > 0 && !holds(byMonthDay, day.getDayOfMonth(), day.lengthOfMonth())) {
            return false;
        }
        if (rule.byYearDay().length > 0
                && !holds(rule.byYearDay(), day.getDayOfYear(), day.lengthOfYear())) {
            return false;
        }
        return (!nth || isNth(day)) && (rule.byWeekNo().length == 0 || isInWeek(day));
    }

    /// Whether the number is wanted, counted from the beginning or from the end.
    private static boolean holds(int[] wanted, int number, int of) {
        return Arrays.binarySearch(wanted, number) >= 0
                || Arrays.binarySearch(wanted, number - of - 1) >= 0;
    }

    private boolean isNth(LocalDate day) {
        int number = withinYear ? day.getDayOfYear() : day.getDayOfMonth();
        int of = withinYear ? day.lengthOfYear() : day.lengthOfMonth();
        int fromBegin = (number - 1) / 7 + 1;
        int fromEnd = -((of - number) / 7 + 1);
        for (var wanted : rule.byDay()) {
            if (wanted.day() == day.getDayOfWeek()
                    && (wanted.nth() == 0
                            || wanted.nth() == fromBegin
                            || wanted.nth() == fromEnd)) {
                return true;
            }
        }
        return false;
    }

    /// Weeks are numbered as in ISO 8601, with the rule's own first day of the week.
    private boolean isInWeek(LocalDate day) {
        long begin = Expansion.weekBegin(day, rule.weekStart());
        // The fourth day of a week lies in the year that the week belongs to.
        int year = LocalDate.ofEpochDay(begin + 3).getYear();
        long first = firstWeek(year, rule.weekStart());
        int weeks = (int) ((firstWeek(year + 1, rule.weekStart()) - first) / 7);
        return holds(rule.byWeekNo(), (int) ((begin - first) / 7) + 1, weeks);
    }

    private static long firstWeek(int year, DayOfWeek weekStart) {
        return Expansion.weekBegin(LocalDate.of(year, 1, 4), weekStart);
    }
}

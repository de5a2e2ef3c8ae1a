package io.calferry.outlook;

import io.calferry.outlook.Pattern.Index;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// When a pattern takes place, day by day, as Microsoft's pages describe it: the yardstick for the
/// rules that are made of it.
final class Calendar {

    private Calendar() {}

    /// The first 60 up to `end`.
    static List<LocalDateTime> of(Series series, LocalDateTime start, LocalDateTime end) {
        var found = new ArrayList<LocalDateTime>();
        int most =
                series.range() instanceof Range.Numbered(_, int occurrences)
                        ? Math.min(60, occurrences)
                        : 60;
        for (var day = start.toLocalDate(); found.size() < most; day = day.plusDays(1)) {
            boolean over = series.range() instanceof Range.Until(_, var last) && day.isAfter(last);
            var at = day.atTime(start.toLocalTime());
            if (over || !at.isBefore(end)) {
                break;
            }
            if (holds(series.pattern(), start.toLocalDate(), day)) {
                found.add(at);
            }
        }
        return found;
    }

    private static boolean holds(Pattern pattern, LocalDate start, LocalDate day) {
        return switch (pattern) {
            case Pattern.Daily(int interval) -> start.until(day, ChronoUnit.DAYS) % interval == 0;
            case Pattern.Weekly(int interval, var days, var firstDay) ->
                    days.contains(day.getDayOfWeek())
                            && week(start, firstDay).until(week(day, firstDay), ChronoUnit.WEEKS)
                                            % interval
                                    == 0;
            case Pattern.AbsoluteMonthly(int interval, int wanted) ->
                    months(start, day) % interval == 0 && isDay(day, wanted);
            case Pattern.RelativeMonthly(int interval, var days, var index) ->
                    months(start, day) % interval == 0 && isNth(day, days, index);
            case Pattern.AbsoluteYearly(var month, int wanted) ->
                    is(day, month) && isDay(day, wanted);
            case Pattern.RelativeYearly(var month, var days, var index) ->
                    is(day, month) && isNth(day, days, index);
            case Pattern.Foreign _ -> false;
        };
    }

    private static LocalDate week(LocalDate day, DayOfWeek firstDay) {
        return day.with(TemporalAdjusters.previousOrSame(firstDay));
    }

    private static long months(LocalDate start, LocalDate day) {
        return YearMonth.from(start).until(YearMonth.from(day), ChronoUnit.MONTHS);
    }

    private static boolean is(LocalDate day, Month month) {
        return day.getMonth() == month;
    }

    private static boolean isDay(LocalDate day, int wanted) {
        return day.getDayOfMonth() == Math.min(wanted, day.lengthOfMonth());
    }

    private static boolean isNth(LocalDate day, Set<DayOfWeek> days, Index index) {
        if (!days.contains(day.getDayOfWeek())) {
            return false;
        }
        var fitting = new ArrayList<LocalDate>();
        for (int i = 1; i <= day.lengthOfMonth(); i++) {
            if (days.contains(day.withDayOfMonth(i).getDayOfWeek())) {
                fitting.add(day.withDayOfMonth(i));
            }
        }
        return index == Index.LAST
                ? fitting.getLast().equals(day)
                : fitting.get(index.ordinal()).equals(day);
    }
}

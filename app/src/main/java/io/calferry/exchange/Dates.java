package io.calferry.exchange;

import io.calferry.outlook.Pattern;
import io.calferry.outlook.Pattern.Index;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The days of a series in their order, as Exchange counts its occurrences (MS-OXOCAL section
/// 2.2.1.44).
final class Dates {

    private Dates() {}

    /// Without end: whoever asks stops.
    ///
    /// @param first the first day of the range
    static Iterator<LocalDate> of(Pattern pattern, LocalDate first) {
        var all =
                switch (pattern) {
                    case Pattern.Daily(var interval) ->
                            Stream.iterate(first, day -> day.plusDays(interval));
                    case Pattern.Weekly weekly -> weekly(weekly, first);
                    case Pattern.AbsoluteMonthly(var interval, var day) ->
                            months(first, interval).map(month -> on(month, day));
                    case Pattern.RelativeMonthly(var interval, var days, var index) ->
                            months(first, interval).map(month -> on(month, days, index));
                    case Pattern.AbsoluteYearly(var month, var day) ->
                            years(first, month).map(it -> on(it, day));
                    case Pattern.RelativeYearly(var month, var days, var index) ->
                            years(first, month).map(it -> on(it, days, index));
                    case Pattern.Foreign _ -> Stream.<LocalDate>empty();
                };
        return all.filter(day -> !day.isBefore(first)).iterator();
    }

    private static Stream<LocalDate> weekly(Pattern.Weekly weekly, LocalDate first) {
        var week = first.with(TemporalAdjusters.previousOrSame(weekly.firstDay()));
        return Stream.iterate(week, it -> it.plusWeeks(weekly.interval()))
                .flatMap(
                        it ->
                                IntStream.range(0, 7)
                                        .mapToObj(it::plusDays)
                                        .filter(day -> weekly.days().contains(day.getDayOfWeek())));
    }

    private static Stream<YearMonth> months(LocalDate first, int interval) {
        return Stream.iterate(YearMonth.from(first), month -> month.plusMonths(interval));
    }

    private static Stream<YearMonth> years(LocalDate first, Month month) {
        return Stream.iterate(YearMonth.of(first.getYear(), month), it -> it.plusYears(1));
    }

    private static LocalDate on(YearMonth month, int day) {
        return month.atDay(Math.min(day, month.lengthOfMonth()));
    }

    private static LocalDate on(YearMonth month, Set<DayOfWeek> days, Index index) {
        List<LocalDate> fit = new ArrayList<>();
        for (int day = 1; day <= month.lengthOfMonth(); day++) {
            if (days.contains(month.atDay(day).getDayOfWeek())) {
                fit.add(month.atDay(day));
            }
        }
        return index == Index.LAST ? fit.getLast() : fit.get(index.ordinal());
    }
}

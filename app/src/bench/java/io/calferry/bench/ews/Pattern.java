package io.calferry.bench.ews;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// The six ways in which an appointment of Outlook repeats (MS-OXOCAL section 2.2.1.44).
public sealed interface Pattern {

    /// Every so many days.
    record Daily(int interval) implements Pattern {}

    /// On these days, every so many weeks.
    record Weekly(int interval, Set<DayOfWeek> days, DayOfWeek firstDay) implements Pattern {

        public Weekly {
            days = Set.copyOf(new TreeSet<>(days));
        }
    }

    /// On a day of the month, or on its last day where it has none of that number.
    record AbsoluteMonthly(int interval, int day) implements Pattern {}

    /// On the first, second, third, fourth or last day of a kind.
    record RelativeMonthly(int interval, Kind kind, Index index) implements Pattern {}

    record AbsoluteYearly(int day, Month month) implements Pattern {}

    record RelativeYearly(Kind kind, Index index, Month month) implements Pattern {}

    /// `DayOfWeekIndexType` of the schema.
    enum Index {
        FIRST,
        SECOND,
        THIRD,
        FOURTH,
        LAST
    }

    /// `DayOfWeekType` of the schema: what a relative pattern counts.
    enum Kind {
        SUNDAY,
        MONDAY,
        TUESDAY,
        WEDNESDAY,
        THURSDAY,
        FRIDAY,
        SATURDAY,
        DAY,
        WEEKDAY,
        WEEKEND_DAY;

        boolean counts(LocalDate day) {
            var weekend =
                    day.getDayOfWeek() == DayOfWeek.SATURDAY
                            || day.getDayOfWeek() == DayOfWeek.SUNDAY;
            return switch (this) {
                case DAY -> true;
                case WEEKDAY -> !weekend;
                case WEEKEND_DAY -> weekend;
                case SUNDAY, MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY ->
                        day.getDayOfWeek().name().equals(name());
            };
        }

        /// As the schema spells it.
        String word() {
            return this == WEEKEND_DAY ? "WeekendDay" : Pattern.word(name());
        }

        static Kind of(String word) {
            return word.equals("WeekendDay") ? WEEKEND_DAY : exactly(Kind.class, word);
        }
    }

    /// `MONDAY` as the schema spells it: `Monday`.
    static String word(String name) {
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    /// The one that the schema spells so. Throws `IllegalArgumentException` for any other spelling,
    /// as Exchange refuses it.
    static <E extends Enum<E>> E exactly(Class<E> of, String word) {
        for (var each : of.getEnumConstants()) {
            if (word(each.name()).equals(word)) {
                return each;
            }
        }
        throw new IllegalArgumentException(word);
    }

    /// The days from `start` on, without an end.
    default Stream<LocalDate> days(LocalDate start) {
        return switch (this) {
            case Daily(var interval) ->
                    LongStream.iterate(0, n -> n + interval).mapToObj(start::plusDays);
            case Weekly weekly -> weeks(weekly, start);
            case AbsoluteMonthly(var interval, var day) ->
                    months(start, interval)
                            .map(month -> month.atDay(Math.min(day, month.lengthOfMonth())))
                            .filter(date -> !date.isBefore(start));
            case RelativeMonthly(var interval, var kind, var index) ->
                    months(start, interval)
                            .map(month -> nth(month, kind, index))
                            .filter(date -> !date.isBefore(start));
            case AbsoluteYearly(var day, var month) ->
                    years(start, month)
                            .map(each -> each.atDay(Math.min(day, each.lengthOfMonth())))
                            .filter(date -> !date.isBefore(start));
            case RelativeYearly(var kind, var index, var month) ->
                    years(start, month)
                            .map(each -> nth(each, kind, index))
                            .filter(date -> !date.isBefore(start));
        };
    }

    private static Stream<LocalDate> weeks(Weekly weekly, LocalDate start) {
        var first = start.with(TemporalAdjusters.previousOrSame(weekly.firstDay()));
        return Stream.iterate(first, week -> week.plusWeeks(weekly.interval()))
                .flatMap(week -> LongStream.range(0, 7).mapToObj(week::plusDays))
                .filter(day -> weekly.days().contains(day.getDayOfWeek()))
                .filter(day -> !day.isBefore(start));
    }

    private static Stream<YearMonth> months(LocalDate start, int interval) {
        return Stream.iterate(YearMonth.from(start), month -> month.plusMonths(interval));
    }

    private static Stream<YearMonth> years(LocalDate start, Month month) {
        return Stream.iterate(
                YearMonth.of(start.getYear(), month), each -> each.plus(1, ChronoUnit.YEARS));
    }

    private static LocalDate nth(YearMonth month, Kind kind, Index index) {
        var days =
                LongStream.rangeClosed(1, month.lengthOfMonth())
                        .mapToObj(day -> month.atDay((int) day))
                        .filter(kind::counts)
                        .toList();
        return index == Index.LAST ? days.getLast() : days.get(index.ordinal());
    }
}

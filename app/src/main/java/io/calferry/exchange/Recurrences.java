package io.calferry.exchange;

import io.calferry.outlook.Pattern;
import io.calferry.outlook.Pattern.Index;
import io.calferry.outlook.Range;
import io.calferry.sync.Fault;
import io.calferry.sync.StoreException;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Recurrences in the words of EWS (t:RecurrenceType) and back.
final class Recurrences {

    private static final Set<DayOfWeek> WORKING_DAYS =
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    private static final Set<DayOfWeek> ALL_DAYS = EnumSet.allOf(DayOfWeek.class);

    private Recurrences() {}

    // ---- reading

    /// @param recurrence `t:Recurrence`
    static Pattern pattern(Element recurrence) throws StoreException {
        for (var child : recurrence.children()) {
            var pattern = child.local();
            switch (pattern) {
                case "DailyRecurrence":
                    return new Pattern.Daily(interval(child));
                case "WeeklyRecurrence":
                    return new Pattern.Weekly(interval(child), days(child), firstDay(child));
                case "AbsoluteMonthlyRecurrence":
                    return new Pattern.AbsoluteMonthly(
                            interval(child), number(child, "t:DayOfMonth"));
                case "RelativeMonthlyRecurrence":
                    return new Pattern.RelativeMonthly(interval(child), days(child), index(child));
                case "AbsoluteYearlyRecurrence":
                    return new Pattern.AbsoluteYearly(month(child), number(child, "t:DayOfMonth"));
                case "RelativeYearlyRecurrence":
                    return new Pattern.RelativeYearly(month(child), days(child), index(child));
                case "NoEndRecurrence", "EndDateRecurrence", "NumberedRecurrence":
                    break;
                default:
                    return new Pattern.Foreign(pattern);
            }
        }
        throw broken("a recurrence without pattern");
    }

    /// Dates are days in the zone of the series, whatever offset stands behind them.
    static Range range(Element recurrence) throws StoreException {
        for (var child : recurrence.children()) {
            switch (child.local()) {
                case "NoEndRecurrence":
                    return new Range.NoEnd(date(child, "t:StartDate"));
                case "EndDateRecurrence":
                    return new Range.Until(date(child, "t:StartDate"), date(child, "t:EndDate"));
                case "NumberedRecurrence":
                    return new Range.Numbered(
                            date(child, "t:StartDate"), number(child, "t:NumberOfOccurrences"));
                default:
                    break;
            }
        }
        throw broken("a recurrence without range");
    }

    private static int interval(Element pattern) throws StoreException {
        return pattern.child("t:Interval").isEmpty() ? 1 : number(pattern, "t:Interval");
    }

    private static int number(Element in, String name) throws StoreException {
        try {
            return Integer.parseInt(in.textOf(name).orElse("").strip());
        } catch (NumberFormatException _) {
            throw broken("a recurrence without " + name.substring(2));
        }
    }

    private static LocalDate date(Element in, String name) throws StoreException {
        try {
            var text = in.textOf(name).orElse("").strip();
            return LocalDate.parse(text.substring(0, Math.min(10, text.length())));
        } catch (DateTimeParseException _) {
            throw broken("a recurrence without " + name.substring(2));
        }
    }

    private static Set<DayOfWeek> days(Element pattern) throws StoreException {
        var days = EnumSet.noneOf(DayOfWeek.class);
        for (var word : pattern.textOf("t:DaysOfWeek").orElse("").strip().split("\\s+")) {
            switch (word) {
                case "Day" -> days.addAll(ALL_DAYS);
                case "Weekday" -> days.addAll(WORKING_DAYS);
                case "WeekendDay" -> days.addAll(WEEKEND);
                default -> days.add(one(DayOfWeek.class, word));
            }
        }
        return days;
    }

    private static DayOfWeek firstDay(Element pattern) throws StoreException {
        var word = pattern.textOf("t:FirstDayOfWeek");
        return word.isPresent() ? one(DayOfWeek.class, word.get()) : DayOfWeek.SUNDAY;
    }

    private static Index index(Element pattern) throws StoreException {
        return one(Index.class, pattern.textOf("t:DayOfWeekIndex").orElse(""));
    }

    private static Month month(Element pattern) throws StoreException {
        return one(Month.class, pattern.textOf("t:Month").orElse(""));
    }

    private static <E extends Enum<E>> E one(Class<E> of, String word) throws StoreException {
        try {
            return Enum.valueOf(of, word.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            throw broken("a recurrence with an unknown word");
        }
    }

    private static StoreException broken(String what) {
        return new StoreException(new Fault.Unreadable(Fault.Unreadable.Why.BAD_OBJECT, what));
    }

    // ---- writing

    /// `t:Recurrence`. A pattern that is none of the six never comes here: nothing maps to it.
    static Element element(Pattern pattern, Range range) {
        return Element.of("t:Recurrence", element(pattern), element(range));
    }

    private static Element element(Pattern pattern) {
        return switch (pattern) {
            case Pattern.Daily(var interval) ->
                    Element.of("t:DailyRecurrence", text("t:Interval", interval));
            case Pattern.Weekly(var interval, var days, var firstDay) ->
                    Element.of(
                            "t:WeeklyRecurrence",
                            text("t:Interval", interval),
                            Element.text("t:DaysOfWeek", words(days)),
                            Element.text("t:FirstDayOfWeek", word(firstDay)));
            case Pattern.AbsoluteMonthly(var interval, var day) ->
                    Element.of(
                            "t:AbsoluteMonthlyRecurrence",
                            text("t:Interval", interval),
                            text("t:DayOfMonth", day));
            case Pattern.RelativeMonthly(var interval, var days, var index) ->
                    Element.of(
                            "t:RelativeMonthlyRecurrence",
                            text("t:Interval", interval),
                            Element.text("t:DaysOfWeek", oneWord(days)),
                            Element.text("t:DayOfWeekIndex", word(index)));
            case Pattern.AbsoluteYearly(var month, var day) ->
                    Element.of(
                            "t:AbsoluteYearlyRecurrence",
                            text("t:DayOfMonth", day),
                            Element.text("t:Month", word(month)));
            case Pattern.RelativeYearly(var month, var days, var index) ->
                    Element.of(
                            "t:RelativeYearlyRecurrence",
                            Element.text("t:DaysOfWeek", oneWord(days)),
                            Element.text("t:DayOfWeekIndex", word(index)),
                            Element.text("t:Month", word(month)));
            case Pattern.Foreign(var what) -> throw new IllegalArgumentException(what);
        };
    }

    private static Element element(Range range) {
        var start = Element.text("t:StartDate", range.first().toString());
        return switch (range) {
            case Range.NoEnd _ -> Element.of("t:NoEndRecurrence", start);
            case Range.Until(_, var last) ->
                    Element.of(
                            "t:EndDateRecurrence",
                            start,
                            Element.text("t:EndDate", last.toString()));
            case Range.Numbered(_, var occurrences) ->
                    Element.of(
                            "t:NumberedRecurrence",
                            start,
                            text("t:NumberOfOccurrences", occurrences));
        };
    }

    private static Element text(String name, int number) {
        return Element.text(name, Integer.toString(number));
    }

    private static String words(Set<DayOfWeek> days) {
        return List.copyOf(days).stream().map(Recurrences::word).collect(Collectors.joining(" "));
    }

    /// Relative patterns have one word for their days (t:DayOfWeekType).
    private static String oneWord(Set<DayOfWeek> days) {
        if (days.equals(ALL_DAYS)) {
            return "Day";
        }
        if (days.equals(WORKING_DAYS)) {
            return "Weekday";
        }
        return days.equals(WEEKEND) ? "WeekendDay" : words(days);
    }

    private static String word(Enum<?> of) {
        var name = of.name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }
}

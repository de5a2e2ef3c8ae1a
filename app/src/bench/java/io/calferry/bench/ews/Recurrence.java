package io.calferry.bench.ews;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A pattern and how long it goes on.
///
/// @param calendar by which the pattern counts (`CalendarType` of MS-OXOCAL section 2.2.1.44.1);
///     EWS shows the pattern as one of the Gregorian calendar all the same, and here its days are
///     those that it would have there
public record Recurrence(Pattern pattern, LocalDate start, Range range, short calendar) {

    /// By the Gregorian calendar, as everything that comes in through EWS.
    Recurrence(Pattern pattern, LocalDate start, Range range) {
        this(pattern, start, range, (short) 0);
    }

    /// Far enough for whoever looks at a series that never ends.
    private static final int NEVER = 20_000;

    /// How long a series goes on.
    public sealed interface Range {

        record NoEnd() implements Range {}

        /// Until that day, which still counts.
        record EndDate(LocalDate last) implements Range {}

        record Numbered(int occurrences) implements Range {}
    }

    /// The days of the occurrences, deleted and moved ones too, by the rule alone.
    Stream<LocalDate> days() {
        var days = pattern.days(start);
        return switch (range) {
            case Range.NoEnd() -> days.limit(NEVER);
            case Range.EndDate(var last) -> days.takeWhile(day -> !day.isAfter(last));
            case Range.Numbered(var occurrences) -> days.limit(occurrences);
        };
    }

    /// Reads what the schema calls `RecurrenceType`, as strictly as Exchange does: limits are those
    /// of MS-OXOCAL section 2.2.1.44.1.
    static Recurrence read(Element element) throws Refusal {
        if (element.children().size() != 2) {
            throw Refusal.schema("A recurrence has a pattern and a range.");
        }
        try {
            var pattern = pattern(element.children().get(0));
            var range = element.children().get(1);
            var start = day(range, "StartDate");
            return new Recurrence(pattern, start, range(range, start)).checked();
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            throw Refusal.schema("The recurrence is invalid.");
        }
    }

    private Recurrence checked() throws Refusal {
        if (days().findFirst().isEmpty()) {
            throw new Refusal(
                    "ErrorRecurrenceHasNoOccurrence",
                    "The recurrence pattern has no occurrence in its range.");
        }
        return this;
    }

    private static Pattern pattern(Element element) throws Refusal {
        return switch (element.name()) {
            case "DailyRecurrence" -> new Pattern.Daily(interval(element, 999));
            case "WeeklyRecurrence" ->
                    new Pattern.Weekly(
                            interval(element, 99),
                            weekdays(text(element, "DaysOfWeek")),
                            element.textAt("FirstDayOfWeek")
                                    .map(Recurrence::weekday)
                                    .orElse(DayOfWeek.SUNDAY));
            case "AbsoluteMonthlyRecurrence" ->
                    new Pattern.AbsoluteMonthly(interval(element, 99), dayOfMonth(element));
            case "RelativeMonthlyRecurrence" ->
                    new Pattern.RelativeMonthly(
                            interval(element, 99), kind(element), index(element));
            case "AbsoluteYearlyRecurrence" ->
                    new Pattern.AbsoluteYearly(dayOfMonth(element), month(element));
            case "RelativeYearlyRecurrence" ->
                    new Pattern.RelativeYearly(kind(element), index(element), month(element));
            default ->
                    throw new Refusal(
                            "ErrorUnsupportedRecurrence", "The recurrence is not supported.");
        };
    }

    private static Range range(Element element, LocalDate start) throws Refusal {
        return switch (element.name()) {
            case "NoEndRecurrence" -> new Range.NoEnd();
            case "EndDateRecurrence" -> {
                var end = day(element, "EndDate");
                if (end.isBefore(start)) {
                    throw new Refusal(
                            "ErrorCalendarEndDateIsEarlierThanStartDate",
                            "EndDate is earlier than StartDate");
                }
                yield new Range.EndDate(end);
            }
            case "NumberedRecurrence" -> {
                var count = Integer.parseInt(text(element, "NumberOfOccurrences"));
                yield new Range.Numbered(within(count, 999));
            }
            default -> throw Refusal.schema("The range of the recurrence is unknown.");
        };
    }

    private static int within(int number, int most) throws Refusal {
        if (number < 1 || number > most) {
            throw new Refusal(
                    "ErrorCalendarOutOfRange", "The specified value is out of range: " + number);
        }
        return number;
    }

    private static int interval(Element element, int most) throws Refusal {
        return within(Integer.parseInt(text(element, "Interval")), most);
    }

    private static int dayOfMonth(Element element) throws Refusal {
        return within(Integer.parseInt(text(element, "DayOfMonth")), 31);
    }

    private static Pattern.Kind kind(Element element) throws Refusal {
        return Pattern.Kind.of(text(element, "DaysOfWeek").strip());
    }

    private static Pattern.Index index(Element element) throws Refusal {
        return Pattern.exactly(Pattern.Index.class, text(element, "DayOfWeekIndex"));
    }

    private static Month month(Element element) throws Refusal {
        return Pattern.exactly(Month.class, text(element, "Month"));
    }

    private static TreeSet<DayOfWeek> weekdays(String words) throws Refusal {
        var days = new TreeSet<DayOfWeek>();
        for (var word : words.strip().split("\\s+")) {
            if (word.startsWith("Week") || word.equals("Day")) {
                throw new Refusal(
                        "ErrorCalendarInvalidDayForWeeklyRecurrence",
                        "Weekly patterns take the days of the week alone.");
            }
            days.add(weekday(word));
        }
        return days;
    }

    private static DayOfWeek weekday(String word) {
        return Pattern.exactly(DayOfWeek.class, word.strip());
    }

    private static String text(Element element, String name) throws Refusal {
        return element.textAt(name).orElseThrow(() -> Refusal.schema(name + " is missing."));
    }

    /// A date, whatever offset it carries: that is of no use to Exchange either.
    private static LocalDate day(Element element, String name) throws Refusal {
        return LocalDate.parse(text(element, name).strip().substring(0, 10));
    }

    /// @param offset what stands behind dates, such as `Z`
    void write(XmlText out, String offset) {
        out.open("t:Recurrence");
        switch (pattern) {
            case Pattern.Daily(var interval) ->
                    out.open("t:DailyRecurrence").text("t:Interval", "" + interval).close();
            case Pattern.Weekly(var interval, var days, var firstDay) ->
                    out.open("t:WeeklyRecurrence")
                            .text("t:Interval", "" + interval)
                            .text(
                                    "t:DaysOfWeek",
                                    new TreeSet<>(days)
                                            .stream()
                                                    .map(day -> Pattern.word(day.name()))
                                                    .collect(Collectors.joining(" ")))
                            .text("t:FirstDayOfWeek", Pattern.word(firstDay.name()))
                            .close();
            case Pattern.AbsoluteMonthly(var interval, var day) ->
                    out.open("t:AbsoluteMonthlyRecurrence")
                            .text("t:Interval", "" + interval)
                            .text("t:DayOfMonth", "" + day)
                            .close();
            case Pattern.RelativeMonthly(var interval, var kind, var index) ->
                    out.open("t:RelativeMonthlyRecurrence")
                            .text("t:Interval", "" + interval)
                            .text("t:DaysOfWeek", kind.word())
                            .text("t:DayOfWeekIndex", Pattern.word(index.name()))
                            .close();
            case Pattern.AbsoluteYearly(var day, var month) ->
                    out.open("t:AbsoluteYearlyRecurrence")
                            .text("t:DayOfMonth", "" + day)
                            .text("t:Month", Pattern.word(month.name()))
                            .close();
            case Pattern.RelativeYearly(var kind, var index, var month) ->
                    out.open("t:RelativeYearlyRecurrence")
                            .text("t:DaysOfWeek", kind.word())
                            .text("t:DayOfWeekIndex", Pattern.word(index.name()))
                            .text("t:Month", Pattern.word(month.name()))
                            .close();
        }
        var first = start + offset;
        switch (range) {
            case Range.NoEnd() -> out.open("t:NoEndRecurrence").text("t:StartDate", first).close();
            case Range.EndDate(var last) ->
                    out.open("t:EndDateRecurrence")
                            .text("t:StartDate", first)
                            .text("t:EndDate", last + offset)
                            .close();
            case Range.Numbered(var occurrences) ->
                    out.open("t:NumberedRecurrence")
                            .text("t:StartDate", first)
                            .text("t:NumberOfOccurrences", "" + occurrences)
                            .close();
        }
        out.close();
    }

    /// The last day, where there is one.
    Optional<LocalDate> lastDay() {
        return range instanceof Range.NoEnd()
                ? Optional.empty()
                : days().reduce((_, later) -> later);
    }
}

package io.calferry.outlook;

import io.calferry.ical.Expansion;
import io.calferry.ical.Rule;
import io.calferry.ical.When;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.util.List;
import java.util.Set;

/// The pattern that says what a recurrence rule says. Found by the parts of the rule, then proven
/// by the dates that both give, so that nothing is written that takes place at other times.
final class RulePattern {

    /// Dates that are compared: of a yearly rule, the 28 years in which days of the week and leap
    /// years come round; of the others, ten years of months. What differs later differs earlier.
    private static final int COMPARED_YEARS = 30;

    private static final int COMPARED = 120;

    /// The most that EWS takes (Interval; NumberOfOccurrences).
    private static final int MOST_DAYS = 999;

    private static final int MOST_WEEKS_OR_MONTHS = 99;
    private static final int MOST_OCCURRENCES = 999;

    /// Outlook's own form of "no end" is a day in this year.
    private static final int NEVER = 4500;

    private static final int YEAR = 12;

    private final Rule rule;
    private final LocalDateTime start;

    private RulePattern(Rule rule, LocalDateTime start) {
        this.rule = rule;
        this.start = start;
    }

    /// Pattern and range of a rule, its UNTIL told in local time; throws where Outlook has none.
    static Series of(Rule rule, LocalDateTime start) throws UnmappedException {
        var of = new RulePattern(rule, start);
        var pattern = of.pattern();
        of.prove(pattern);
        return new Series(pattern, of.range(), List.of(), List.of());
    }

    static UnmappedException refused(String what) {
        return new UnmappedException(new Unmapped.NoPattern(what));
    }

    private Pattern pattern() throws UnmappedException {
        if (!rule.others().isEmpty()) {
            throw refused("its rule has parts that Outlook does not know");
        }
        if (rule.byYearDay().length + rule.byWeekNo().length > 0) {
            throw refused("by days or weeks counted through the year");
        }
        if (rule.byHour().length > 1 || rule.byMinute().length > 1 || rule.bySecond().length > 1) {
            throw refused("several times a day");
        }
        if (start.getSecond() != 0) {
            throw refused("it does not begin at a full minute");
        }
        return switch (rule.freq()) {
            case SECONDLY, MINUTELY, HOURLY -> throw refused("several times a day");
            case DAILY -> daily();
            case WEEKLY -> weekly();
            case MONTHLY -> monthly();
            case YEARLY -> yearly();
        };
    }

    private Pattern daily() throws UnmappedException {
        boolean byMonth = rule.byMonth().length + rule.byMonthDay().length > 0;
        if (byMonth || rule.bySetPos().length > 0) {
            throw refused("daily, but only on some days of the year");
        }
        if (rule.byDay().isEmpty()) {
            return new Pattern.Daily(atMost(MOST_DAYS, rule.interval()));
        }
        if (rule.interval() > 1) {
            throw refused("every few days, but only on some days of the week");
        }
        return new Pattern.Weekly(1, DayOfMonth.days(rule), rule.weekStart());
    }

    private Pattern weekly() throws UnmappedException {
        if (rule.byMonth().length + rule.byMonthDay().length + rule.bySetPos().length > 0) {
            throw refused("weekly, but only in some weeks of the year");
        }
        var days = rule.byDay().isEmpty() ? Set.of(start.getDayOfWeek()) : DayOfMonth.days(rule);
        return new Pattern.Weekly(
                atMost(MOST_WEEKS_OR_MONTHS, rule.interval()), days, rule.weekStart());
    }

    private Pattern monthly() throws UnmappedException {
        if (rule.byMonth().length == 0) {
            return everyMonths(rule.interval());
        }
        if (rule.interval() > 1) {
            throw refused("every few months, but only in some of the year");
        }
        return inMonths();
    }

    private Pattern yearly() throws UnmappedException {
        if (rule.byMonth().length > 0) {
            return inMonths();
        }
        if (rule.byDay().isEmpty() && rule.byMonthDay().length == 0) {
            return inMonth(start.getMonth());
        }
        if (rule.interval() > 1 || !rule.byDay().isEmpty() && !isEveryWeek()) {
            throw refused("by weekdays counted through the year");
        }
        return everyMonths(1);
    }

    private boolean isEveryWeek() {
        return rule.bySetPos().length == 0 && rule.byDay().stream().allMatch(d -> d.nth() == 0);
    }

    private Pattern inMonths() throws UnmappedException {
        var months = rule.byMonth();
        if (months.length == 1) {
            return inMonth(Month.of(months[0]));
        }
        int gap = YEAR / months.length;
        for (int i = 1; i < months.length; i++) {
            if (months[i] - months[i - 1] != gap) {
                throw refused("in several months of the year");
            }
        }
        if (gap * months.length != YEAR || rule.interval() > 1 || rule.bySetPos().length > 0) {
            throw refused("in several months of the year");
        }
        return everyMonths(gap);
    }

    /// Outlook has no years between, but as many months as one likes.
    private Pattern inMonth(Month month) throws UnmappedException {
        if (rule.freq() == Rule.Freq.YEARLY && rule.interval() > 1) {
            return everyMonths(rule.interval() * YEAR);
        }
        return switch (DayOfMonth.of(rule, start)) {
            case DayOfMonth.OnDay(int day) ->
                    new Pattern.AbsoluteYearly(month, Math.min(day, month.maxLength()));
            case DayOfMonth.Nth(var days, var index) ->
                    new Pattern.RelativeYearly(month, days, index);
            case DayOfMonth.EveryWeek _ -> throw refused("each week of one month");
        };
    }

    private Pattern everyMonths(int interval) throws UnmappedException {
        int months = atMost(MOST_WEEKS_OR_MONTHS, interval);
        return switch (DayOfMonth.of(rule, start)) {
            case DayOfMonth.OnDay(int day) -> new Pattern.AbsoluteMonthly(months, day);
            case DayOfMonth.Nth(var days, var index) ->
                    new Pattern.RelativeMonthly(months, days, index);
            case DayOfMonth.EveryWeek(var days) -> {
                if (interval > 1) {
                    throw refused("each week of some months");
                }
                yield new Pattern.Weekly(1, days, rule.weekStart());
            }
        };
    }

    private static int atMost(int most, int interval) throws UnmappedException {
        if (interval > most) {
            throw refused("the time between is too long");
        }
        return interval;
    }

    /// Throws unless both give the same dates, the first of them the start.
    private void prove(Pattern pattern) throws UnmappedException {
        var ours =
                new Expansion(
                        PatternRule.of(pattern).withCount(rule.count()).withUntil(rule.until()),
                        start);
        var theirs = new Expansion(rule, start);
        var first = theirs.next();
        if (!start.equals(first)) {
            throw refused("it begins on a day that its rule passes over");
        }
        if (!start.equals(ours.next())) {
            throw refused("Outlook would begin on another day");
        }
        int most = rule.freq() == Rule.Freq.YEARLY ? COMPARED_YEARS : COMPARED;
        for (int i = 1; i < most; i++) {
            var next = theirs.next();
            var own = ours.next();
            if (next == null && own == null) {
                return;
            }
            if (next == null || !next.equals(own)) {
                throw refused(
                        pattern instanceof Pattern.AbsoluteMonthly
                                        || pattern instanceof Pattern.AbsoluteYearly
                                ? "Outlook would not pass over months that lack the day"
                                : "Outlook would take other days");
            }
        }
    }

    private Range range() throws UnmappedException {
        var first = start.toLocalDate();
        var until = rule.until();
        if (until != null) {
            var last = last(until);
            return last.getYear() >= NEVER ? new Range.NoEnd(first) : new Range.Until(first, last);
        }
        if (rule.count() > MOST_OCCURRENCES) {
            return new Range.Until(first, lastCounted());
        }
        return rule.count() > 0 ? new Range.Numbered(first, rule.count()) : new Range.NoEnd(first);
    }

    /// The last day on which an occurrence may begin: one that would begin later that day than the
    /// rule's end does not.
    private LocalDate last(When until) {
        var local = until.local();
        return until instanceof When.Day || !local.toLocalTime().isBefore(start.toLocalTime())
                ? local.toLocalDate()
                : local.toLocalDate().minusDays(1);
    }

    private LocalDate lastCounted() throws UnmappedException {
        var dates = new Expansion(rule, start);
        var last = start;
        int given = 0;
        for (var at = dates.next(); at != null; at = dates.next()) {
            last = at;
            given++;
        }
        if (given < rule.count()) {
            throw refused("too many dates to count");
        }
        return last.toLocalDate();
    }
}

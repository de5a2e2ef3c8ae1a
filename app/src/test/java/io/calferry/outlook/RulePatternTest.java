package io.calferry.outlook;

import static io.calferry.outlook.Items.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;

import io.calferry.outlook.Pattern.Index;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.Set;

class RulePatternTest {

    private static final Set<DayOfWeek> WEEKDAYS =
            Set.of(MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY);

    private static Series series(String start, String rule) {
        return Items.appointment(
                        "DTSTART;TZID=Europe/Berlin:" + start + "T100000",
                        "DURATION:PT1H",
                        "RRULE:" + rule)
                .series()
                .orElseThrow();
    }

    private static Pattern pattern(String start, String rule) {
        return series(start, rule).pattern();
    }

    private static String refused(String start, String rule) {
        return refusal(
                        "DTSTART;TZID=Europe/Berlin:" + start + "T100000",
                        "DURATION:PT1H",
                        "RRULE:" + rule)
                .words();
    }

    @Test
    void daily_rules_are_daily_patterns() {
        assertThat(pattern("20260302", "FREQ=DAILY;INTERVAL=3")).isEqualTo(new Pattern.Daily(3));
    }

    @Test
    void daily_on_some_weekdays_is_weekly() {
        assertThat(pattern("20260302", "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR"))
                .isEqualTo(new Pattern.Weekly(1, WEEKDAYS, MONDAY));
    }

    @Test
    void weekly_rules_are_weekly_patterns() {
        assertThat(pattern("20260302", "FREQ=WEEKLY"))
                .isEqualTo(new Pattern.Weekly(1, Set.of(MONDAY), MONDAY));
        assertThat(pattern("20260302", "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=MO,SU"))
                .isEqualTo(new Pattern.Weekly(2, Set.of(MONDAY, SUNDAY), SUNDAY));
    }

    @Test
    void monthly_rules_on_a_day_are_absolute() {
        assertThat(pattern("20260302", "FREQ=MONTHLY"))
                .isEqualTo(new Pattern.AbsoluteMonthly(1, 2));
        assertThat(pattern("20260302", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=2"))
                .isEqualTo(new Pattern.AbsoluteMonthly(3, 2));
    }

    @Test
    void the_last_day_of_the_month_is_the_31st() {
        assertThat(pattern("20260228", "FREQ=MONTHLY;BYMONTHDAY=-1"))
                .isEqualTo(new Pattern.AbsoluteMonthly(1, 31));
        assertThat(pattern("20260331", "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1"))
                .isEqualTo(new Pattern.AbsoluteMonthly(1, 31));
        assertThat(pattern("20260330", "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1"))
                .isEqualTo(new Pattern.AbsoluteMonthly(1, 30));
    }

    @Test
    void a_numbered_weekday_is_relative() {
        assertThat(pattern("20260302", "FREQ=MONTHLY;BYDAY=1MO"))
                .isEqualTo(new Pattern.RelativeMonthly(1, Set.of(MONDAY), Index.FIRST));
        assertThat(pattern("20260327", "FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR"))
                .isEqualTo(new Pattern.RelativeMonthly(2, Set.of(FRIDAY), Index.LAST));
        assertThat(pattern("20260312", "FREQ=MONTHLY;BYDAY=TH;BYSETPOS=2"))
                .isEqualTo(new Pattern.RelativeMonthly(1, Set.of(THURSDAY), Index.SECOND));
        assertThat(pattern("20260314", "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=8,9,10,11,12,13,14"))
                .isEqualTo(new Pattern.RelativeMonthly(1, Set.of(SATURDAY), Index.SECOND));
    }

    @Test
    void weekdays_and_weekend_days_by_position_are_relative() {
        assertThat(pattern("20260331", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"))
                .isEqualTo(new Pattern.RelativeMonthly(1, WEEKDAYS, Index.LAST));
        assertThat(pattern("20260301", "FREQ=MONTHLY;BYDAY=SA,SU;BYSETPOS=1"))
                .isEqualTo(new Pattern.RelativeMonthly(1, Set.of(SATURDAY, SUNDAY), Index.FIRST));
    }

    @Test
    void yearly_rules_are_yearly_patterns() {
        assertThat(pattern("20260302", "FREQ=YEARLY"))
                .isEqualTo(new Pattern.AbsoluteYearly(Month.MARCH, 2));
        assertThat(pattern("20260302", "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=2"))
                .isEqualTo(new Pattern.AbsoluteYearly(Month.MARCH, 2));
        assertThat(pattern("20260331", "FREQ=YEARLY;BYMONTH=3;BYDAY=-1TU"))
                .isEqualTo(new Pattern.RelativeYearly(Month.MARCH, Set.of(TUESDAY), Index.LAST));
        assertThat(pattern("20260302", "FREQ=MONTHLY;BYMONTH=3;BYDAY=1MO"))
                .isEqualTo(new Pattern.RelativeYearly(Month.MARCH, Set.of(MONDAY), Index.FIRST));
    }

    @Test
    void every_few_years_is_every_so_many_months() {
        assertThat(pattern("20260302", "FREQ=YEARLY;INTERVAL=2"))
                .isEqualTo(new Pattern.AbsoluteMonthly(24, 2));
        assertThat(pattern("20260302", "FREQ=YEARLY;INTERVAL=4;BYMONTH=3;BYDAY=1MO"))
                .isEqualTo(new Pattern.RelativeMonthly(48, Set.of(MONDAY), Index.FIRST));
        assertThat(pattern("20280229", "FREQ=YEARLY;INTERVAL=4;COUNT=10"))
                .isEqualTo(new Pattern.AbsoluteMonthly(48, 29));
    }

    @Test
    void months_at_equal_distance_are_every_so_many_months() {
        assertThat(pattern("20260302", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=2"))
                .isEqualTo(new Pattern.AbsoluteMonthly(3, 2));
        assertThat(pattern("20260302", "FREQ=YEARLY;BYMONTHDAY=2"))
                .isEqualTo(new Pattern.AbsoluteMonthly(1, 2));
    }

    @Test
    void each_week_of_each_month_is_weekly() {
        assertThat(pattern("20260302", "FREQ=MONTHLY;BYDAY=MO"))
                .isEqualTo(new Pattern.Weekly(1, Set.of(MONDAY), MONDAY));
    }

    @Test
    void a_day_that_short_months_lack_crosses_where_it_never_matters() {
        assertThat(pattern("20260331", "FREQ=MONTHLY;INTERVAL=2;COUNT=3"))
                .isEqualTo(new Pattern.AbsoluteMonthly(2, 31));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "20260331 | FREQ=MONTHLY | Outlook would not pass over months that lack the day",
                "20280229 | FREQ=YEARLY | Outlook would not pass over months that lack the day",
                "20260302 | FREQ=MONTHLY;BYDAY=1MO,3MO | on more than one numbered day of the week",
                "20260302 | FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1,3 | on several positions of a"
                        + " month",
                "20260302 | FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1 | on one of just these days of the"
                        + " week",
                "20260330 | FREQ=MONTHLY;BYDAY=5MO | on a position beyond the fourth, or counted"
                        + " from the end",
                "20260302 | FREQ=MONTHLY;BYMONTHDAY=2,16 | on several days of a month",
                "20260329 | FREQ=MONTHLY;BYMONTHDAY=-3 | on a day counted from the end of the"
                        + " month",
                "20260302 | FREQ=MONTHLY;BYDAY=MO;INTERVAL=2 | each week of some months",
                "20260302 | FREQ=YEARLY;BYMONTH=3;BYDAY=MO | each week of one month",
                "20260302 | FREQ=YEARLY;BYMONTH=3,4;BYMONTHDAY=2 | in several months of the year",
                "20260302 | FREQ=YEARLY;BYWEEKNO=10;BYDAY=MO | by days or weeks counted through the"
                        + " year",
                "20260302 | FREQ=YEARLY;BYYEARDAY=61 | by days or weeks counted through the year",
                "20260302 | FREQ=YEARLY;BYDAY=9MO | by weekdays counted through the year",
                "20260302 | FREQ=HOURLY | several times a day",
                "20260302 | FREQ=DAILY;BYHOUR=10,14 | several times a day",
                "20260302 | FREQ=DAILY;BYMONTH=3 | daily, but only on some days of the year",
                "20260302 | FREQ=DAILY;INTERVAL=2;BYDAY=MO | every few days, but only on some days"
                        + " of the week",
                "20260302 | FREQ=WEEKLY;BYMONTH=3 | weekly, but only in some weeks of the year",
                "20260302 | FREQ=WEEKLY;BYDAY=TU | it begins on a day that its rule passes over",
                "20260302 | FREQ=WEEKLY;INTERVAL=100 | the time between is too long",
                "20260302 | FREQ=YEARLY;INTERVAL=9 | the time between is too long",
                "20260302 | RSCALE=CHINESE;FREQ=YEARLY | its rule has parts that Outlook does not"
                        + " know",
            })
    void what_outlook_has_no_pattern_for_is_refused_with_a_reason(
            String start, String rule, String why) {
        assertThat(refused(start, rule)).isEqualTo("Outlook can't repeat it: " + why);
    }

    @Test
    void a_series_that_does_not_begin_at_a_full_minute_is_refused() {
        assertThat(refusal("DTSTART:20260302T100030Z", "DURATION:PT1H", "RRULE:FREQ=DAILY").words())
                .isEqualTo("Outlook can't repeat it: it does not begin at a full minute");
    }

    @Test
    void the_end_of_a_rule_is_the_last_day_in_the_series_zone() {
        var first = LocalDate.of(2026, 3, 2);

        assertThat(series("20260302", "FREQ=DAILY").range()).isEqualTo(new Range.NoEnd(first));
        assertThat(series("20260302", "FREQ=DAILY;COUNT=4").range())
                .isEqualTo(new Range.Numbered(first, 4));
        assertThat(series("20260302", "FREQ=DAILY;UNTIL=20260310T090000Z").range())
                .isEqualTo(new Range.Until(first, LocalDate.of(2026, 3, 10)));
        assertThat(series("20260302", "FREQ=DAILY;UNTIL=20260310T085959Z").range())
                .isEqualTo(new Range.Until(first, LocalDate.of(2026, 3, 9)));
        assertThat(series("20260302", "FREQ=DAILY;UNTIL=20260310T233000Z").range())
                .isEqualTo(new Range.Until(first, LocalDate.of(2026, 3, 10)));
        assertThat(series("20260302", "FREQ=DAILY;UNTIL=20260310").range())
                .isEqualTo(new Range.Until(first, LocalDate.of(2026, 3, 10)));
        assertThat(series("20260302", "FREQ=DAILY;UNTIL=99991231T000000Z").range())
                .isEqualTo(new Range.NoEnd(first));
    }

    @Test
    void more_occurrences_than_outlook_counts_end_on_a_day() {
        assertThat(series("20260302", "FREQ=DAILY;COUNT=1000").range())
                .isEqualTo(new Range.Until(LocalDate.of(2026, 3, 2), LocalDate.of(2028, 11, 25)));
    }
}

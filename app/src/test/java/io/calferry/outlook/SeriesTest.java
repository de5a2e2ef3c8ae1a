package io.calferry.outlook;

import static io.calferry.outlook.Items.BERLIN;
import static io.calferry.outlook.Items.DETAILS;
import static io.calferry.outlook.Items.MAILBOX;
import static io.calferry.outlook.Items.answered;
import static io.calferry.outlook.Items.at;
import static io.calferry.outlook.Items.calendar;
import static io.calferry.outlook.Items.details;
import static io.calferry.outlook.Items.lines;
import static io.calferry.outlook.Items.reason;
import static io.calferry.outlook.Items.series;
import static io.calferry.outlook.Items.timed;
import static io.calferry.outlook.Items.withMime;

import static org.assertj.core.api.Assertions.assertThat;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;

import io.calferry.ical.Recurrence;
import io.calferry.outlook.Pattern.Index;
import io.calferry.outlook.Status.Response;

import org.junit.jupiter.api.Test;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

class SeriesTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
    private static final Range NO_END = new Range.NoEnd(FIRST);
    private static final Range FOUR = new Range.Numbered(FIRST, 4);
    private static final Set<DayOfWeek> WEEKDAYS =
            Set.of(MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY);
    private static final Instant SECOND_WEEK = Instant.parse("2026-03-09T09:00:00Z");

    private static String rule(Pattern pattern) {
        return rule(pattern, NO_END);
    }

    private static String rule(Pattern pattern, Range range) {
        return lines(series(DETAILS, pattern, range), "RRULE")
                .getFirst()
                .substring("RRULE:".length());
    }

    private static Appointment weekly(List<ModifiedOccurrence> modified, Instant... deleted) {
        var pattern = new Pattern.Weekly(1, Set.of(MONDAY), MONDAY);
        return series(DETAILS, new Series(pattern, FOUR, modified, List.of(deleted)));
    }

    private static ModifiedOccurrence moved(Instant slot, String start, String end) {
        return new ModifiedOccurrence(slot, at(DETAILS, timed(start, end, BERLIN)));
    }

    private static List<String> starts(Appointment item) {
        return Recurrence.of(calendar(item), ZoneId.of("Europe/Berlin"))
                .between(
                        Instant.parse("2026-01-01T00:00:00Z"),
                        Instant.parse("2030-01-01T00:00:00Z"),
                        50)
                .stream()
                .map(instance -> instance.start().toString())
                .toList();
    }

    @Test
    void each_pattern_is_the_rule_that_says_it() {
        assertThat(rule(new Pattern.Daily(3))).isEqualTo("FREQ=DAILY;INTERVAL=3");
        assertThat(rule(new Pattern.Weekly(1, Set.of(MONDAY, THURSDAY), MONDAY)))
                .isEqualTo("FREQ=WEEKLY;BYDAY=MO,TH");
        assertThat(rule(new Pattern.AbsoluteMonthly(2, 2)))
                .isEqualTo("FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=2");
        assertThat(rule(new Pattern.RelativeMonthly(1, Set.of(MONDAY), Index.FIRST)))
                .isEqualTo("FREQ=MONTHLY;BYDAY=1MO");
        assertThat(rule(new Pattern.RelativeMonthly(1, Set.of(FRIDAY), Index.LAST)))
                .isEqualTo("FREQ=MONTHLY;BYDAY=-1FR");
        assertThat(rule(new Pattern.AbsoluteYearly(Month.MARCH, 2)))
                .isEqualTo("FREQ=YEARLY;BYMONTHDAY=2;BYMONTH=3");
        assertThat(rule(new Pattern.RelativeYearly(Month.MARCH, Set.of(MONDAY), Index.FIRST)))
                .isEqualTo("FREQ=YEARLY;BYDAY=1MO;BYMONTH=3");
    }

    @Test
    void the_nth_of_several_weekdays_is_a_position_among_them() {
        assertThat(rule(new Pattern.RelativeMonthly(1, WEEKDAYS, Index.LAST)))
                .isEqualTo("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1");
        assertThat(
                        rule(
                                new Pattern.RelativeYearly(
                                        Month.MAY, Set.of(SATURDAY, SUNDAY), Index.SECOND)))
                .isEqualTo("FREQ=YEARLY;BYDAY=SA,SU;BYMONTH=5;BYSETPOS=2");
    }

    @Test
    void a_day_that_a_month_lacks_is_its_last_day() {
        assertThat(rule(new Pattern.AbsoluteMonthly(1, 31)))
                .isEqualTo("FREQ=MONTHLY;BYMONTHDAY=-1");
        assertThat(rule(new Pattern.AbsoluteMonthly(1, 30)))
                .isEqualTo("FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1");
        assertThat(rule(new Pattern.AbsoluteYearly(Month.FEBRUARY, 29)))
                .isEqualTo("FREQ=YEARLY;BYMONTHDAY=-1;BYMONTH=2");
        assertThat(rule(new Pattern.AbsoluteYearly(Month.APRIL, 30)))
                .isEqualTo("FREQ=YEARLY;BYMONTHDAY=30;BYMONTH=4");
    }

    @Test
    void a_week_begins_on_the_day_that_the_pattern_says() {
        var pattern = new Pattern.Weekly(2, Set.of(MONDAY, SUNDAY), SUNDAY);

        assertThat(rule(pattern)).isEqualTo("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=SU");
        assertThat(starts(series(DETAILS, pattern, FOUR)))
                .containsExactly(
                        "2026-03-02T09:00:00Z",
                        "2026-03-15T09:00:00Z",
                        "2026-03-16T09:00:00Z",
                        "2026-03-29T08:00:00Z");
    }

    @Test
    void where_weeks_are_passed_over_monday_is_named_too() {
        assertThat(rule(new Pattern.Weekly(2, Set.of(MONDAY), MONDAY)))
                .isEqualTo("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;WKST=MO");
    }

    @Test
    void the_last_day_of_a_range_is_a_day_of_the_series_zone_and_counts() {
        var range = new Range.Until(FIRST, LocalDate.of(2026, 3, 30));
        var item = series(DETAILS, new Pattern.Weekly(1, Set.of(MONDAY), MONDAY), range);

        assertThat(lines(item, "RRULE"))
                .containsExactly("RRULE:FREQ=WEEKLY;UNTIL=20260330T080000Z;BYDAY=MO");
        assertThat(starts(item)).hasSize(5).last().isEqualTo("2026-03-30T08:00:00Z");
    }

    @Test
    void the_end_of_a_range_is_told_as_the_start_is() {
        var range = new Range.Until(FIRST, LocalDate.of(2026, 3, 30));
        var days = details(Items.allDay("2026-03-01T23:00:00Z", "2026-03-02T23:00:00Z", BERLIN));
        var utc = at(DETAILS, timed("2026-03-02T09:00:00Z", "2026-03-02T10:00:00Z", "UTC"));

        assertThat(lines(series(days, new Pattern.Daily(1), range), "RRULE"))
                .containsExactly("RRULE:FREQ=DAILY;UNTIL=20260330");
        assertThat(lines(series(utc, new Pattern.Daily(1), range), "RRULE"))
                .containsExactly("RRULE:FREQ=DAILY;UNTIL=20260330T090000Z");
    }

    @Test
    void a_rule_has_a_count_or_an_end_and_never_both() {
        assertThat(rule(new Pattern.Daily(1), FOUR)).isEqualTo("FREQ=DAILY;COUNT=4");
        assertThat(rule(new Pattern.Daily(1), NO_END)).isEqualTo("FREQ=DAILY");
    }

    @Test
    void deleted_occurrences_are_excluded_one_a_line_in_the_zone_of_the_start() {
        var item = weekly(List.of(), SECOND_WEEK, Instant.parse("2026-03-16T09:00:00Z"));

        assertThat(lines(item, "EXDATE"))
                .containsExactly(
                        "EXDATE;TZID=Europe/Berlin:20260309T100000",
                        "EXDATE;TZID=Europe/Berlin:20260316T100000");
        assertThat(starts(item)).containsExactly("2026-03-02T09:00:00Z", "2026-03-23T09:00:00Z");
    }

    @Test
    void a_deleted_occurrence_is_found_by_its_day_where_its_time_was_changed_first() {
        var item = weekly(List.of(), Instant.parse("2026-03-09T15:00:00Z"));

        assertThat(lines(item, "EXDATE"))
                .containsExactly("EXDATE;TZID=Europe/Berlin:20260309T100000");
        assertThat(Outlook.strays(item, MAILBOX)).isEmpty();
    }

    @Test
    void a_deleted_occurrence_that_was_moved_first_takes_the_nearest_slot_that_is_left() {
        var stray = Instant.parse("2026-03-10T15:00:00Z");
        var item =
                weekly(
                        List.of(moved(SECOND_WEEK, "2026-03-09T10:00:00Z", "2026-03-09T11:00:00Z")),
                        stray);

        assertThat(Outlook.strays(item, MAILBOX)).containsExactly(stray);
        assertThat(lines(item, "EXDATE"))
                .containsExactly("EXDATE;TZID=Europe/Berlin:20260316T100000");
    }

    @Test
    void a_deleted_occurrence_that_was_moved_to_the_day_of_a_deleted_one_is_no_second_of_that() {
        var third = Instant.parse("2026-03-16T09:00:00Z");
        var stray = Instant.parse("2026-03-16T15:00:00Z");

        assertThat(Outlook.strays(weekly(List.of(), third, stray), MAILBOX)).containsExactly(stray);
        assertThat(lines(weekly(List.of(), stray, third), "EXDATE")).hasSize(2);
    }

    @Test
    void a_changed_occurrence_is_an_override_told_as_the_start_is() {
        var item =
                weekly(List.of(moved(SECOND_WEEK, "2026-03-10T12:00:00Z", "2026-03-10T13:00:00Z")));
        var entries = calendar(item).entries();

        assertThat(lines(entries.get(1), "UID", "RECURRENCE-ID", "DTSTART", "DTEND", "RRULE"))
                .containsExactly(
                        "UID:" + Items.UID,
                        "RECURRENCE-ID;TZID=Europe/Berlin:20260309T100000",
                        "DTSTART;TZID=Europe/Berlin:20260310T130000",
                        "DTEND;TZID=Europe/Berlin:20260310T140000");
        assertThat(starts(item))
                .containsExactly(
                        "2026-03-02T09:00:00Z",
                        "2026-03-10T12:00:00Z",
                        "2026-03-16T09:00:00Z",
                        "2026-03-23T09:00:00Z");
    }

    @Test
    void a_changed_occurrence_may_have_a_zone_of_its_own() {
        var own =
                at(
                        DETAILS,
                        timed(
                                "2026-03-09T09:00:00Z",
                                "2026-03-09T10:00:00Z",
                                "Tokyo Standard Time"));
        var item = weekly(List.of(new ModifiedOccurrence(SECOND_WEEK, own)));

        assertThat(lines(calendar(item).entries().get(1), "RECURRENCE-ID", "DTSTART"))
                .containsExactly(
                        "RECURRENCE-ID;TZID=Europe/Berlin:20260309T100000",
                        "DTSTART;TZID=Asia/Tokyo:20260309T180000");
    }

    @Test
    void an_occurrence_that_was_moved_onto_the_day_of_another_takes_place_once() {
        var item =
                weekly(List.of(moved(SECOND_WEEK, "2026-03-16T14:00:00Z", "2026-03-16T15:00:00Z")));

        assertThat(starts(item))
                .containsExactly(
                        "2026-03-02T09:00:00Z",
                        "2026-03-16T09:00:00Z",
                        "2026-03-16T14:00:00Z",
                        "2026-03-23T09:00:00Z");
    }

    @Test
    void a_declined_occurrence_that_is_deleted_too_is_deleted() {
        var declined =
                answered(
                        at(DETAILS, timed("2026-03-09T09:00:00Z", "2026-03-09T10:00:00Z", BERLIN)),
                        Response.DECLINED);
        var item = weekly(List.of(new ModifiedOccurrence(SECOND_WEEK, declined)), SECOND_WEEK);

        assertThat(calendar(item).entries()).hasSize(1);
        assertThat(lines(item, "EXDATE"))
                .containsExactly("EXDATE;TZID=Europe/Berlin:20260309T100000");
    }

    @Test
    void a_series_that_begins_on_a_day_its_pattern_passes_over_begins_on_the_next() {
        var item = series(DETAILS, new Pattern.Weekly(1, Set.of(WEDNESDAY), MONDAY), FOUR);

        assertThat(lines(item, "DTSTART", "DTEND"))
                .containsExactly(
                        "DTSTART;TZID=Europe/Berlin:20260304T100000",
                        "DTEND;TZID=Europe/Berlin:20260304T110000");
    }

    @Test
    void a_series_with_nothing_left_of_it_is_left_out_with_a_reason() {
        var pattern = new Pattern.Daily(1);
        var deleted =
                List.of(
                        Instant.parse("2026-03-02T09:00:00Z"),
                        Instant.parse("2026-03-03T09:00:00Z"));
        var item =
                series(
                        DETAILS,
                        new Series(pattern, new Range.Numbered(FIRST, 2), List.of(), deleted));

        assertThat(reason(item)).isEqualTo(new Unmapped.Broken("every repetition is excluded"));
    }

    @Test
    void a_pattern_of_another_calendar_is_left_out_with_a_reason() {
        assertThat(reason(series(DETAILS, new Pattern.Foreign("Hijri"), NO_END)))
                .isEqualTo(new Unmapped.ForeignPattern("Hijri"));
        var mime =
                "BEGIN:VCALENDAR\n"
                        + "X-MICROSOFT-CALSCALE:ChineseLunar\n"
                        + "BEGIN:VEVENT\n"
                        + "UID:u\n"
                        + "X-MICROSOFT-RRULE:FREQ=YEARLY\n"
                        + "END:VEVENT\n"
                        + "END:VCALENDAR";
        assertThat(reason(withMime(series(DETAILS, new Pattern.Daily(1), NO_END), mime)))
                .isEqualTo(new Unmapped.ForeignPattern("ChineseLunar"));
    }

    @Test
    void the_gregorian_calendar_under_another_name_is_no_other_calendar() {
        var mime =
                "BEGIN:VCALENDAR\n"
                        + "X-MICROSOFT-CALSCALE:Gregorian_us\n"
                        + "BEGIN:VEVENT\n"
                        + "UID:u\n"
                        + "END:VEVENT\n"
                        + "END:VCALENDAR";
        var item = series(DETAILS, new Pattern.Daily(1), NO_END);

        assertThat(Items.object(withMime(item, mime))).isEqualTo(Items.object(item));
    }

    @Test
    void what_mime_content_says_of_exceptions_does_not_count() {
        var item =
                weekly(List.of(moved(SECOND_WEEK, "2026-03-10T12:00:00Z", "2026-03-10T13:00:00Z")));
        var mime =
                """
                BEGIN:VCALENDAR
                METHOD:PUBLISH
                BEGIN:VEVENT
                UID:other
                SUMMARY:Other
                DTSTART;TZID=Europe/Berlin:20260302T080000
                RRULE:FREQ=DAILY
                BEGIN:VALARM
                TRIGGER:-PT5M
                ACTION:DISPLAY
                END:VALARM
                END:VEVENT
                BEGIN:VEVENT
                UID:another
                RECURRENCE-ID:20260101T000000
                RRULE:FREQ=DAILY
                ATTACH:CID:1
                END:VEVENT
                """;

        assertThat(Items.object(withMime(item, mime)).text()).isEqualTo(Items.object(item).text());
    }
}

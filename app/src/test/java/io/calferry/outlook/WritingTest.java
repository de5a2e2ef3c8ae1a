package io.calferry.outlook;

import static io.calferry.outlook.Items.BERLIN;
import static io.calferry.outlook.Items.DETAILS;
import static io.calferry.outlook.Items.MAILBOX;
import static io.calferry.outlook.Items.allDay;
import static io.calferry.outlook.Items.appointment;
import static io.calferry.outlook.Items.calendarObject;
import static io.calferry.outlook.Items.linked;
import static io.calferry.outlook.Items.reason;
import static io.calferry.outlook.Items.refusal;
import static io.calferry.outlook.Items.single;
import static io.calferry.outlook.Items.timed;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.outlook.People.Attendee;
import io.calferry.outlook.People.Person;
import io.calferry.outlook.People.Role;
import io.calferry.outlook.Status.Busy;
import io.calferry.outlook.Status.Importance;
import io.calferry.outlook.Status.Response;
import io.calferry.outlook.Status.Sensitivity;
import io.calferry.outlook.Status.Standing;
import io.calferry.sync.CalendarObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

class WritingTest {

    private static final String START = "DTSTART;TZID=Europe/Berlin:20260302T100000";
    private static final String END = "DTEND;TZID=Europe/Berlin:20260302T110000";

    private static Details plain(String... lines) {
        var all = new String[lines.length + 2];
        all[0] = START;
        all[1] = END;
        System.arraycopy(lines, 0, all, 2, lines.length);
        return appointment(all).details();
    }

    private static String[] weekly(String... overrides) {
        var lines =
                new String[] {
                    "BEGIN:VEVENT",
                    "UID:u",
                    "SUMMARY:Weekly",
                    START,
                    END,
                    "RRULE:FREQ=WEEKLY;COUNT=5",
                    "END:VEVENT"
                };
        var all = Arrays.copyOf(lines, lines.length + overrides.length);
        System.arraycopy(overrides, 0, all, lines.length, overrides.length);
        return all;
    }

    private static String override(String slot, String start) {
        return "BEGIN:VEVENT\r\nUID:u\r\nSUMMARY:Moved\r\nRECURRENCE-ID;TZID=Europe/Berlin:"
                + slot
                + "\r\nDTSTART;TZID=Europe/Berlin:"
                + start
                + "\r\nDURATION:PT1H\r\nEND:VEVENT";
    }

    private static Unmapped refusedSeries(String... overrides) {
        return reason(Outlook.appointment(calendarObject(weekly(overrides)), MAILBOX));
    }

    @Test
    void a_plain_event_is_a_plain_item() {
        var written = appointment(START, END, "SUMMARY:Plan", "X-OTHER:y", "COMMENT:z");

        assertThat(written)
                .isEqualTo(
                        new Appointment(
                                Identity.of(new io.calferry.sync.Uid("u")),
                                Optional.empty(),
                                DETAILS,
                                Optional.empty(),
                                Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        ", , , BUSY",
        "OPAQUE, , OOF, OUT_OF_OFFICE",
        "OPAQUE, , WORKINGELSEWHERE, WORKING_ELSEWHERE",
        "TRANSPARENT, , WORKINGELSEWHERE, WORKING_ELSEWHERE",
        "TRANSPARENT, , , FREE",
        "OPAQUE, TENTATIVE, , TENTATIVE",
        "OPAQUE, CONFIRMED, BUSY, BUSY",
        // Left over from before someone changed the event.
        "TRANSPARENT, , OOF, FREE",
        "OPAQUE, , FREE, BUSY",
        "OPAQUE, , TENTATIVE, BUSY",
        "OPAQUE, TENTATIVE, BUSY, TENTATIVE",
    })
    void outlooks_own_word_counts_as_long_as_it_agrees(
            String transparency, String status, String own, Busy busy) {
        var written =
                plain(
                        transparency == null ? "X-A:b" : "TRANSP:" + transparency,
                        status == null ? "X-B:c" : "STATUS:" + status,
                        own == null ? "X-C:d" : "X-MICROSOFT-CDO-BUSYSTATUS:" + own);

        assertThat(written.status().busy()).isEqualTo(busy);
    }

    @ParameterizedTest
    @CsvSource({
        "PUBLIC, NORMAL",
        "PRIVATE, PRIVATE",
        "CONFIDENTIAL, CONFIDENTIAL",
        "X-SECRET, PRIVATE",
    })
    void an_unknown_class_counts_as_private(String word, Sensitivity sensitivity) {
        assertThat(plain("CLASS:" + word).status().sensitivity()).isEqualTo(sensitivity);
    }

    @ParameterizedTest
    @CsvSource({"0, NORMAL", "1, HIGH", "4, HIGH", "5, NORMAL", "6, LOW", "9, LOW"})
    void a_priority_is_an_importance(String priority, Importance importance) {
        assertThat(plain("PRIORITY:" + priority).status().importance()).isEqualTo(importance);
    }

    @Test
    void a_cancelled_event_is_a_cancelled_item() {
        assertThat(plain("STATUS:CANCELLED").status().standing()).isEqualTo(Standing.CANCELLED);
    }

    @Test
    void categories_of_all_lines_are_one_list() {
        assertThat(plain("CATEGORIES:Work,A\\, B", "CATEGORIES:Home,Work").categories())
                .containsExactly("Work", "A, B", "Home");
    }

    @ParameterizedTest
    @CsvSource({
        "-PT15M, 15",
        "-P1D, 1440",
        "PT0S, 0",
        "-P0D, 0",
        "-PT90S, 2",
    })
    void the_first_alarm_that_shows_something_is_the_reminder(String trigger, int minutes) {
        var written =
                plain(
                        "BEGIN:VALARM\r\nACTION:EMAIL\r\nTRIGGER:-PT5M\r\nEND:VALARM",
                        "BEGIN:VALARM\r\nACTION:AUDIO\r\nTRIGGER:-PT6M\r\nEND:VALARM",
                        "BEGIN:VALARM\r\nACTION:display\r\nTRIGGER:" + trigger + "\r\nEND:VALARM",
                        "BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT1H\r\nEND:VALARM");

        assertThat(written.reminder()).contains(Duration.ofMinutes(minutes));
    }

    @Test
    void alarms_are_told_from_the_start_whatever_they_are_told_from() {
        assertThat(
                        plain(
                                        "BEGIN:VALARM\r\n"
                                                + "ACTION:DISPLAY\r\n"
                                                + "TRIGGER;RELATED=END:-PT90M\r\n"
                                                + "END:VALARM")
                                .reminder())
                .contains(Duration.ofMinutes(30));
        assertThat(
                        plain(
                                        "BEGIN:VALARM\r\n"
                                                + "ACTION:DISPLAY\r\n"
                                                + "TRIGGER;VALUE=DATE-TIME:20260302T084500Z\r\n"
                                                + "END:VALARM")
                                .reminder())
                .contains(Duration.ofMinutes(15));
    }

    @Test
    void an_alarm_behind_the_start_is_none() {
        assertThat(plain("BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:PT5M\r\nEND:VALARM").reminder())
                .isEmpty();
    }

    @Test
    void html_counts_as_long_as_it_says_what_the_description_says() {
        var html = "X-ALT-DESC;FMTTYPE=text/html:<p>Hello <b>all</b></p>";

        assertThat(plain("DESCRIPTION:Hello all", html).body())
                .isEqualTo(new Body("Hello all", "<p>Hello <b>all</b></p>"));
        assertThat(plain("DESCRIPTION:Goodbye", html).body()).isEqualTo(Body.ofText("Goodbye"));
        assertThat(plain(html).body()).isEqualTo(new Body("Hello all", "<p>Hello <b>all</b></p>"));
    }

    @Test
    void what_stands_behind_the_html_in_the_description_is_put_at_its_end() {
        assertThat(
                        plain(
                                        "DESCRIPTION:Hello all\\n\\nWith: Ann & Bob\\nWith: Zoe",
                                        "X-ALT-DESC;FMTTYPE=text/html:<body><p>Hello"
                                                + " <b>all</b></p></body>")
                                .body()
                                .html())
                .isEqualTo(
                        "<body><p>Hello <b>all</b></p><p>With: Ann &amp; Bob<br>With:"
                                + " Zoe</p></body>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"İstanbul'a gidiş", "İİİİİİİİİİİİİİİİİİİİİİİİ", "</BODY> İ"})
    void no_letter_moves_what_is_put_at_the_end_of_the_html(String words) {
        var html = "<p>" + words + " <b>all</b></p>";

        assertThat(
                        plain(
                                        "DESCRIPTION:" + HtmlText.of(html) + "\\nWith: Zoe",
                                        "X-ALT-DESC;FMTTYPE=text/html:" + html + "</BODY></html>")
                                .body()
                                .html())
                .isEqualTo(html + "<p>With: Zoe</p></BODY></html>");
    }

    @Test
    void people_are_told_as_they_are_and_ones_own_answer_is_ones_own() {
        var written =
                plain(
                        "ORGANIZER;CN=Boss;SCHEDULE-AGENT=CLIENT:mailto:boss@example.com",
                        "ATTENDEE;PARTSTAT=TENTATIVE:mailto:me@example.com",
                        "ATTENDEE;CN=Zoë;ROLE=OPT-PARTICIPANT;PARTSTAT=DECLINED:mailto:zo%C3%AB@example.com",
                        "ATTENDEE;CUTYPE=ROOM:mailto:room5@example.com");

        assertThat(written.people())
                .isEqualTo(
                        new People(
                                Optional.of(new Person("Boss", "boss@example.com")),
                                List.of(
                                        new Attendee(
                                                new Person("", "me@example.com"),
                                                Role.REQUIRED,
                                                Response.TENTATIVE),
                                        new Attendee(
                                                new Person("Zoë", "zoë@example.com"),
                                                Role.OPTIONAL,
                                                Response.DECLINED),
                                        new Attendee(
                                                new Person("", "room5@example.com"),
                                                Role.RESOURCE,
                                                Response.NONE_YET))));
        assertThat(written.status().response()).isEqualTo(Response.TENTATIVE);
    }

    @Test
    void overrides_are_changed_occurrences_and_exdates_deleted_ones() {
        var series =
                appointment(
                                new CalendarObject(
                                        new io.calferry.sync.Uid("u"),
                                        calendarObject(
                                                        weekly(
                                                                override(
                                                                        "20260309T100000",
                                                                        "20260310T120000")))
                                                .text()
                                                .replace(
                                                        "RRULE",
                                                        "EXDATE;TZID=Europe/Berlin:20260316T100000,20260317T100000\r\n"
                                                            + "EXDATE:20260330T080000Z\r\n"
                                                            + "RRULE")))
                        .series()
                        .orElseThrow();

        assertThat(series.deleted())
                .containsExactly(
                        Instant.parse("2026-03-16T09:00:00Z"),
                        Instant.parse("2026-03-30T08:00:00Z"));
        assertThat(series.modified())
                .containsExactly(
                        new ModifiedOccurrence(
                                Instant.parse("2026-03-09T09:00:00Z"),
                                Items.named(
                                        Items.at(
                                                DETAILS,
                                                timed(
                                                        "2026-03-10T11:00:00Z",
                                                        "2026-03-10T12:00:00Z",
                                                        BERLIN)),
                                        "Moved",
                                        "")));
    }

    @Test
    void exceptions_of_whole_days_are_midnights_of_the_mailboxs_zone() {
        var series =
                appointment(
                                calendarObject(
                                        "BEGIN:VEVENT",
                                        "UID:u",
                                        "DTSTART;VALUE=DATE:20260327",
                                        "RRULE:FREQ=DAILY;COUNT=5",
                                        "EXDATE;VALUE=DATE:20260328",
                                        "END:VEVENT",
                                        "BEGIN:VEVENT",
                                        "UID:u",
                                        "RECURRENCE-ID;VALUE=DATE:20260330",
                                        "DTSTART;VALUE=DATE:20260330",
                                        "SUMMARY:Other",
                                        "END:VEVENT"))
                        .series()
                        .orElseThrow();

        assertThat(series.deleted()).containsExactly(Instant.parse("2026-03-27T23:00:00Z"));
        assertThat(series.modified())
                .extracting(ModifiedOccurrence::originalStart, m -> m.details().time())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                Instant.parse("2026-03-29T22:00:00Z"),
                                allDay("2026-03-29T22:00:00Z", "2026-03-30T22:00:00Z", BERLIN)));
    }

    @Test
    void a_change_of_all_that_follows_is_refused_with_a_reason() {
        var override =
                override("20260309T100000", "20260309T120000")
                        .replace("RECURRENCE-ID;", "RECURRENCE-ID;RANGE=THISANDFUTURE;");

        assertThat(refusedSeries(override))
                .isEqualTo(
                        new Unmapped.NoPattern("a date is changed together with all that follow"));
    }

    @Test
    void an_override_of_a_date_that_the_series_lacks_is_refused_with_a_reason() {
        assertThat(refusedSeries(override("20260310T100000", "20260310T120000")))
                .isEqualTo(new Unmapped.OutsidePattern());
    }

    @Test
    void an_occurrence_moved_onto_or_past_its_neighbour_is_refused_with_a_reason() {
        assertThat(refusedSeries(override("20260309T100000", "20260316T080000")))
                .isEqualTo(new Unmapped.OutOfOrder());
        assertThat(refusedSeries(override("20260309T100000", "20260301T080000")))
                .isEqualTo(new Unmapped.OutOfOrder());
        assertThat(refusedSeries(override("20260309T100000", "20260302T180000")))
                .isEqualTo(new Unmapped.OutOfOrder());
        assertThat(refusedSeries(override("20260330T100000", "20260322T120000")))
                .isEqualTo(new Unmapped.OutOfOrder());
    }

    @Test
    void an_occurrence_may_move_as_far_as_its_neighbours_leave_room() {
        assertThat(
                        appointment(
                                        calendarObject(
                                                weekly(
                                                        override(
                                                                "20260309T100000",
                                                                "20260315T100000"),
                                                        override(
                                                                "20260316T100000",
                                                                "20260322T100000"))))
                                .series()
                                .orElseThrow()
                                .modified())
                .hasSize(2);
    }

    @Test
    void dates_beside_the_rule_are_refused_with_a_reason() {
        var why = new Unmapped.NoPattern("by more than one rule, or on dates besides it");

        assertThat(
                        refusal(
                                START,
                                END,
                                "RRULE:FREQ=DAILY;COUNT=3",
                                "RDATE;TZID=Europe/Berlin:20260401T100000"))
                .isEqualTo(why);
        assertThat(refusal(START, END, "RRULE:FREQ=DAILY;COUNT=3", "RRULE:FREQ=WEEKLY;COUNT=3"))
                .isEqualTo(why);
        assertThat(refusal(START, END, "RRULE:FREQ=DAILY;COUNT=9", "EXRULE:FREQ=WEEKLY;COUNT=3"))
                .isEqualTo(why);
    }

    @Test
    void what_is_no_event_is_refused_with_a_reason() {
        assertThat(
                        reason(
                                Outlook.appointment(
                                        calendarObject(
                                                "BEGIN:VTODO", "UID:u", "SUMMARY:x", "END:VTODO"),
                                        MAILBOX)))
                .isEqualTo(new Unmapped.NotAnEvent());
    }

    @Test
    void what_can_not_be_repaired_is_refused_with_the_reason() {
        assertThat(refusal("SUMMARY:x")).isEqualTo(new Unmapped.Broken("no start"));
    }

    @Test
    void what_the_mapping_told_in_the_text_does_not_come_back_into_the_body() {
        var held =
                single(
                        linked(
                                Items.attached(
                                        DETAILS.with(
                                                "Plan",
                                                Body.ofHtml("<p>Agenda of <b>today</b></p>")),
                                        new Attachment("plan.pdf", 12_345)),
                                "https://t.example/1"));
        var crossed = appointment(Items.object(held));
        var edited =
                appointment(
                        new CalendarObject(
                                Items.object(held).uid(),
                                Items.object(held)
                                        .text()
                                        .replace("DESCRIPTION:Agenda", "DESCRIPTION:New agenda")));

        assertThat(Outlook.over(held, crossed).details().body()).isEqualTo(held.details().body());
        assertThat(Outlook.over(held, edited).details().body())
                .isEqualTo(Body.ofText("New agenda of today"));
    }

    @Test
    void the_title_of_a_cancelled_item_stays_as_outlook_wrote_it() {
        var held = single(Items.cancelled(Items.named(DETAILS, "Canceled: Plan", "")));
        var crossed = appointment(Items.object(held));

        assertThat(crossed.details().subject()).isEqualTo("Plan");
        assertThat(Outlook.over(held, crossed).details().subject()).isEqualTo("Canceled: Plan");
    }

    @Test
    void a_declined_item_is_as_busy_as_it_was() {
        var held =
                single(
                        Items.answered(
                                Items.meeting(
                                        DETAILS,
                                        "boss@example.com",
                                        Items.attendee(
                                                "",
                                                "me@example.com",
                                                Role.REQUIRED,
                                                Response.DECLINED)),
                                Response.DECLINED));

        assertThat(appointment(Items.object(held)).details().status())
                .isEqualTo(held.details().status());
    }

    @Test
    void whole_days_that_are_written_over_stay_midnights_of_their_own_zone() {
        var tokyo = "Tokyo Standard Time";
        var moved = Items.details(allDay("2026-03-10T15:00:00Z", "2026-03-11T15:00:00Z", tokyo));
        var held =
                Items.series(
                        Items.details(
                                allDay("2026-03-01T15:00:00Z", "2026-03-02T15:00:00Z", tokyo)),
                        new Series(
                                new Pattern.Daily(7),
                                new Range.Numbered(java.time.LocalDate.of(2026, 3, 2), 5),
                                List.of(
                                        new ModifiedOccurrence(
                                                Instant.parse("2026-03-08T15:00:00Z"), moved)),
                                List.of(Instant.parse("2026-03-15T15:00:00Z"))));
        var over = Outlook.over(held, appointment(Items.object(held)));

        assertThat(over.details()).isEqualTo(held.details());
        assertThat(over.series()).isEqualTo(held.series());
    }

    @Test
    void what_an_item_does_not_hold_is_listed() {
        assertThat(Held.holds("SUMMARY")).isTrue();
        for (var lost :
                List.of("COMMENT", "URL", "GEO", "CONTACT", "RELATED-TO", "ATTACH", "X-OTHER")) {
            assertThat(Held.holds(lost)).as(lost).isFalse();
        }
    }
}

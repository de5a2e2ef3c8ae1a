package io.calferry.outlook;

import static io.calferry.outlook.Items.DETAILS;
import static io.calferry.outlook.Items.attached;
import static io.calferry.outlook.Items.attendee;
import static io.calferry.outlook.Items.busy;
import static io.calferry.outlook.Items.calendar;
import static io.calferry.outlook.Items.cancelled;
import static io.calferry.outlook.Items.categorised;
import static io.calferry.outlook.Items.lines;
import static io.calferry.outlook.Items.linked;
import static io.calferry.outlook.Items.meeting;
import static io.calferry.outlook.Items.named;
import static io.calferry.outlook.Items.reminded;
import static io.calferry.outlook.Items.single;
import static io.calferry.outlook.Items.stamped;
import static io.calferry.outlook.Items.standing;
import static io.calferry.outlook.Items.withMime;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.ical.Component;
import io.calferry.outlook.People.Role;
import io.calferry.outlook.Status.Busy;
import io.calferry.outlook.Status.Importance;
import io.calferry.outlook.Status.Response;
import io.calferry.outlook.Status.Sensitivity;
import io.calferry.outlook.Status.Standing;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

class ContentTest {

    private static final String BUSY = "X-MICROSOFT-CDO-BUSYSTATUS";

    private static Details body(Body body) {
        return DETAILS.with("Plan", body);
    }

    private static Details status(Sensitivity sensitivity, Importance importance) {
        return standing(
                DETAILS,
                new Status(
                        Busy.BUSY,
                        Optional.empty(),
                        sensitivity,
                        importance,
                        Standing.ON,
                        Response.UNKNOWN));
    }

    @ParameterizedTest
    @CsvSource({
        "FREE, TRANSPARENT, , FREE",
        "TENTATIVE, OPAQUE, TENTATIVE, TENTATIVE",
        "BUSY, OPAQUE, , BUSY",
        "OUT_OF_OFFICE, OPAQUE, , OOF",
        "WORKING_ELSEWHERE, OPAQUE, , WORKINGELSEWHERE",
    })
    void who_is_not_free_is_opaque_and_outlooks_own_word_stays(
            Busy busy, String transparency, String status, String own) {
        var lines = lines(busy(busy), "TRANSP", "STATUS", BUSY);

        assertThat(lines).contains("TRANSP:" + transparency, BUSY + ":" + own);
        assertThat(lines)
                .filteredOn(l -> l.startsWith("STATUS"))
                .isEqualTo(status == null ? List.of() : List.of("STATUS:" + status));
    }

    @Test
    void an_item_without_a_busy_status_is_busy_and_not_skipped() {
        assertThat(lines(busy(Busy.UNKNOWN), "TRANSP", BUSY)).containsExactly("TRANSP:OPAQUE");
    }

    @Test
    void the_intended_status_stays() {
        var details =
                standing(
                        DETAILS,
                        new Status(
                                Busy.TENTATIVE,
                                Optional.of(Busy.OUT_OF_OFFICE),
                                Sensitivity.NORMAL,
                                Importance.NORMAL,
                                Standing.ON,
                                Response.NONE_YET));

        assertThat(lines(details, "X-MICROSOFT-CDO-INTENDEDSTATUS"))
                .containsExactly("X-MICROSOFT-CDO-INTENDEDSTATUS:OOF");
    }

    @ParameterizedTest
    @CsvSource({"NORMAL, ", "PERSONAL, PRIVATE", "PRIVATE, PRIVATE", "CONFIDENTIAL, CONFIDENTIAL"})
    void personal_and_private_are_private_and_public_goes_without_saying(
            Sensitivity sensitivity, String word) {
        assertThat(lines(status(sensitivity, Importance.NORMAL), "CLASS"))
                .isEqualTo(word == null ? List.of() : List.of("CLASS:" + word));
    }

    @Test
    void importance_is_a_priority() {
        assertThat(
                        lines(
                                status(Sensitivity.NORMAL, Importance.HIGH),
                                "PRIORITY",
                                "X-MICROSOFT-CDO-IMPORTANCE"))
                .containsExactly("PRIORITY:1", "X-MICROSOFT-CDO-IMPORTANCE:2");
        assertThat(
                        lines(
                                status(Sensitivity.NORMAL, Importance.LOW),
                                "PRIORITY",
                                "X-MICROSOFT-CDO-IMPORTANCE"))
                .containsExactly("PRIORITY:9", "X-MICROSOFT-CDO-IMPORTANCE:0");
        assertThat(lines(DETAILS, "PRIORITY", "X-MICROSOFT-CDO-IMPORTANCE")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Canceled: Plan",
        "Cancelled: Plan",
        "Abgesagt: Plan",
        "Annulé : Plan",
        "İptal edildi: Plan",
        "已取消：Plan",
    })
    void a_cancelled_event_is_cancelled_and_its_title_does_not_say_so_again(String subject) {
        assertThat(lines(cancelled(named(DETAILS, subject, "")), "STATUS", "SUMMARY"))
                .containsExactlyInAnyOrder("STATUS:CANCELLED", "SUMMARY:Plan");
    }

    @Test
    void only_the_flag_says_that_an_event_is_cancelled() {
        assertThat(lines(named(DETAILS, "Canceled: Plan", ""), "STATUS", "SUMMARY"))
                .containsExactly("SUMMARY:Canceled: Plan");
    }

    @Test
    void a_declined_event_takes_no_time_and_says_who_declined() {
        var details =
                Items.answered(
                        meeting(
                                DETAILS,
                                "boss@example.com",
                                attendee("Me", "me@example.com", Role.REQUIRED, Response.NONE_YET)),
                        Response.DECLINED);

        assertThat(lines(details, "TRANSP", "ATTENDEE"))
                .containsExactlyInAnyOrder(
                        "TRANSP:TRANSPARENT",
                        "ATTENDEE;CN=Me;SCHEDULE-AGENT=CLIENT;PARTSTAT=DECLINED"
                                + ":mailto:me@example.com");
    }

    @Test
    void a_body_in_html_is_text_that_one_can_read_and_stays_beside_it() {
        var html =
                "<html><body><p>Hello <b>all</b></p><p><a"
                        + " href=\"https://example.com/a\">Agenda</a></p></body></html>";

        assertThat(lines(body(Body.ofHtml(html)), "DESCRIPTION", "X-ALT-DESC"))
                .containsExactly(
                        "DESCRIPTION:Hello all\\n\\nAgenda <https://example.com/a>",
                        "X-ALT-DESC;FMTTYPE=text/html:" + html);
    }

    @Test
    void an_empty_body_in_html_is_no_body() {
        assertThat(
                        lines(
                                body(Body.ofHtml("<html>\r\n<body>\r\n&nbsp;</body></html>")),
                                "DESCRIPTION",
                                "X-ALT-DESC"))
                .isEmpty();
    }

    @Test
    void html_that_says_no_more_than_its_text_is_left_out() {
        var html =
                "<html><head><meta name=\"Generator\"><style>p {color:"
                        + " red}</style></head><body><div>one</div><div>two</div></body></html>";

        assertThat(lines(body(Body.ofHtml(html)), "DESCRIPTION", "X-ALT-DESC"))
                .containsExactly("DESCRIPTION:one\\ntwo");
    }

    @Test
    void characters_that_xml_can_not_hold_are_left_out() {
        var details =
                named(
                        body(Body.ofText("a\u0000b\u001Ac\uFFFFd\r\ne\ud83d")),
                        "T\u0001itle\n2",
                        "R\u0007oom");

        assertThat(lines(details, "DESCRIPTION", "SUMMARY", "LOCATION"))
                .containsExactlyInAnyOrder(
                        "DESCRIPTION:abcd\\ne", "SUMMARY:Title 2", "LOCATION:Room");
    }

    @Test
    void empty_properties_are_left_out() {
        assertThat(
                        lines(
                                named(DETAILS, " ", ""),
                                "SUMMARY",
                                "LOCATION",
                                "DESCRIPTION",
                                "CLASS",
                                "CATEGORIES"))
                .isEmpty();
    }

    @Test
    void the_link_of_an_online_meeting_is_the_url_and_stands_in_the_text() {
        var link = "https://teams.example.com/l/1";

        assertThat(lines(linked(body(Body.ofText("Agenda")), link), "URL", "DESCRIPTION"))
                .containsExactlyInAnyOrder(
                        "URL:" + link, "DESCRIPTION:Agenda\\n\\nJoin online: " + link);
        assertThat(lines(linked(body(Body.ofText("See " + link)), link), "DESCRIPTION"))
                .containsExactly("DESCRIPTION:See " + link);
    }

    @Test
    void the_link_of_an_online_meeting_may_stand_in_the_mime_content_alone() {
        var mime =
                "BEGIN:VCALENDAR\n"
                        + "BEGIN:VEVENT\n"
                        + "UID:u\n"
                        + "X-MICROSOFT-SKYPETEAMSMEETINGURL:https://t.example/1\n"
                        + "END:VEVENT\n"
                        + "END:VCALENDAR\n";

        assertThat(lines(withMime(single(DETAILS), mime), "URL"))
                .containsExactly("URL:https://t.example/1");
    }

    @Test
    void attachments_are_named_in_the_text_with_their_size() {
        var details =
                attached(
                        body(Body.ofText("Agenda")),
                        new Attachment("plan.pdf", 12_345),
                        new Attachment("a.txt", 12),
                        new Attachment("film.mp4", 7_400_000));

        assertThat(lines(details, "DESCRIPTION", "ATTACH"))
                .containsExactly(
                        "DESCRIPTION:Agenda\\n"
                                + "\\n"
                                + "Attachment: plan.pdf (12 KB)\\n"
                                + "Attachment: a.txt (12 bytes)\\n"
                                + "Attachment: film.mp4 (7.1 MB)");
    }

    @Test
    void stamps_come_from_the_server_and_never_from_the_clock() {
        var stamps =
                new Stamps(
                        Optional.of(Instant.parse("2026-01-01T08:00:00Z")),
                        Optional.of(Instant.parse("2026-02-01T08:00:00.123Z")),
                        3);

        assertThat(
                        lines(
                                stamped(DETAILS, stamps),
                                "DTSTAMP",
                                "CREATED",
                                "LAST-MODIFIED",
                                "SEQUENCE"))
                .containsExactly(
                        "DTSTAMP:20260201T080000Z",
                        "CREATED:20260101T080000Z",
                        "LAST-MODIFIED:20260201T080000Z",
                        "SEQUENCE:3");
        assertThat(lines(DETAILS, "DTSTAMP")).containsExactly("DTSTAMP:19700101T000000Z");
    }

    @Test
    void what_is_stored_has_no_method() {
        assertThat(calendar(single(DETAILS)).has("METHOD")).isFalse();
    }

    @Test
    void categories_are_a_list_without_doubles_and_their_commas_are_escaped() {
        assertThat(lines(categorised(DETAILS, "Work", "A, B", "Work", " "), "CATEGORIES"))
                .containsExactly("CATEGORIES:Work,A\\, B");
    }

    private static List<Component> alarms(Details details) {
        return calendar(single(details)).entries().getFirst().components();
    }

    @Test
    void a_reminder_is_an_alarm_that_shows_the_title_before_the_start() {
        assertThat(alarms(reminded(DETAILS, Duration.ofMinutes(90))))
                .containsExactly(
                        Items.parse(
                                        "BEGIN:VEVENT\n"
                                                + "BEGIN:VALARM\n"
                                                + "ACTION:DISPLAY\n"
                                                + "TRIGGER:-PT1H30M\n"
                                                + "DESCRIPTION:Plan\n"
                                                + "END:VALARM\n"
                                                + "END:VEVENT")
                                .entries()
                                .getFirst()
                                .components()
                                .getFirst());
    }

    @ParameterizedTest
    @CsvSource({"0, PT0S", "15, -PT15M", "1440, -P1D", "2160, -P1DT12H", "-5, PT5M"})
    void a_reminder_at_the_start_is_a_real_zero(int minutes, String trigger) {
        assertThat(
                        alarms(reminded(DETAILS, Duration.ofMinutes(minutes)))
                                .getFirst()
                                .first("TRIGGER")
                                .orElseThrow()
                                .value())
                .isEqualTo(trigger);
    }

    @Test
    void where_no_reminder_is_set_there_is_no_alarm_even_if_the_mime_content_has_one() {
        var mime =
                "BEGIN:VCALENDAR\n"
                        + "BEGIN:VEVENT\n"
                        + "UID:u\n"
                        + "BEGIN:VALARM\n"
                        + "ACTION:DISPLAY\n"
                        + "TRIGGER:-PT15M\n"
                        + "END:VALARM\n"
                        + "END:VEVENT\n"
                        + "END:VCALENDAR\n";

        assertThat(calendar(withMime(single(DETAILS), mime)).entries().getFirst().components())
                .isEmpty();
    }

    @Test
    void an_organizer_without_attendees_is_left_out() {
        assertThat(lines(meeting(DETAILS, "me@example.com"), "ORGANIZER", "ATTENDEE")).isEmpty();
    }

    @Test
    void an_organizer_who_meets_nobody_else_is_left_out() {
        var alone =
                meeting(
                        DETAILS,
                        "me@example.com",
                        attendee("Me", "ME@example.com", Role.REQUIRED, Response.ORGANIZER));

        assertThat(lines(alone, "ORGANIZER", "ATTENDEE")).isEmpty();
    }

    @Test
    void everybody_is_marked_so_that_no_server_mails_them() {
        var details =
                meeting(
                        DETAILS,
                        "boss@example.com",
                        attendee("Ann", "ann@example.com", Role.OPTIONAL, Response.ACCEPTED),
                        attendee("", "bob@example.com", Role.REQUIRED, Response.TENTATIVE),
                        attendee("Room 5", "room5@example.com", Role.RESOURCE, Response.ACCEPTED));

        assertThat(lines(details, "ORGANIZER", "ATTENDEE"))
                .containsExactly(
                        "ORGANIZER;SCHEDULE-AGENT=CLIENT:mailto:boss@example.com",
                        "ATTENDEE;CN=Ann;SCHEDULE-AGENT=CLIENT;ROLE=OPT-PARTICIPANT;PARTSTAT=ACCEPTED"
                            + ":mailto:ann@example.com",
                        "ATTENDEE;SCHEDULE-AGENT=CLIENT;PARTSTAT=TENTATIVE:mailto:bob@example.com",
                        "ATTENDEE;CN=Room"
                            + " 5;SCHEDULE-AGENT=CLIENT;CUTYPE=RESOURCE;ROLE=NON-PARTICIPANT;PARTSTAT=ACCEPTED"
                            + ":mailto:room5@example.com");
    }

    @Test
    void addresses_of_exchanges_own_and_broken_ones_are_left_out_and_others_are_uris() {
        var details =
                meeting(
                        DETAILS,
                        "/O=EXAMPLE/OU=X/CN=RECIPIENTS/CN=BOSS",
                        attendee("Ann", "/o=Example/cn=Ann", Role.REQUIRED, Response.ACCEPTED),
                        attendee("Two", "two words@example.com", Role.REQUIRED, Response.ACCEPTED),
                        attendee("Zoë", "zoë@example.com", Role.REQUIRED, Response.ACCEPTED),
                        attendee(
                                "Bob", "MAILTO:bob@example.com", Role.REQUIRED, Response.NONE_YET));

        assertThat(lines(details, "ORGANIZER", "ATTENDEE"))
                .containsExactly(
                        "ATTENDEE;CN=Zoë;SCHEDULE-AGENT=CLIENT;PARTSTAT=ACCEPTED"
                                + ":mailto:zo%C3%AB@example.com",
                        "ATTENDEE;CN=Bob;SCHEDULE-AGENT=CLIENT:mailto:bob@example.com");
    }

    @Test
    void ones_own_answer_is_the_mailboxs_and_not_that_of_the_attendee_list() {
        var details =
                Items.answered(
                        meeting(
                                DETAILS,
                                "boss@example.com",
                                attendee("", "Me@Example.com", Role.REQUIRED, Response.NONE_YET)),
                        Response.ACCEPTED);

        assertThat(lines(details, "ATTENDEE"))
                .containsExactly(
                        "ATTENDEE;SCHEDULE-AGENT=CLIENT;PARTSTAT=ACCEPTED:mailto:Me@Example.com");
    }

    @Test
    void who_was_invited_through_a_list_is_there_with_the_own_answer() {
        var details =
                Items.answered(
                        meeting(
                                DETAILS,
                                "boss@example.com",
                                attendee(
                                        "All",
                                        "all@example.com",
                                        Role.REQUIRED,
                                        Response.NONE_YET)),
                        Response.DECLINED);

        assertThat(lines(details, "ATTENDEE"))
                .containsExactly(
                        "ATTENDEE;CN=All;SCHEDULE-AGENT=CLIENT:mailto:all@example.com",
                        "ATTENDEE;SCHEDULE-AGENT=CLIENT;PARTSTAT=DECLINED:mailto:me@example.com");
    }

    @Test
    void all_components_name_one_organizer() {
        var master =
                meeting(
                        DETAILS,
                        "boss@example.com",
                        attendee("", "ann@example.com", Role.REQUIRED, Response.NONE_YET));
        var occurrence =
                meeting(
                        DETAILS,
                        "other@example.com",
                        attendee("", "bob@example.com", Role.REQUIRED, Response.NONE_YET));
        var item =
                Items.series(
                        master,
                        new Series(
                                new Pattern.Daily(1),
                                new Range.NoEnd(java.time.LocalDate.of(2026, 3, 2)),
                                List.of(
                                        new ModifiedOccurrence(
                                                Instant.parse("2026-03-04T09:00:00Z"), occurrence)),
                                List.of()));

        assertThat(calendar(item).entries())
                .extracting(entry -> lines(entry, "ORGANIZER"))
                .containsOnly(List.of("ORGANIZER;SCHEDULE-AGENT=CLIENT:mailto:boss@example.com"));
        assertThat(lines(calendar(item).entries().get(1), "ATTENDEE"))
                .containsExactly("ATTENDEE;SCHEDULE-AGENT=CLIENT:mailto:bob@example.com");
    }
}

package io.calferry.shape;

import static io.calferry.shape.Samples.meeting;
import static io.calferry.shape.Samples.oneWay;
import static io.calferry.shape.Samples.with;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.ical.Component;
import io.calferry.ical.Property;
import io.calferry.sync.CalendarObject;
import io.calferry.sync.Side;

import org.junit.jupiter.api.Test;

import java.util.List;

class AttendeesTest {

    private static final String PEOPLE =
            """
            ORGANIZER;CN=Olga:mailto:olga@example.com
            ATTENDEE;CN=Zoe;RSVP=TRUE:mailto:zoe@example.com
            ATTENDEE;CN=Olga:MAILTO:Olga@example.com
            ATTENDEE;PARTSTAT=ACCEPTED:mailto:ann@example.com
            ATTENDEE:/O=EXAMPLE/OU=EXCHANGE/CN=RECIPIENTS/CN=BOB
            """;

    @Test
    void none_leaves_nothing_of_people_and_scheduling() {
        var copy = copied(Attendees.NONE, Samples.event(Samples.FULL_EVENT));

        assertThat(copy.text())
                .doesNotContain(
                        "ORGANIZER", "ATTENDEE", "REQUEST-STATUS", "X-MS-OLK", "mailto:", "METHOD");
    }

    @Test
    void none_leaves_no_participant_component() {
        var held = meeting("BEGIN:PARTICIPANT\nCALENDAR-ADDRESS:mailto:a@b.c\nEND:PARTICIPANT");

        assertThat(copied(Attendees.NONE, held).text()).doesNotContain("PARTICIPANT");
        assertThat(copied(Attendees.TEXT, held).text()).doesNotContain("PARTICIPANT");
    }

    @Test
    void text_names_each_once_at_the_end_of_the_description() {
        var copy = copied(Attendees.TEXT, meeting("DESCRIPTION:Come\\, please\n" + PEOPLE));

        assertThat(described(copy))
                .isEqualTo("Come, please\n\nWith: Olga\nWith: Zoe\nWith: ann@example.com");
        assertThat(copy.text()).doesNotContain("ORGANIZER", "ATTENDEE", "mailto:");
    }

    @Test
    void text_is_the_description_where_there_was_none() {
        assertThat(described(copied(Attendees.TEXT, meeting(PEOPLE))))
                .isEqualTo("With: Olga\nWith: Zoe\nWith: ann@example.com");
        assertThat(copied(Attendees.TEXT, meeting("SUMMARY:Alone")).text())
                .doesNotContain("DESCRIPTION");
    }

    @Test
    void text_does_not_depend_on_the_order_of_the_people() {
        var other = PEOPLE.lines().toList().reversed();

        assertThat(described(copied(Attendees.TEXT, meeting(String.join("\n", other)))))
                .isEqualTo(described(copied(Attendees.TEXT, meeting(PEOPLE))));
    }

    @Test
    void a_name_can_not_break_out_of_its_line() {
        var copy =
                copied(Attendees.TEXT, meeting("ATTENDEE;CN=\"A, B;^nATTENDEE:x\\\":mailto:a@b"));

        assertThat(described(copy)).isEqualTo("With: A, B; ATTENDEE:x\\");
    }

    @Test
    void information_keeps_all_and_silences_each() {
        var copy = copied(Attendees.INFORMATION, meeting(PEOPLE));

        assertThat(people(copy))
                .containsExactlyInAnyOrder(
                        "ORGANIZER;CN=Olga;SCHEDULE-AGENT=CLIENT:mailto:olga@example.com",
                        "ATTENDEE;CN=Zoe;SCHEDULE-AGENT=CLIENT:mailto:zoe@example.com",
                        "ATTENDEE;CN=Olga;SCHEDULE-AGENT=CLIENT:MAILTO:Olga@example.com",
                        "ATTENDEE;PARTSTAT=ACCEPTED;SCHEDULE-AGENT=CLIENT:mailto:ann@example.com",
                        "ATTENDEE;SCHEDULE-AGENT=CLIENT:/O=EXAMPLE/OU=EXCHANGE/CN=RECIPIENTS/CN=BOB");
        assertThat(copy.text()).contains("X-SOGO-SEND-APPOINTMENT-NOTIFICATIONS:NO");
    }

    @Test
    void information_overrules_what_was_said_of_scheduling() {
        var copy =
                copied(
                        Attendees.INFORMATION,
                        meeting(
                                "ORGANIZER;SCHEDULE-AGENT=SERVER:mailto:o@b.c\n"
                                        + "ATTENDEE;SCHEDULE-AGENT=NONE;SCHEDULE-STATUS=1.2;"
                                        + "SCHEDULE-FORCE-SEND=REQUEST:mailto:a@b.c\n"
                                        + "REQUEST-STATUS:2.0;Success\nX-MS-OLK-SENDER:x"));

        assertThat(Samples.lines(copy))
                .contains(
                        "ORGANIZER;SCHEDULE-AGENT=CLIENT:mailto:o@b.c",
                        "ATTENDEE;SCHEDULE-AGENT=CLIENT:mailto:a@b.c")
                .noneMatch(line -> line.contains("STATUS") || line.contains("X-MS-OLK"));
    }

    @Test
    void all_components_have_one_organizer() {
        var held =
                Samples.series(
                        "ORGANIZER:mailto:first@b.c\nATTENDEE:mailto:a@b.c",
                        Samples.override("20260309", "ORGANIZER:mailto:other@b.c"),
                        Samples.override("20260316", "SUMMARY:nobody"));

        assertThat(people(copied(Attendees.INFORMATION, held)))
                .containsExactlyInAnyOrder(
                        "ATTENDEE;SCHEDULE-AGENT=CLIENT:mailto:a@b.c",
                        "ORGANIZER;SCHEDULE-AGENT=CLIENT:mailto:first@b.c",
                        "ORGANIZER;SCHEDULE-AGENT=CLIENT:mailto:first@b.c",
                        "ORGANIZER;SCHEDULE-AGENT=CLIENT:mailto:first@b.c");
    }

    @Test
    void who_meets_nobody_else_is_no_organizer() {
        for (var lines :
                List.of(
                        "ORGANIZER:mailto:me@b.c",
                        "ORGANIZER:mailto:me@b.c\nATTENDEE:MAILTO:Me@b.c")) {
            assertThat(people(copied(Attendees.INFORMATION, meeting(lines)))).isEmpty();
        }
    }

    @Test
    void busy_names_nobody_whatever_is_said_of_attendees() {
        for (var attendees : Attendees.values()) {
            var rules = Samples.shaped(Detail.BUSY, attendees, new Reminders.Keep(), "");
            var copy = Samples.copied(oneWay(rules), meeting(PEOPLE));

            assertThat(copy.text()).doesNotContain("ATTENDEE", "ORGANIZER", "Zoe", "DESCRIPTION");
        }
    }

    @Test
    void title_names_the_people_where_the_profile_asks_for_them() {
        var text = Samples.shaped(Detail.TITLE, Attendees.TEXT, new Reminders.Keep(), "");
        var all = Samples.shaped(Detail.TITLE, Attendees.INFORMATION, new Reminders.Keep(), "");
        var held = meeting("DESCRIPTION:secret\n" + PEOPLE);

        assertThat(described(Samples.copied(oneWay(text), held)))
                .isEqualTo("With: Olga\nWith: Zoe\nWith: ann@example.com");
        assertThat(people(Samples.copied(oneWay(all), held))).hasSize(5);
    }

    @Test
    void a_two_way_profile_lets_people_cross_in_neither_direction() {
        var shaping = Samples.twoWay(with(Attendees.NONE));
        var seen = Samples.crossing(shaping, Side.RIGHT, meeting(PEOPLE));

        assertThat(people(seen.object())).isEmpty();
    }

    private static CalendarObject copied(Attendees attendees, CalendarObject held) {
        return Samples.copied(oneWay(with(attendees)), held);
    }

    private static String described(CalendarObject object) {
        return Samples.parsed(object).entries().getFirst().all("DESCRIPTION").stream()
                .map(Property::text)
                .reduce((a, b) -> a + "|" + b)
                .orElse("");
    }

    private static List<String> people(CalendarObject object) {
        return Samples.parsed(object).entries().stream()
                .flatMap(entry -> entry.properties().stream())
                .filter(People::isPerson)
                .map(AttendeesTest::line)
                .toList();
    }

    private static String line(Property property) {
        var text = new Component("X", List.of(property), List.of()).text().replace("\r\n ", "");
        return text.lines().toList().get(1);
    }
}

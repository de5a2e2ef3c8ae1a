package io.calferry.shape;

import static io.calferry.shape.Samples.oneWay;
import static io.calferry.shape.Samples.with;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.sync.CalendarObject;

import org.junit.jupiter.api.Test;

import java.util.List;

/// Conversion rule 48: copies name nobody unless the profile says otherwise, and whom they name no
/// server mails.
class PeopleOfCopiesTest {

    private static final String SLOT = "RECURRENCE-ID;TZID=Europe/Berlin:20260309T100000";

    /// A meeting as Exchange has one, with an occurrence to which somebody else comes too.
    private static final CalendarObject MEETING =
            Samples.series(
                    """
                    SUMMARY:Plan
                    DESCRIPTION:Agenda
                    ORGANIZER;CN=Olga:mailto:olga@example.com
                    ATTENDEE;CN=Zoe;RSVP=TRUE;PARTSTAT=NEEDS-ACTION:mailto:zoe@example.com
                    ATTENDEE;CN=Room 5;CUTYPE=RESOURCE;ROLE=NON-PARTICIPANT:mailto:room5@example.com
                    REQUEST-STATUS:2.0;Success
                    X-MICROSOFT-CDO-APPT-SEQUENCE:0
                    """,
                    Samples.override(
                            "20260309",
                            """
                            SUMMARY:Plan
                            ORGANIZER;CN=Olga:mailto:olga@example.com
                            ATTENDEE;CN=Ann;SCHEDULE-AGENT=SERVER:mailto:ann@example.com
                            """));

    private static final String OLGA =
            "ORGANIZER;CN=Olga;SCHEDULE-AGENT=CLIENT:mailto:olga@example.com";
    private static final String SILENT = "X-SOGO-SEND-APPOINTMENT-NOTIFICATIONS:NO";

    private static List<String> copied(Rules rules) {
        return Samples.lines(Samples.copied(oneWay(rules), MEETING));
    }

    @Test
    void rule_48_a_profile_that_says_nothing_copies_nobody() {
        assertThat(copied(Rules.DEFAULT))
                .containsExactly(
                        "BEGIN:VEVENT",
                        "DTSTART;TZID=Europe/Berlin:20260302T100000",
                        "DTEND;TZID=Europe/Berlin:20260302T110000",
                        "RRULE:FREQ=WEEKLY;COUNT=10",
                        "SUMMARY:Plan",
                        "DESCRIPTION:Agenda",
                        "END:VEVENT",
                        "BEGIN:VEVENT",
                        SLOT,
                        "DTSTART;TZID=Europe/Berlin:20260309T110000",
                        "DTEND;TZID=Europe/Berlin:20260309T120000",
                        "SUMMARY:Plan",
                        "END:VEVENT");
    }

    @Test
    void rule_48_names_stand_in_the_text_where_the_profile_asks_for_them() {
        assertThat(copied(with(Attendees.TEXT)))
                .containsExactly(
                        "BEGIN:VEVENT",
                        "DTSTART;TZID=Europe/Berlin:20260302T100000",
                        "DTEND;TZID=Europe/Berlin:20260302T110000",
                        "RRULE:FREQ=WEEKLY;COUNT=10",
                        "SUMMARY:Plan",
                        "DESCRIPTION:Agenda\\n\\nWith: Olga\\nWith: Room 5\\nWith: Zoe",
                        "END:VEVENT",
                        "BEGIN:VEVENT",
                        SLOT,
                        "DTSTART;TZID=Europe/Berlin:20260309T110000",
                        "DTEND;TZID=Europe/Berlin:20260309T120000",
                        "SUMMARY:Plan",
                        "DESCRIPTION:With: Ann\\nWith: Olga",
                        "END:VEVENT");
    }

    @Test
    void rule_48_whoever_is_kept_is_the_clients_own_affair_and_sogos_too() {
        assertThat(copied(with(Attendees.INFORMATION)))
                .containsExactly(
                        "BEGIN:VEVENT",
                        "DTSTART;TZID=Europe/Berlin:20260302T100000",
                        "DTEND;TZID=Europe/Berlin:20260302T110000",
                        "RRULE:FREQ=WEEKLY;COUNT=10",
                        "SUMMARY:Plan",
                        "DESCRIPTION:Agenda",
                        "ATTENDEE;CN=Zoe;PARTSTAT=NEEDS-ACTION;SCHEDULE-AGENT=CLIENT"
                                + ":mailto:zoe@example.com",
                        "ATTENDEE;CN=Room 5;CUTYPE=RESOURCE;ROLE=NON-PARTICIPANT"
                                + ";SCHEDULE-AGENT=CLIENT:mailto:room5@example.com",
                        OLGA,
                        SILENT,
                        "END:VEVENT",
                        "BEGIN:VEVENT",
                        SLOT,
                        "DTSTART;TZID=Europe/Berlin:20260309T110000",
                        "DTEND;TZID=Europe/Berlin:20260309T120000",
                        "SUMMARY:Plan",
                        "ATTENDEE;CN=Ann;SCHEDULE-AGENT=CLIENT:mailto:ann@example.com",
                        OLGA,
                        SILENT,
                        "END:VEVENT");
    }

    @Test
    void rule_48_no_organizer_stays_without_attendees() {
        var alone = Samples.meeting("SUMMARY:Plan\nORGANIZER;CN=Olga:mailto:olga@example.com");

        for (var attendees : List.of(Attendees.NONE, Attendees.INFORMATION)) {
            assertThat(Samples.lines(Samples.copied(oneWay(with(attendees)), alone)))
                    .containsExactly(
                            "BEGIN:VEVENT",
                            "DTSTART;TZID=Europe/Berlin:20260312T100000",
                            "DTEND;TZID=Europe/Berlin:20260312T110000",
                            "SUMMARY:Plan",
                            "END:VEVENT");
        }
    }
}

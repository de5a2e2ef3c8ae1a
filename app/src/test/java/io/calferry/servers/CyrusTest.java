package io.calferry.servers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.util.List;

/// That this server really invites people: without it, a test that finds no invitation would have
/// shown nothing.
class CyrusTest {

    private final Cyrus cyrus = Cyrus.shared();
    private final Account alice = cyrus.fresh();
    private final Account bob = cyrus.person("bob");
    private final String stranger = alice.user() + "-guest@elsewhere.example";

    @Test
    void a_plain_put_invites_the_attendees_before_it_is_answered() {
        put("");

        assertThat(cyrus.received(bob)).hasSize(2);
        assertThat(cyrus.mailed()).containsOnlyOnce(stranger);
    }

    @Test
    void the_deletion_by_the_organizer_is_mailed() {
        put("");

        alice.client().delete(alice.calendar().resolve("meeting.ics"));

        assertThat(cyrus.mailed()).filteredOn(stranger::equals).hasSize(2);
    }

    @Test
    void a_client_that_says_it_schedules_itself_stops_the_invitations() {
        put(";SCHEDULE-AGENT=CLIENT");

        assertThat(cyrus.received(bob)).isEmpty();
        assertThat(cyrus.mailed()).doesNotContain(stranger);
    }

    private void put(String parameters) {
        var event =
                List.of(
                        "BEGIN:VCALENDAR",
                        "VERSION:2.0",
                        "PRODID:-//calferry//test//EN",
                        "BEGIN:VEVENT",
                        "UID:meeting@example.org",
                        "DTSTAMP:20261121T080000Z",
                        "DTSTART:20271201T090000Z",
                        "DTEND:20271201T100000Z",
                        "SUMMARY:Breakfast",
                        "ORGANIZER" + parameters + ":mailto:" + Cyrus.address(alice),
                        "ATTENDEE" + parameters + ":mailto:" + Cyrus.address(bob),
                        "ATTENDEE" + parameters + ":mailto:" + stranger,
                        "END:VEVENT",
                        "END:VCALENDAR",
                        "");
        URI at = alice.calendar().resolve("meeting.ics");
        var reply = alice.client().put(at, String.join("\r\n", event));
        assertThat(reply.succeeded()).as("%s", reply).isTrue();
    }
}

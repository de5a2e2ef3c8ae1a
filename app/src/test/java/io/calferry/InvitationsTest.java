package io.calferry;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.calferry.cli.Ending;
import io.calferry.cli.Surroundings;
import io.calferry.servers.Account;
import io.calferry.servers.Cyrus;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The whole program, into a server that invites people wherever it is not told otherwise: nobody
/// hears of anything that it writes.
class InvitationsTest {

    private final Cyrus cyrus = Cyrus.shared();
    private final Account alice = cyrus.fresh();
    private final Account bob = cyrus.person("bob");
    private final String stranger = alice.user() + "-guest@elsewhere.example";

    @TempDir private Path folder;

    /// Without this the tests below would have shown nothing.
    @Test
    void the_same_events_without_care_do_invite() {
        for (var who : List.of("alice", "bob")) {
            put(meeting(who, "Planning"), who);
        }

        assertThat(cyrus.received(bob)).isNotEmpty();
        assertThat(cyrus.mailed()).contains(stranger);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "text", "information"})
    void a_feed_with_attendees_invites_nobody(String attendees) throws IOException {
        profile(attendees);

        feed(meeting("alice", "Planning"), meeting("bob", "Review"), plain());
        assertThat(sync()).isEqualTo(Ending.DONE);
        assertThat(titles()).containsExactly("Lunch", "Planning", "Review");
        assertNobodyHeard();

        feed(meeting("alice", "Planning, later"), meeting("bob", "Review, later"), plain());
        assertThat(sync()).isEqualTo(Ending.DONE);
        assertThat(titles()).containsExactly("Lunch", "Planning\\, later", "Review\\, later");
        assertNobodyHeard();

        feed(plain());
        assertThat(sync()).isEqualTo(Ending.DONE);
        assertThat(titles()).containsExactly("Lunch");
        assertNobodyHeard();
    }

    /// Whoever was invited by the owner's own hand would get an update or a cancellation if a sync
    /// changed or deleted that event.
    @Test
    void an_event_to_which_people_were_invited_is_left_alone() throws IOException {
        put(meeting("alice", "Planning"), "alice");
        var received = cyrus.received(bob);
        var mailed = mailedToStranger();
        assertThat(received).isNotEmpty();
        assertThat(mailed).isEqualTo(1);

        profile("none");
        feed(meeting("alice", "Planning, later"), plain());
        assertThat(sync("--yes")).isEqualTo(Ending.WAITING);

        assertThat(titles()).containsExactly("Lunch", "Planning");
        assertThat(cyrus.received(bob)).isEqualTo(received);
        assertThat(mailedToStranger()).isEqualTo(mailed);
    }

    private void assertNobodyHeard() {
        assertThat(cyrus.received(bob)).isEmpty();
        assertThat(mailedToStranger()).isZero();
    }

    private long mailedToStranger() {
        return cyrus.mailed().stream().filter(stranger::equals).count();
    }

    /// What the calendar holds now, as the server tells another client.
    private List<String> titles() {
        return alice.client().members(alice.calendar()).stream()
                .flatMap(at -> alice.client().get(at).body().lines())
                .filter(line -> line.startsWith("SUMMARY:"))
                .map(line -> line.substring("SUMMARY:".length()))
                .sorted()
                .toList();
    }

    private void put(List<String> event, String name) {
        var at = alice.calendar().resolve(name + ".ics");
        var reply = alice.client().put(at, calendar(List.of(), List.of(event)));
        assertThat(reply.succeeded()).as("%s", reply).isTrue();
    }

    // ---- the profile and its feed

    private void profile(String attendees) throws IOException {
        Files.writeString(
                Files.createDirectories(folder.resolve("config")).resolve("profiles.json"),
                """
                { "version": 1, "profiles": [ { "id": "p", "name": "P",
                  "source": { "kind": "ics", "url": "%s" },
                  "target": { "kind": "caldav", "url": "%s",
                              "signIn": { "kind": "basic", "username": "%s",
                                          "password": { "from": "env", "name": "DAV" } } },
                  "shape": { "attendees": "%s" } } ] }
                """
                        .formatted(
                                folder.resolve("feed.ics").toUri(),
                                alice.calendar(),
                                alice.user(),
                                attendees));
    }

    @SafeVarargs
    private void feed(List<String>... events) throws IOException {
        Files.writeString(
                folder.resolve("feed.ics"), calendar(List.of("METHOD:REQUEST"), List.of(events)));
    }

    private Ending sync(String... more) {
        var arguments = new ArrayList<>(List.of("sync", "p"));
        arguments.addAll(List.of(more));
        arguments.addAll(List.of("--config", folder.resolve("config").toString()));
        arguments.addAll(List.of("--data", folder.resolve("data").toString()));
        var printed = new ByteArrayOutputStream();
        var stream = new PrintStream(printed, true, UTF_8);
        var ending = Main.run(arguments, surroundings(stream));
        assertThat(ending).as(printed.toString(UTF_8)).isIn(Ending.DONE, Ending.WAITING);
        return ending;
    }

    private Surroundings surroundings(PrintStream printed) {
        return new Surroundings(
                InputStream.nullInputStream(),
                printed,
                printed,
                Surroundings.Face.PIPE,
                _ -> Optional.empty(),
                Map.of("DAV", alice.password()),
                "Linux",
                folder,
                folder,
                () -> false,
                Clock.fixed(Instant.parse("2026-11-21T08:00:00Z"), ZoneOffset.UTC));
    }

    // ---- iCalendar

    /// A meeting of all three, to which one of them invited the others.
    private List<String> meeting(String organizer, String title) {
        var host = organizer.equals("alice") ? alice : bob;
        return List.of(
                "BEGIN:VEVENT",
                "UID:meeting-by-" + organizer,
                "DTSTAMP:20261121T080000Z",
                "DTSTART:20271201T090000Z",
                "DTEND:20271201T100000Z",
                "SUMMARY:" + title.replace(",", "\\,"),
                "ORGANIZER;CN=Host:mailto:" + Cyrus.address(host),
                "ATTENDEE;PARTSTAT=ACCEPTED;RSVP=TRUE:mailto:" + Cyrus.address(alice),
                "ATTENDEE;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:" + Cyrus.address(bob),
                "ATTENDEE;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;SCHEDULE-AGENT=SERVER:mailto:" + stranger,
                "END:VEVENT");
    }

    private static List<String> plain() {
        return List.of(
                "BEGIN:VEVENT",
                "UID:lunch",
                "DTSTAMP:20261121T080000Z",
                "DTSTART:20271201T120000Z",
                "DTEND:20271201T130000Z",
                "SUMMARY:Lunch",
                "END:VEVENT");
    }

    private static String calendar(List<String> properties, List<List<String>> events) {
        var lines = new ArrayList<>(List.of("BEGIN:VCALENDAR", "VERSION:2.0"));
        lines.add("PRODID:-//Calferry//Test//EN");
        lines.addAll(properties);
        events.forEach(lines::addAll);
        lines.addAll(List.of("END:VCALENDAR", ""));
        return String.join("\r\n", lines);
    }
}

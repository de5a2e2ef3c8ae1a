package io.calferry;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.bench.MemoryCalDav;
import io.calferry.bench.Misbehaviour;
import io.calferry.bench.Misbehaviour.Kind;
import io.calferry.bench.Misbehaviour.On;
import io.calferry.ledger.DataFolder;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Whatever goes wrong at a server, on the disk or in a file: one clear sentence and the right exit
/// code, or one object parked; and when it is mended, nothing was lost and nothing is there twice.
class BadInputTest {

    private static final String PASSWORD = "hunter2 horse battery";

    private final MemoryCalDav server = MemoryCalDav.start();
    private URI calendar = server.url();
    private Shell shell;

    @BeforeEach
    void a_feed_of_five_events_for_a_calendar(@TempDir Path home) {
        shell = new Shell(home);
        server.user("alice", PASSWORD);
        calendar = server.calendar("alice", "cal");
        shell.environment.put("DAV", PASSWORD);
        feed(5);
        profile(calendar);
    }

    @AfterEach
    void nothing_secret_was_written_and_the_server_goes() throws IOException {
        server.close();
        try (var files = Files.walk(shell.home)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as("the password in %s", file)
                        .doesNotContain(PASSWORD);
            }
        }
    }

    private void feed(int events) {
        var all = new ArrayList<String>();
        for (int i = 0; i < events; i++) {
            all.add(Shell.event("u" + i, "Event " + i));
        }
        shell.feed("feed.ics", all.toArray(String[]::new));
    }

    private void profile(URI target) {
        shell.profiles(
                Shell.profile(
                        "p",
                        shell.file("feed.ics"),
                        "'kind':'caldav','url':'"
                                + target
                                + "','signIn':{'kind':'basic','username':'alice',"
                                + "'password':{'from':'env','name':'DAV'}}"));
    }

    /// Once everything is well, everything is there, once.
    private void mends() {
        server.behave();
        shell.environment.put("DAV", PASSWORD);
        profile(calendar);
        var answer = shell.run("sync");
        assertThat(answer.ending().code()).as(answer.out() + answer.err()).isZero();
        assertThat(server.held(calendar).values())
                .extracting(text -> text.replaceAll("(?s).*\r\nUID:([^\r]*).*", "$1"))
                .containsExactlyInAnyOrder("u0", "u1", "u2", "u3", "u4");
        var again = shell.run("sync", "--json");
        assertThat(again.out()).containsIgnoringWhitespaces("\"created\":0", "\"unchanged\":5");
    }

    private void fails(Shell.Answer answer, String sentence) {
        assertThat(answer.ending().code()).as(answer.out() + answer.err()).isEqualTo(3);
        assertThat(answer.out() + answer.err())
                .containsIgnoringWhitespaces(sentence)
                .doesNotContain("Exception")
                .doesNotContain("\tat ")
                .doesNotContain(PASSWORD);
    }

    @Test
    void a_wrong_password_is_said_and_asked_for() {
        shell.environment.put("DAV", "not hunter2");
        fails(shell.run("sync"), "was refused");
        mends();
    }

    @Test
    void a_password_that_is_not_set_is_said() {
        shell.environment.remove("DAV");
        fails(shell.run("sync"), "DAV");
        mends();
    }

    @Test
    void an_unknown_host_is_said() {
        profile(URI.create("https://no-such-host.invalid/dav/cal/"));
        fails(shell.run("sync"), "no-such-host.invalid");
        mends();
    }

    @Test
    void a_refused_connection_is_said() throws IOException {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        profile(URI.create("http://127.0.0.1:" + port + "/cal/"));
        fails(shell.run("sync"), "does not accept connections");
        mends();
    }

    @Test
    void plain_http_where_tls_is_wanted_is_said() {
        profile(URI.create(calendar.toString().replace("http:", "https:")));
        fails(shell.run("sync"), "127.0.0.1");
        mends();
    }

    @Test
    void no_password_is_sent_to_a_foreign_host_over_plain_http() {
        profile(URI.create("http://dav.example.invalid/cal/"));
        fails(shell.run("sync"), "dav.example.invalid");
        mends();
    }

    static List<Arguments> waysToEndARun() throws IOException {
        return List.of(
                Arguments.of(Kind.UNAUTHORIZED, "was refused"),
                Arguments.of(Kind.FORBIDDEN, "127.0.0.1"),
                Arguments.of(Kind.VANISHED, "is not there"),
                Arguments.of(new Misbehaviour.Busy(429, "3600"), "asks for patience"),
                Arguments.of(new Misbehaviour.Busy(503, "3600"), "asks for patience"),
                Arguments.of(new On("REPORT", Kind.CUT_SHORT), "127.0.0.1"),
                Arguments.of(new On("REPORT", Kind.CUT_UNNOTICED), "breaks off before its end"),
                Arguments.of(Kind.NOT_XML, "XML with a document type"),
                Arguments.of(Kind.ENTITY_EXPANSION, "XML with a document type"),
                Arguments.of(Kind.EXTERNAL_ENTITY, "XML with a document type"),
                Arguments.of(
                        new Misbehaviour.RedirectsTo(
                                URI.create("http://elsewhere.example.invalid/"), 307),
                        "elsewhere.example.invalid"),
                Arguments.of(Kind.READ_ONLY, "can be read but not written"),
                Arguments.of(Kind.FULL, "There is no space left"));
    }

    @ParameterizedTest
    @MethodSource("waysToEndARun")
    void a_server_that_goes_wrong_ends_the_run_with_a_sentence(Misbehaviour how, String sentence) {
        server.misbehave(how);
        var answer = shell.run("sync");
        assertThat(answer.out() + answer.err()).containsIgnoringWhitespaces(sentence);
        fails(answer, ".");
        mends();
    }

    @ParameterizedTest
    @MethodSource("waysToEndARun")
    void the_same_in_the_middle_of_a_calendar_in_sync_deletes_nothing(Misbehaviour how) {
        mends();
        var before = server.held(calendar).keySet();
        shell.feed(
                "feed.ics",
                Shell.event("u0", "Renamed"),
                Shell.event("u1", "Event 1"),
                Shell.event("u2", "Event 2"),
                Shell.event("u3", "Event 3"),
                Shell.event("u4", "Event 4"));
        server.misbehave(new Misbehaviour.After(new AtomicInteger(1), how));
        var answer = shell.run("sync");
        assertThat(answer.ending().code()).as(answer.out() + answer.err()).isIn(0, 1, 3);
        assertThat(server.held(calendar).keySet()).isEqualTo(before);
        server.behave();
        shell.now = shell.now.plus(Duration.ofDays(2));
        assertThat(shell.run("sync").ending().code()).isZero();
        assertThat(server.held(calendar).keySet()).isEqualTo(before);
        assertThat(server.held(calendar).get("u0.ics")).contains("SUMMARY:Renamed");
    }

    @Test
    void a_server_error_for_one_object_parks_that_one() {
        server.misbehave(new Misbehaviour.Refuses("u3.ics", 500));
        var answer = shell.run("sync");
        assertThat(answer.ending().code()).isEqualTo(1);
        assertThat(answer.out() + answer.err()).contains("Event 3");
        assertThat(server.size(calendar)).isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "NO_ETAG_ON_PUT",
                "ETAG_MOVES",
                "REWRITES",
                "WEAK_ETAGS",
                "UNQUOTED_ETAGS",
                "ENCODED_HREFS",
                "ABSOLUTE_HREFS",
                "TOKEN_REFUSED",
                "TOKEN_FAILS",
                "TOKEN_IGNORED",
                "TOMBSTONES_AT_FIRST",
                "NO_SYNC_COLLECTION",
                "NO_QUERY",
                "MISSING_LEFT_OUT",
                "LISTS_ITSELF",
                "REFUSES_IN_207",
                "RESETS_REUSED",
                "CHUNKED"
            })
    void what_servers_merely_do_differently_makes_no_difference(Kind oddity) {
        server.misbehave(oddity);
        for (int i = 0; i < 3; i++) {
            var answer = shell.run("sync");
            assertThat(answer.ending().code()).as(answer.out() + answer.err()).isZero();
        }
        assertThat(server.size(calendar)).isEqualTo(5);
        var puts = server.requests().get("PUT");
        assertThat(puts).as("none is written twice").isEqualTo(5);
        shell.feed(
                "feed.ics",
                Shell.event("u0", "Renamed"),
                Shell.event("u1", "Event 1"),
                Shell.event("u2", "Event 2"),
                Shell.event("u3", "Event 3"));
        assertThat(shell.run("sync").ending().code()).isZero();
        assertThat(server.size(calendar)).isEqualTo(4);
        assertThat(server.requests().get("PUT")).isEqualTo(6);
    }

    @Test
    void a_write_whose_answer_was_lost_is_not_made_twice() {
        server.misbehave(new On("PUT", Kind.DONE_BUT_NOT_SAID));
        shell.run("sync");
        mends();
    }

    @Test
    void a_second_instance_on_the_same_data_folder_is_told_so() {
        try (var _ = DataFolder.take(shell.data())) {
            var answer = shell.run("sync");
            assertThat(answer.ending().code()).isEqualTo(3);
            assertThat(answer.out() + answer.err()).containsIgnoringCase("already");
        }
        mends();
    }

    @Test
    void a_corrupt_ledger_is_refused_and_left_as_it_is() throws IOException {
        var ledger = shell.data().resolve("calferry.db");
        Shell.write(ledger, "this is no database, but somebody may still want it");
        var before = Files.readAllBytes(ledger);
        var answer = shell.run("sync");
        assertThat(answer.ending().code()).isIn(2, 3);
        assertThat(answer.out() + answer.err()).contains("calferry.db").doesNotContain("\tat ");
        assertThat(Files.readAllBytes(ledger)).isEqualTo(before);
        Files.delete(ledger);
        mends();
    }
}

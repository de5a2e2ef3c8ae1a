package io.calferry;

import static io.calferry.Shell.event;
import static io.calferry.Shell.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.Shell.Answer;
import io.calferry.bench.MemoryCalDav;
import io.calferry.bench.Misbehaviour;
import io.calferry.cli.Ending;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/// What a person is told when a server or a password is wrong, and that no secret is told with it.
class FaultsTest {

    private static final String SECRET = "hunter2-sesame";

    private MemoryCalDav server;
    private Shell shell;
    private URI calendar;

    @BeforeEach
    void open_a_shell_beside_a_server(@TempDir Path home) {
        server = MemoryCalDav.start();
        calendar = server.calendar("me", "work");
        shell = new Shell(home);
        shell.feed("a.ics", event("1", "Dentist"));
    }

    @AfterEach
    void close_the_server() {
        server.close();
    }

    private void profileWith(String password) {
        shell.profiles(profile("work", shell.file("a.ics"), target(password)));
    }

    private String target(String password) {
        return "'kind':'caldav','url':'%s','signIn':{'kind':'basic','username':'me','password':%s}"
                .formatted(calendar, password);
    }

    private void assertSilent(Answer answer) {
        assertThat(answer.out() + answer.err() + shell.log()).doesNotContain(SECRET);
    }

    @Test
    void a_password_comes_from_the_environment() {
        server.user("me", SECRET);
        profileWith("{'from':'env','name':'DAV_PASSWORD'}");
        shell.environment.put("DAV_PASSWORD", SECRET);
        var answer = shell.run("sync", "--verbose");
        assertThat(answer.ending()).isEqualTo(Ending.DONE);
        assertThat(server.size(calendar)).isEqualTo(1);
        assertThat(answer.err()).contains("work: DONE");
        assertSilent(answer);
    }

    @Test
    void a_password_is_the_first_line_that_a_program_prints() throws IOException {
        server.user("me", SECRET);
        var script = shell.home.resolve("print it");
        Shell.write(script, "#!/bin/sh\nprintf '%s\\r\\nsecond line\\n' \"$1\"\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        profileWith("{'from':'command','argv':['" + script + "','" + SECRET + "']}");
        var answer = shell.run("sync", "--verbose");
        assertThat(answer.ending()).isEqualTo(Ending.DONE);
        assertSilent(answer);
    }

    @Test
    void a_wrong_password_is_told_with_the_place_to_correct_it() {
        server.user("me", "another");
        profileWith("{'from':'env','name':'DAV_PASSWORD'}");
        shell.environment.put("DAV_PASSWORD", SECRET);
        for (var command : List.of("sync", "sync --dry-run", "why work 1", "profiles check")) {
            var answer = shell.run((command + " --verbose").split(" "));
            assertThat(answer.ending()).isEqualTo(Ending.FAILED);
            assertThat(answer.out() + answer.err())
                    .contains(
                            "The password for "
                                    + calendar.getAuthority()
                                    + " was refused. Correct it in the environment variable"
                                    + " DAV_PASSWORD.");
            assertSilent(answer);
        }
    }

    @Test
    void no_password_is_told_with_the_place_to_provide_it() {
        server.user("me", SECRET);
        var missing = "There is no password for " + calendar.getAuthority() + ". ";
        profileWith("{'from':'env','name':'DAV_PASSWORD'}");
        assertThat(shell.run("sync").out())
                .contains(missing + "Set the environment variable DAV_PASSWORD.");
        profileWith("{'from':'command','argv':['/does/not/exist','" + SECRET + "']}");
        var answer = shell.run("sync");
        assertThat(answer.out())
                .contains(missing + "`/does/not/exist` printed none. Run it yourself to see why.");
        assertSilent(answer);
        profileWith("{'from':'keychain'}");
        assertThat(shell.run("sync").out())
                .contains(
                        "There is no keychain here that could hold the password for "
                                + calendar.getAuthority()
                                + ". Enter it with `calferry password PROFILE SIDE`");
    }

    @Test
    void a_failed_run_tells_its_fault_to_a_script() {
        server.user("me", SECRET);
        profileWith("{'from':'env','name':'DAV_PASSWORD'}");
        assertThat(shell.run("sync", "--json").out())
                .contains(
                        "\"outcome\": \"failed\"",
                        "\"fault\": \"There is no password for "
                                + calendar.getAuthority()
                                + ". Set the environment variable DAV_PASSWORD.\"");
    }

    @Test
    void a_server_that_asks_for_a_sign_in_is_told_apart_from_a_wrong_password() {
        server.user("me", SECRET);
        shell.profiles(
                profile("work", shell.file("a.ics"), "'kind':'caldav','url':'" + calendar + "'"));
        assertThat(shell.run("sync").out())
                .contains("There is no password for " + calendar.getAuthority() + ". Name a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FORBIDDEN | does not allow this.",
                "VANISHED | is not there. Check the address or path in the profile; nothing was",
                "NOT_XML | The server's answer can't be understood",
                "ENTITY_EXPANSION | The server's answer can't be understood",
                "EXTERNAL_ENTITY | The server's answer can't be understood",
                "CUT_SHORT | broke off in the middle. Nothing is lost; run the profile again.",
                "READ_ONLY | can be read but not written.",
                "FULL | There is no space left.",
            })
    void a_server_that_goes_wrong_is_one_clear_sentence(Misbehaviour.Kind way, String sentence) {
        shell.profiles(
                profile("work", shell.file("a.ics"), "'kind':'caldav','url':'" + calendar + "'"));
        server.misbehave(way);
        var answer = shell.run("sync");
        assertThat(answer.out()).contains("The work: ").contains(sentence);
        assertThat(answer.ending()).isEqualTo(Ending.FAILED);
        assertThat(answer.err()).isEmpty();
        server.behave();
        assertThat(shell.run("sync").ending()).isEqualTo(Ending.DONE);
        assertThat(server.size(calendar)).isEqualTo(1);
    }

    @Test
    void a_server_that_is_not_there_is_offline() {
        shell.profiles(
                profile("work", shell.file("a.ics"), "'kind':'caldav','url':'" + calendar + "'"));
        server.close();
        var answer = shell.run("sync");
        assertThat(answer.ending()).isEqualTo(Ending.FAILED);
        assertThat(answer.out())
                .contains(calendar.getAuthority() + " does not accept connections. Check the");
    }

    @Test
    void an_address_of_a_feed_is_not_told_to_anybody() {
        var secret = "https://127.0.0.1:1/private-" + SECRET + "/a.ics?token=" + SECRET;
        shell.profiles(
                profile("work", "'kind':'ics','url':'" + secret + "'", shell.folder("copy")));
        for (var command :
                List.of("sync --verbose", "profiles list --json", "profiles check", "why work x")) {
            assertSilent(shell.run(command.split(" ")));
        }
    }

    @Test
    void calendars_are_found_with_a_password_that_is_piped_in() {
        server.user("me", SECRET);
        shell.typed = SECRET + "\nmore\n";
        var answer = shell.run("calendars", server.url().toString(), "--user", "me");
        assertThat(answer.ending()).isEqualTo(Ending.DONE);
        assertThat(answer.out()).contains(calendar.toString());
        assertSilent(answer);
        assertThat(shell.run("calendars", server.url().toString(), "--user", "me", "--json").out())
                .contains("\"url\": \"" + calendar + "\"", "\"writable\": true");
    }

    @Test
    void calendars_need_a_password_for_a_user() {
        assertThat(shell.run("calendars", server.url().toString(), "--user", "me").ending())
                .isEqualTo(Ending.USAGE);
        assertThat(shell.run("calendars", "https://me:" + SECRET + "@x.example/"))
                .isEqualTo(
                        new Answer(
                                Ending.USAGE,
                                "",
                                "calferry: give an address that begins with https://, without user"
                                    + " and password, or the e-mail address of an Exchange mailbox;"
                                    + " name the user with --user.\n"));
    }

    @Test
    void a_check_of_a_server_tells_its_calendar() {
        shell.profiles(
                profile("work", shell.file("a.ics"), "'kind':'caldav','url':'" + calendar + "'"));
        var answer = shell.run("profiles", "check");
        assertThat(answer.ending()).isEqualTo(Ending.DONE);
        assertThat(answer.out()).contains("can be written");
        assertThat(server.size(calendar)).isZero();
    }

    @Test
    void an_unchanged_profile_asks_each_side_once() {
        var feed = server.publish("f.ics", text(), "Mon, 05 Jan 2026 08:00:00 GMT");
        shell.profiles(
                profile(
                        "work",
                        "'kind':'ics','url':'" + feed + "'",
                        "'kind':'caldav','url':'" + calendar + "'"));
        assertThat(shell.run("sync").ending()).isEqualTo(Ending.DONE);
        assertThat(shell.run("sync", "--json").out())
                .contains("\"source\": 1,\n        \"target\": 1\n");
    }

    private byte[] text() {
        try {
            return Files.readAllBytes(shell.home.resolve("a.ics"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

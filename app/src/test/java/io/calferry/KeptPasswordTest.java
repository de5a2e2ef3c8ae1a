package io.calferry;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.calferry.Shell.Answer;
import io.calferry.bench.MemoryCalDav;
import io.calferry.cli.Ending;
import io.calferry.cli.Surroundings.Face;
import io.calferry.servers.GnomeKeyring;
import io.calferry.servers.GnomeKeyring.Begins;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// `password`, and the runs that need what it kept.
class KeptPasswordTest {

    private static final String PASSWORD = "hunter2 horse battery";
    private static final String PASSPHRASE = "staple them all";

    private final MemoryCalDav server = MemoryCalDav.start();
    private final List<Answer> answers = new ArrayList<>();
    private Shell shell;
    private URI calendar = server.url();

    @BeforeEach
    void a_feed_of_two_events_for_a_calendar(@TempDir Path home) {
        shell = new Shell(home);
        server.user("alice", PASSWORD);
        calendar = server.calendar("alice", "cal");
        shell.feedAndProfile();
        profile("{'from':'keychain'}");
    }

    private void profile(String password) {
        var signIn = "'signIn':{'kind':'basic','username':'alice','password':" + password + "}";
        var target = "'kind':'caldav','url':'" + calendar + "'," + signIn;
        shell.profiles(Shell.profile("p", shell.file("a.ics"), target));
    }

    @AfterEach
    void nothing_secret_was_written_or_said_and_the_server_goes() throws IOException {
        server.close();
        try (var files = Files.walk(shell.home)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var content = Files.readAllBytes(file);
                for (var charset : List.of(ISO_8859_1, UTF_16BE, UTF_16LE)) {
                    assertThat(new String(content, charset))
                            .as("a secret in %s", file)
                            .doesNotContain(PASSWORD, PASSPHRASE);
                }
            }
        }
        assertThat(answers.toString()).doesNotContain(PASSWORD, PASSPHRASE);
    }

    private Answer run(String... arguments) {
        var answer = shell.run(arguments);
        answers.add(answer);
        return answer;
    }

    private Path file() {
        return shell.data().resolve("passwords.bin");
    }

    private void keptInTheFile() {
        shell.environment.put("CALFERRY_PASSPHRASE", PASSPHRASE);
        shell.typed = PASSWORD + "\n";
        assertThat(run("password", "p", "target"))
                .isEqualTo(
                        new Answer(
                                Ending.DONE,
                                "The password of the target of The p is kept in"
                                        + " ~/.local/share/calferry/passwords.bin, encrypted.\n",
                                ""));
        shell.typed = "";
    }

    @Test
    void a_passphrase_in_the_environment_is_the_choice_of_an_encrypted_file() {
        keptInTheFile();
        assertThat(run("sync").ending()).isEqualTo(Ending.DONE);
        assertThat(server.held(calendar)).hasSize(2);
        assertThat(run("profiles", "check").ending()).isEqualTo(Ending.DONE);
    }

    @Test
    void a_script_learns_where_it_is_kept() {
        shell.environment.put("CALFERRY_PASSPHRASE", PASSPHRASE);
        shell.typed = PASSWORD;
        assertThat(run("password", "p", "TARGET", "--json").out())
                .isEqualToIgnoringWhitespace(
                        """
                        { "profile": "p", "side": "target",
                          "file": "~/.local/share/calferry/passwords.bin" }
                        """);
    }

    @Test
    void where_there_is_no_keychain_nothing_is_kept_unasked() {
        shell.typed = PASSWORD;
        assertThat(run("password", "p", "target"))
                .isEqualTo(
                        new Answer(
                                Ending.FAILED,
                                "",
                                "calferry: There is no keychain here. To keep passwords in"
                                        + " ~/.local/share/calferry/passwords.bin instead,"
                                        + " encrypted, put a passphrase of your choice into the"
                                        + " environment variable CALFERRY_PASSPHRASE and try"
                                        + " again.\n"));
        assertThat(file()).doesNotExist();
    }

    @Test
    void at_a_terminal_the_passphrase_is_asked_for() {
        shell.face = Face.TERMINAL;
        shell.typed = PASSWORD;
        var answer = run("password", "p", "target");
        assertThat(answer.ending()).isEqualTo(Ending.DONE);
        assertThat(answer.err())
                .isEqualTo(
                        "There is no keychain here.\n"
                                + "To keep passwords in ~/.local/share/calferry/passwords.bin"
                                + " instead, encrypted, choose a passphrase; to keep none, enter"
                                + " nothing.\n");
        assertThat(run("sync").ending()).isEqualTo(Ending.DONE);
        shell.typed = "";
        assertThat(run("sync").ending()).isEqualTo(Ending.FAILED);
    }

    @Test
    void who_enters_no_passphrase_keeps_nothing() {
        shell.face = Face.TERMINAL;
        assertThat(run("password", "p", "target").ending()).isEqualTo(Ending.FAILED);
        assertThat(file()).doesNotExist();
    }

    @Test
    void a_passphrase_that_is_soon_guessed_is_refused() {
        shell.environment.put("CALFERRY_PASSPHRASE", "1234567");
        shell.typed = PASSWORD;
        assertThat(run("password", "p", "target").ending()).isEqualTo(Ending.USAGE);
        assertThat(file()).doesNotExist();
    }

    @Test
    void a_password_is_needed() {
        shell.environment.put("CALFERRY_PASSPHRASE", PASSPHRASE);
        assertThat(run("password", "p", "target").ending()).isEqualTo(Ending.USAGE);
        assertThat(file()).doesNotExist();
    }

    @Test
    void a_side_that_takes_its_password_from_elsewhere_is_told_so() {
        shell.typed = PASSWORD;
        assertThat(run("password", "p", "source").err())
                .isEqualTo(
                        "calferry: the source of The p needs no password. Nothing was kept; see"
                                + " `signIn` in the profile.\n");
        profile("{'from':'env','name':'DAV'}");
        assertThat(run("password", "p", "target").err())
                .isEqualTo(
                        "calferry: the target of The p takes its password from the environment"
                            + " variable DAV. Nothing was kept; see `signIn` in the profile.\n");
        assertThat(run("password", "p", "middle").err())
                .isEqualTo("calferry: say source or target.\n");
    }

    @Test
    void a_run_without_a_keychain_says_so() {
        var answer = run("sync");
        assertThat(answer.ending()).isEqualTo(Ending.FAILED);
        assertThat(answer.out())
                .containsIgnoringWhitespaces(
                        "There is no keychain here that could hold the password for");
    }

    @Test
    void a_run_that_lacks_the_passphrase_or_the_password_says_so() {
        keptInTheFile();
        shell.environment.remove("CALFERRY_PASSPHRASE");
        assertThat(run("sync").out()).containsIgnoringWhitespaces("the keychain is locked");
        shell.environment.put("CALFERRY_PASSPHRASE", "another one");
        assertThat(run("sync").out()).containsIgnoringWhitespaces("the keychain is locked");
        shell.typed = "hunter2, new";
        assertThat(run("password", "p", "target").err())
                .contains("The passphrase does not open ~/.local/share/calferry/passwords.bin.");
        shell.environment.put("CALFERRY_PASSPHRASE", PASSPHRASE);
        shell.profiles(Shell.profile("q", shell.file("a.ics"), target()));
        assertThat(run("sync").out())
                .containsIgnoringWhitespaces("Keep it with `calferry password PROFILE SIDE`");
    }

    private String target() {
        return "'kind':'caldav','url':'%s','signIn':{'kind':'basic','username':'alice'}"
                .formatted(calendar);
    }

    @Test
    void an_export_holds_no_password() throws IOException {
        keptInTheFile();
        var out = shell.home.resolve("out.json");
        assertThat(run("profiles", "export", out.toString()).ending()).isEqualTo(Ending.DONE);
        assertThat(Files.readString(out)).contains("\"keychain\"").doesNotContain(PASSWORD);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void where_there_is_a_keychain_it_keeps_the_password(@TempDir Path home) throws Exception {
        try (var session = GnomeKeyring.start(home, Begins.UNLOCKED)) {
            assertThat(process(session, PASSWORD + "\n", "password", "p", "target"))
                    .isEqualTo("The password of the target of The p is kept in the keychain.\n");
            assertThat(file()).doesNotExist();
            assertThat(process(session, "", "sync")).contains("2");
        }
        assertThat(server.held(calendar)).hasSize(2);
    }

    private String process(GnomeKeyring session, String input, String... arguments)
            throws Exception {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--config", shell.config().resolveSibling("").toString()));
        command.addAll(List.of("--data", shell.data().toString()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(session.environment());
        builder.environment().remove("CALFERRY_PASSPHRASE");
        var process = builder.start();
        try (var in = process.outputWriter(UTF_8)) {
            in.write(input);
        }
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}

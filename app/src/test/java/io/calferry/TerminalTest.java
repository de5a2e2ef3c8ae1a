package io.calferry;

import static io.calferry.Shell.event;
import static io.calferry.Shell.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.Shell.Answer;
import io.calferry.cli.Ending;
import io.calferry.cli.Surroundings.Face;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The program as a person and a script meet it: arguments in, output and exit code out.
class TerminalTest {

    private Shell shell;

    @BeforeEach
    void open_a_shell(@TempDir Path home) {
        shell = new Shell(home);
    }

    @Test
    void without_a_display_it_says_how_to_go_on() {
        assertThat(shell.run())
                .isEqualTo(
                        new Answer(
                                Ending.USAGE,
                                "",
                                "calferry: there is no display to show a window on. Run your"
                                        + " profiles with `calferry sync`, try `calferry demo`, or"
                                        + " see `calferry --help`.\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "demo",
                "sync",
                "profiles",
                "profiles list",
                "profiles check",
                "profiles export",
                "profiles import",
                "calendars",
                "password",
                "history",
                "undo",
                "why"
            })
    void every_command_has_help_and_version_and_knows_the_folders(String command) {
        var words = words(command);
        var help = shell.run(with(words, "--help"));
        assertThat(help.ending()).isEqualTo(Ending.DONE);
        assertThat(help.err()).isEmpty();
        assertThat(help.out())
                .startsWith("Usage: calferry " + command)
                .contains("--config=DIR", "--data=DIR", "--json", "--verbose", "--version");
        assertThat(shell.run(with(words, "--version")))
                .isEqualTo(new Answer(Ending.DONE, "Calferry development\n", ""));
    }

    private static List<String> words(String command) {
        return command.isEmpty() ? List.of() : List.of(command.split(" "));
    }

    private static String[] with(List<String> words, String... more) {
        var all = new ArrayList<>(words);
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    @Test
    void a_wrong_argument_is_a_sentence() {
        assertThat(shell.run("synk"))
                .isEqualTo(
                        new Answer(
                                Ending.USAGE,
                                "",
                                "calferry: Unmatched argument at index 0: 'synk'. Did you mean"
                                        + " sync? See `calferry --help`.\n"));
        assertThat(shell.run("sync", "--dryrun").err())
                .isEqualTo(
                        "calferry: Unknown option: '--dryrun'. Did you mean --dry-run? See"
                                + " `calferry sync --help`.\n");
        assertThat(shell.run("undo").err())
                .isEqualTo(
                        "calferry: Missing required parameter: 'RUN'. See `calferry undo"
                                + " --help`.\n");
        assertThat(shell.run("profiles").err())
                .isEqualTo(
                        "calferry: Say what to do with them: list, check, export or import. See"
                                + " `calferry profiles --help`.\n");
    }

    @Test
    void with_json_a_mistake_is_a_document_too() {
        assertThat(shell.run("--json", "undo", "seven").out())
                .isEqualTo(
                        """
                        {
                          "error": "a run is a number, as `calferry history` tells it."
                        }
                        """);
    }

    @Test
    void a_title_gives_a_terminal_no_orders() {
        shell.feed(
                "a.ics", event("1", "\u001B[31mred\u0007\u009B2J\u202Eevil", "LOCATION:\u001Bc"));
        shell.profiles(profile("work", shell.file("a.ics"), shell.folder("copy")));
        shell.face = Face.TERMINAL;
        shell.environment.put("NO_COLOR", "1");
        for (var command :
                List.of(
                        List.of("sync", "--dry-run"),
                        List.of("sync", "--dry-run", "--json"),
                        List.of("why", "work", "red"),
                        List.of("sync"),
                        List.of("why", "work", "red", "--json"))) {
            var answer = shell.run(command.toArray(String[]::new));
            assertThat(answer.ending()).isEqualTo(Ending.DONE);
            assertThat(answer.out() + answer.err())
                    .isNotEmpty()
                    .doesNotContainPattern("[\\p{Cc}&&[^\\n]]")
                    .doesNotContain("\u202E");
        }
    }

    @Test
    void colours_are_for_a_terminal_whose_owner_wants_them() {
        shell.feedAndProfile();
        assertThat(shell.run("sync", "--dry-run").out()).doesNotContain("\u001B");
        shell.face = Face.TERMINAL;
        assertThat(shell.run("sync", "--dry-run").out())
                .contains("\u001B[32m+ \"Dentist\"\u001B[0m");
        assertThat(shell.run("sync", "--dry-run", "--json").out()).doesNotContain("\u001B");
        shell.environment.put("NO_COLOR", "1");
        assertThat(shell.run("sync", "--dry-run").out()).doesNotContain("\u001B");
    }

    @Test
    void the_demo_does_the_main_job_and_finds_nothing_to_do_the_second_time() {
        var answer = shell.run("demo");
        assertThat(answer.ending()).isEqualTo(Ending.DONE);
        assertThat(answer.err()).isEmpty();
        assertThat(answer.out())
                .contains(
                        """
                        The run

                        Profile          Outcome   New   Changed   Removed   Adopted   Unchanged   \
                        Waiting    Took
                        Feed to folder   done       12         0         0         0           0   \
                              0   0.0 s
                        Busy times       done        9         0         0         0           0   \
                              0   0.0 s

                        The second run has nothing to do

                        Profile          Outcome   New   Changed   Removed   Adopted   Unchanged   \
                        Waiting    Took
                        Feed to folder   done        0         0         0         0          12   \
                              0   0.0 s
                        Busy times       done        0         0         0         0           9   \
                              0   0.0 s
                        """);
        assertThat(shell.data()).doesNotExist();
        assertThat(shell.run("demo", "--json").out()).startsWith("{\n  \"folder\": \"~/calferry-");
    }
}

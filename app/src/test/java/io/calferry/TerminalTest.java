package io.calferry;

import static io.calferry.Shell.event;
import static io.calferry.Shell.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.Shell.Answer;
import io.calferry.cli.Ending;
import io.calferry.cli.Surroundings.Face;
import io.calferry.ledger.DataFolder;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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

    private void aFeedAndItsProfile(String... more) {
        shell.feed("a.ics", event("1", "Dentist"), event("2", "Jour fixe", "LOCATION:Room 3"));
        shell.profiles(profile("work", shell.file("a.ics"), shell.folder("copy"), more));
    }

    // What needs no profile.

    @Test
    void without_a_command_it_says_how_to_go_on() {
        assertThat(shell.run())
                .isEqualTo(
                        new Answer(
                                Ending.USAGE,
                                "",
                                "calferry: there is no window yet. Try `calferry demo`, run your"
                                        + " profiles with `calferry sync`, or see `calferry"
                                        + " --help`.\n"));
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

    // Profiles.

    @Test
    void without_profiles_it_says_where_to_write_one() {
        assertThat(shell.run("sync"))
                .isEqualTo(
                        new Answer(
                                Ending.USAGE,
                                "",
                                "calferry: there are no profiles in"
                                        + " ~/.config/calferry/profiles.json. Write one (the README"
                                        + " shows how), or see `calferry demo`.\n"));
    }

    @Test
    void wrong_profiles_are_told_with_their_places() {
        Shell.write(
                shell.config(),
                "{\"version\": 1, \"profiles\": [\n"
                        + "  { \"id\": \"a\", \"name\": \"A\",\n"
                        + "    \"source\": { \"kind\": \"ics\", \"url\":"
                        + " \"https://me:hunter2@x.example/\" },\n"
                        + "    \"target\": { \"kind\": \"floppy\" } } ] }\n");
        assertThat(shell.run("sync"))
                .isEqualTo(
                        new Answer(
                                Ending.USAGE,
                                "",
                                """
                                ~/.config/calferry/profiles.json:3:39: profiles[0].source.url: An \
                                address holds no user and no password: name them under signIn.
                                ~/.config/calferry/profiles.json:4:25: profiles[0].target.kind: \
                                This must be one of ics, folder, caldav, exchange, graph.
                                """));
        assertThat(shell.run("sync", "--json").out())
                .isEqualTo(
                        """
                        {
                          "error": "~/.config/calferry/profiles.json:3:39: profiles[0].source.url: \
                        An address holds no user and no password: name them under signIn.",
                          "problems": [
                            {
                              "field": "profiles[0].source.url",
                              "line": 3,
                              "column": 39,
                              "message": "An address holds no user and no password: name them \
                        under signIn."
                            },
                            {
                              "field": "profiles[0].target.kind",
                              "line": 4,
                              "column": 25,
                              "message": "This must be one of ics, folder, caldav, exchange, graph."
                            }
                          ]
                        }
                        """);
    }

    @Test
    void a_profile_that_is_not_there_is_refused_before_anything_runs() {
        aFeedAndItsProfile();
        assertThat(shell.run("sync", "work", "home"))
                .isEqualTo(
                        new Answer(
                                Ending.USAGE,
                                "",
                                "calferry: there is no profile \"home\". There are: work.\n"));
        assertThat(shell.home.resolve("copy")).doesNotExist();
    }

    @Test
    void profiles_are_listed() {
        shell.profiles(
                profile(
                        "work",
                        "'kind':'ics','url':'https://x.example/private/a.ics'",
                        "'kind':'folder','path':'copy'"),
                profile(
                        "two",
                        "'kind':'folder','path':'l'",
                        "'kind':'folder','path':'r'",
                        "'direction':'two-way'",
                        "'enabled':false"));
        assertThat(shell.run("profiles", "list"))
                .isEqualTo(
                        new Answer(
                                Ending.DONE,
                                """
                                Id     Name       From                       To
                                work   The work   ICS feed x.example   ->    folder copy
                                two    The two    folder l             <->   folder r      paused
                                """,
                                ""));
        assertThat(shell.run("profiles", "list", "--json").out())
                .isEqualTo(
                        """
                        {
                          "profiles": [
                            {
                              "id": "work",
                              "name": "The work",
                              "enabled": true,
                              "source": {
                                "kind": "ics",
                                "place": "x.example"
                              },
                              "target": {
                                "kind": "folder",
                                "place": "copy"
                              },
                              "direction": "one-way"
                            },
                            {
                              "id": "two",
                              "name": "The two",
                              "enabled": false,
                              "source": {
                                "kind": "folder",
                                "place": "l"
                              },
                              "target": {
                                "kind": "folder",
                                "place": "r"
                              },
                              "direction": "two-way"
                            }
                          ]
                        }
                        """);
    }

    @Test
    void profiles_go_out_and_come_in() {
        aFeedAndItsProfile();
        var file = shell.home.resolve("out.json").toString();
        assertThat(shell.run("profiles", "export", file))
                .isEqualTo(
                        new Answer(
                                Ending.DONE,
                                "1 profile written to ~/out.json, no passwords.\n",
                                ""));
        assertThat(shell.run("profiles", "export", file).ending()).isEqualTo(Ending.USAGE);
        assertThat(shell.run("profiles", "import", file))
                .isEqualTo(
                        new Answer(
                                Ending.DONE,
                                """
                                + The work work-2, because work is taken
                                1 profile added.
                                """,
                                ""));
        assertThat(shell.run("profiles", "list").out()).contains("work   ", "work-2   ");
    }

    @Test
    void an_import_tells_which_programs_it_would_start() {
        aFeedAndItsProfile();
        var file = shell.home.resolve("in.json");
        var signIn =
                "'signIn':{'kind':'basic','username':'me','password':{'from':'command',"
                        + "'argv':['steal','hunter2']}}";
        var target = "'kind':'caldav','url':'https://x.example/c/'," + signIn;
        var text = "{'version':1,'profiles':[" + profile("x", shell.file("a.ics"), target) + "]}";
        Shell.write(file, text.replace('\'', '"'));
        assertThat(shell.run("profiles", "import", file.toString()).out())
                .isEqualTo(
                        """
                        + The x x
                          runs `steal` for a password
                        1 profile added.
                        """);
    }

    @Test
    void a_check_tells_what_is_on_both_sides() {
        aFeedAndItsProfile();
        assertThat(shell.run("profiles", "check"))
                .isEqualTo(
                        new Answer(
                                Ending.DONE,
                                """
                                The work
                                  source  = ICS file ~/a.ics: 2 events, can be read
                                  target  = folder ~/copy: the first run makes it
                                """,
                                ""));
        assertThat(shell.home.resolve("copy")).doesNotExist();
    }

    @Test
    void the_keychain_is_not_there_yet() {
        aFeedAndItsProfile();
        assertThat(shell.run("password", "work", "target"))
                .isEqualTo(
                        new Answer(
                                Ending.USAGE,
                                "",
                                "calferry: no password was kept for the target of The work. The"
                                        + " keychain can't be used yet: let the password come from"
                                        + " an environment variable (\"from\": \"env\") or a"
                                        + " command (\"from\": \"command\").\n"));
    }

    // Runs.

    @Test
    void a_run_ends_with_a_short_table() {
        aFeedAndItsProfile();
        assertThat(shell.run("sync"))
                .isEqualTo(
                        new Answer(
                                Ending.DONE,
                                """
                                Profile    Outcome   New   Changed   Removed   Adopted   Unchanged\
                                   Waiting    Took
                                The work   done        2         0         0         0           0\
                                         0   0.0 s
                                """,
                                ""));
        assertThat(shell.run("sync").out())
                .isEqualTo(
                        """
                        Profile    Outcome   New   Changed   Removed   Adopted   Unchanged   \
                        Waiting    Took
                        The work   done        0         0         0         0           2   \
                              0   0.0 s
                        """);
    }

    @Test
    void with_json_a_run_is_exactly_the_documented_document() {
        aFeedAndItsProfile();
        assertThat(shell.run("sync", "--json"))
                .isEqualTo(
                        new Answer(
                                Ending.DONE,
                                """
                                {
                                  "profiles": [
                                    {
                                      "id": "work",
                                      "outcome": "done",
                                      "counts": {
                                        "created": 2,
                                        "updated": 0,
                                        "deleted": 0,
                                        "adopted": 0,
                                        "unchanged": 0,
                                        "parked": 0,
                                        "held": 0
                                      },
                                      "requests": {
                                        "source": 0,
                                        "target": 0
                                      },
                                      "millis": 0
                                    }
                                  ]
                                }
                                """,
                                ""));
    }

    @Test
    void a_dry_run_prints_each_step_with_the_fields_that_differ_and_writes_nothing() {
        aFeedAndItsProfile();
        shell.run("sync");
        shell.feed("a.ics", event("2", "Jour fixe", "LOCATION:Room 7"), event("3", "Offsite"));
        assertThat(shell.run("sync", "--dry-run"))
                .isEqualTo(
                        new Answer(
                                Ending.DONE,
                                """
                                The work: what would happen
                                  - "Dentist"
                                  ~ "Jour fixe"
                                      place: Room 3 -> Room 7
                                  + "Offsite"
                                      starts: 2026-01-07 10:00 UTC
                                      ends: 2026-01-07 11:00 UTC

                                Profile    Plan   New   Changed   Removed   Adopted   Unchanged\
                                   Waiting    Took
                                The work   done     1         1         1         0           0\
                                         0   0.0 s

                                Nothing has been written.
                                """,
                                ""));
        assertThat(files("copy")).hasSize(2);
    }

    @Test
    void with_json_a_dry_run_tells_the_steps() {
        aFeedAndItsProfile();
        shell.run("sync");
        shell.feed("a.ics", event("1", "Dentist"), event("2", "Jour fixe", "LOCATION:Room 7"));
        assertThat(shell.run("sync", "--dry-run", "--json").out())
                .isEqualTo(
                        """
                        {
                          "profiles": [
                            {
                              "id": "work",
                              "outcome": "done",
                              "counts": {
                                "created": 0,
                                "updated": 1,
                                "deleted": 0,
                                "adopted": 0,
                                "unchanged": 1,
                                "parked": 0,
                                "held": 0
                              },
                              "requests": {
                                "source": 0,
                                "target": 0
                              },
                              "millis": 0,
                              "steps": [
                                {
                                  "step": "update",
                                  "uid": "2",
                                  "title": "Jour fixe",
                                  "fields": [
                                    {
                                      "name": "place",
                                      "from": "Room 3",
                                      "to": "Room 7"
                                    }
                                  ]
                                }
                              ]
                            }
                          ]
                        }
                        """);
    }

    @Test
    void many_deletions_are_held_until_a_person_says_yes() {
        var events = new ArrayList<String>();
        for (var number = 10; number < 20; number++) {
            events.add(event("u" + number, "Event " + number));
        }
        shell.feed("a.ics", events.toArray(String[]::new));
        shell.profiles(profile("work", shell.file("a.ics"), shell.folder("copy")));
        shell.run("sync");
        shell.feed("a.ics", events.getFirst());

        var held = shell.run("sync");
        assertThat(held.ending()).isEqualTo(Ending.WAITING);
        assertThat(held.out())
                .contains(
                        "The work: Deleting 9 events at once, of 10 events in all, is more than the"
                                + " profile allows. Look at it with `calferry sync work --dry-run`,"
                                + " do it with `calferry sync work --yes`.\n");
        assertThat(files("copy")).hasSize(10);
        var planned = shell.run("sync", "--dry-run");
        assertThat(planned.ending()).isEqualTo(Ending.WAITING);
        assertThat(planned.out()).contains("  - \"Event 11\"   held\n");
        assertThat(shell.run("sync", "--dry-run", "--json").out()).contains("\"held\": true");

        assertThat(shell.run("sync", "--yes").ending()).isEqualTo(Ending.DONE);
        assertThat(files("copy")).hasSize(1);
        assertThat(shell.run("sync", "--yes", "--dry-run").ending()).isEqualTo(Ending.USAGE);
    }

    @Test
    void an_event_that_cannot_be_carried_waits_and_the_others_go_on() {
        aFeedAndItsProfile();
        shell.feed("a.ics", event("1", "Dentist"), "UID:2\r\nSUMMARY:Broken\r\nDTSTART:never\r\n");
        var answer = shell.run("sync");
        assertThat(answer.ending()).isEqualTo(Ending.WAITING);
        assertThat(answer.out())
                .contains("partly done", "The work: \"Broken\" could not be carried. ");
        assertThat(files("copy")).hasSize(1);
    }

    @Test
    void a_source_that_is_not_there_is_a_failure_of_that_profile_alone() {
        aFeedAndItsProfile();
        shell.profiles(
                profile("gone", shell.file("gone.ics"), shell.folder("g")),
                profile("work", shell.file("a.ics"), shell.folder("copy")));
        var answer = shell.run("sync");
        assertThat(answer.ending()).isEqualTo(Ending.FAILED);
        assertThat(answer.out())
                .contains(
                        "The gone: ~/gone.ics is not there. Check the address or path in the"
                                + " profile; nothing was deleted.\n");
        assertThat(files("copy")).hasSize(2);
    }

    @Test
    void what_this_version_cannot_do_yet_is_said() {
        var exchange =
                "'kind':'exchange','autodiscover':true,'mailbox':'me@x.example','calendar':'C'";
        var ntlm =
                "'kind':'caldav','url':'https://x.example/',"
                        + "'signIn':{'kind':'ntlm','username':'me'}";
        shell.profiles(
                profile("a", exchange, shell.folder("copy")),
                profile("b", ntlm, shell.folder("copy2")));
        var answer = shell.run("sync");
        assertThat(answer.ending()).isEqualTo(Ending.FAILED);
        assertThat(answer.out())
                .contains(
                        "The a: Exchange can't be reached by this version of Calferry yet; folders,"
                                + " ICS and CalDAV can.\n",
                        "The b: x.example: this version of Calferry can't sign in in that way yet;"
                                + " basic, digest and bearer it can.\n");
    }

    @Test
    void a_paused_profile_runs_only_by_name() {
        aFeedAndItsProfile("'enabled':false");
        assertThat(shell.run("sync"))
                .isEqualTo(
                        new Answer(
                                Ending.DONE,
                                "No profile is enabled. Name one to run it all the same.\n",
                                ""));
        assertThat(shell.run("sync", "work").out()).contains("done        2");
    }

    @Test
    void a_second_start_on_the_same_data_waits_for_nobody() {
        aFeedAndItsProfile();
        try (var taken = DataFolder.take(shell.data())) {
            assertThat(shell.run("sync"))
                    .isEqualTo(
                            new Answer(
                                    Ending.FAILED,
                                    "",
                                    "calferry: Calferry is already at work on"
                                            + " ~/.local/share/calferry. Wait until that ends.\n"));
            assertThat(taken.path()).exists();
        }
    }

    @Test
    void a_ledger_that_is_none_is_left_as_it_is() throws IOException {
        aFeedAndItsProfile();
        var ledger = shell.data().resolve("calferry.db");
        Shell.write(ledger, "no ledger at all, but quite long ".repeat(50));
        var before = Files.readAllBytes(ledger);
        var answer = shell.run("sync");
        assertThat(answer.ending()).isEqualTo(Ending.FAILED);
        assertThat(answer.err())
                .isEqualTo(
                        "calferry: ~/.local/share/calferry/calferry.db is damaged. Move it away to"
                                + " begin anew: no event is lost or doubled by that, only the"
                                + " memory of what was deleted.\n");
        assertThat(Files.readAllBytes(ledger)).isEqualTo(before);
    }

    @Test
    void a_run_that_is_cancelled_writes_nothing_more() {
        aFeedAndItsProfile();
        shell.cancelled = true;
        assertThat(shell.run("sync").ending()).isEqualTo(Ending.CANCELLED);
        assertThat(shell.home.resolve("copy")).doesNotExist();
    }

    // Looking back.

    @Test
    void history_tells_runs_newest_first() {
        aFeedAndItsProfile();
        shell.run("sync");
        shell.feed("a.ics", event("1", "Dentist"));
        shell.run("sync");
        assertThat(shell.run("history"))
                .isEqualTo(
                        new Answer(
                                Ending.DONE,
                                """
                                Run   When               Profile   Outcome   New   Changed   \
                                Removed   Waiting    Took
                                  2   2026-01-05 09:30   work      done        0         0   \
                                      1         0   0.0 s
                                  1   2026-01-05 09:30   work      done        2         0   \
                                      0         0   0.0 s
                                """,
                                ""));
        assertThat(shell.run("history", "work", "--json").out())
                .startsWith(
                        """
                        {
                          "runs": [
                            {
                              "run": 2,
                              "profile": "work",
                              "started": "2026-01-05T09:30:00Z",
                              "ended": "2026-01-05T09:30:00Z",
                              "outcome": "done",
                              "counts": {
                        """);
    }

    @Test
    void nothing_has_run_yet() {
        assertThat(shell.run("history"))
                .isEqualTo(new Answer(Ending.DONE, "Nothing has run yet.\n", ""));
        assertThat(shell.run("history", "--json").out()).isEqualTo("{\n  \"runs\": []\n}\n");
    }

    @Test
    void a_run_is_taken_back_and_not_done_again() {
        aFeedAndItsProfile();
        shell.run("sync");
        shell.feed("a.ics", event("2", "Jour fixe", "LOCATION:Room 7"));
        shell.run("sync");
        assertThat(shell.run("undo", "2"))
                .isEqualTo(
                        new Answer(
                                Ending.DONE,
                                "The work: taken back. 1 event is there again, 1 as before, 0"
                                        + " removed.\n",
                                ""));
        assertThat(text("copy")).contains("Dentist", "Room 3").doesNotContain("Room 7");
        shell.run("sync");
        assertThat(text("copy")).contains("Dentist", "Room 3").doesNotContain("Room 7");
    }

    @Test
    void what_was_touched_since_stays() {
        aFeedAndItsProfile();
        shell.run("sync");
        for (var file : files("copy")) {
            var text = read(file);
            Shell.write(file, text.replace("Dentist", "Dentist!"));
        }
        var answer = shell.run("undo", "1");
        assertThat(answer.ending()).isEqualTo(Ending.WAITING);
        assertThat(answer.out())
                .isEqualTo(
                        """
                        The work: taken back. 0 events are there again, 0 as before, 1 removed.
                          ! "Dentist" stays as it is: somebody changed it since.
                        """);
    }

    @Test
    void a_run_that_never_was_is_not_undone() {
        aFeedAndItsProfile();
        assertThat(shell.run("undo", "7"))
                .isEqualTo(
                        new Answer(
                                Ending.USAGE,
                                "",
                                "calferry: there is no run 7. See `calferry history`.\n"));
    }

    @Test
    void why_tells_where_an_event_is_and_what_keeps_it() {
        aFeedAndItsProfile("'filters':[{'kind':'title','not':'fixe'}]");
        shell.run("sync");
        assertThat(shell.run("why", "work", "jour"))
                .isEqualTo(
                        new Answer(
                                Ending.DONE,
                                """
                                "Jour fixe"   UID 2
                                  It is in the source, ~/a.ics, and not in the target.
                                  The rule `title` of the profile keeps it in the source.
                                """,
                                ""));
        assertThat(shell.run("why", "work", "1", "--json").out())
                .isEqualTo(
                        """
                        {
                          "objects": [
                            {
                              "uid": "1",
                              "title": "Dentist",
                              "source": "there",
                              "target": "there",
                              "verdict": "carried",
                              "reasons": [
                                "It is on both sides.",
                                "Both sides agreed at the last run."
                              ]
                            }
                          ]
                        }
                        """);
        assertThat(shell.run("why", "work", "zzz").out())
                .isEqualTo(
                        "Neither side of The work has an event with the UID \"zzz\", or with that"
                                + " in its title.\n");
    }

    // What reaches a terminal.

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
        aFeedAndItsProfile();
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

    private List<Path> files(String folder) {
        try (var files = Files.list(shell.home.resolve(folder))) {
            return files.filter(it -> it.toString().endsWith(".ics")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text(String folder) {
        return String.join("\n", files(folder).stream().map(TerminalTest::read).toList());
    }
}

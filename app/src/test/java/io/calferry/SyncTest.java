package io.calferry;

import static io.calferry.Shell.event;
import static io.calferry.Shell.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.Shell.Answer;
import io.calferry.cli.Ending;
import io.calferry.ledger.DataFolder;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/// What a run, and a look at what it would do, print and how they exit.
class SyncTest {

    private Shell shell;

    @BeforeEach
    void open_a_shell(@TempDir Path home) {
        shell = new Shell(home);
    }

    @Test
    void a_run_ends_with_a_short_table() {
        shell.feedAndProfile();
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
        shell.feedAndProfile();
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
        shell.feedAndProfile();
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
        assertThat(shell.files("copy")).hasSize(2);
    }

    @Test
    void with_json_a_dry_run_tells_the_steps() {
        shell.feedAndProfile();
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
        assertThat(shell.files("copy")).hasSize(10);
        var planned = shell.run("sync", "--dry-run");
        assertThat(planned.ending()).isEqualTo(Ending.WAITING);
        assertThat(planned.out()).contains("  - \"Event 11\"   held\n");
        assertThat(shell.run("sync", "--dry-run", "--json").out()).contains("\"held\": true");

        assertThat(shell.run("sync", "--yes").ending()).isEqualTo(Ending.DONE);
        assertThat(shell.files("copy")).hasSize(1);
        assertThat(shell.run("sync", "--yes", "--dry-run").ending()).isEqualTo(Ending.USAGE);
    }

    @Test
    void an_event_that_cannot_be_carried_waits_and_the_others_go_on() {
        shell.feedAndProfile();
        shell.feed("a.ics", event("1", "Dentist"), "UID:2\r\nSUMMARY:Broken\r\nDTSTART:never\r\n");
        var answer = shell.run("sync");
        assertThat(answer.ending()).isEqualTo(Ending.WAITING);
        assertThat(answer.out())
                .contains("partly done", "The work: \"Broken\" could not be carried. ");
        assertThat(shell.files("copy")).hasSize(1);
    }

    @Test
    void a_source_that_is_not_there_is_a_failure_of_that_profile_alone() {
        shell.feedAndProfile();
        shell.profiles(
                profile("gone", shell.file("gone.ics"), shell.folder("g")),
                profile("work", shell.file("a.ics"), shell.folder("copy")));
        var answer = shell.run("sync");
        assertThat(answer.ending()).isEqualTo(Ending.FAILED);
        assertThat(answer.out())
                .contains(
                        "The gone: ~/gone.ics is not there. Check the address or path in the"
                                + " profile; nothing was deleted.\n");
        assertThat(shell.files("copy")).hasSize(2);
    }

    @Test
    void what_this_version_cannot_do_yet_is_said() {
        var graph = "'kind':'graph'";
        var oauth = "'kind':'caldav','url':'https://x.example/','signIn':{'kind':'oauth'}";
        shell.profiles(
                profile("a", graph, shell.folder("copy")),
                profile("b", oauth, shell.folder("copy2")));
        var answer = shell.run("sync");
        assertThat(answer.ending()).isEqualTo(Ending.FAILED);
        assertThat(answer.out())
                .contains(
                        "The a: Microsoft 365 can't be reached by this version of Calferry yet;"
                                + " folders, ICS, CalDAV and Exchange can.\n",
                        "The b: x.example: this version of Calferry can't sign in in that way yet;"
                                + " basic, digest, NTLM and bearer it can.\n");
    }

    @Test
    void a_paused_profile_runs_only_by_name() {
        shell.feedAndProfile("'enabled':false");
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
        shell.feedAndProfile();
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
        shell.feedAndProfile();
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
        shell.feedAndProfile();
        shell.cancelled = true;
        assertThat(shell.run("sync").ending()).isEqualTo(Ending.CANCELLED);
        assertThat(shell.home.resolve("copy")).doesNotExist();
    }
}

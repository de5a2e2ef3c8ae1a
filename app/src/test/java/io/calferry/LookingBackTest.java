package io.calferry;

import static io.calferry.Shell.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.Shell.Answer;
import io.calferry.cli.Ending;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// History, undo and why.
class LookingBackTest {

    private Shell shell;

    @BeforeEach
    void open_a_shell(@TempDir Path home) {
        shell = new Shell(home);
    }

    @Test
    void history_tells_runs_newest_first() {
        shell.feedAndProfile();
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
        shell.feedAndProfile();
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
        assertThat(shell.text("copy")).contains("Dentist", "Room 3").doesNotContain("Room 7");
        shell.run("sync");
        assertThat(shell.text("copy")).contains("Dentist", "Room 3").doesNotContain("Room 7");
    }

    @Test
    void what_was_touched_since_stays() throws IOException {
        shell.feedAndProfile();
        shell.run("sync");
        for (var file : shell.files("copy")) {
            var text = Files.readString(file);
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
        shell.feedAndProfile();
        assertThat(shell.run("undo", "7"))
                .isEqualTo(
                        new Answer(
                                Ending.USAGE,
                                "",
                                "calferry: there is no run 7. See `calferry history`.\n"));
    }

    @Test
    void why_tells_where_an_event_is_and_what_keeps_it() {
        shell.feedAndProfile("'filters':[{'kind':'title','not':'fixe'}]");
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
}

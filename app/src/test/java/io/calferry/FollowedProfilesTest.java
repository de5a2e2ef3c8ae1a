package io.calferry;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.profile.BookReading;
import io.calferry.profile.Folders;
import io.calferry.tray.Await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/// What the terminal, or a person with an editor, does with the profiles while the program runs and
/// nobody looks at its window.
class FollowedProfilesTest {

    @Test
    void what_stands_in_the_file_is_what_runs_after_half_a_minute(@TempDir Path home) {
        var shell = new Shell(home);
        shell.feed("a.ics", Shell.event("1", "Jour fixe"));
        var work = Shell.profile("work", shell.file("a.ics"), shell.folder("copy"));
        var team = Shell.profile("team", shell.file("a.ics"), shell.folder("other"));
        shell.profiles(work);
        shell.hasRun("work", "team");
        var folders = new Folders(shell.config().resolveSibling(""), shell.data());
        try (var premises = Offices.premises(folders, Clock.systemUTC())) {
            var read = (BookReading.Read) premises.book().tell();
            premises.agent().start(read.book().profiles());
            shell.profiles(work, team);
            Await.until(
                    () -> "the second one ran",
                    () ->
                            Files.isDirectory(home.resolve("other"))
                                    && shell.files("other").size() == 1);
            assertThat(premises.agent().state().profiles())
                    .extracting(it -> it.profile())
                    .isEqualTo(List.of(Shell.parsed(work), Shell.parsed(team)));
        }
    }
}

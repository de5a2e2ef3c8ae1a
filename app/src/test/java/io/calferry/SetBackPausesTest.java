package io.calferry;

import io.calferry.profile.Folders;
import io.calferry.profile.ProfileId;
import io.calferry.settings.Pause;
import io.calferry.settings.SettingsFile;
import io.calferry.tray.Await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/// What is paused is in the settings, also after the clock was set back.
class SetBackPausesTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final ProfileId WORK = new ProfileId("work");

    /// Shows what somebody sets it to.
    private static final class Clockwork extends Clock {
        volatile Instant shown = NOON;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return shown;
        }
    }

    @Test
    void a_pause_that_moves_with_the_clock_is_kept_as_it_is_then(@TempDir Path home)
            throws Exception {
        var shell = new Shell(home);
        var text =
                Shell.profile(
                        "work",
                        shell.folder("from"),
                        shell.folder("to"),
                        "'schedule':{'manual':true}");
        var folders = new Folders(shell.config().resolveSibling(""), shell.data());
        var clock = new Clockwork();
        try (var premises = Offices.premises(folders, clock)) {
            var agent = premises.agent();
            agent.start(List.of(Shell.parsed(text)));
            try (var _ = new KeptPauses(premises.preferences(), premises.book(), agent)) {
                agent.pauseForAnHour();
                agent.pause(WORK, io.calferry.agent.Pause.forAnHour(NOON));
                awaitUntil(folders, clock, NOON.plus(Duration.ofHours(1)));

                clock.shown = NOON.minus(Duration.ofHours(3));
                // Else it looks at the clock only half a minute later.
                agent.changed(WORK);

                awaitUntil(folders, clock, NOON.minus(Duration.ofHours(2)));
            }
        }
    }

    private static void awaitUntil(Folders folders, Clock clock, Instant end) {
        var file = new SettingsFile(folders.settings(), clock);
        var until = new Pause.Until(end);
        Await.until(
                () -> "paused until " + end + ": " + file.glance(),
                () ->
                        file.glance()
                                .filter(it -> it.pause().equals(until))
                                .filter(it -> until.equals(it.pauses().get(WORK)))
                                .isPresent());
    }
}

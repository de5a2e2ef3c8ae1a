package io.calferry;

import static io.calferry.Shell.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.cli.Ending;
import io.calferry.settings.Settings.LogLevel;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.time.Duration;

/// What a person set up in the window, where the terminal goes by it.
class FollowedSettingsTest {

    private static final Logger LOG = LoggerFactory.getLogger("io.calferry.settings");

    private Shell shell;

    @BeforeEach
    void open_a_shell(@TempDir Path home) {
        shell = new Shell(home);
        shell.feedAndProfile();
    }

    @AfterEach
    void log_as_usual() {
        LogPlace.level(LogLevel.NORMAL);
    }

    private void settings(String fields) {
        Shell.write(
                shell.config().resolveSibling("settings.json"),
                "{'version':1,%s}".formatted(fields).replace('\'', '"'));
    }

    @Test
    void so_much_is_logged_as_is_wanted() {
        shell.run("history");
        assertThat(LOG.isInfoEnabled()).isTrue();
        assertThat(LOG.isDebugEnabled()).isFalse();
        settings("'logLevel':'warnings'");
        shell.run("history");
        assertThat(LOG.isWarnEnabled()).isTrue();
        assertThat(LOG.isInfoEnabled()).isFalse();
        shell.run("history", "--verbose");
        assertThat(LOG.isDebugEnabled()).isTrue();
        settings("'logLevel':'detailed'");
        shell.run("history");
        assertThat(LOG.isDebugEnabled()).isTrue();
    }

    @Test
    void a_run_can_be_taken_back_for_thirty_days() {
        removeOne();
        shell.now = shell.now.plus(Duration.ofDays(30));
        assertThat(shell.run("undo", "2").ending()).isEqualTo(Ending.DONE);
    }

    @Test
    void after_that_what_was_there_is_no_longer_kept() {
        removeOne();
        shell.now = shell.now.plus(Duration.ofDays(31));
        assertThat(shell.run("undo", "2").out())
                .contains("stays as it is: what was there before is no longer kept.");
    }

    @Test
    void a_run_can_be_taken_back_for_as_long_as_is_wanted() {
        settings("'keepUndo':'P60D'");
        removeOne();
        shell.now = shell.now.plus(Duration.ofDays(60));
        assertThat(shell.run("undo", "2").ending()).isEqualTo(Ending.DONE);
    }

    private void removeOne() {
        shell.run("sync");
        shell.feed("a.ics", event("1", "Dentist"));
        shell.run("sync");
    }

    @Test
    void settings_that_make_no_sense_are_left_to_the_window() {
        var file = shell.config().resolveSibling("settings.json");
        Shell.write(file, "{ half");

        assertThat(shell.run("sync").ending()).isEqualTo(Ending.DONE);
        assertThat(file).hasContent("{ half");
        assertThat(shell.log()).contains("settings.json makes no sense");
    }
}

package io.calferry;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.agent.Pause;
import io.calferry.agent.ProfileState;
import io.calferry.profile.BookReading;
import io.calferry.profile.Folders;
import io.calferry.profile.Profile;
import io.calferry.profile.ProfileId;
import io.calferry.tray.Await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Pauses of single profiles, from one start of the program to the next.
class KeptPausesTest {

    private static final ProfileId WORK = new ProfileId("work");
    private static final Instant FAR = Instant.parse("2126-11-21T10:00:00Z");
    private static final Pause PAUSED = new Pause.Until(FAR);
    private static final Map<ProfileId, io.calferry.settings.Pause> KEPT =
            Map.of(WORK, new io.calferry.settings.Pause.Until(FAR));

    private Shell shell;
    private Premises premises;
    private KeptPauses pauses;

    @BeforeEach
    void a_profile_that_is_paused(@TempDir Path home) {
        shell = new Shell(home);
        shell.feed("a.ics", Shell.event("1", "Jour fixe"));
        write();
        begin();
        await("the profile", () -> state().isPresent());
        premises.agent().pause(WORK, PAUSED);
        await("it is kept", () -> kept().containsKey(WORK));
    }

    private void write() {
        shell.profiles(Shell.profile("work", shell.file("a.ics"), shell.folder("copy")));
    }

    private void begin() {
        var folders = new Folders(shell.config().resolveSibling(""), shell.data());
        premises = Offices.premises(folders, Clock.systemUTC());
        pauses = new KeptPauses(premises.preferences(), premises.book(), premises.agent());
        premises.book().tell();
        premises.agent().start(profiles());
    }

    private List<Profile> profiles() {
        return premises.book().read() instanceof BookReading.Read(var book)
                ? book.profiles()
                : List.of();
    }

    @AfterEach
    void end() {
        pauses.close();
        premises.close();
    }

    private Optional<ProfileState> state() {
        return premises.agent().state().profile(WORK);
    }

    private Map<ProfileId, io.calferry.settings.Pause> kept() {
        return premises.preferences().now().pauses();
    }

    private static void await(String what, BooleanSupplier condition) {
        Await.until(() -> what, condition);
    }

    private boolean isPaused() {
        return state().filter(it -> it.pause().equals(PAUSED)).isPresent();
    }

    @Test
    void a_pause_outlives_the_program_and_ends_when_it_is_resumed() {
        end();
        begin();
        await("it is paused", this::isPaused);
        assertThat(kept()).isEqualTo(KEPT);
        premises.agent().pause(WORK, new Pause.None());
        await("it is forgotten", () -> kept().isEmpty());
    }

    @Test
    void a_pause_outlives_a_start_at_which_the_file_can_not_be_read() {
        end();
        shell.profiles("{ half");
        begin();
        assertThat(premises.book().read()).isInstanceOf(BookReading.Refused.class);
        write();
        premises.book().tell();
        await("it is paused", this::isPaused);
        assertThat(kept()).isEqualTo(KEPT);
    }

    @Test
    void a_pause_outlives_a_time_in_which_its_profile_can_not_be_read() {
        shell.profiles("{'id':'work','colour':7}");
        premises.book().tell();
        await("it is gone", () -> state().isEmpty());
        write();
        premises.book().tell();
        await("it is paused", this::isPaused);
        assertThat(kept()).isEqualTo(KEPT);
    }

    @Test
    void a_profile_that_is_deleted_leaves_no_pause_for_another_of_its_id() throws IOException {
        premises.book().change(it -> it.remove(WORK));
        await("it is forgotten", () -> kept().isEmpty());
        write();
        premises.book().tell();
        await("it is there again", () -> state().isPresent());
        assertThat(state().map(ProfileState::pause)).contains(new Pause.None());
    }
}

package io.calferry.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.profile.BookFile;
import io.calferry.profile.Profile;
import io.calferry.profile.Profile.State;
import io.calferry.profile.ProfileId;
import io.calferry.profile.Way;
import io.calferry.settings.Preferences;
import io.calferry.settings.SettingsFile;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.function.Consumer;

/// Which profiles rest until they were looked at, from one start of the program to the next.
class RestingTest {

    private static final ProfileId WORK = new ProfileId("work");
    private static final ProfileId TEAM = new ProfileId("team");
    private static final ProfileId HOME = new ProfileId("home");

    @TempDir private Path folder;
    private BookFile book;

    @BeforeEach
    void three_that_were_edited() throws IOException {
        book = new BookFile(folder.resolve("profiles.json"));
        book.change(it -> it.put(off("Work")).put(off("Team")).put(off("Home")));
        during(
                resting -> {
                    resting.begin(WORK);
                    resting.begin(TEAM);
                    resting.begin(HOME);
                });
    }

    private Profile off(String name) {
        var from = folder.resolve(name + "-from");
        return Visit.off(Visit.profile(name, from, folder.resolve(name + "-to"), Way.DEFAULT));
    }

    private SettingsFile settings() {
        return new SettingsFile(folder.resolve("settings.json"), Clock.systemUTC());
    }

    /// One time that the program runs.
    private void during(Consumer<Resting> what) {
        try (var resting = new Resting(new Preferences(settings()), book)) {
            what.accept(resting);
        }
    }

    private Set<ProfileId> kept() {
        return settings().read().settings().resting();
    }

    @Test
    void a_restart_changes_nothing_about_it() {
        assertThat(kept()).containsExactlyInAnyOrder(WORK, TEAM, HOME);
        during(resting -> assertThat(resting.has(WORK)).isTrue());
    }

    @Test
    void one_that_is_on_again_or_gone_or_off_by_a_persons_wish_rests_no_longer() {
        during(resting -> changed(resting::end));
        assertThat(kept()).isEmpty();
    }

    private void changed(Consumer<ProfileId> wantedOff) {
        try {
            book.change(it -> it.withState(WORK, State.ENABLED));
            book.change(it -> it.remove(TEAM));
            wantedOff.accept(HOME);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_file_that_can_not_be_read_ends_nothing() throws IOException {
        Files.writeString(book.path(), "{ half");
        during(_ -> book.tell());
        assertThat(kept()).containsExactlyInAnyOrder(WORK, TEAM, HOME);
    }

    @Test
    void a_profile_that_can_not_be_read_is_not_gone() throws IOException {
        var text = Files.readString(book.path());
        Files.writeString(book.path(), text.replaceFirst("\"folder\"", "\"drawer\""));
        during(_ -> book.tell());
        assertThat(kept()).containsExactlyInAnyOrder(WORK, TEAM, HOME);
    }
}

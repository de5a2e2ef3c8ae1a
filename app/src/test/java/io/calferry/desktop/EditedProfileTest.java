package io.calferry.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.Offices;
import io.calferry.profile.BookReading;
import io.calferry.profile.Profile;
import io.calferry.profile.Profile.State;
import io.calferry.profile.ProfileBook;
import io.calferry.profile.Way;
import io.calferry.sync.Run.Held;

import javafx.scene.control.TextInputControl;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// A person edits a profile that runs, and looks what it would do then.
class EditedProfileTest {

    private static final String RESTING =
            "This profile was on. It is paused until you have seen what it would do now, and say"
                    + " “Do it”.";
    private static final String IN_THE_LIST =
            "paused until you have looked at what it would do now";

    private Offices offices;
    private Screen screen;
    private Profile profile;

    @TempDir private Path home;

    @BeforeEach
    void a_profile_that_is_on_and_ran() throws IOException {
        var work = Diary.in(home.resolve("work")).write("choir", "Choir", "20261124T190000");
        profile = Visit.profile("Work to home", work.folder(), home.resolve("own"), Way.DEFAULT);
        begin(it -> it.put(profile));
        offices.office().agent().syncNow(profile.id(), Held.WAIT_FOR_A_PERSON);
        Toolkit.await("a run", this::hasRun);
    }

    private void begin(UnaryOperator<ProfileBook> how) throws IOException {
        offices = Offices.at(home, Visit.MONDAY);
        var read = (BookReading.Read) offices.office().book().change(how);
        offices.office().agent().start(read.book().profiles());
        screen = Screen.of(offices.office());
    }

    private boolean hasRun() {
        return screen.desk().live().profile(profile.id()).flatMap(it -> it.last()).isPresent();
    }

    @AfterEach
    void close() {
        screen.close();
        offices.close();
    }

    private State state() {
        return ((BookReading.Read) offices.office().book().read())
                .book()
                .profile(profile.id())
                .orElseThrow()
                .state();
    }

    private Set<String> texts() {
        return Toolkit.on(() -> Walk.of(screen.scene()).texts());
    }

    private void awaited(String text) {
        Toolkit.await(text, () -> Walk.of(screen.scene()).texts().contains(text));
    }

    private void edit(String name) {
        screen.visit(new Place.Editor(Optional.of(profile.id())));
        var field = screen.node("name", TextInputControl.class);
        Toolkit.run(() -> field.setText(name));
    }

    @Test
    void it_rests_until_it_was_looked_at_and_is_on_again_when_that_is_done() {
        edit("Another name");
        screen.press("save-preview");
        awaited(RESTING);
        assertThat(state()).isEqualTo(State.PAUSED);
        screen.press("perform");
        awaited("The profile is switched on from now on.");
        assertThat(texts()).doesNotContain(RESTING);
        assertThat(state()).isEqualTo(State.ENABLED);
    }

    @Test
    void not_now_leaves_it_off_and_the_list_says_why_and_leads_back() {
        edit("Another name");
        screen.press("save-preview");
        screen.press("not-now");
        awaited(IN_THE_LIST);
        assertThat(state()).isEqualTo(State.PAUSED);
        edit("A third name");
        screen.press("save-preview");
        screen.press("not-now");
        screen.press("lead");
        screen.press("perform");
        awaited("The profile is switched on from now on.");
        screen.visit(new Place.Profiles());
        assertThat(texts()).doesNotContain(IN_THE_LIST);
        assertThat(state()).isEqualTo(State.ENABLED);
    }

    @Test
    void who_quits_before_the_preview_finds_it_resting_at_the_next_start() throws IOException {
        edit("Another name");
        screen.press("save-preview");
        awaited(RESTING);
        close();
        begin(it -> it);
        awaited(IN_THE_LIST);
        screen.press("lead");
        awaited(RESTING);
        screen.press("perform");
        awaited("The profile is switched on from now on.");
        assertThat(state()).isEqualTo(State.ENABLED);
        close();
        begin(it -> it.withState(profile.id(), State.PAUSED));
        awaited("paused");
        assertThat(texts()).doesNotContain(IN_THE_LIST);
    }

    @Test
    void one_that_a_person_then_wants_off_stays_off() {
        edit("Another name");
        screen.press("save-preview");
        screen.press("not-now");
        edit("A third name");
        screen.press("save-paused");
        awaited("paused");
        screen.visit(new Place.Preview(profile.id()));
        screen.press("perform");
        awaited("Done.");
        assertThat(texts())
                .doesNotContain(RESTING)
                .doesNotContain("The profile is switched on from now on.");
        assertThat(state()).isEqualTo(State.PAUSED);
    }
}

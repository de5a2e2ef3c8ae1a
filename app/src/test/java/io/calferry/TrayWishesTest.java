package io.calferry;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.agent.Pause;
import io.calferry.agent.ProfileState;
import io.calferry.cli.Windows.Start;
import io.calferry.desktop.Place;
import io.calferry.profile.BookReading;
import io.calferry.profile.Folders;
import io.calferry.profile.Profile;
import io.calferry.profile.ProfileId;
import io.calferry.sync.Run.Held;
import io.calferry.tray.Appearance;
import io.calferry.tray.Await;
import io.calferry.tray.Menu;
import io.calferry.tray.Overview;
import io.calferry.tray.Platform;
import io.calferry.tray.Texts;
import io.calferry.tray.Wish;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What a person chooses from the menu of the icon, as the menu says it. There is no panel here;
/// with one it is the same menu.
class TrayWishesTest {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final Platform NO_PANEL = Platform.of("Linux", Map.of());
    private static final ProfileId WORK = new ProfileId("work");

    private Shell shell;
    private Premises premises;
    private Session session;

    @BeforeEach
    void a_profile(@TempDir Path home) {
        shell = new Shell(home);
        shell.feed("a.ics", Shell.event("1", "Jour fixe"), Shell.event("2", "Dentist"));
        shell.profiles(
                Shell.profile(
                        "work",
                        shell.file("a.ics"),
                        shell.folder("copy"),
                        "'schedule':{'manual':true}"));
        begin();
    }

    private void begin() {
        var folders = new Folders(shell.config().resolveSibling(""), shell.data());
        premises = Offices.premises(folders, CLOCK);
        premises.ledgers();
        session = new Session(premises, NO_PANEL);
        session.begin(Start.WITH_ICON_ALONE);
        Await.until(() -> "the profile", () -> premises.agent().state().profiles().size() == 1);
    }

    @AfterEach
    void close() {
        session.close();
    }

    private Menu menu() {
        var overview = new TrayView(Set.of(), List.of()).of(premises.agent().state());
        var texts = Texts.of(Locale.ENGLISH, CLOCK.getZone());
        return Appearance.of(overview, texts, CLOCK.instant()).menu();
    }

    private Menu.Toggle toggle() {
        return menu().entries().stream()
                .filter(Menu.Toggle.class::isInstance)
                .map(Menu.Toggle.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private ProfileState state() {
        return premises.agent().state().profile(WORK).orElseThrow();
    }

    private Profile.State inTheFile() {
        return ((BookReading.Read) premises.book().read())
                .book()
                .profile(WORK)
                .orElseThrow()
                .state();
    }

    private void run() {
        premises.agent().syncNow(WORK, Held.WAIT_FOR_A_PERSON);
        Await.until(() -> "a run", () -> state().last().isPresent());
    }

    @Test
    void a_profile_that_ran_is_switched_off_and_on_again() {
        run();
        assertThat(toggle().mark()).isEqualTo(Menu.Mark.SET);
        session.asked(toggle().wish());
        Await.until(() -> "it is off", () -> state().profile().state() == Profile.State.PAUSED);
        assertThat(List.of(toggle().mark(), inTheFile()))
                .containsExactly(Menu.Mark.CLEAR, Profile.State.PAUSED);
        session.asked(toggle().wish());
        Await.until(() -> "it is on", () -> state().profile().state() == Profile.State.ENABLED);
        assertThat(inTheFile()).isEqualTo(Profile.State.ENABLED);
    }

    @Test
    void one_that_never_ran_is_switched_on_in_its_preview() {
        session.asked(toggle().wish());
        Await.until(() -> "it is off", () -> state().profile().state() == Profile.State.PAUSED);
        var opened = new ArrayList<Place>();
        assertThat(toggle().wish()).isEqualTo(new Wish.Switch("work", Overview.Power.ON));
        new PowerSwitch(premises, opened::add).turn(WORK, Overview.Power.ON);
        assertThat(opened).containsExactly(new Place.Preview(WORK));
        assertThat(inTheFile()).isEqualTo(Profile.State.PAUSED);
    }

    @Test
    void sync_now_runs_what_is_on() {
        run();
        shell.feed("a.ics", Shell.event("1", "Jour fixe"), Shell.event("3", "Cinema"));
        session.asked(new Wish.SyncNow());
        Await.until(() -> "the new one", () -> shell.text("copy").contains("Cinema"));
        Await.until(() -> "it is over", () -> !state().isRunning());
        assertThat(phase()).isEqualTo(new Overview.Phase.UpToDate());
    }

    @Test
    void sync_now_writes_nothing_for_a_profile_whose_first_run_nobody_has_seen() {
        session.asked(new Wish.SyncNow());
        Await.until(() -> "an answer", () -> state().last().isPresent());
        assertThat(phase()).isEqualTo(new Overview.Phase.Waiting(new Overview.Need.Look()));
        assertThat(shell.home.resolve("copy")).doesNotExist();
    }

    private Overview.Phase phase() {
        return new TrayView(Set.of(), List.of())
                .of(premises.agent().state())
                .profiles()
                .getFirst()
                .phase();
    }

    @Test
    void a_pause_outlives_the_program() {
        session.asked(new Wish.Pause(Wish.Pause.Length.UNTIL_RESUMED));
        Await.until(
                () -> "the pause is kept",
                () ->
                        premises.preferences().now().pause()
                                instanceof io.calferry.settings.Pause.UntilResumed);
        session.close();
        begin();
        Await.until(
                () -> "it is paused",
                () -> premises.agent().state().pause() instanceof Pause.UntilResumed);
        session.asked(new Wish.Resume());
        Await.until(
                () -> "it goes on", () -> premises.agent().state().pause() instanceof Pause.None);
    }

    @Test
    void an_hour_is_an_hour() {
        var before = Instant.now(CLOCK);
        session.asked(new Wish.Pause(Wish.Pause.Length.AN_HOUR));
        Await.until(
                () -> "it is paused",
                () -> premises.agent().state().pause() instanceof Pause.Until);
        var end = ((Pause.Until) premises.agent().state().pause()).end();
        assertThat(end).isBetween(before.plus(Pause.HOUR), Instant.now(CLOCK).plus(Pause.HOUR));
    }
}

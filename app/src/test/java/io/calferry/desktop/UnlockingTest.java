package io.calferry.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.Offices;
import io.calferry.agent.LastRun;
import io.calferry.agent.ProfileState;
import io.calferry.bench.MemoryCalDav;
import io.calferry.desktop.Place.Activity.Tab;
import io.calferry.keychain.Entry;
import io.calferry.keychain.FileKeychain;
import io.calferry.profile.Endpoint;
import io.calferry.profile.PasswordSource;
import io.calferry.profile.Profile;
import io.calferry.profile.SignIn;
import io.calferry.profile.Trust;
import io.calferry.profile.Way;
import io.calferry.sync.Ledger.Outcome;
import io.calferry.sync.Run.Held;

import javafx.scene.control.PasswordField;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The program was started anew, and the passwords are in the encrypted file.
class UnlockingTest {

    private static final String PASSWORD = "hunter2 horse";
    private static final String PASSPHRASE = "hunter2 staple them all";

    private final MemoryCalDav server = MemoryCalDav.start();
    private @TempDir Path home;
    private URI calendar = server.url();
    private Offices offices;
    private Screen screen;
    private List<Profile> profiles = List.of();

    @BeforeEach
    void two_profiles_have_stopped_because_the_file_is_locked() throws Exception {
        server.user("alice", PASSWORD);
        calendar = server.calendar("alice", "cal");
        var work =
                Diary.in(home.resolve("work")).write("choir", "Choir", "20261124T190000").folder();
        profiles = List.of(profile("Maple", work), profile("Alder", work));
        try (var file =
                new FileKeychain(home.resolve("data/passwords.bin"), UnlockingTest::passphrase)) {
            for (var profile : profiles) {
                var entry = Entry.of(profile.id().value(), Entry.Side.TARGET);
                file.keep(entry, PASSWORD.toCharArray());
            }
        }
        offices = Offices.at(home);
        for (var profile : profiles) {
            office().book().change(it -> it.put(profile));
        }
        office().agent().start(profiles);
        screen = Screen.of(office());
        profiles.forEach(it -> office().agent().syncNow(it.id(), Held.WAIT_FOR_A_PERSON));
        Toolkit.await("both have stopped", () -> ended(Outcome.FAILED) == 2);
        screen.settle();
    }

    private static Optional<char[]> passphrase() {
        return Optional.of(PASSPHRASE.toCharArray());
    }

    private Profile profile(String name, Path from) {
        return Visit.profile(
                name,
                new Endpoint.Folder(from),
                new Endpoint.CalDav(
                        calendar,
                        new SignIn.Basic("alice", new PasswordSource.Keychain()),
                        new Trust.PlainHttp("127.0.0.1")),
                Way.DEFAULT);
    }

    @AfterEach
    void close() {
        screen.close();
        offices.close();
        server.close();
    }

    private Office office() {
        return offices.office();
    }

    private long ended(Outcome outcome) {
        return office().agent().state().profiles().stream()
                .map(ProfileState::last)
                .flatMap(Optional::stream)
                .map(LastRun::outcome)
                .filter(outcome::equals)
                .count();
    }

    private void reads(String part) {
        Toolkit.await(
                part,
                () -> Walk.of(screen.scene()).texts().stream().anyMatch(it -> it.contains(part)));
    }

    private void type(String passphrase) {
        var field = screen.node("unlock-passphrase", PasswordField.class);
        Toolkit.run(
                () -> {
                    field.setText(passphrase);
                    field.getOnAction().handle(new javafx.event.ActionEvent());
                });
        screen.settle();
    }

    @Test
    void the_row_leads_to_where_the_passphrase_is_asked_for_and_everything_that_stopped_runs() {
        assertThat(screen.text("lead")).isEqualTo("Unlock the passwords");
        screen.press("lead");
        reads("is in the encrypted file, and that is locked. Enter its passphrase.");
        screen.press("mend");
        assertThat(Toolkit.on(() -> screen.scene().getFocusOwner()))
                .isSameAs(screen.node("unlock-passphrase", PasswordField.class));
        type("hunter2, but not that");
        reads("The passphrase does not open");
        assertThat(ended(Outcome.FAILED)).isEqualTo(2);
        type(PASSPHRASE);
        reads("Nothing waits for you.");
        assertThat(List.of(ended(Outcome.FAILED), (long) server.held(calendar).size()))
                .containsExactly(0L, 1L);
    }

    @Test
    void a_file_whose_passphrase_is_lost_is_put_aside_and_all_that_stopped_asks_anew() {
        screen.press("lead");
        screen.press("mend");
        type("hunter2, but not that");
        reads("have to be entered anew");
        screen.press("aside");
        reads("There is no password for");
        assertThat(home.resolve("data/passwords.bin")).doesNotExist();
    }

    @Test
    void what_is_typed_stays_while_other_profiles_go_on() {
        screen.visit(new Place.Activity(Tab.WAITING));
        screen.press("mend");
        var field = screen.node("unlock-passphrase", PasswordField.class);
        Toolkit.run(() -> field.setText("hunter2 half"));
        office().agent().profiles(profiles.subList(0, 1));
        Toolkit.await("one is gone", () -> !Walk.of(screen.scene()).texts().contains("Alder"));
        assertThat(Toolkit.on(() -> screen.node("unlock-passphrase", PasswordField.class) == field))
                .isTrue();
    }

    @Test
    void the_preview_asks_for_it_and_goes_on() {
        screen.visit(new Place.Preview(profiles.getFirst().id()));
        screen.press("mend");
        type(PASSPHRASE);
        Toolkit.await("all ran", () -> ended(Outcome.DONE) == 2);
        Toolkit.await("no trouble", () -> screen.scene().lookup("#trouble") == null);
    }

    @Test
    void the_editor_asks_for_it_beside_the_password() {
        screen.visit(new Place.Editor(Optional.of(profiles.getFirst().id())));
        reads("Enter its passphrase.");
        type(PASSPHRASE);
        Toolkit.await("all ran", () -> ended(Outcome.DONE) == 2);
        Toolkit.await("no passphrase", () -> screen.scene().lookup("#unlock-passphrase") == null);
    }
}

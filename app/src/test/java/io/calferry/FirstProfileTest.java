package io.calferry;

import static org.assertj.core.api.Assertions.assertThat;

import static java.time.format.DateTimeFormatter.BASIC_ISO_DATE;

import io.calferry.agent.Workplace;
import io.calferry.desktop.Place;
import io.calferry.desktop.Screen;
import io.calferry.desktop.Toolkit;
import io.calferry.desktop.Walk;
import io.calferry.profile.BookReading;
import io.calferry.profile.Profile;
import io.calferry.profile.ProfileId;
import io.calferry.servers.Account;
import io.calferry.servers.Radicale;
import io.calferry.sync.Run.Held;

import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextInputControl;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A person's first quarter of an hour, in the whole window and on a real server.
class FirstProfileTest {

    private static final ProfileId PROFILE = new ProfileId("work-to-home");
    private static final String WRONG = "not-hunter2:word";

    @TempDir private Path home;
    private final Account account = Radicale.shared().fresh();
    private Offices offices;
    private Screen screen;

    @BeforeEach
    void a_window_without_profiles() {
        var folders = home.resolve("data");
        LogPlace.begin(folders, Workplace.Verbosity.VERBOSE, nowhere());
        offices = Offices.at(home);
        offices.office().agent().start(List.of());
        screen = Screen.of(offices.office());
        screen.settle();
    }

    private static PrintStream nowhere() {
        return new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    }

    @AfterEach
    void close() {
        screen.close();
        offices.close();
    }

    private void press(String id) {
        Toolkit.await(id + " is there", () -> screen.scene().lookup("#" + id) instanceof Button);
        Toolkit.run(() -> screen.node(id, Button.class).fire());
        screen.settle();
    }

    private void type(String id, String text) {
        Toolkit.run(() -> screen.node(id, TextInputControl.class).setText(text));
    }

    @SuppressWarnings("unchecked")
    private void choose(String id, String said) {
        var combo = (ComboBox<Object>) screen.node(id, ComboBox.class);
        Toolkit.run(
                () ->
                        combo.setValue(
                                combo.getItems().stream()
                                        .filter(
                                                it ->
                                                        combo.getConverter()
                                                                .toString(it)
                                                                .contains(said))
                                        .findFirst()
                                        .orElseThrow()));
    }

    private void fillIn() {
        press("first-profile");
        type("name", "Work to home");
        choose("FROM-KIND", "Folder");
        type("FROM-PATH", home.resolve("from").toString());
        choose("TO-KIND", "CalDAV");
        type("TO-ADDRESS", account.calendar().toString());
        type("TO-USER", account.user());
        type("TO-PASSWORD", account.password());
    }

    /// Within the days that a new profile copies.
    private void two_events() {
        var day = LocalDate.now(Clock.systemDefaultZone()).plusDays(3);
        for (var title : List.of("Dentist", "Jour fixe")) {
            Shell.write(
                    home.resolve("from", title + ".ics"),
                    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//x\r\nBEGIN:VEVENT\r\n"
                            + Shell.event(title.replace(" ", "-"), title)
                                    .replace("20260107", day.format(BASIC_ISO_DATE))
                            + "END:VEVENT\r\nEND:VCALENDAR\r\n");
        }
    }

    private boolean reads(String text) {
        return Toolkit.on(() -> Walk.of(screen.scene()).texts().stream())
                .anyMatch(it -> it.contains(text));
    }

    private Profile profile() {
        return offices.office().book().read() instanceof BookReading.Read(var book)
                ? book.profile(PROFILE).orElseThrow()
                : unreadable();
    }

    private static Profile unreadable() {
        throw new AssertionError("the profiles can't be read");
    }

    private void first_profile_that_ran() {
        two_events();
        fillIn();
        press("save-preview");
        press("perform");
        Toolkit.await("the result", () -> screen.scene().lookup("#result") != null);
        screen.settle();
    }

    @Test
    void a_first_profile_is_set_up_looked_at_and_run() throws IOException {
        first_profile_that_ran();
        assertThat(Toolkit.on(() -> Walk.of(screen.scene()).texts()))
                .contains("2 added, 0 changed, 0 removed.");
        assertThat(profile().state()).isEqualTo(Profile.State.ENABLED);
        press("to-run");
        assertThat(List.of(reads("Dentist"), reads("Jour fixe"))).containsExactly(true, true);
        screen.visit(new Place.Profiles());
        Toolkit.await("up to date", () -> reads("up to date"));
        assertThat(reads("2 added today")).isTrue();
    }

    @Test
    void a_password_that_the_server_refuses_is_asked_for_and_mended() throws Exception {
        first_profile_that_ran();
        enter(WRONG);
        sync();
        assertThat(reads("refused")).isTrue();
        enter(account.password());
        sync();
        assertThat(reads("up to date")).isTrue();
        assertThat(passwordsFound()).isEmpty();
    }

    private void enter(String password) {
        screen.visit(new Place.Editor(Optional.of(PROFILE)));
        assertThat(screen.node("TO-PASSWORD", TextInputControl.class).getText()).isEmpty();
        type("TO-PASSWORD", password);
        press("save");
        screen.settle();
    }

    private void sync() {
        var agent = offices.office().agent();
        var before = agent.state().profile(PROFILE).orElseThrow().last();
        agent.syncNow(PROFILE, Held.WAIT_FOR_A_PERSON);
        Toolkit.await(
                "a run", () -> !agent.state().profile(PROFILE).orElseThrow().last().equals(before));
        screen.visit(new Place.Profiles());
    }

    /// Where one of the passwords stands that were typed: in files, on any page, or in the
    /// arguments of this process and those that it has started.
    private List<String> passwordsFound() throws IOException {
        var places = new ArrayList<String>();
        try (var files = Files.walk(home)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                find(
                        new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1),
                        file,
                        places);
            }
        }
        for (var place :
                List.of(
                        new Place.Profiles(),
                        new Place.Editor(Optional.of(PROFILE)),
                        new Place.Preview(PROFILE),
                        new Place.Activity(Place.Activity.Tab.RUNS),
                        new Place.Activity(Place.Activity.Tab.WAITING),
                        new Place.Activity(Place.Activity.Tab.PARKED),
                        new Place.Why("Dentist"),
                        new Place.Settings())) {
            screen.visit(place);
            find(Toolkit.on(() -> Walk.of(screen.scene()).everything()).toString(), place, places);
        }
        ProcessHandle.current()
                .descendants()
                .forEach(it -> find(it.info().commandLine().orElse(""), it, places));
        return places;
    }

    private void find(String text, Object where, List<String> places) {
        if (text.contains(WRONG) || text.contains(account.password())) {
            places.add(where.toString());
        }
    }
}

package io.calferry.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.Offices;
import io.calferry.agent.Wanted;
import io.calferry.desktop.editor.Drafts;
import io.calferry.profile.Way;
import io.calferry.settings.Settings;
import io.calferry.sync.Run.Held;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/// The frame round the pages.
class FrameTest {

    private @TempDir Path home;
    private Offices offices;
    private Window window;
    private Stage stage;
    private final List<Place> opened = new ArrayList<>();

    /// A page that shows nothing but where one is.
    private record Sign(Place place) implements Page {
        @Override
        public String title() {
            return place.getClass().getSimpleName();
        }

        @Override
        public Node node() {
            return new Label(place.toString());
        }
    }

    private static final Closing STAYS =
            new Closing() {
                @Override
                public Way way() {
                    return Way.HIDE;
                }

                @Override
                public void quit() {}
            };

    @BeforeEach
    void a_window() {
        offices = Offices.at(home);
        offices.office().agent().start(List.of());
        open();
    }

    private void open() {
        stage = Toolkit.on(Stage::new);
        window =
                Toolkit.on(
                        () ->
                                new Window(
                                        offices.office(),
                                        stage,
                                        Locale.ENGLISH,
                                        STAYS,
                                        new Drafts(),
                                        _ ->
                                                place -> {
                                                    opened.add(place);
                                                    return new Sign(place);
                                                }));
        Toolkit.run(window::show);
    }

    @AfterEach
    void close() {
        Toolkit.run(window::close);
        offices.close();
    }

    private void press(String id) {
        Toolkit.run(() -> ((ToggleButton) stage.getScene().lookup(id)).fire());
    }

    private String text(String id) {
        return Said.on((Labeled) stage.getScene().lookup(id));
    }

    @Test
    void it_opens_with_the_profiles_and_leads_to_every_place() {
        Toolkit.run(() -> stage.getScene().lookup("#to-settings").requestFocus());
        press("#to-activity");
        Toolkit.shoot(stage.getScene(), "frame");
        assertThat(opened)
                .containsExactly(new Place.Profiles(), new Place.Activity(Place.Activity.Tab.RUNS));
    }

    @Test
    void the_number_beside_activity_leads_to_what_it_counts() {
        var folder = home.resolve("work");
        IntStream.range(0, 9)
                .forEach(i -> Diary.in(folder).write("e" + i, "Event " + i, "20261124T190000"));
        var profile = Visit.profile("Work", folder, home.resolve("own"), Way.DEFAULT);
        var agent = offices.office().agent();
        agent.profiles(List.of(profile));
        agent.syncNow(profile.id(), Wanted.of(Held.WAIT_FOR_A_PERSON)).toCompletableFuture().join();
        IntStream.range(0, 8).forEach(i -> Diary.in(folder).remove("e" + i));
        agent.syncNow(profile.id(), Wanted.of(Held.WAIT_FOR_A_PERSON)).toCompletableFuture().join();
        Toolkit.await("one waits", () -> text("#to-activity").equals("Activity  1"));
        press("#to-activity");
        assertThat(opened.getLast()).isEqualTo(new Place.Activity(Place.Activity.Tab.WAITING));
    }

    @Test
    void it_speaks_another_language_at_once() throws IOException {
        offices.office().preferences().change(it -> it.withLanguage(Settings.Language.GERMAN));
        Toolkit.await("German", () -> text("#to-settings").equals("Einstellungen"));
        assertThat(List.of(text("#to-profiles"), text("#to-activity"), text("#to-settings")))
                .containsExactly("Profile", "Verlauf", "Einstellungen");
    }

    @Test
    void profiles_that_can_not_be_understood_any_more_are_told_of_on_every_page() throws Exception {
        var file = offices.office().folders().profiles();
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{ half");
        offices.office().book().look();
        Toolkit.await("it is told", () -> stage.getScene().lookup("#put-away") != null);
        assertThat(Toolkit.on(() -> Walk.of(stage.getScene()).texts()))
                .contains(
                        "The profiles go on as they were, because their file can’t be understood: "
                                + file
                                + ":1:4: This is no JSON from here on.");
        Toolkit.run(() -> ((Button) stage.getScene().lookup("#put-away")).fire());
        offices.office().book().look();
        assertThat(Toolkit.on(() -> Walk.of(stage.getScene()).texts()))
                .noneMatch(it -> it.startsWith("The profiles go on"));
    }

    private void openAfter(Settings.Bounds last) throws IOException {
        offices.office().preferences().change(it -> it.withWindow(last));
        Toolkit.run(window::close);
        open();
    }

    private Settings.Bounds bounds() {
        return Toolkit.on(() -> Bounds.of(stage));
    }

    @Test
    void it_is_where_it_was_last() throws IOException {
        var last = new Settings.Bounds(30, 40, 900, 600, Settings.Extent.NORMAL);
        openAfter(last);
        assertThat(bounds()).isEqualTo(last);
    }

    private void drift(int x, int y) {
        Toolkit.run(
                () -> {
                    stage.setX(x);
                    stage.setY(y);
                });
    }

    @Test
    void it_is_put_back_where_it_was_to_be_when_it_drifts_away_as_it_comes() throws IOException {
        var last = new Settings.Bounds(130, 90, 900, 600, Settings.Extent.NORMAL);
        openAfter(last);
        drift(-1, -8);
        Toolkit.await("it is back", () -> Bounds.of(stage).equals(last));
        drift(129, 70);
        assertThat(bounds())
                .isEqualTo(new Settings.Bounds(129, 70, 900, 600, Settings.Extent.NORMAL));
    }

    @Test
    void a_first_one_is_put_back_to_the_middle_of_the_screen() {
        var room = Toolkit.on(() -> javafx.stage.Screen.getPrimary().getVisualBounds());
        var middle = (int) Math.round((room.getWidth() - Window.WIDTH) / 2);
        drift(-1, -8);
        Toolkit.await("it is back", () -> Bounds.of(stage).x() == middle);
    }

    @Test
    void a_window_manager_that_wants_it_elsewhere_has_its_way() throws IOException {
        openAfter(new Settings.Bounds(130, 90, 900, 600, Settings.Extent.NORMAL));
        for (var i = 0; i < 3; i++) {
            drift(0, 0);
            Toolkit.await("it is back", () -> stage.getX() == 130);
        }
        drift(0, 0);
        assertThat(bounds()).isEqualTo(new Settings.Bounds(0, 0, 900, 600, Settings.Extent.NORMAL));
    }

    @Test
    void it_is_no_larger_than_the_screen_has_become() throws IOException {
        openAfter(new Settings.Bounds(0, 0, 9_000, 6_000, Settings.Extent.NORMAL));
        var room = Toolkit.on(() -> javafx.stage.Screen.getPrimary().getVisualBounds());
        assertThat(List.of(bounds().width(), bounds().height()))
                .containsExactly((int) room.getWidth(), (int) room.getHeight());
    }

    private Settings.Bounds kept() {
        return offices.office().preferences().now().window().orElseThrow();
    }

    @Test
    void one_that_fills_the_screen_goes_back_to_what_it_was() throws IOException {
        openAfter(new Settings.Bounds(30, 40, 900, 600, Settings.Extent.NORMAL));
        Toolkit.run(() -> stage.setMaximized(true));
        Toolkit.run(
                () -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
        var wanted = new Settings.Bounds(30, 40, 900, 600, Settings.Extent.MAXIMISED);
        Toolkit.await("it is kept", () -> kept().equals(wanted));
    }

    @Test
    void where_it_is_is_known_without_anybody_leaving_it() throws IOException {
        openAfter(new Settings.Bounds(30, 40, 900, 600, Settings.Extent.NORMAL));
        Toolkit.run(
                () -> {
                    stage.setX(50);
                    stage.setWidth(920);
                });
        var wanted = new Settings.Bounds(50, 40, 920, 600, Settings.Extent.NORMAL);
        Toolkit.await(
                "it is known",
                () -> window.withBounds(Settings.DEFAULT).window().equals(Optional.of(wanted)));
    }
}

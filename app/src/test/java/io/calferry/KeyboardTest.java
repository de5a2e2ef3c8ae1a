package io.calferry;

import static javafx.scene.input.KeyCode.ALT;
import static javafx.scene.input.KeyCode.CONTROL;
import static javafx.scene.input.KeyCode.DOWN;
import static javafx.scene.input.KeyCode.ENTER;
import static javafx.scene.input.KeyCode.ESCAPE;
import static javafx.scene.input.KeyCode.F5;
import static javafx.scene.input.KeyCode.RIGHT;
import static javafx.scene.input.KeyCode.SPACE;
import static javafx.scene.input.KeyCode.TAB;

import static org.assertj.core.api.Assertions.assertThat;

import static java.time.format.DateTimeFormatter.BASIC_ISO_DATE;

import io.calferry.desktop.Diary;
import io.calferry.desktop.Screen;
import io.calferry.desktop.Toolkit;
import io.calferry.desktop.Walk;
import io.calferry.profile.ProfileId;
import io.calferry.settings.Settings;

import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.robot.Robot;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// The whole window without a mouse: nothing but keys is pressed.
class KeyboardTest {

    private static final ProfileId PROFILE = new ProfileId("work-to-home");
    private static final String LOST =
            "What you filled in and did not save is lost when Calferry ends.";
    private static final String ALONE = "Without an icon in the panel it ends with its window.";

    /// More controls than these no page has.
    private static final int MOST = 80;

    @TempDir private Path home;
    private Offices offices;
    private Screen screen;

    @BeforeEach
    void a_window_without_profiles() {
        offices = Offices.at(home);
        offices.office().agent().start(List.of());
        screen = Screen.of(offices.office());
        screen.settle();
    }

    @AfterEach
    void close() {
        screen.close();
        offices.close();
    }

    private void press(KeyCode... keys) {
        push(keys);
        screen.settle();
    }

    private static void push(KeyCode... keys) {
        Toolkit.on(
                () -> {
                    var robot = new Robot();
                    var pressed = List.of(keys);
                    pressed.forEach(robot::keyPress);
                    pressed.reversed().forEach(robot::keyRelease);
                    return pressed;
                });
        // What they do comes behind them.
        Toolkit.on(() -> keys);
    }

    private Optional<Node> focused() {
        return Toolkit.on(() -> Optional.ofNullable(screen.scene().getFocusOwner()));
    }

    private boolean isAt(String id) {
        return focused().filter(it -> id.equals(it.getId())).isPresent();
    }

    /// By the Tab key alone.
    private void walkTo(String id) {
        for (var step = 0; step < MOST && !isAt(id); step++) {
            push(TAB);
        }
        assertThat(focused().map(Node::getId)).contains(id);
    }

    private void type(String id, String text) {
        walkTo(id);
        press(CONTROL, KeyCode.A);
        Toolkit.run(() -> text.chars().forEach(it -> typed((char) it)));
        screen.settle();
    }

    private void typed(char character) {
        var text = String.valueOf(character);
        Event.fireEvent(
                screen.scene().getFocusOwner(),
                new KeyEvent(
                        KeyEvent.KEY_TYPED,
                        text,
                        text,
                        KeyCode.UNDEFINED,
                        false,
                        false,
                        false,
                        false));
    }

    private void choose(String id, String said) {
        walkTo(id);
        var combo = screen.node(id, ComboBox.class);
        for (var step = 0; step < MOST && !said(combo).contains(said); step++) {
            push(DOWN);
        }
        assertThat(said(combo)).contains(said);
    }

    @SuppressWarnings("unchecked")
    private static String said(ComboBox<?> combo) {
        return Toolkit.on(
                () -> ((ComboBox<Object>) combo).getConverter().toString(combo.getValue()));
    }

    private boolean reads(String text) {
        return Toolkit.on(() -> Walk.of(screen.scene()).texts().stream())
                .anyMatch(it -> it.contains(text));
    }

    private void await(String text) {
        BooleanSupplier there =
                () -> Walk.of(screen.scene()).texts().stream().anyMatch(it -> it.contains(text));
        Toolkit.await(text, there);
        screen.settle();
    }

    /// Within the days that a new profile copies.
    private Diary two_events() {
        return Diary.in(home.resolve("from"))
                .write("dentist", "Dentist", soon() + "T090000")
                .write("jour", "Jour fixe", soon() + "T140000");
    }

    private static String soon() {
        return LocalDate.now(Clock.systemDefaultZone()).plusDays(3).format(BASIC_ISO_DATE);
    }

    private Diary copies() {
        return Diary.in(home.resolve("to"));
    }

    private void fill_in() {
        press(CONTROL, KeyCode.N);
        type("name", "Work to home");
        choose("FROM-KIND", "Folder");
        type("FROM-PATH", home.resolve("from").toString());
        choose("TO-KIND", "Folder");
        type("TO-PATH", home.resolve("to").toString());
    }

    @Test
    void whoever_tries_the_sample_goes_on_in_its_plan() {
        walkTo("sample");
        press(SPACE);
        Toolkit.await("its plan has the focus", () -> isAt("steps"));
    }

    @Test
    void a_first_profile_is_made_looked_at_run_and_taken_back() {
        two_events();
        copies();
        fill_in();
        press(ENTER);
        await("Do it: 2 steps");
        assertThat(isAt("steps")).isTrue();
        press(ALT, KeyCode.D);
        await("2 added");
        assertThat(copies().titles()).containsExactly("Dentist", "Jour fixe");
        press(ALT, KeyCode.R);
        await("What the run did");
        press(ALT, KeyCode.U);
        await("2 removed");
        assertThat(copies().titles()).isEmpty();
        press(ESCAPE);
        await("Runs");
        press(CONTROL, KeyCode.DIGIT1);
        await("Work to home");
    }

    @Test
    void a_step_is_unticked_by_the_space_bar() {
        two_events();
        copies();
        fill_in();
        press(ENTER);
        await("Do it: 2 steps");
        press(DOWN);
        press(SPACE);
        await("Do it: 1 step");
        press(ALT, KeyCode.D);
        await("1 added, 0 changed, 0 removed.");
    }

    private Settings settings() {
        return offices.office().preferences().now();
    }

    /// That many down in a list that opens.
    private void choose(int down) {
        press(SPACE);
        for (var step = 0; step < down; step++) {
            press(DOWN);
        }
        press(ENTER);
    }

    @Test
    void the_theme_and_the_language_are_switched() {
        press(CONTROL, KeyCode.COMMA);
        walkTo("setting-theme");
        choose(2);
        assertThat(settings().theme()).isEqualTo(Settings.Theme.DARK);
        walkTo("setting-language");
        choose(2);
        await("Einstellungen");
        press(ALT, KeyCode.P);
        await("Neues Profil");
    }

    @Test
    void a_choice_of_several_is_made_by_the_arrow_keys() {
        press(CONTROL, KeyCode.N);
        walkTo("detail-full");
        press(RIGHT);
        assertThat(isAt("detail-title")).isTrue();
        press(ESCAPE);
        await("There are changes that are not saved.");
        assertThat(isAt("keep-editing")).isTrue();
        press(ESCAPE);
        assertThat(reads("There are changes that are not saved.")).isFalse();
    }

    @Test
    void the_focus_goes_along_to_the_page_that_a_key_has_opened() {
        walkTo("to-settings");
        press(CONTROL, KeyCode.N);
        assertThat(isAt("name")).isTrue();
    }

    @Test
    void search_begins_wherever_one_is() {
        press(CONTROL, KeyCode.F);
        assertThat(isAt("history-search")).isTrue();
    }

    @Test
    void the_window_is_left_and_the_question_is_answered() {
        press(CONTROL, KeyCode.W);
        assertThat(isAt("quit-yes")).isTrue();
        press(ESCAPE);
        assertThat(screen.quits()).isZero();
        press(CONTROL, KeyCode.W);
        press(ENTER);
        assertThat(screen.quits()).isEqualTo(1);
        press(CONTROL, KeyCode.Q);
        assertThat(screen.quits()).isEqualTo(2);
    }

    @Test
    void what_is_not_saved_is_asked_about_before_the_program_ends() {
        press(CONTROL, KeyCode.N);
        type("name", "Half done");
        press(CONTROL, KeyCode.Q);
        assertThat(reads(LOST)).isTrue();
        assertThat(isAt("quit-no")).isTrue();
        press(ENTER);
        press(CONTROL, KeyCode.DIGIT1);
        await("New profile");
        press(CONTROL, KeyCode.Q);
        assertThat(reads(LOST)).isTrue();
        press(CONTROL, KeyCode.W);
        assertThat(reads(ALONE + "\n" + LOST)).isTrue();
        assertThat(screen.quits()).isZero();
        walkTo("quit-yes");
        press(ENTER);
        assertThat(screen.quits()).isEqualTo(1);
    }

    @Test
    void a_hidden_window_comes_up_where_quitting_would_lose_something() {
        press(CONTROL, KeyCode.N);
        type("name", "Half done");
        Toolkit.run(() -> screen.stage().hide());
        screen.quit();
        assertThat(reads(LOST)).isTrue();
        assertThat(Toolkit.on(() -> screen.stage().isShowing())).isTrue();
        assertThat(screen.quits()).isZero();
        walkTo("quit-yes");
        press(ENTER);
        assertThat(screen.quits()).isEqualTo(1);
    }

    @Test
    void what_is_there_again_is_not_discarded_by_the_next_key() {
        press(CONTROL, KeyCode.N);
        type("name", "Half done");
        press(CONTROL, KeyCode.DIGIT2);
        press(CONTROL, KeyCode.N);
        await("What you filled in before is here again.");
        assertThat(isAt("name")).isTrue();
        press(SPACE);
        assertThat(reads("What you filled in before is here again.")).isTrue();
    }

    @Test
    void enter_presses_the_button_that_has_the_focus_and_not_the_usual_one() {
        two_events();
        copies();
        fill_in();
        press(ENTER);
        await("Do it: 2 steps");
        walkTo("not-now");
        press(ENTER);
        await("Work to home");
        assertThat(copies().titles()).isEmpty();
    }

    @Test
    void a_row_is_switched_opened_and_left_by_keys() {
        two_events();
        copies();
        fill_in();
        press(ENTER);
        await("Do it: 2 steps");
        press(ALT, KeyCode.D);
        await("2 added");
        press(ALT, KeyCode.F);
        await("up to date");
        press(SPACE);
        await("paused");
        two_events().write("more", "Walk", soon() + "T170000");
        press(F5);
        await("3 added today");
        press(ENTER);
        await("Edit profile");
        press(ESCAPE);
        await("3 added today");
    }
}

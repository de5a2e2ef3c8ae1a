package io.calferry.desktop.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.Offices;
import io.calferry.desktop.LoginStart;
import io.calferry.desktop.Office;
import io.calferry.desktop.Place;
import io.calferry.desktop.Screen;
import io.calferry.desktop.Toolkit;
import io.calferry.settings.Proxy;
import io.calferry.settings.Settings;
import io.calferry.settings.Settings.Language;
import io.calferry.settings.Settings.Theme;

import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Period;
import java.util.List;

/// What a person changes on the page of settings.
class SettingsPageTest {

    @TempDir private Path home;
    private Offices offices;
    private Screen screen;

    @BeforeEach
    void the_page() {
        open();
    }

    private void open() {
        offices = Offices.at(home);
        offices.office().agent().start(List.of());
        screen = Screen.of(offices.office());
        screen.visit(new Place.Settings());
    }

    @AfterEach
    void close() {
        screen.close();
        offices.close();
    }

    private Office office() {
        return offices.office();
    }

    private Settings settings() {
        return office().preferences().now();
    }

    @SuppressWarnings("unchecked")
    private <T> void choose(String id, T value) {
        Toolkit.run(() -> ((ChoiceBox<T>) screen.node(id, ChoiceBox.class)).setValue(value));
        screen.settle();
    }

    private void tick(String id) {
        Toolkit.run(() -> screen.node(id, CheckBox.class).fire());
        screen.settle();
    }

    private void type(String id, String text) {
        Toolkit.run(() -> screen.node(id, TextField.class).setText(text));
        screen.settle();
    }

    @Test
    void another_language_is_spoken_at_once_and_after_a_restart() {
        choose("setting-language", Language.GERMAN);
        assertThat(screen.text("to-settings")).isEqualTo("Einstellungen");
        Toolkit.shoot(screen.scene(), "settings-german");
        close();
        open();
        assertThat(screen.text("to-settings")).isEqualTo("Einstellungen");
    }

    @Test
    void another_theme_is_shown_at_once() {
        choose("setting-theme", Theme.LIGHT);
        var light = brightness();
        Toolkit.shoot(screen.scene(), "settings-light");
        choose("setting-theme", Theme.DARK);
        Toolkit.shoot(screen.scene(), "settings-dark");
        assertThat(List.of(light > 0.9, brightness() < 0.2)).containsExactly(true, true);
    }

    /// Of the middle of the page, between 0 and 1.
    private double brightness() {
        return Toolkit.on(
                () ->
                        screen.scene()
                                .snapshot(null)
                                .getPixelReader()
                                .getColor(990, 400)
                                .getBrightness());
    }

    @Test
    void everything_that_is_ticked_or_chosen_is_kept() {
        tick("setting-tray");
        tick("setting-notifications");
        choose("setting-log", Settings.LogLevel.DETAILED);
        Toolkit.run(() -> screen.node("setting-undo", Spinner.class).increment(5));
        screen.settle();
        assertThat(settings())
                .isEqualTo(
                        Settings.DEFAULT
                                .withTray(Settings.Tray.HIDDEN)
                                .withNotifications(Settings.Notifications.OFF)
                                .withLogLevel(Settings.LogLevel.DETAILED)
                                .withKeepUndo(Period.ofDays(35)));
    }

    @Test
    void a_proxy_is_kept_once_its_address_is_one() {
        Toolkit.run(
                () ->
                        screen.node("setting-proxy", ChoiceBox.class)
                                .getSelectionModel()
                                .selectLast());
        type("setting-proxy-address", "proxy.example.org");
        assertThat(screen.text("proxy-wrong"))
                .isEqualTo("A host and a port, such as proxy.example.org:8080.");
        assertThat(settings().proxy()).isEqualTo(new Proxy.OfSystem());
        type("setting-proxy-address", "proxy.example.org:3128");
        assertThat(settings().proxy()).isEqualTo(new Proxy.At("proxy.example.org", 3128));
        assertThat(screen.text("proxy-wrong")).isEmpty();
    }

    @Test
    void it_starts_at_login_where_that_is_ticked() throws IOException {
        tick("setting-login");
        assertThat(office().loginStart().state()).isEqualTo(LoginStart.State.ON);
        tick("setting-login");
        assertThat(office().loginStart().state()).isEqualTo(LoginStart.State.OFF);
    }

    @Test
    void where_the_platform_does_not_tell_whether_it_starts_then_that_is_said() {
        assertThat(screen.node("login-unknown", Label.class).isVisible()).isFalse();
        close();
        offices = Offices.at(home, new Silent());
        offices.office().agent().start(List.of());
        screen = Screen.of(offices.office());
        screen.visit(new Place.Settings());
        assertThat(screen.node("setting-login", CheckBox.class).isDisabled()).isTrue();
        assertThat(screen.node("login-unknown", Label.class).isVisible()).isTrue();
        assertThat(screen.text("login-unknown"))
                .isEqualTo(
                        "This computer does not tell whether Calferry is started when you sign in,"
                                + " so that cannot be changed here.");
    }

    private static final class Silent implements LoginStart {
        @Override
        public State state() throws IOException {
            throw new IOException("no answer");
        }

        @Override
        public void set(State wanted) throws IOException {
            throw new IOException("no answer");
        }
    }

    @Test
    void settings_that_make_no_sense_are_put_aside_and_that_is_told() throws IOException {
        close();
        Files.createDirectories(home.resolve("config"));
        Files.writeString(home.resolve("config/settings.json"), "{ theme: ");
        open();
        var told = screen.node("trouble", Label.class).getText();
        assertThat(told)
                .startsWith("The settings could not be understood and were put aside as " + home)
                .endsWith(". Now they are the usual ones.");
        assertThat(screen.node("trouble", Label.class).isVisible()).isTrue();
    }

    @Test
    void single_settings_that_make_no_sense_are_named() throws IOException {
        close();
        var file = home.resolve("config/settings.json");
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(
                file,
                "{ \"version\": 1, \"theme\": \"drak\", \"proxy\": 8, \"tray\": \"hidden\" }");
        open();
        assertThat(screen.node("trouble", Label.class).getText())
                .isEqualTo(
                        "Not all settings in "
                                + file
                                + " could be understood. The usual ones hold for: theme, proxy.");
        assertThat(settings()).isEqualTo(Settings.DEFAULT.withTray(Settings.Tray.HIDDEN));
    }

    @Test
    void a_choice_that_is_not_kept_is_told() throws IOException {
        var file = home.resolve("config/settings.json");
        Files.createDirectories(file.resolve("in the way"));
        choose("setting-theme", Theme.DARK);
        assertThat(screen.node("trouble", Label.class).getText())
                .isEqualTo(
                        "What you chose is not kept: "
                                + file
                                + " can't be written. See whether the disk is full and who may"
                                + " write there.");
        assertThat(settings()).isEqualTo(Settings.DEFAULT);
    }
}

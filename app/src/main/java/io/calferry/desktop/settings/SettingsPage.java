package io.calferry.desktop.settings;

import io.calferry.desktop.Desk;
import io.calferry.desktop.Keys;
import io.calferry.desktop.LoginStart;
import io.calferry.desktop.Page;
import io.calferry.desktop.Shortcut;
import io.calferry.desktop.Texts;
import io.calferry.desktop.Viewport;
import io.calferry.desktop.settings.SettingsModel.Login;
import io.calferry.settings.Settings;

import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.time.Period;
import java.util.List;
import java.util.Optional;

/// How the program should be. Each change holds at once.
public final class SettingsPage implements Page {

    private static final int MOST_DAYS = 3650;

    /// Of a hundred parts of the width.
    private static final double NAMES = 36;

    private final Texts texts;
    private final SettingsModel model;
    private final Desk desk;
    private final GridPane grid = new GridPane();
    private final Label trouble = new Label();
    private final ScrollPane node;
    private int row;

    public SettingsPage(Desk desk) {
        this.desk = desk;
        this.texts = desk.texts(SettingsPage.class);
        this.model = new SettingsModel(desk);
        grid.getStyleClass().add("form");
        var names = new ColumnConstraints();
        names.setPercentWidth(NAMES);
        grid.getColumnConstraints().add(names);
        trouble.setId("trouble");
        trouble.setWrapText(true);
        trouble.getStyleClass().add("wrong");
        fill();
        tell(model.troubleProperty().get());
        model.troubleProperty().addListener((_, _, it) -> tell(it));
        var box = new VBox(12, trouble, grid);
        node = Viewport.of(box);
        node.getStyleClass().add("plain-scroll");
    }

    /// Each section is drawn before the next one comes: all at once would hold the JavaFX thread
    /// for long.
    private void fill() {
        look(model.now());
        desk.background().putOff(() -> background(model.now()));
        desk.background().putOff(this::network);
        desk.background().putOff(() -> history(model.now()));
        desk.background().putOff(() -> trouble(model.now()));
        desk.background().putOff(this::keys);
    }

    private void look(Settings now) {
        section("look");
        add("theme", choice("theme", Settings.Theme.class, now.theme(), Settings::withTheme));
        add(
                "language",
                choice(
                        "language",
                        Settings.Language.class,
                        now.language(),
                        Settings::withLanguage));
    }

    private void background(Settings now) {
        section("background");
        add(
                "tray",
                tick(
                        "tray",
                        now.tray() == Settings.Tray.SHOWN,
                        it ->
                                model.change(
                                        s ->
                                                s.withTray(
                                                        it
                                                                ? Settings.Tray.SHOWN
                                                                : Settings.Tray.HIDDEN))));
        add("login", login());
        add(
                "notifications",
                tick(
                        "notifications",
                        now.notifications() == Settings.Notifications.ON,
                        it ->
                                model.change(
                                        s ->
                                                s.withNotifications(
                                                        it
                                                                ? Settings.Notifications.ON
                                                                : Settings.Notifications.OFF))));
    }

    private void network() {
        section("network");
        add("proxy", new ProxyChoice(texts, model).node());
    }

    private void history(Settings now) {
        section("history");
        add("undo", days(now));
    }

    private void trouble(Settings now) {
        section("trouble");
        add("log", choice("log", Settings.LogLevel.class, now.logLevel(), Settings::withLogLevel));
        add("folder", path(desk.office().folders().data().toString(), "folder"));
        add("config", path(desk.office().folders().config().toString(), "config"));
    }

    private void keys() {
        section("keys");
        for (var shortcut : Shortcut.values()) {
            var keys = shortcut.told().replace("Ctrl", texts.get("key.ctrl"));
            line(texts.get("key." + Keys.of(shortcut)), keys);
        }
        for (var key : List.of("letters", "enter", "escape", "space", "arrows")) {
            line(texts.get("key." + key), texts.get("key." + key + ".keys"));
        }
    }

    private void section(String key) {
        var title = new Label(texts.get("section." + key));
        title.getStyleClass().add("section-title");
        grid.add(title, 0, row, 2, 1);
        row++;
    }

    private void add(String key, Node control) {
        var label = new Label(texts.get(key));
        label.setLabelFor(control);
        label.setWrapText(true);
        GridPane.setHgrow(control, Priority.ALWAYS);
        grid.addRow(row, label, control);
        row++;
    }

    /// What is only to be read.
    private void line(String what, String keys) {
        var label = new Label(what);
        label.setWrapText(true);
        grid.addRow(row, new Label(keys), label);
        row++;
    }

    private <E extends Enum<E>> Node choice(
            String key, Class<E> values, E now, Choices.Change<E> change) {
        var box = Choices.of(texts, key, values, now);
        box.setOnAction(_ -> model.change(s -> change.with(s, box.getValue())));
        return box;
    }

    private CheckBox tick(String key, boolean set, java.util.function.Consumer<Boolean> changed) {
        var box = new CheckBox(texts.get(key + ".tick"));
        box.setId("setting-" + key);
        box.setSelected(set);
        box.setWrapText(true);
        box.setOnAction(_ -> changed.accept(box.isSelected()));
        return box;
    }

    private Node login() {
        var box =
                tick(
                        "login",
                        false,
                        it -> model.startAtLogin(it ? LoginStart.State.ON : LoginStart.State.OFF));
        var unknown = new Label(texts.get("login.unknown"));
        unknown.setId("login-unknown");
        unknown.setWrapText(true);
        unknown.getStyleClass().add("quiet");
        unknown.managedProperty().bind(unknown.visibleProperty());
        model.loginProperty().addListener((_, _, it) -> show(box, unknown, it));
        show(box, unknown, model.loginProperty().get());
        return new VBox(4, box, unknown);
    }

    private static void show(CheckBox box, Label unknown, Login login) {
        var on = new Login.Known(LoginStart.State.ON);
        box.setDisable(!(login instanceof Login.Known));
        box.setSelected(login.equals(on));
        unknown.setVisible(login instanceof Login.Unknown);
    }

    private Node days(Settings now) {
        var spinner = new Spinner<Integer>(1, MOST_DAYS, now.keepUndo().getDays());
        spinner.setId("setting-undo");
        spinner.setEditable(true);
        spinner.setPrefWidth(100);
        spinner.setAccessibleText(texts.get("undo"));
        spinner.getEditor().setAccessibleText(texts.get("undo"));
        spinner.valueProperty()
                .addListener(
                        (_, _, days) -> {
                            if (days != null) {
                                model.change(s -> s.withKeepUndo(Period.ofDays(days)));
                            }
                        });
        return spinner;
    }

    private Node path(String where, String key) {
        var field = new TextField(where);
        field.setId("setting-" + key);
        field.setEditable(false);
        field.setAccessibleText(texts.get(key));
        return field;
    }

    private void tell(Optional<SettingsModel.Trouble> it) {
        trouble.setText(it.map(this::sentence).orElse(""));
        trouble.setVisible(it.isPresent());
        trouble.setManaged(it.isPresent());
    }

    private String sentence(SettingsModel.Trouble it) {
        return switch (it) {
            case SettingsModel.Trouble.AtStart(var words) -> words;
            case SettingsModel.Trouble.NotKept(var file) -> texts.get("not-kept", file);
            case SettingsModel.Trouble.NoLoginStart _ -> texts.get("no-login");
        };
    }

    @Override
    public String title() {
        return texts.get("title");
    }

    @Override
    public Node node() {
        return node;
    }
}

package io.calferry.desktop;

import io.calferry.settings.Settings;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

import org.testfx.api.FxRobot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// One page in a window of its own, for a test: who leaves it goes nowhere, but it is noted where
/// they wanted to go.
public final class Stand implements AutoCloseable {

    private final List<Place> opened = new ArrayList<>();
    private final Desk desk;
    private final Stage stage;
    private final VBox content = new VBox();
    private Optional<Page> page = Optional.empty();

    private Stand(Office office, Locale locale) {
        var live = new Live(office.agent());
        desk = new Desk(office, locale, new Background(() -> 0), live, opened::add);
        content.getStyleClass().add("page");
        stage = new Stage();
        stage.setScene(new Scene(content, 824, 650));
        Theme.dress(stage.getScene());
    }

    /// A window that shows nothing yet, light.
    public static Stand at(Office office, Locale locale) {
        return at(office, locale, Settings.Theme.LIGHT);
    }

    public static Stand at(Office office, Locale locale, Settings.Theme theme) {
        return Toolkit.on(
                () -> {
                    new Theme(Runnable::run).choose(theme);
                    return new Stand(office, locale);
                });
    }

    public Desk desk() {
        return desk;
    }

    /// Shows a page in place of the one that was there.
    public <P extends Page> P show(Function<Desk, P> making) {
        var next = Toolkit.on(() -> making.apply(desk));
        Toolkit.run(
                () -> {
                    page.ifPresent(Page::close);
                    page = Optional.of(next);
                    var head = new Head();
                    head.show(next.title(), next.actions());
                    VBox.setVgrow(next.node(), Priority.ALWAYS);
                    content.getChildren().setAll(head, next.node());
                    stage.show();
                    stage.requestFocus();
                });
        settle();
        return next;
    }

    /// Shows something that is no page.
    public void shows(Supplier<Node> node, Runnable filling) {
        Toolkit.run(
                () -> {
                    filling.run();
                    content.getChildren().setAll(node.get());
                });
        settle();
    }

    /// As large as the content of a window of that size is.
    public void resize(double width, double height) {
        Toolkit.run(
                () -> {
                    stage.setWidth(width - 176);
                    stage.setHeight(height);
                });
    }

    /// Waits until everything that was asked for is there.
    public void settle() {
        Toolkit.await("the page has what it asked for", () -> desk.background().isIdle());
    }

    public Scene scene() {
        return stage.getScene();
    }

    public FxRobot robot() {
        return new FxRobot();
    }

    /// Where the page wanted to lead, in that order.
    public List<Place> opened() {
        return Toolkit.on(() -> List.copyOf(opened));
    }

    /// The control of that id. Throws where there is none.
    public <T extends Node> T find(String id, Class<T> type) {
        return Toolkit.on(() -> type.cast(lookup(id)));
    }

    private Node lookup(String id) {
        var found = content.lookup("#" + id);
        if (found == null) {
            throw new AssertionError("there is no #" + id + " among " + texts());
        }
        return found;
    }

    /// Whether that is to be seen.
    public boolean has(String id) {
        return Toolkit.on(() -> content.lookup("#" + id) != null);
    }

    /// Presses a button, or what else can be pressed.
    public void press(String id) {
        var button = find(id, javafx.scene.control.ButtonBase.class);
        Toolkit.run(button::fire);
        settle();
    }

    /// Puts a text into a field, in place of what was in it.
    public void type(String id, String text) {
        var control = find(id, TextInputControl.class);
        Toolkit.run(() -> control.setText(text));
    }

    /// Chooses a value in a combo box.
    @SuppressWarnings("unchecked")
    public <T> void choose(String id, T value) {
        var combo = (ComboBox<T>) find(id, ComboBox.class);
        Toolkit.run(() -> combo.setValue(value));
    }

    /// Opens what is folded away, or folds it away.
    public void unfold(String id, boolean open) {
        var pane = find(id, TitledPane.class);
        Toolkit.run(() -> pane.setExpanded(open));
        settle();
    }

    /// Everything that can be read on the page, from the top to the bottom.
    public List<String> texts() {
        return Toolkit.on(
                () ->
                        content.lookupAll("*").stream()
                                .filter(Labeled.class::isInstance)
                                .filter(it -> Ancestors.of(it).allMatch(Node::isVisible))
                                .map(it -> Said.on((Labeled) it))
                                .filter(it -> !it.isBlank())
                                .toList());
    }

    @Override
    public void close() {
        Toolkit.run(
                () -> {
                    page.ifPresent(Page::close);
                    stage.close();
                    desk.live().close();
                    desk.background().close();
                });
    }
}

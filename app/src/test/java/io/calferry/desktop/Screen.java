package io.calferry.desktop;

import io.calferry.desktop.editor.Drafts;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;

import java.util.Locale;
import java.util.function.Function;

/// A window of a test, as a person uses it. Hidden and done with when it is closed.
public final class Screen implements AutoCloseable {

    private final Window window;
    private final Stage stage;

    private Screen(Window window, Stage stage) {
        this.window = window;
        this.stage = stage;
    }

    /// The window with all its pages.
    public static Screen of(Office office) {
        var drafts = new Drafts();
        return of(office, desk -> Pages.at(desk, drafts));
    }

    /// A window with pages of the test.
    public static Screen of(Office office, Function<Desk, Function<Place, Page>> pages) {
        return Toolkit.on(
                () -> {
                    var stage = new Stage();
                    var window = new Window(office, stage, Locale.ENGLISH, HIDES, pages);
                    window.show();
                    return new Screen(window, stage);
                });
    }

    private static final Closing HIDES =
            new Closing() {
                @Override
                public Way way() {
                    return Way.HIDE;
                }

                @Override
                public void quit() {}
            };

    public Scene scene() {
        return stage.getScene();
    }

    public Stage stage() {
        return stage;
    }

    /// Goes to a place, and waits until everything there is shown.
    public void visit(Place place) {
        Toolkit.run(() -> window.visit(place));
        settle();
    }

    /// Waits until everything that was asked for in the background is shown.
    public void settle() {
        Toolkit.await("the page is complete", window::isIdle);
    }

    /// The node with that id. Fails where there is none.
    public <T extends Node> T node(String id, Class<T> type) {
        var node = Toolkit.on(() -> scene().lookup("#" + id));
        if (node == null) {
            throw new AssertionError("nothing is called " + id);
        }
        return type.cast(node);
    }

    /// What stands on the control with that id.
    public String text(String id) {
        return Toolkit.on(() -> node(id, Labeled.class).getText());
    }

    @Override
    public void close() {
        Toolkit.run(window::close);
    }
}

package io.calferry.desktop;

import io.calferry.desktop.editor.Drafts;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// A window of a test, as a person uses it, without an icon in the panel.
public final class Screen implements AutoCloseable {

    private final Window window;
    private final Stage stage;
    private final Desk desk;
    private final Asking closing;

    private Screen(Window window, Stage stage, Desk desk, Asking closing) {
        this.window = window;
        this.stage = stage;
        this.desk = desk;
        this.closing = closing;
    }

    /// The window with all its pages.
    public static Screen of(Office office) {
        var drafts = new Drafts();
        return of(office, drafts, desk -> Pages.at(desk, drafts));
    }

    /// A window with pages of the test.
    public static Screen of(Office office, Function<Desk, Function<Place, Page>> pages) {
        return of(office, new Drafts(), pages);
    }

    private static Screen of(
            Office office, Drafts drafts, Function<Desk, Function<Place, Page>> pages) {
        return Toolkit.on(
                () -> {
                    var closing = new Asking();
                    var stage = new Stage();
                    var desks = new ArrayList<Desk>();
                    var window =
                            new Window(
                                    office,
                                    stage,
                                    Locale.ENGLISH,
                                    closing,
                                    drafts,
                                    desk -> {
                                        desks.add(desk);
                                        return pages.apply(desk);
                                    });
                    window.show();
                    return new Screen(window, stage, desks.getFirst(), closing);
                });
    }

    private static final class Asking implements Closing {
        private final AtomicInteger quits = new AtomicInteger();

        @Override
        public Way way() {
            return Way.ASK;
        }

        @Override
        public void quit() {
            quits.incrementAndGet();
        }
    }

    /// How often the program was to end.
    public int quits() {
        return closing.quits.get();
    }

    public Scene scene() {
        return stage.getScene();
    }

    public Stage stage() {
        return stage;
    }

    /// What the first pages worked with.
    public Desk desk() {
        return desk;
    }

    /// As large as that, in pixels before scaling.
    public void resize(double width, double height) {
        Toolkit.run(
                () -> {
                    // As on a screen that has no room for more.
                    stage.setMinWidth(Math.min(stage.getMinWidth(), width));
                    stage.setMinHeight(Math.min(stage.getMinHeight(), height));
                    stage.setWidth(width);
                    stage.setHeight(height);
                });
    }

    /// Somebody presses the cross of the window.
    public void leave() {
        Toolkit.run(
                () -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
    }

    /// Somebody quits in the menu of the icon.
    public void quit() {
        Toolkit.run(window::quit);
    }

    /// Presses the first button that is called so and is to be seen, once it can be pressed.
    public void press(String id) {
        Toolkit.await(id + " can be pressed", () -> button(id).isPresent());
        Toolkit.run(() -> button(id).orElseThrow().fire());
        settle();
    }

    private Optional<ButtonBase> button(String id) {
        return scene().getRoot().lookupAll("#" + id).stream()
                .filter(it -> it instanceof ButtonBase && it.isVisible() && !it.isDisabled())
                .map(ButtonBase.class::cast)
                .findFirst();
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
        return Toolkit.on(() -> Said.on(node(id, Labeled.class)));
    }

    @Override
    public void close() {
        Toolkit.run(window::close);
    }
}

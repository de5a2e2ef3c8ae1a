package io.calferry;

import io.calferry.desktop.Closing;
import io.calferry.desktop.Office;
import io.calferry.desktop.Place;
import io.calferry.desktop.Theme;
import io.calferry.desktop.Window;

import javafx.application.Platform;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/// Has the window: JavaFX is not loaded before somebody wants to see it. From any thread.
final class WindowHost implements AutoCloseable {

    private final Office office;
    private final Closing closing;
    private boolean started;

    /// Belongs to the JavaFX thread.
    private Optional<Window> window = Optional.empty();

    WindowHost(Office office, Closing closing) {
        this.office = office;
        this.closing = closing;
    }

    /// Brings a person to a place in the window.
    void open(Place place) {
        with(it -> it.open(place));
    }

    /// Brings the window up, wherever in it one was.
    void show() {
        with(Window::show);
    }

    /// Brings the window up if it was there before and was hidden.
    synchronized void showAgain() {
        if (started) {
            show();
        }
    }

    private synchronized void with(Consumer<Window> what) {
        Runnable task = () -> what.accept(window());
        if (started) {
            Platform.runLater(task);
        } else {
            started = true;
            JavaFxLog.intoOurs();
            Platform.startup(
                    () -> {
                        Platform.setImplicitExit(false);
                        task.run();
                    });
        }
    }

    private Window window() {
        if (window.isEmpty()) {
            window =
                    Optional.of(
                            Window.of(office, Locale.getDefault(), Theme.Choice.SYSTEM, closing));
        }
        return window.get();
    }

    /// Takes the window away.
    @Override
    public synchronized void close() {
        if (started) {
            Platform.runLater(() -> window.ifPresent(Window::close));
            Platform.exit();
        }
    }
}

package io.calferry.desktop;

import javafx.application.Platform;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/// Has the window: JavaFX is not loaded before somebody wants to see it. From any thread.
public final class WindowHost implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WindowHost.class);

    /// How long JavaFX may take to end.
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Office office;
    private final Locale system;
    private final Closing closing;
    private boolean started;

    /// Made by the JavaFX thread.
    private volatile Optional<Window> window = Optional.empty();

    /// Loads nothing yet.
    ///
    /// @param system whose language it is where the settings name none
    public WindowHost(Office office, Locale system, Closing closing) {
        this.office = office;
        this.system = system;
        this.closing = closing;
    }

    /// Brings a person to a place in the window. Throws [NoDisplayException].
    public void open(Place place) {
        with(it -> it.open(place));
    }

    /// Brings the window up, wherever in it one was. Throws [NoDisplayException].
    public void show() {
        with(Window::show);
    }

    /// Brings the window up if it was there before and was hidden.
    public synchronized void showAgain() {
        if (started) {
            show();
        }
    }

    /// Ends the program, once nothing is lost by it that is typed in the window.
    public synchronized void quit() {
        if (started) {
            with(Window::quit);
        } else {
            closing.quit();
        }
    }

    private synchronized void with(Consumer<Window> what) {
        Runnable task = () -> what.accept(window());
        if (started) {
            Platform.runLater(task);
        } else {
            JavaFx.start(
                    () -> {
                        Platform.setImplicitExit(false);
                        // Else it would stand in the terminal of whoever started the program; as
                        // what comes of a mouse that moves over a window while all ends.
                        Thread.currentThread()
                                .setUncaughtExceptionHandler((_, e) -> LOG.error("the window", e));
                        task.run();
                    });
            started = true;
        }
    }

    private Window window() {
        if (window.isEmpty()) {
            var made = Window.of(office, system, closing);
            made.rehearse();
            window = Optional.of(made);
        }
        return window.get();
    }

    /// Takes the window away, and keeps where it was.
    @Override
    public synchronized void close() {
        if (started) {
            Platform.runLater(() -> window.ifPresent(Window::close));
            window.ifPresent(this::keepBounds);
            exit();
        }
    }

    /// Where the process was told to end, JavaFX ends by itself, and whoever waits for its thread
    /// then waits for ever.
    private static void exit() {
        try {
            Thread.ofPlatform().daemon().name("window end").start(Platform::exit).join(PATIENCE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// The JavaFX thread may be at its end already, as when the session of the computer ends.
    private void keepBounds(Window window) {
        try {
            office.preferences().change(window::withBounds);
        } catch (IOException e) {
            LOG.warn("where the window was is not kept", e);
        }
    }
}

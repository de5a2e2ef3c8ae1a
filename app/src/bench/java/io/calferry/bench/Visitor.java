package io.calferry.bench;

import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuButton;
import javafx.stage.Window;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Somebody in the window of the program that runs in this process, with a watch in the hand. Notes
/// how long things take until they are drawn, and for how long the JavaFX thread answers nobody
/// meanwhile.
final class Visitor {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration BETWEEN = Duration.ofMillis(2);

    /// How long the window is left alone between two figures, so that what it still does is not
    /// counted.
    private static final Duration SETTLING = Duration.ofSeconds(2);

    /// How long the JavaFX thread is watched once the deed can be seen: the rest of a page comes
    /// after that, as do the events of a week.
    private static final Duration AFTER = Duration.ofSeconds(1);

    private final StringBuilder figures = new StringBuilder();

    /// Something to wait for.
    interface Question {
        boolean isSo();
    }

    /// Something to be done on the JavaFX thread.
    interface Work<T> {
        T get();
    }

    /// Begins a visit beside the program, which is still to be started, and writes what it noted to
    /// `file`: a line for each figure, with its name, the nanoseconds until it was drawn, and the
    /// times that [Pinger] tells.
    static void begin(Path file, Consumer<Visitor> visit) {
        var visitor = new Visitor();
        Thread.ofPlatform().daemon().name("visitor").start(() -> visitor.go(file, visit));
    }

    private void go(Path file, Consumer<Visitor> visit) {
        try {
            visit.accept(this);
        } catch (RuntimeException | Error e) {
            figures.append("failed ").append(e).append('\n');
        }
        try {
            var written = Files.writeString(file.resolveSibling("figures.new"), figures);
            Files.move(written, file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Notes how long it takes from a deed until `shown` is so and has been drawn, and for how long
    /// the JavaFX thread was busy at a stretch meanwhile.
    void time(String name, Runnable deed, Question shown) {
        pause(SETTLING);
        try (var pinger = Pinger.start()) {
            pinger.await();
            var begun = System.nanoTime();
            deed.run();
            await(name, shown);
            awaitPulses();
            var took = System.nanoTime() - begun;
            pause(AFTER);
            figures.append(
                    "%s %d %d %d %d%n"
                            .formatted(name, took, pinger.longest(), pinger.held(), pinger.own()));
        }
    }

    /// Waits until what is in the window has been laid out and handed over to be drawn.
    void awaitPulses() {
        var pulses = new CountDownLatch(2);
        Runnable pulse =
                () -> {
                    pulses.countDown();
                    Platform.requestNextPulse();
                };
        on(
                () -> {
                    scene().orElseThrow().addPostLayoutPulseListener(pulse);
                    Platform.requestNextPulse();
                    return pulse;
                });
        try {
            if (!pulses.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("nothing is drawn");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        on(
                () -> {
                    scene().orElseThrow().removePostLayoutPulseListener(pulse);
                    return pulse;
                });
    }

    /// Waits until the window is there, with that in it.
    void awaitWindow(String selector) {
        await(
                "the window",
                () -> {
                    try {
                        return find(selector, Object.class).isPresent();
                    } catch (IllegalStateException _) {
                        // JavaFX has not been started yet.
                        return false;
                    }
                });
    }

    private static Optional<Scene> scene() {
        return Window.getWindows().stream()
                .filter(Window::isShowing)
                .map(Window::getScene)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /// The first node that the selector fits and that is of that kind.
    <N> Optional<N> find(String selector, Class<N> type) {
        return on(
                () ->
                        scene().stream()
                                .flatMap(it -> it.getRoot().lookupAll(selector).stream())
                                .filter(type::isInstance)
                                .map(type::cast)
                                .findFirst());
    }

    /// How many nodes the selector fits.
    int count(String selector) {
        return on(
                () ->
                        scene().stream()
                                .mapToInt(it -> it.getRoot().lookupAll(selector).size())
                                .sum());
    }

    void press(String selector) {
        var button = find(selector, ButtonBase.class).orElseThrow();
        on(
                () -> {
                    button.fire();
                    return button;
                });
    }

    /// Chooses an item of a menu by its id.
    void choose(String menu, String item) {
        var button = find(menu, MenuButton.class).orElseThrow();
        on(
                () -> {
                    var chosen =
                            button.getItems().stream()
                                    .filter(it -> item.equals(it.getId()))
                                    .findFirst()
                                    .orElseThrow();
                    chosen.fire();
                    return chosen;
                });
    }

    void await(String what, Question question) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!question.isSo()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited in vain for " + what);
            }
            pause(BETWEEN);
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    <T> T on(Work<T> work) {
        var result = new CompletableFuture<T>();
        Platform.runLater(
                () -> {
                    try {
                        result.complete(work.get());
                    } catch (RuntimeException | Error e) {
                        result.completeExceptionally(e);
                    }
                });
        return result.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }
}

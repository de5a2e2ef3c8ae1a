package io.calferry;

import io.calferry.cli.Windows.Shown;
import io.calferry.desktop.Closing;
import io.calferry.desktop.Place;
import io.calferry.desktop.Theme;
import io.calferry.desktop.Window;

import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.WritableImage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

import javax.imageio.ImageIO;

/// Makes pictures of every view, light and dark, of sample data in a folder that is thrown away.
/// The window is never on the screen for it.
///
/// @param temporary in which that folder is made
record Pictures(Path temporary, Wiring wiring) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    Shown make(Path into) {
        try (var sample = SampleHome.in(temporary);
                var premises = wiring.premises(sample.folders())) {
            Files.createDirectories(into);
            sample.live(premises);
            premises.agent().start(sample.profiles());
            started();
            var window = on(() -> Window.of(premises, Locale.ENGLISH, Theme.Choice.LIGHT, STAYS));
            for (var theme : List.of(Theme.Choice.LIGHT, Theme.Choice.DARK)) {
                on(
                        () -> {
                            window.look(theme);
                            return theme;
                        });
                for (var view : sample.views().entrySet()) {
                    var name = view.getKey() + "-" + theme.name().toLowerCase(Locale.ROOT);
                    write(picture(window, view.getValue()), into.resolve(name + ".png"));
                }
            }
            on(
                    () -> {
                        window.close();
                        return window;
                    });
            Platform.exit();
            return new Shown.Over();
        } catch (IOException | UncheckedIOException _) {
            return new Shown.Impossible("The pictures can't be written to " + into + ".");
        }
    }

    private static final Closing STAYS =
            new Closing() {
                @Override
                public Way way() {
                    return Way.QUIT;
                }

                @Override
                public void quit() {}
            };

    private static void started() {
        JavaFxLog.intoOurs();
        var started = new CompletableFuture<Boolean>();
        Platform.startup(() -> started.complete(true));
        await(started);
        Platform.setImplicitExit(false);
    }

    private static WritableImage picture(Window window, Place place) {
        on(
                () -> {
                    window.visit(place);
                    return place;
                });
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!on(window::isIdle) && System.nanoTime() < end) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        // Once for what came last to be laid out.
        on(window::picture);
        return on(window::picture);
    }

    private static void write(WritableImage picture, Path file) throws IOException {
        ImageIO.write(SwingFXUtils.fromFXImage(picture, null), "png", file.toFile());
    }

    private interface Work<T> {
        T get();
    }

    private static <T> T on(Work<T> work) {
        var result = new CompletableFuture<T>();
        Platform.runLater(
                () -> {
                    try {
                        result.complete(work.get());
                    } catch (RuntimeException | Error e) {
                        result.completeExceptionally(e);
                    }
                });
        return await(result);
    }

    private static <T> T await(CompletableFuture<T> result) {
        try {
            return result.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}

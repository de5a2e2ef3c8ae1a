package io.calferry.desktop;

import io.calferry.settings.Settings;

import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.WritableImage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

import javax.imageio.ImageIO;

/// Makes pictures of views, light and dark. The window is never on the screen for it. JavaFX can't
/// be used in this process afterwards.
///
/// @param office whose settings are changed on the way
/// @param views by the names of their pictures
public record Pictures(Office office, Map<String, Place> views) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    /// Throws `IOException` where they can't be written.
    ///
    /// @param into a folder, made where it is missing
    public void make(Path into) throws IOException {
        Files.createDirectories(into);
        started();
        var window = on(() -> Window.of(office, Locale.ENGLISH, STAYS));
        try {
            for (var theme : List.of(Settings.Theme.LIGHT, Settings.Theme.DARK)) {
                office.preferences().change(it -> it.withTheme(theme));
                for (var view : views.entrySet()) {
                    var name = view.getKey() + "-" + theme.name().toLowerCase(Locale.ROOT);
                    write(picture(window, view.getValue()), into.resolve(name + ".png"));
                }
            }
        } finally {
            on(
                    () -> {
                        window.close();
                        return window;
                    });
            Platform.exit();
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

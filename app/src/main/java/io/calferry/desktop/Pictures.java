package io.calferry.desktop;

import io.calferry.settings.Settings;

import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.WritableImage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

import javax.imageio.ImageIO;

/// Makes pictures of views. The window is never on the screen for it. JavaFX can't be used in this
/// process afterwards.
public record Pictures(List<Album> albums) {

    /// Views of one office.
    ///
    /// @param office whose settings are changed on the way
    public record Album(Office office, List<View> views) {}

    /// In how many ways each view is pictured.
    public enum Variety {
        /// Light and dark, English and German, wide and narrow.
        ALL,
        /// Light and dark, in English, wide.
        FEW
    }

    /// A window of a size and a scale of one.
    private enum Size {
        WIDE(Window.WIDTH, Window.HEIGHT),
        NARROW(Window.LEAST_WIDTH, Window.LEAST_HEIGHT);

        private final double width;
        private final double height;

        Size(double width, double height) {
            this.width = width;
            this.height = height;
        }
    }

    /// How a view is pictured.
    private record Manner(Settings.Theme theme, Settings.Language language, Size size) {

        static List<Manner> all(Variety variety) {
            var all = new ArrayList<Manner>();
            for (var size : Size.values()) {
                for (var language : List.of(Settings.Language.ENGLISH, Settings.Language.GERMAN)) {
                    for (var theme : List.of(Settings.Theme.LIGHT, Settings.Theme.DARK)) {
                        all.add(new Manner(theme, language, size));
                    }
                }
            }
            return switch (variety) {
                case ALL -> all;
                case FEW -> all.subList(0, 2);
            };
        }

        /// Such as `light-en-wide`.
        String told() {
            return String.join(
                    "-",
                    Keys.of(theme),
                    language.locale(Locale.ENGLISH).getLanguage(),
                    Keys.of(size));
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    /// Throws `IOException` where they can't be written, and [NoDisplayException]. Each is called
    /// after its view and its manner, such as `01-profiles-light-en-wide.png`.
    ///
    /// @param into a folder, made where it is missing
    public void make(Path into, Variety variety) throws IOException {
        Files.createDirectories(into);
        started();
        try {
            for (var album : albums) {
                for (var manner : Manner.all(variety)) {
                    make(album, manner, into);
                }
            }
        } finally {
            Platform.exit();
        }
    }

    /// In a window of their own, so that nothing is left in it of others.
    private static void make(Album album, Manner manner, Path into) throws IOException {
        album.office()
                .preferences()
                .change(it -> it.withTheme(manner.theme()).withLanguage(manner.language()));
        var size = manner.size();
        var window =
                on(
                        () -> {
                            var made = Window.of(album.office(), Locale.ENGLISH, ASKS);
                            made.draw(size.width, size.height);
                            return made;
                        });
        try {
            for (var view : album.views()) {
                var name = view.name() + "-" + manner.told() + ".png";
                write(picture(window, view), into.resolve(name));
            }
        } finally {
            on(
                    () -> {
                        window.close();
                        return window;
                    });
        }
    }

    private static final Closing ASKS =
            new Closing() {
                @Override
                public Way way() {
                    return Way.ASK;
                }

                @Override
                public void quit() {}
            };

    private static void started() {
        var started = new CompletableFuture<Boolean>();
        JavaFx.start(() -> started.complete(true));
        await(started);
        Platform.setImplicitExit(false);
    }

    private static WritableImage picture(Window window, View view) {
        on(
                () -> {
                    window.visit(view.place());
                    return view;
                });
        settle(window);
        for (var touch : view.touches()) {
            on(
                    () -> {
                        window.hand().touch(touch);
                        return touch;
                    });
            settle(window);
        }
        return on(window::picture);
    }

    private static void settle(Window window) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        do {
            while (!on(window::isIdle) && System.nanoTime() < end) {
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            }
            // What came last is laid out, after which there may be more to come.
            on(window::picture);
        } while (!on(window::isIdle) && System.nanoTime() < end);
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

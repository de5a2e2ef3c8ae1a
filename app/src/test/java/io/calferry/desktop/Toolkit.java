package io.calferry.desktop;

import io.calferry.Secrecy;

import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.stage.Window;

import org.testfx.util.WaitForAsyncUtils;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import javax.imageio.ImageIO;

/// JavaFX without a display, started once for all tests.
public final class Toolkit {

    private static final long SECONDS = 30;

    /// Kept, because a logger that nobody holds forgets what it was told.
    private static final Logger JAVA_FX = Logger.getLogger("javafx");

    private static final List<String> COMPLAINTS = new CopyOnWriteArrayList<>();

    static {
        System.setProperty("glass.platform", "Monocle");
        System.setProperty("monocle.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("testfx.robot", "glass");
        System.setProperty("testfx.headless", "true");
        JAVA_FX.setUseParentHandlers(false);
        JAVA_FX.addHandler(new Listening());
        var started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        Platform.setImplicitExit(false);
        try {
            if (!started.await(SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("JavaFX does not start");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Toolkit() {}

    /// Hears what JavaFX complains of, such as styles that it does not understand.
    private static final class Listening extends Handler {
        @Override
        public void publish(LogRecord line) {
            // That it runs from the class path is as we want it.
            if (line.getLevel().intValue() >= Level.WARNING.intValue()
                    && !line.getMessage().startsWith("Unsupported JavaFX configuration")) {
                COMPLAINTS.add(line.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    /// What JavaFX has complained of so far, in all tests.
    public static List<String> complaints() {
        return List.copyOf(COMPLAINTS);
    }

    /// Computes something on the JavaFX thread.
    public static <T> T on(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(SECONDS * 1000, work);
    }

    /// Does something on the JavaFX thread, and what follows from it.
    public static void run(Runnable work) {
        WaitForAsyncUtils.waitForAsyncFx(SECONDS * 1000, work);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Waits until `condition`, looked at on the JavaFX thread, is true.
    public static void await(String what, BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(SECONDS, TimeUnit.SECONDS, () -> on(condition::getAsBoolean));
        } catch (java.util.concurrent.TimeoutException e) {
            throw new AssertionError("waited in vain: " + what, e);
        }
        WaitForAsyncUtils.waitForFxEvents();
        run(Toolkit::lookForPasswords);
    }

    private static void lookForPasswords() {
        for (var window : Window.getWindows()) {
            var said = Walk.of(window.getScene()).legible();
            Secrecy.look("a window: " + said, said.toString());
        }
    }

    /// A picture of a scene as a PNG file, where the property `shots` names a folder for such.
    public static void shoot(Scene scene, String name) {
        var folder = System.getProperty("shots", "");
        if (folder.isEmpty()) {
            return;
        }
        var picture = on(() -> SwingFXUtils.fromFXImage(scene.snapshot(null), null));
        try {
            var file = Files.createDirectories(Path.of(folder)).resolve(name + ".png");
            ImageIO.write(picture, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.calferry;

import io.calferry.servers.Desktop;
import io.calferry.tray.Await;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.imageio.ImageIO;

/// What the only window of a title looks like on a real screen.
final class WindowPictures {

    /// Of a hundred pixels, when there is another page: more than a button or a blinking cursor.
    private static final double CHANGED = 0.5;

    private final Desktop desktop;
    private final String title;
    private BufferedImage last;

    /// Waits until something is drawn.
    WindowPictures(Desktop desktop, String title) {
        this.desktop = desktop;
        this.title = title;
        this.last = picture();
        Await.until(
                () -> "something in the window",
                () -> {
                    last = picture();
                    return last.getHeight() > 1 && changed(last, blank(last)) > CHANGED;
                });
    }

    private static BufferedImage blank(BufferedImage like) {
        var blank =
                new BufferedImage(like.getWidth(), like.getHeight(), BufferedImage.TYPE_INT_RGB);
        var graphics = blank.createGraphics();
        graphics.setColor(new java.awt.Color(like.getRGB(like.getWidth() - 4, 4)));
        graphics.fillRect(0, 0, like.getWidth(), like.getHeight());
        graphics.dispose();
        return blank;
    }

    /// Presses keys, and waits until they have led to another page.
    void change(String keys) {
        desktop.press(keys);
        Await.until(() -> "another page by " + keys, () -> changed(picture(), last) > CHANGED);
        last = picture();
    }

    private BufferedImage picture() {
        var screen = desktop.screen();
        var at = desktop.bounds(desktop.windows(title).getFirst());
        var seen = at.intersection(new java.awt.Rectangle(screen.getWidth(), screen.getHeight()));
        return screen.getSubimage(seen.x, seen.y, seen.width, seen.height);
    }

    /// How many of a hundred pixels.
    private static double changed(BufferedImage one, BufferedImage other) {
        if (one.getWidth() != other.getWidth() || one.getHeight() != other.getHeight()) {
            return 100;
        }
        long pixels = 0;
        for (var y = 0; y < one.getHeight(); y++) {
            for (var x = 0; x < one.getWidth(); x++) {
                if (one.getRGB(x, y) != other.getRGB(x, y)) {
                    pixels++;
                }
            }
        }
        return 100.0 * pixels / one.getWidth() / one.getHeight();
    }

    /// Where the property `shots` names a folder for such.
    void shoot(String name) {
        var folder = System.getProperty("shots", "");
        if (!folder.isEmpty()) {
            try {
                var file = Files.createDirectories(Path.of(folder)).resolve(name + ".png");
                ImageIO.write(picture(), "png", file.toFile());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

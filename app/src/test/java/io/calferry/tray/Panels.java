package io.calferry.tray;

import io.calferry.servers.Desktop;

import java.awt.Point;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.stream.IntStream;

/// Looks for icons and menus on a picture of the screen.
final class Panels {

    private static final int HEIGHT = 40;
    private static final int TOLERANCE = 4;

    /// Percent of the pixels. A panel may have scaled the picture from a larger one, whose slanted
    /// lines are other at their rims. Two looks of the icon differ in more than this.
    private static final int MOST_OTHER = 3;

    private Panels() {}

    /// Where `picture` is in the panel, with the panel's colour shining through it. Pixels that
    /// are partly inked are not compared.
    static Optional<Point> find(BufferedImage screen, Picture picture) {
        return IntStream.rangeClosed(0, HEIGHT - picture.size())
                .boxed()
                .flatMap(
                        y ->
                                IntStream.rangeClosed(0, screen.getWidth() - picture.size())
                                        .mapToObj(x -> new Point(x, y)))
                .filter(at -> isAt(screen, at, picture))
                .findFirst();
    }

    private static boolean isAt(BufferedImage screen, Point at, Picture picture) {
        var most = picture.size() * picture.size() * MOST_OTHER / 100;
        var others = 0;
        for (var y = 0; y < picture.size(); y++) {
            for (var x = 0; x < picture.size(); x++) {
                var wanted = picture.argb()[y * picture.size() + x];
                var alpha = wanted >>> 24;
                var there = screen.getRGB(at.x + x, at.y + y);
                if (alpha == 255 && !alike(there, wanted)
                        || alpha == 0 && !alike(there, Desktop.GREY * 0x010101)) {
                    others++;
                    if (others > most) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private static boolean alike(int one, int other) {
        return IntStream.of(0, 8, 16)
                .allMatch(
                        shift ->
                                Math.abs((one >> shift & 0xFF) - (other >> shift & 0xFF))
                                        <= TOLERANCE);
    }

    /// What is not the same; of no size where all is.
    static Rectangle changed(BufferedImage before, BufferedImage after) {
        var changed = new Rectangle();
        for (var y = 0; y < before.getHeight(); y++) {
            for (var x = 0; x < before.getWidth(); x++) {
                if (before.getRGB(x, y) != after.getRGB(x, y)) {
                    var pixel = new Rectangle(x, y, 1, 1);
                    changed = changed.isEmpty() ? pixel : changed.union(pixel);
                }
            }
        }
        return changed;
    }
}

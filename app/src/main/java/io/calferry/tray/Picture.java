package io.calferry.tray;

import io.calferry.tray.Shape.Point;

import java.util.Arrays;
import java.util.List;

/// The icon in one size: a small ferry between two shores, in one stroke weight. It moves while
/// something is carried, is hollow when paused, and beside it stands a dot when something waits.
///
/// @param size pixels on each side
/// @param argb row by row, not premultiplied
record Picture(int size, int[] argb) {

    /// How many pictures the movement has.
    static final int FRAMES = 6;

    /// Each has at least three times the contrast that WCAG 2.2 section 1.4.11 asks for with
    /// what it may stand on.
    enum Ink {
        /// For a panel of unknown colour: stands out from light and from dark ones.
        ON_ANY(0xFF4187C9, 0xFFE8590C),
        /// For macOS, which takes the shape alone and colours it (a template image).
        TEMPLATE(0xFF000000, 0xFF000000);

        private final int line;
        private final int dot;

        Ink(int line, int dot) {
            this.line = line;
            this.dot = dot;
        }

        int line() {
            return line;
        }

        int dot() {
            return dot;
        }
    }

    /// Where the ferry is, in each picture of the movement: over and back.
    private static final double[] WAY = {-2, -1, 1, 2, 1, -1};

    /// The icon is drawn on a grid of this many units.
    private static final double UNITS = 24;

    /// Draws the icon.
    ///
    /// @param frame of the movement, 0 to [#FRAMES] - 1; of no meaning where nothing moves
    static Picture of(IconState state, int frame, int size, Ink ink) {
        return switch (state) {
            case IDLE -> new Drawing(size, 0).ferry(Fill.SOLID).paint(ink);
            case SYNCING -> new Drawing(size, WAY[frame]).ferry(Fill.SOLID).paint(ink);
            case PAUSED -> new Drawing(size, 0).ferry(Fill.HOLLOW).paint(ink);
            case ATTENTION -> new Drawing(size, 0).ferry(Fill.SOLID).dotted().paint(ink);
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Picture(var itsSize, var its)
                && size == itsSize
                && Arrays.equals(argb, its);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(argb);
    }

    @Override
    public String toString() {
        return "Picture[" + size + "]";
    }

    private enum Fill {
        SOLID,
        HOLLOW
    }

    private static final class Drawing {

        private final int size;
        private final double scale;
        private final double stroke;
        private final double shift;
        private Shape lines;
        private Shape dot = (_, _) -> Double.MAX_VALUE;

        private Drawing(int size, double shift) {
            this.size = size;
            this.scale = size / UNITS;
            this.stroke = Math.max(1, Math.round(2 * scale));
            this.shift = Math.round(shift * scale);
            this.lines = shores();
        }

        /// On whole pixels, so that straight lines are crisp at every size.
        private double at(double units) {
            return Math.round(units * scale);
        }

        private Shape shores() {
            var bottom = at(22);
            var left = at(1);
            var right = size - left;
            return Shape.box(left, at(12), left + stroke, bottom)
                    .and(Shape.box(right - stroke, at(12), right, bottom))
                    .and(Shape.box(left, bottom - stroke, right, bottom));
        }

        private Drawing ferry(Fill fill) {
            var middle = size / 2.0 + shift;
            var deck = at(11);
            var keel = at(18);
            var hull =
                    Shape.polygon(
                            List.of(
                                    new Point(middle - 6.5 * scale, deck),
                                    new Point(middle + 6.5 * scale, deck),
                                    new Point(middle + 4 * scale, keel),
                                    new Point(middle - 4 * scale, keel)));
            var half = Math.max(1, Math.round(3 * scale)) + size % 2 / 2.0;
            var top = at(5);
            var cabin = Shape.box(middle - half, top, middle + half, deck);
            lines =
                    lines.and(
                            switch (fill) {
                                case SOLID -> hull.and(cabin);
                                case HOLLOW ->
                                        hull.hollow(stroke).and(cabin.hollow(stroke).without(hull));
                            });
            return this;
        }

        private Drawing dotted() {
            var radius = 4.5 * scale;
            var x = size - radius;
            var gap = Math.max(1, Math.round(1.3 * scale));
            lines = lines.without(Shape.disc(x, radius, radius + gap));
            dot = Shape.disc(x, radius, radius);
            return this;
        }

        private Picture paint(Ink ink) {
            var argb = new int[size * size];
            for (var y = 0; y < size; y++) {
                for (var x = 0; x < size; x++) {
                    var line = lines.coverage(x + 0.5, y + 0.5);
                    var spot = dot.coverage(x + 0.5, y + 0.5);
                    argb[y * size + x] = spot > 0 ? pale(ink.dot(), spot) : pale(ink.line(), line);
                }
            }
            return new Picture(size, argb);
        }

        private static int pale(int colour, double coverage) {
            return (int) Math.round(coverage * 255) << 24 | colour & 0xFFFFFF;
        }
    }
}

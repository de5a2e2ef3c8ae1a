package io.calferry.tray;

import java.util.List;

/// A figure by its signed distance: how many pixels a point lies outside of its outline, negative
/// inside. Rounded to a pixel this gives smooth edges at every size, without a graphics library,
/// whose start would cost more than all else that the tray does.
interface Shape {

    double distance(double x, double y);

    /// How much of the pixel around a point is inked, 0 to 1.
    default double coverage(double x, double y) {
        return Math.clamp(0.5 - distance(x, y), 0, 1);
    }

    /// All points within `radius` of the centre.
    static Shape disc(double centreX, double centreY, double radius) {
        return (x, y) -> Math.hypot(x - centreX, y - centreY) - radius;
    }

    /// A rectangle by its edges.
    static Shape box(double left, double top, double right, double bottom) {
        return (x, y) -> {
            var dx = Math.max(left - x, x - right);
            var dy = Math.max(top - y, y - bottom);
            return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0);
        };
    }

    /// A polygon by its corners.
    static Shape polygon(List<Point> corners) {
        return (x, y) -> {
            var nearest = Double.MAX_VALUE;
            var inside = false;
            for (int i = 0, j = corners.size() - 1; i < corners.size(); j = i++) {
                var a = corners.get(i);
                var b = corners.get(j);
                nearest = Math.min(nearest, a.toLine(b, x, y));
                if (a.y() > y != b.y() > y
                        && x < (b.x() - a.x()) * (y - a.y()) / (b.y() - a.y()) + a.x()) {
                    inside = !inside;
                }
            }
            return inside ? -nearest : nearest;
        };
    }

    /// Only the rim of this one, `width` wide, inwards.
    default Shape hollow(double width) {
        return (x, y) -> Math.abs(distance(x, y) + width / 2) - width / 2;
    }

    /// This one and the other.
    default Shape and(Shape other) {
        return (x, y) -> Math.min(distance(x, y), other.distance(x, y));
    }

    /// This one where the other is not.
    default Shape without(Shape other) {
        return (x, y) -> Math.max(distance(x, y), -other.distance(x, y));
    }

    record Point(double x, double y) {

        /// From `x` and `y` to the straight line between this and `other`.
        double toLine(Point other, double x, double y) {
            var dx = other.x - this.x;
            var dy = other.y - this.y;
            var along = ((x - this.x) * dx + (y - this.y) * dy) / (dx * dx + dy * dy);
            var nearest = Math.clamp(along, 0, 1);
            return Math.hypot(x - this.x - nearest * dx, y - this.y - nearest * dy);
        }
    }
}

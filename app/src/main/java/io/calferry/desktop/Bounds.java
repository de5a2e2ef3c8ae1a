package io.calferry.desktop;

import io.calferry.settings.Settings;

import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// Where a window is, to be there again next time.
final class Bounds {

    private Bounds() {}

    static Settings.Bounds of(Stage stage) {
        return new Settings.Bounds(
                (int) Math.round(stage.getX()),
                (int) Math.round(stage.getY()),
                Math.max(1, (int) Math.round(stage.getWidth())),
                Math.max(1, (int) Math.round(stage.getHeight())),
                stage.isMaximized() ? Settings.Extent.MAXIMISED : Settings.Extent.NORMAL);
    }

    /// What a window manager puts round a window, at the most; nobody tells before it is shown.
    static final double RIM = 48;

    /// Makes a window no smaller than can be used, unless the screen is.
    static void limit(Stage stage, double leastWidth, double leastHeight) {
        var room = Screen.getPrimary().getVisualBounds();
        stage.setMinWidth(Math.min(leastWidth, room.getWidth() - RIM));
        stage.setMinHeight(Math.min(leastHeight, room.getHeight() - RIM));
    }

    /// A window that was not there before: it fills a screen that has no room for it. Where no
    /// window manager does that, it is as large as there is room.
    static void begin(Stage stage, double width, double height) {
        var room = Screen.getPrimary().getVisualBounds();
        if (room.getWidth() < width + RIM || room.getHeight() < height + RIM) {
            stage.setX(room.getMinX());
            stage.setY(room.getMinY());
            stage.setWidth(Math.min(width, room.getWidth() - RIM));
            stage.setHeight(Math.min(height, room.getHeight() - RIM));
            stage.setMaximized(true);
        } else {
            centre(stage, room, width, height);
        }
    }

    /// In the middle, a little above it. JavaFX itself would ask for that, in a way that says
    /// nothing of where that is.
    private static void centre(Stage stage, Rectangle2D room, double width, double height) {
        stage.setX(Math.round(room.getMinX() + (room.getWidth() - width) / 2));
        stage.setY(Math.round(room.getMinY() + (room.getHeight() - height) / 3));
    }

    /// Puts a window where it was, unless that is on no screen any more: then it is only as large,
    /// as far as there is room. Another scale or another screen has less of it than last time.
    static void give(Stage stage, Settings.Bounds bounds) {
        var wanted = new Rectangle2D(bounds.x(), bounds.y(), bounds.width(), bounds.height());
        var room =
                Screen.getScreensForRectangle(wanted).stream()
                        .findFirst()
                        .orElse(Screen.getPrimary())
                        .getVisualBounds();
        stage.setWidth(Math.min(bounds.width(), room.getWidth()));
        stage.setHeight(Math.min(bounds.height(), room.getHeight()));
        if (Screen.getScreens().stream().anyMatch(it -> it.getVisualBounds().contains(wanted))) {
            stage.setX(bounds.x());
            stage.setY(bounds.y());
        } else {
            centre(stage, room, stage.getWidth(), stage.getHeight());
        }
        stage.setMaximized(bounds.extent() == Settings.Extent.MAXIMISED);
    }
}

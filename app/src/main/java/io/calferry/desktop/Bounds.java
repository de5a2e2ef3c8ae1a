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

    /// Puts a window where it was, unless that is on no screen any more: then it is only as large.
    static void give(Stage stage, Settings.Bounds bounds) {
        stage.setWidth(bounds.width());
        stage.setHeight(bounds.height());
        var wanted = new Rectangle2D(bounds.x(), bounds.y(), bounds.width(), bounds.height());
        if (Screen.getScreens().stream().anyMatch(it -> it.getVisualBounds().contains(wanted))) {
            stage.setX(bounds.x());
            stage.setY(bounds.y());
        }
        stage.setMaximized(bounds.extent() == Settings.Extent.MAXIMISED);
    }
}

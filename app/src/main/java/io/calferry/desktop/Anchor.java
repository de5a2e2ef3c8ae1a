package io.calferry.desktop;

import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.stage.Stage;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Holds a window where it was asked to be while it first comes onto the screen. JavaFX on Linux
/// may take it to be at the corner of the screen while a busy window manager puts the frame round
/// it, and then moves it there, its title beyond the edge, where nobody gets hold of it.
final class Anchor {

    /// Seconds. A window manager is done with a new window by then, and nobody moves it yet.
    private static final int COMING = 2;

    /// A window manager that wants the window elsewhere has its way in the end.
    private static final int TRIES = 3;

    private final Stage stage;
    private final double x;
    private final double y;
    private final ChangeListener<Number> moved = (_, _, _) -> Platform.runLater(this::putBack);
    private int tries = TRIES;

    private Anchor(Stage stage) {
        this.stage = stage;
        this.x = stage.getX();
        this.y = stage.getY();
    }

    /// Holds a window from now on until it has come. On the JavaFX thread.
    ///
    /// @param stage which has been asked to be somewhere, and is not shown yet
    static void hold(Stage stage) {
        var anchor = new Anchor(stage);
        stage.xProperty().addListener(anchor.moved);
        stage.yProperty().addListener(anchor.moved);
        // No animation, which would wake JavaFX sixty times a second.
        var later = CompletableFuture.delayedExecutor(COMING, TimeUnit.SECONDS, Platform::runLater);
        stage.setOnShown(_ -> later.execute(anchor::weigh));
    }

    private void putBack() {
        if (tries > 0 && stage.isShowing() && !stage.isMaximized() && isAdrift()) {
            tries--;
            stage.setX(x);
            stage.setY(y);
        }
    }

    /// A frame alone moves a window by no more than its own width.
    private boolean isAdrift() {
        return Math.abs(stage.getX() - x) > Bounds.RIM || Math.abs(stage.getY() - y) > Bounds.RIM;
    }

    private void weigh() {
        tries = 0;
        stage.xProperty().removeListener(moved);
        stage.yProperty().removeListener(moved);
    }
}

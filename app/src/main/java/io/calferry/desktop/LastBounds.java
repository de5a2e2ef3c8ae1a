package io.calferry.desktop;

import io.calferry.settings.Settings;
import io.calferry.settings.Settings.Extent;

import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.stage.Stage;
import javafx.util.Duration;

import java.util.List;
import java.util.Optional;

/// Follows where a window is, to be there again next time. One that fills the screen is remembered
/// with what it was before, to which it goes back.
final class LastBounds {

    /// A window that comes to fill the screen may have its size before it says so.
    private static final Duration SETTLED = Duration.millis(300);

    private final Stage stage;
    private final PauseTransition settled = new PauseTransition(SETTLED);

    /// Where it was before it began to move.
    private Optional<Settings.Bounds> calm;

    private volatile Optional<Settings.Bounds> last;

    /// On the JavaFX thread.
    ///
    /// @param before where it was before, where it was anywhere
    LastBounds(Stage stage, Optional<Settings.Bounds> before) {
        this.stage = stage;
        this.calm = before;
        this.last = before;
        settled.setOnFinished(_ -> settle());
        var all =
                List.<ObservableValue<?>>of(
                        stage.showingProperty(),
                        stage.xProperty(),
                        stage.yProperty(),
                        stage.widthProperty(),
                        stage.heightProperty(),
                        stage.maximizedProperty());
        all.forEach(it -> it.addListener((_, _, _) -> moved()));
    }

    /// From any thread; empty where it was never shown.
    Optional<Settings.Bounds> last() {
        return last;
    }

    private void settle() {
        if (!stage.isMaximized()) {
            calm = last;
        }
    }

    private void moved() {
        settled.playFromStart();
        if (stage.isShowing() && !stage.isIconified()) {
            last = Optional.of(stage.isMaximized() ? filling() : Bounds.of(stage));
        }
    }

    private Settings.Bounds filling() {
        return calm.map(
                        it ->
                                new Settings.Bounds(
                                        it.x(), it.y(), it.width(), it.height(), Extent.MAXIMISED))
                .orElseGet(
                        () ->
                                new Settings.Bounds(
                                        0,
                                        0,
                                        (int) Window.WIDTH,
                                        (int) Window.HEIGHT,
                                        Extent.MAXIMISED));
    }

    void close() {
        settled.stop();
    }
}

package io.calferry.desktop;

import javafx.animation.PauseTransition;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.util.Duration;

import java.util.List;
import java.util.function.Supplier;

/// Makes one of each of the larger controls out of sight, while nobody wants anything: the first of
/// its kind takes several times as long as the next, and would hold the JavaFX thread when somebody
/// opens the page that has it.
final class Rehearsal {

    /// Until a window that has just come up is drawn and looked at.
    private static final Duration FIRST = Duration.seconds(1);

    private static final double WIDTH = 600;
    private static final double HEIGHT = 160;

    private Rehearsal() {}

    /// Begins soon, and does one thing at a time. On the JavaFX thread.
    ///
    /// @param last is done once, away from that thread
    static void begin(Background background, List<Supplier<Region>> parts, Supplier<?> last) {
        var pause = new PauseTransition(FIRST);
        pause.setOnFinished(
                _ -> {
                    parts.forEach(part -> background.putOff(() -> play(part.get())));
                    background.putOff(() -> background.fetch(last, _ -> {}));
                });
        pause.play();
    }

    static void play(Region part) {
        var root = new Group(part);
        Theme.dress(new Scene(root));
        part.resize(WIDTH, HEIGHT);
        root.applyCss();
        root.layout();
    }
}

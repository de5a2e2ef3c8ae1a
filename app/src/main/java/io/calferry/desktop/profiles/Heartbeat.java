package io.calferry.desktop.profiles;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Window;
import javafx.util.Duration;
import javafx.util.Subscription;

/// Beats twice a minute, and only while something is seen.
final class Heartbeat implements AutoCloseable {

    private static final Duration PERIOD = Duration.seconds(30);

    private final Timeline timeline;
    private final Subscription showing;

    /// @param seen what has to be seen
    Heartbeat(Node seen, Runnable beat) {
        timeline = new Timeline(new KeyFrame(PERIOD, _ -> beat.run()));
        timeline.setCycleCount(Animation.INDEFINITE);
        showing =
                seen.sceneProperty()
                        .flatMap(Scene::windowProperty)
                        .flatMap(Window::showingProperty)
                        .orElse(false)
                        .subscribe(
                                it -> {
                                    if (it) {
                                        beat.run();
                                        timeline.play();
                                    } else {
                                        timeline.stop();
                                    }
                                });
    }

    /// Whether it beats at the moment.
    boolean beats() {
        return timeline.getStatus() == Animation.Status.RUNNING;
    }

    @Override
    public void close() {
        showing.unsubscribe();
        timeline.stop();
    }
}

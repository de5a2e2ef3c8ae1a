package io.calferry.desktop;

import javafx.animation.AnimationTimer;

/// Counts the drawings of JavaFX while it is started. On the JavaFX thread.
final class Pulses extends AnimationTimer {

    private long number;

    @Override
    public void handle(long now) {
        number++;
    }

    /// How many there were.
    long number() {
        return number;
    }
}

package io.calferry.desktop;

import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.stage.Window;

/// How long JavaFX takes to draw a window.
final class Drawing {

    /// About so many pixels are drawn from one pulse to the next where there is no graphics
    /// processor: a window at 300 %, with six million, took 40 to 75 ms when it was measured.
    private static final double AT_ONCE = 2_500_000;

    private Drawing() {}

    /// How many pulses go by until a window that changed everywhere is drawn. JavaFX does not tell
    /// when that is.
    static int leftOut(Window window) {
        // Only graphics processors draw in three dimensions; there is no other way to ask for one.
        return Platform.isSupported(ConditionalFeature.SCENE3D)
                ? 0
                : leftOut(
                        window.getWidth() * window.getOutputScaleX(),
                        window.getHeight() * window.getOutputScaleY());
    }

    /// The same for one without a graphics processor.
    ///
    /// @param width in pixels of the screen, or not a number as long as there is no window
    static int leftOut(double width, double height) {
        return (int) Math.round(width * height / AT_ONCE);
    }
}

package io.calferry.desktop;

import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/// What a person scrolls to the rest of, as wide as its place.
public final class Viewport {

    private Viewport() {}

    /// A scroll pane that keeps no picture of what scrolls in it. The one that JavaFX would keep is
    /// drawn anew as a whole whenever anything changes in it, be it a blinking caret: several times
    /// as much as the change, and the JavaFX thread waits for that. And it goes out of date in a
    /// window that is not shown.
    public static ScrollPane of(Region content) {
        var pane = new ScrollPane(content);
        pane.setFitToWidth(true);
        pane.skinProperty()
                .addListener(_ -> pane.lookupAll(".viewport").forEach(it -> it.setCache(false)));
        return pane;
    }
}

package io.calferry.desktop;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// Makes labels for whole sentences.
public final class Sentence {

    private Sentence() {}

    /// A label that has as many lines as its text needs, and never cuts it off.
    public static Label of(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}

package io.calferry.desktop.activity;

import javafx.scene.control.Label;

/// Text that goes on in the next line where there is no more room.
final class Line {

    private Line() {}

    /// @param style a class of the style sheet
    static Label of(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        return label;
    }
}

package io.calferry.desktop;

import io.calferry.sync.Shaping.FieldChange;
import io.calferry.words.FieldWords;

import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import java.util.List;

/// Two versions of an event side by side, a line for each field in which they differ.
///
/// @param left what stands over the one
/// @param right what stands over the other
public record FieldGrid(FieldWords words, String left, String right) {

    /// More than this of a field says no more.
    private static final int LONGEST = 2000;

    public Region of(List<FieldChange> changes) {
        var grid = new GridPane(12, 4);
        grid.getStyleClass().add("fields");
        var name = new ColumnConstraints();
        name.setPercentWidth(16);
        var half = new ColumnConstraints();
        half.setPercentWidth(42);
        half.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(name, half, half);
        grid.addRow(0, new Label(), head(left), head(right));
        int line = 1;
        for (var change : changes) {
            var field = new Label(words.name(change.name()));
            field.getStyleClass().add("quiet");
            field.setWrapText(true);
            grid.addRow(
                    line++,
                    field,
                    value(words.value(change.name(), change.from())),
                    value(words.value(change.name(), change.to())));
        }
        return grid;
    }

    private static Label head(String text) {
        var label = new Label(text);
        label.getStyleClass().add("column");
        return label;
    }

    private static Label value(String text) {
        var shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "\u2026" : text;
        var label = new Label(shown.isEmpty() ? "\u2013" : shown);
        label.setWrapText(true);
        return label;
    }
}

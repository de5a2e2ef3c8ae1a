package io.calferry.desktop.preview;

import io.calferry.desktop.Keys;
import io.calferry.desktop.Texts;
import io.calferry.desktop.preview.Occurrences.Look;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What stands around the days of a calendar: above them the way from one sheet to the next, below
/// them how events are told apart, and what a person has to know of those that are shown.
final class CalendarFrame {

    /// Pixels; in less, nobody can read what happens on a day.
    private static final double LOWEST = 340;

    private final Texts texts;
    private final BorderPane pane = new BorderPane();
    private final Label range = new Label();
    private final Label note = new Label();

    /// @param back is run when a person wants to see the sheet before
    /// @param today the one that today is on
    /// @param on the one after it
    CalendarFrame(Texts texts, Runnable back, Runnable today, Runnable on) {
        this.texts = texts;
        note.getStyleClass().add("quiet");
        note.setWrapText(true);
        pane.getStyleClass().add("plan-calendar");
        pane.setMinHeight(LOWEST);
        pane.setTop(bar(back, today, on));
        pane.setBottom(new VBox(6, legend(), note));
    }

    /// The days are in its middle.
    BorderPane node() {
        return pane;
    }

    private HBox bar(Runnable back, Runnable today, Runnable on) {
        var now = new Button(texts.get("calendar.today"));
        now.setOnAction(_ -> today.run());
        range.getStyleClass().add("range");
        var bar =
                new HBox(
                        8,
                        button("calendar.back", "\u2039", back),
                        now,
                        button("calendar.on", "\u203a", on),
                        range);
        bar.getStyleClass().add("calendar-bar");
        return bar;
    }

    private Button button(String key, String sign, Runnable act) {
        var button = new Button(sign);
        button.setId(key.replace('.', '-'));
        button.setAccessibleText(texts.get(key));
        button.setOnAction(_ -> act.run());
        return button;
    }

    private Node legend() {
        var box = new FlowPane(14, 4);
        box.getStyleClass().add("legend");
        for (var look : Look.values()) {
            var swatch = new Region();
            swatch.getStyleClass().addAll("swatch", "look-" + Keys.of(look) + "-entry");
            box.getChildren().add(new Label(texts.get("look." + Keys.of(look)), swatch));
        }
        return box;
    }

    /// Says which sheet is shown.
    void range(String told) {
        range.setText(told);
    }

    /// Says what a person has to know of what is shown; empty for nothing. It keeps its place then:
    /// else all days would be laid out and drawn anew for each word.
    void note(String told) {
        note.setText(told);
    }
}

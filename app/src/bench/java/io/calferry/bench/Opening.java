package io.calferry.bench;

import io.calferry.Main;

import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import javafx.stage.Window;

import java.nio.file.Path;
import java.util.List;

/// The program itself, with somebody in it who opens the preview of its only profile. Its
/// arguments: where the figures go, how many steps there are, and the arguments of the program.
public final class Opening {

    private final Visitor visitor;
    private final int steps;

    private Opening(Visitor visitor, int steps) {
        this.visitor = visitor;
        this.steps = steps;
    }

    public static void main(String... words) {
        var steps = Integer.parseInt(words[1]);
        Visitor.begin(Path.of(words[0]), it -> new Opening(it, steps).visit());
        Main.main(List.of(words).subList(2, words.length).toArray(String[]::new));
    }

    private void visit() {
        visitor.awaitWindow("#more");
        visitor.time("first", this::preview, this::isOpen);
        visitor.time("search", () -> type("minutes"), () -> size() < steps);
        type("");
        visitor.time("week", () -> visitor.press("#form-week"), () -> has("DayEntryView"));
        resize("week");
        visitor.time("month", () -> visitor.press("#form-month"), () -> has("MonthEntryView"));
        resize("month");
        var all = visitor.count("MonthEntryView");
        visitor.time("found", () -> type("minutes"), () -> visitor.count("MonthEntryView") != all);
        type("");
        visitor.time("list", () -> visitor.press("#form-list"), () -> has("StepCell"));
        resize("list");
        visitor.press("#to-profiles");
        visitor.awaitWindow("#more");
        visitor.time("again", this::preview, this::isOpen);
    }

    /// Maximises the window, and makes it small again.
    private void resize(String form) {
        var small = width();
        visitor.time(form + "-maximised", () -> maximise(true), () -> width() > small);
        visitor.time(form + "-small", () -> maximise(false), () -> !isMaximised());
    }

    private void maximise(boolean maximised) {
        visitor.on(
                () -> {
                    window().setMaximized(maximised);
                    return maximised;
                });
    }

    private boolean isMaximised() {
        return visitor.on(() -> window().isMaximized());
    }

    private double width() {
        return visitor.on(() -> window().getScene().getWidth());
    }

    private static Stage window() {
        return (Stage) Window.getWindows().getFirst();
    }

    private void preview() {
        visitor.choose("#more", "menu-preview");
    }

    private boolean isOpen() {
        return size() > steps
                && visitor.find("#count-new", Labeled.class)
                        .filter(it -> it.getText().replaceAll("\\D", "").equals("" + steps))
                        .isPresent();
    }

    private int size() {
        return visitor.find("#steps", ListView.class).map(it -> it.getItems().size()).orElse(0);
    }

    private void type(String text) {
        var field = visitor.find("#search", TextInputControl.class).orElseThrow();
        visitor.on(
                () -> {
                    field.setText(text);
                    return field;
                });
    }

    private boolean has(String selector) {
        return visitor.find(selector, Object.class).isPresent();
    }
}

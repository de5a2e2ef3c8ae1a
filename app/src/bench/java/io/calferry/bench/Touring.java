package io.calferry.bench;

import io.calferry.Main;

import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.stage.Window;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// The program itself, with somebody in it who opens one page after the other for the first time,
/// and carries out the plan of its only profile. Its arguments: where the figures go, and the
/// arguments of the program.
public final class Touring {

    private final Visitor visitor;

    private Touring(Visitor visitor) {
        this.visitor = visitor;
    }

    public static void main(String... words) {
        Visitor.begin(Path.of(words[0]), it -> new Touring(it).visit());
        Main.main(List.of(words).subList(1, words.length).toArray(String[]::new));
    }

    private void visit() {
        visitor.awaitWindow("#more");
        visitor.time("settings", () -> visitor.press("#to-settings"), () -> has("#setting-undo"));
        profiles();
        visitor.time("editor", () -> visitor.press("#new-profile"), () -> has("#on-change"));
        visitor.time("unfolded", () -> unfold("#more-rules"), () -> has("#WHAT-COUNT"));
        profiles();
        visitor.choose("#more", "menu-preview");
        visitor.await("the plan", () -> isPlanned());
        visitor.time("carried", () -> visitor.press("#perform"), () -> has("#to-run"));
        visitor.time("run", () -> visitor.press("#to-run"), () -> hasText("#steps .table-cell"));
        visitor.time("step", this::selectStep, () -> has("#undo-step"));
        visitor.press("#to-activity");
        visitor.awaitWindow("#why-search");
        visitor.time("why", () -> ask("minutes"), () -> hasText("#answers .card-title"));
        profiles();
        visitor.press("#new-profile");
        visitor.awaitWindow("#on-change");
        visitor.on(
                () -> {
                    unfoldAll();
                    return visitor;
                });
        visitor.awaitWindow("#WHAT-COUNT");
        new Evening(visitor).fall("evening");
    }

    private void profiles() {
        visitor.press("#to-profiles");
        visitor.awaitWindow("#more");
    }

    private boolean has(String selector) {
        return visitor.find(selector, Object.class).isPresent();
    }

    private boolean hasText(String selector) {
        return visitor.find(selector, Labeled.class)
                .filter(it -> !it.getText().isEmpty())
                .isPresent();
    }

    private boolean isPlanned() {
        return visitor.find("#perform", Node.class).filter(it -> !it.isDisabled()).isPresent();
    }

    private static void unfoldAll() {
        for (var window : Window.getWindows()) {
            for (var pane : window.getScene().getRoot().lookupAll(".titled-pane")) {
                ((TitledPane) pane).setExpanded(true);
            }
        }
    }

    private void unfold(String selector) {
        with(selector, TitledPane.class, it -> it.setExpanded(true));
    }

    private void selectStep() {
        with("#steps", TableView.class, it -> it.getSelectionModel().select(1));
    }

    private void ask(String title) {
        with(
                "#why-search",
                TextField.class,
                it -> {
                    it.setText(title);
                    it.getOnAction().handle(null);
                });
    }

    private <N extends Node> void with(String selector, Class<N> type, Consumer<N> deed) {
        var node = visitor.find(selector, type).orElseThrow();
        visitor.on(
                () -> {
                    deed.accept(node);
                    return node;
                });
    }
}

package io.calferry.desktop;

import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import java.util.List;

/// The title of a page and the buttons beside it; below it where the title would be cut, so that a
/// long name is still read.
final class Head extends Region {

    private static final double GAP = 8;

    /// Between the title and the buttons below it.
    private static final double LINE_GAP = 4;

    /// Of a title: two lines, and no more.
    private static final double TITLE_HEIGHT = 64;

    /// A title that is narrower stands above its buttons.
    private static final double TITLE_WIDTH = 110;

    private final Label title = new Label();
    private final HBox actions = new HBox(GAP);

    Head() {
        title.getStyleClass().add("page-title");
        title.setWrapText(true);
        actions.setAlignment(Pos.CENTER_RIGHT);
        getChildren().setAll(title, actions);
    }

    void show(String text, List<Node> beside) {
        title.setText(text);
        actions.getChildren().setAll(beside);
    }

    /// How wide the title is beside its buttons.
    private double beside(double width) {
        return Math.min(width - GAP - actions.prefWidth(-1), title.prefWidth(-1));
    }

    private boolean fits(double width) {
        double room = beside(width);
        return room >= Math.min(TITLE_WIDTH, title.prefWidth(-1))
                && title.prefHeight(room) <= TITLE_HEIGHT;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return actions.minWidth(-1);
    }

    @Override
    protected double computePrefWidth(double height) {
        return title.prefWidth(-1) + GAP + actions.prefWidth(-1);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        double room = width < 0 ? computePrefWidth(-1) : width;
        double buttons = actions.prefHeight(-1);
        if (fits(room)) {
            return Math.max(title.prefHeight(beside(room)), buttons);
        }
        return above(room) + (actions.getChildren().isEmpty() ? 0 : LINE_GAP + buttons);
    }

    /// How high the title is above its buttons.
    private double above(double width) {
        return Math.min(TITLE_HEIGHT, title.prefHeight(width));
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        double buttons = Math.min(width, actions.prefWidth(-1));
        if (fits(width)) {
            double high = Math.min(height, title.prefHeight(beside(width)));
            title.resizeRelocate(0, (height - high) / 2, beside(width), high);
            actions.resizeRelocate(width - buttons, 0, buttons, height);
        } else {
            title.resizeRelocate(0, 0, width, above(width));
            actions.resizeRelocate(0, above(width) + LINE_GAP, buttons, actions.prefHeight(-1));
        }
    }
}

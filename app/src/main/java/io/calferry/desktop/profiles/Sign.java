package io.calferry.desktop.profiles;

import io.calferry.desktop.profiles.Standing.Shape;

import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// The shape before a profile's name. What it says stands in words beside it.
final class Sign {

    private final Region mark = new Region();
    private final StackPane pane = new StackPane(mark);

    Sign() {
        pane.getStyleClass().add("sign");
        pane.setMinSize(22, 22);
        pane.setMaxSize(22, 22);
        mark.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    }

    Region node() {
        return pane;
    }

    void show(Shape shape) {
        mark.getStyleClass()
                .setAll(
                        switch (shape) {
                            case FINE -> "sign-fine";
                            case WAITING -> "sign-waiting";
                            case PAUSED -> "sign-paused";
                            case BUSY -> "sign-busy";
                        });
    }
}

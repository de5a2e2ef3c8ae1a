package io.calferry.desktop.preview;

import io.calferry.desktop.Texts;
import io.calferry.desktop.preview.Untouched.Reach;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// What stands in place of the list where there is nothing in it: why that is.
final class NoSteps {

    private static final String NOT_FOUND = "steps.none.found";

    private final Texts texts;
    private final PreviewModel model;
    private final VBox box = new VBox(10);

    NoSteps(Texts texts, PreviewModel model) {
        this.texts = texts;
        this.model = model;
        var filter = model.filterProperty();
        var untouched = model.untouchedProperty();
        var sentence = new Label();
        sentence.setId("no-steps");
        sentence.getStyleClass().add("quiet");
        sentence.setWrapText(true);
        sentence.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                this::sentence, filter, model.searchProperty(), untouched));
        var again = new Button(texts.get("untouched.again"));
        again.setId("read-untouched");
        again.setOnAction(_ -> model.readUntouched());
        var unread = Bindings.createBooleanBinding(this::isUnread, filter, untouched);
        again.visibleProperty().bind(unread);
        again.managedProperty().bind(unread);
        box.setAlignment(Pos.CENTER);
        box.getChildren().setAll(sentence, again);
    }

    Node node() {
        return box;
    }

    private Reach reach() {
        return model.untouchedProperty().get().reach();
    }

    private boolean isUnread() {
        return model.filterProperty().get() == Filter.UNTOUCHED && reach() == Reach.NOT_TO_BE_HAD;
    }

    private String sentence() {
        return switch (model.filterProperty().get()) {
            case UNTOUCHED -> untouched();
            case ALL ->
                    texts.get(model.searchProperty().get().isBlank() ? "steps.none" : NOT_FOUND);
            case NEW, CHANGED, REMOVED, HELD, CLASHING, STUCK -> texts.get(NOT_FOUND);
        };
    }

    private String untouched() {
        return switch (reach()) {
            case NOT_YET, UNDER_WAY -> texts.get("untouched.reading");
            case NOT_TO_BE_HAD -> texts.get("untouched.none");
            case ALL -> texts.get(NOT_FOUND);
            case THE_FIRST -> texts.get(NOT_FOUND) + " " + texts.get("untouched.first", Stays.MOST);
        };
    }
}

package io.calferry.desktop.preview;

import io.calferry.desktop.Desk;
import io.calferry.desktop.FieldGrid;
import io.calferry.desktop.Keys;
import io.calferry.desktop.Place;
import io.calferry.desktop.Texts;
import io.calferry.desktop.Viewport;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.Optional;

/// One row, with each field as it is and as it would be, side by side.
final class RowDetail {

    private final VBox box = new VBox(6);
    private final ScrollPane pane = Viewport.of(box);
    private final Desk desk;
    private final Texts texts;
    private final RowWords words;
    private final PreviewModel model;

    RowDetail(Desk desk, RowWords words, PreviewModel model) {
        this.desk = desk;
        this.texts = desk.texts(RowDetail.class);
        this.words = words;
        this.model = model;
        box.getStyleClass().add("detail");
        pane.setId("detail");
        pane.setAccessibleText(texts.get("detail"));
        pane.setMinHeight(0);
        show(Optional.empty());
    }

    Region node() {
        return pane;
    }

    void show(Optional<Row> row) {
        box.getChildren().clear();
        pane.setVisible(row.isPresent());
        pane.setManaged(row.isPresent());
        row.ifPresent(this::fill);
    }

    private void fill(Row row) {
        var title = new Label(texts.get("deed." + Keys.of(row.deed())) + ": " + words.title(row));
        title.getStyleClass().add("detail-title");
        box.getChildren().add(title);
        row.parked().ifPresent(it -> stuck(row, it));
        if (!row.changes().fields().isEmpty()) {
            box.getChildren()
                    .add(
                            new FieldGrid(words.fields(), before(row), after(row))
                                    .of(row.changes().fields()));
        }
    }

    private void stuck(Row row, io.calferry.sync.Parked parked) {
        var reason = new Label(desk.words().waiting().sentence(parked, model.profile()));
        reason.setWrapText(true);
        var why = new Button(texts.get("why"));
        why.setId("why");
        why.setAccessibleText(texts.get("why.what", words.title(row)));
        why.setOnAction(
                _ ->
                        desk.navigator()
                                .open(
                                        new Place.Why(
                                                row.uid().isPresent()
                                                        ? row.uid().get().value()
                                                        : row.title())));
        box.getChildren().addAll(reason, why);
    }

    private String before(Row row) {
        return texts.get(row.deed() == Deed.CLASH ? "side.left" : "before");
    }

    private String after(Row row) {
        return texts.get(row.deed() == Deed.CLASH ? "side.right" : "after");
    }
}

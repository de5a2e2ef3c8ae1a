package io.calferry.desktop.preview;

import io.calferry.desktop.Texts;
import io.calferry.sync.Parked;
import io.calferry.sync.Run.Leave;
import io.calferry.words.Words;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;

import java.util.Optional;

/// The events of a plan under headings; as long as it may be, only what is seen is drawn.
final class StepList {

    private final PreviewModel model;
    private final Words words;
    private final ListView<Line> list = new ListView<>();
    private final ReadOnlyObjectWrapper<Optional<Row>> selected =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    StepList(Texts texts, Words words, RowWords rowWords, PreviewModel model) {
        this.model = model;
        this.words = words;
        list.setId("steps");
        list.setAccessibleText(texts.get("steps"));
        list.setItems(model.lines());
        list.setFixedCellSize(34);
        list.setCellFactory(_ -> new StepCell(texts, rowWords, this));
        list.setPlaceholder(new NoSteps(texts, model).node());
        list.getStyleClass().add("steps");
        list.getSelectionModel()
                .selectedItemProperty()
                .addListener(
                        (_, _, line) ->
                                selected.set(
                                        line instanceof Line.Event(var row)
                                                ? Optional.of(row)
                                                : Optional.empty()));
        list.setOnKeyPressed(
                event -> {
                    if (event.getCode() == KeyCode.SPACE) {
                        selected.get().filter(it -> it.deed().writes()).ifPresent(this::toggle);
                        event.consume();
                    }
                });
    }

    ListView<Line> node() {
        return list;
    }

    PreviewModel model() {
        return model;
    }

    ReadOnlyObjectProperty<Optional<Row>> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /// Shows `row` as the selected one, where it is in the list.
    void select(Row row) {
        list.getSelectionModel().select(new Line.Event(row));
    }

    /// Why something can't be carried.
    String reason(Parked parked) {
        return parked.reason() instanceof Parked.Reason.Failed(var side, var fault)
                ? words.faults().sentence(fault, model.profile().on(side).signIn())
                : words.waiting().sentence(parked, model.profile());
    }

    void toggle(Row row) {
        if (model.does(row)) {
            model.leaveOut(row, Leave.THIS_TIME);
        } else {
            model.take(row);
        }
        list.refresh();
    }

    void take(Row row) {
        model.take(row);
        list.refresh();
    }

    void leaveOut(Row row, Leave howLong) {
        model.leaveOut(row, howLong);
        list.refresh();
    }
}

package io.calferry.desktop.preview;

import io.calferry.desktop.Keys;
import io.calferry.desktop.Texts;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

/// A line of the list: tick, sign, title, when, and what differs.
final class StepCell extends ListCell<Line> {

    /// Pixels.
    private static final double GAP = 10;

    private static final double TITLE = 200;

    private static final double LONG_TITLE = 480;

    /// A day and a time in full.
    private static final double WHEN = 280;

    private final Texts texts;
    private final RowWords words;
    private final StepList list;
    private final CheckBox tick = new CheckBox();
    private final Label sign = new Label();
    private final Label title = new Label();
    private final Label when = new Label();
    private final Label change = new Label();
    private final Label held = new Label();
    private final HBox box = new HBox(GAP);
    private final Label heading = new Label();

    /// Whether there is anything to be seen in it yet.
    private boolean filled;

    StepCell(Texts texts, RowWords words, StepList list) {
        this.texts = texts;
        this.words = words;
        this.list = list;
        box.getStyleClass().add("step");
        heading.getStyleClass().add("heading");
        sign.getStyleClass().add("sign");
        sign.setMinWidth(14);
        sign.setPrefWidth(14);
        sign.setMaxWidth(14);
        title.setMinWidth(100);
        title.setPrefWidth(TITLE);
        when.setMinWidth(WHEN);
        when.setMaxWidth(WHEN);
        // It takes what is left.
        change.setPrefWidth(1);
        when.getStyleClass().add("quiet");
        HBox.setHgrow(change, Priority.SOMETIMES);
        change.setMinWidth(0);
        change.setMaxWidth(Double.MAX_VALUE);
        held.getStyleClass().add("attention");
        held.setMinWidth(Region.USE_PREF_SIZE);
        tick.setFocusTraversable(false);
        tick.setOnAction(_ -> row(this::toggle));
        box.setMinWidth(0);
        box.setPrefWidth(1);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setOnContextMenuRequested(it -> row(row -> open(row, it)));
        list.narrowProperty().subscribe(this::arrange);
        list.fillSoon(this);
    }

    /// Shows its line from now on.
    void fill() {
        filled = true;
        updateItem(getItem(), isEmpty());
    }

    /// In one line, or in two where there is little room.
    private void arrange(boolean narrow) {
        box.getChildren().clear();
        box.getChildren().addAll(tick, sign);
        if (narrow) {
            var lines = new VBox(new HBox(GAP, title, held), new HBox(GAP, when, change));
            lines.setMinWidth(0);
            lines.setAlignment(Pos.CENTER_LEFT);
            HBox.setHgrow(lines, Priority.ALWAYS);
            box.getChildren().add(lines);
        } else {
            box.getChildren().addAll(title, when, change, held);
        }
    }

    private void toggle(Row row) {
        list.toggle(row);
    }

    private void row(java.util.function.Consumer<Row> act) {
        if (getItem() instanceof Line.Event(var row)) {
            act.accept(row);
        }
    }

    @Override
    protected void updateItem(@Nullable Line line, boolean empty) {
        super.updateItem(line, empty);
        getStyleClass().removeAll("of-heading", "left-out");
        setAccessibleText(null);
        if (empty || line == null) {
            setGraphic(null);
            return;
        }
        var shown =
                switch (line) {
                    case Line.Heading(var group, var count) -> heading(group, count);
                    case Line.Event(var row) -> event(row);
                };
        setGraphic(filled ? shown : null);
    }

    private Node heading(Prospect.Group group, int count) {
        heading.setText(texts.get("group." + Keys.of(group), count));
        setAccessibleText(heading.getText());
        getStyleClass().add("of-heading");
        return heading;
    }

    private Node event(Row row) {
        tick.setVisible(row.deed().writes());
        tick.setSelected(list.model().does(row));
        tick.setAccessibleText(texts.get("tick", words.title(row)));
        sign.setText(row.deed().sign());
        sign.getStyleClass().setAll("label", "sign", "sign-" + Keys.of(row.deed()));
        title.setText(words.title(row));
        when.setText(words.when(row));
        change.setText(change(row));
        // Where nothing is told of a change, as of all that is new, its room is the title's.
        var roomy = change.getText().isEmpty();
        title.setMaxWidth(roomy ? LONG_TITLE : TITLE);
        HBox.setHgrow(title, roomy ? Priority.ALWAYS : Priority.NEVER);
        held.setText(note(row));
        held.setManaged(!held.getText().isEmpty());
        if (row.deed().writes() && !list.model().does(row) && !row.isHeld()) {
            getStyleClass().add("left-out");
        }
        setAccessibleText(words.spoken(row));
        return box;
    }

    private String change(Row row) {
        return row.parked().map(list::reason).orElseGet(() -> words.change(row));
    }

    /// What becomes of it, where that is not plain from its heading.
    private String note(Row row) {
        if (!row.deed().writes()) {
            return "";
        }
        if (list.model().isLeftForGood(row)) {
            return texts.get("left.for-good");
        }
        if (row.isHeld()) {
            return texts.get(list.model().does(row) ? "held.confirmed" : "held.waits");
        }
        return list.model().does(row) ? "" : texts.get("left.this-time");
    }

    private void open(Row row, ContextMenuEvent at) {
        if (row.deed().writes()) {
            list.menu(row).show(this, at.getScreenX(), at.getScreenY());
            at.consume();
        }
    }
}

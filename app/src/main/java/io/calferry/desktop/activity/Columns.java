package io.calferry.desktop.activity;

import io.calferry.desktop.Texts;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ObservableList;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// The columns of a table whose rows come when they are looked at.
final class Columns<T> {

    private static final double SIGN = 34;

    private static final double NARROW = 56;

    private static final double SCROLL_BAR = 18;

    /// What JavaFX takes for a width that nobody gave: such a column is measured against its cells
    /// when it is first shown, which takes longer than all the rest of the table.
    private static final double NOT_GIVEN = 80;

    private final Texts texts;
    private final List<TableColumn<Optional<T>, String>> columns = new ArrayList<>();

    /// Where there is room for all of them.
    private final List<TableColumn<Optional<T>, String>> roomy = new ArrayList<>();

    /// In place of those where there is not.
    private final List<TableColumn<Optional<T>, String>> instead = new ArrayList<>();

    Columns(Texts texts) {
        this.texts = texts;
    }

    /// @param key of its title, behind `column.`
    /// @param width in pixels, where there is room
    void add(String key, double width, Function<T, String> words) {
        add(key, width, Math.min(width, NARROW), words);
    }

    /// @param width in pixels, where there is room
    /// @param least in the smallest window
    void add(String key, double width, double least, Function<T, String> words) {
        var column = new TableColumn<Optional<T>, String>(texts.get("column." + key));
        column.setPrefWidth(width == NOT_GIVEN ? width + 1 : width);
        column.setMinWidth(least);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(
                it ->
                        new ReadOnlyStringWrapper(
                                it.getValue() == null
                                        ? ""
                                        : it.getValue().map(words).orElse("\u2026")));
        columns.add(column);
    }

    /// A column that is there only where there is room for all columns.
    ///
    /// @param width in pixels
    void addRoomy(String key, double width, Function<T, String> words) {
        add(key, width, width, words);
        roomy.add(columns.getLast());
    }

    /// A column that is there only where those are not.
    ///
    /// @param width in pixels
    /// @param spoken what a screen reader says
    void addInstead(
            String key, double width, Function<T, String> words, Function<T, String> spoken) {
        add(key, width, width, words);
        var column = columns.getLast();
        column.setCellFactory(_ -> new SpokenCell<>(spoken));
        column.setVisible(false);
        instead.add(column);
    }

    private static final class SpokenCell<T> extends TableCell<Optional<T>, String> {
        private final Function<T, String> spoken;

        SpokenCell(Function<T, String> spoken) {
            this.spoken = spoken;
        }

        @Override
        protected void updateItem(@Nullable String words, boolean empty) {
            super.updateItem(words, empty);
            setText(empty ? null : words);
            var row = getTableRow();
            setAccessibleText(
                    row == null || row.getItem() == null
                            ? null
                            : row.getItem().map(spoken).orElse(null));
        }
    }

    private void fit(double width) {
        var needed =
                columns.stream()
                        .filter(it -> !instead.contains(it))
                        .mapToDouble(TableColumn::getMinWidth)
                        .sum();
        var isRoomy = width >= needed + SCROLL_BAR;
        roomy.forEach(it -> it.setVisible(isRoomy));
        instead.forEach(it -> it.setVisible(!isRoomy));
    }

    /// A column that is no wider than its sign.
    void addSign(Function<T, String> sign) {
        add("sign", SIGN, sign);
        columns.getLast().setMaxWidth(SIGN);
    }

    /// @param open is told which row a person opens, by Enter or a double click
    TableView<Optional<T>> table(String id, ObservableList<Optional<T>> rows, Consumer<T> open) {
        var table = new TableView<Optional<T>>();
        table.setId(id);
        table.setAccessibleText(texts.get("table." + id));
        table.getColumns().setAll(columns);
        table.setFixedCellSize(34);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setItems(rows);
        if (!instead.isEmpty()) {
            table.widthProperty().addListener((_, _, it) -> fit(it.doubleValue()));
        }
        table.setRowFactory(
                _ -> {
                    var row = new TableRow<Optional<T>>();
                    row.setOnMouseClicked(
                            click -> {
                                if (click.getClickCount() == 2 && row.getItem() != null) {
                                    row.getItem().ifPresent(open);
                                }
                            });
                    return row;
                });
        table.setOnKeyPressed(
                event -> {
                    var selected = table.getSelectionModel().getSelectedItem();
                    if (event.getCode() == KeyCode.ENTER && selected != null) {
                        selected.ifPresent(open);
                        event.consume();
                    }
                });
        return table;
    }
}

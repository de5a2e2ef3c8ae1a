package io.calferry.desktop.profiles;

import javafx.scene.AccessibleRole;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Rows one below the other, through which one walks with the arrow keys. A row that goes on
/// showing the same thing stays the same, and keeps the focus.
final class RowList {

    private final VBox box = new VBox();
    private final ScrollPane scroll = new ScrollPane(box);
    private List<RowNode> nodes = List.of();

    RowList() {
        box.getStyleClass().add("profile-list");
        box.setAccessibleRole(AccessibleRole.LIST_VIEW);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        box.addEventFilter(KeyEvent.KEY_PRESSED, this::walk);
    }

    ScrollPane node() {
        return scroll;
    }

    /// @param view makes what shows a row that was not there before
    void show(List<Row> rows, Function<Row, RowNode> view) {
        var next = new ArrayList<RowNode>();
        for (var row : rows) {
            var known = nodes.stream().filter(it -> it.shows(row)).findFirst();
            known.ifPresent(it -> it.show(row));
            next.add(known.orElseGet(() -> view.apply(row)));
        }
        if (!next.equals(nodes)) {
            nodes = List.copyOf(next);
            box.getChildren().setAll(nodes.stream().map(RowNode::node).toList());
        }
    }

    private void walk(KeyEvent event) {
        var at = focused();
        if (at < 0 || !(event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN)) {
            return;
        }
        var to = Math.clamp(at + (event.getCode() == KeyCode.UP ? -1 : 1), 0, nodes.size() - 1);
        var row = nodes.get(to).node();
        row.requestFocus();
        var room = box.getHeight() - scroll.getViewportBounds().getHeight();
        if (room > 0) {
            scroll.setVvalue(Math.clamp(row.getBoundsInParent().getMinY() / room, 0, 1));
        }
        event.consume();
    }

    private int focused() {
        for (var i = 0; i < nodes.size(); i++) {
            if (nodes.get(i).node().isFocused()) {
                return i;
            }
        }
        return -1;
    }
}

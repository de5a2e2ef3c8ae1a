package io.calferry.desktop.profiles;

import io.calferry.desktop.Background;
import io.calferry.desktop.LiveRows;
import io.calferry.desktop.Viewport;

import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/// Rows one below the other, through which one walks with the arrow keys. A row that goes on
/// showing the same thing stays the same, and keeps the focus.
final class RowList {

    private static final double GAP = 2;

    /// Rows that come into the window at once.
    private static final int AT_ONCE = 4;

    private final LiveRows<Object> rows;
    private final VBox box;
    private final ScrollPane scroll;
    private final Function<Row, RowNode> view;
    private final Map<Object, RowNode> nodes = new HashMap<>();
    private Map<Object, Row> shown = Map.of();

    /// @param view makes what shows a row that was not there before
    RowList(Background background, Function<Row, RowNode> view) {
        this.view = view;
        this.rows = new LiveRows<>(GAP, AT_ONCE, background, this::make);
        this.box = rows.node();
        this.scroll = Viewport.of(box);
        box.getStyleClass().add("profile-list");
        box.setAccessibleRole(AccessibleRole.LIST_VIEW);
        scroll.setFocusTraversable(false);
        box.addEventFilter(KeyEvent.KEY_PRESSED, this::walk);
    }

    ScrollPane node() {
        return scroll;
    }

    void show(List<Row> all) {
        var next = new LinkedHashMap<Object, Row>();
        all.forEach(it -> next.put(it.of(), it));
        shown = next;
        nodes.keySet().retainAll(next.keySet());
        all.forEach(row -> Optional.ofNullable(nodes.get(row.of())).ifPresent(it -> it.show(row)));
        rows.show(List.copyOf(next.keySet()));
    }

    private Region make(Object of) {
        var node = view.apply(Objects.requireNonNull(shown.get(of)));
        nodes.put(of, node);
        return node.node();
    }

    private void walk(KeyEvent event) {
        var all = box.getChildren();
        var at = focused(all);
        if (at < 0 || !(event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN)) {
            return;
        }
        var to = Math.clamp(at + (event.getCode() == KeyCode.UP ? -1 : 1), 0, all.size() - 1);
        var row = all.get(to);
        row.requestFocus();
        var room = box.getHeight() - scroll.getViewportBounds().getHeight();
        if (room > 0) {
            scroll.setVvalue(Math.clamp(row.getBoundsInParent().getMinY() / room, 0, 1));
        }
        event.consume();
    }

    private static int focused(List<Node> all) {
        for (var i = 0; i < all.size(); i++) {
            if (all.get(i).isFocused()) {
                return i;
            }
        }
        return -1;
    }

    void close() {
        rows.close();
    }
}

package io.calferry.desktop.editor;

import atlantafx.base.theme.Styles;

import io.calferry.desktop.Background;

import javafx.scene.control.TitledPane;
import javafx.scene.layout.Region;

import java.util.List;

/// What few people need, folded away. It comes into the scene when somebody opens it first, so that
/// nobody else waits for it.
final class Fold {

    private final TitledPane pane = new TitledPane();
    private final List<Region> content;
    private final Background background;

    Fold(String id, String title, List<Region> content, Background background) {
        this.content = content;
        this.background = background;
        pane.setId(id);
        pane.setText(title);
        pane.setAnimated(false);
        pane.setMinWidth(0);
        pane.getStyleClass().add(Styles.DENSE);
        pane.setExpanded(false);
        pane.expandedProperty().subscribe(this::fill);
    }

    private void fill() {
        if (pane.isExpanded() && pane.getContent() == null) {
            var rows = FieldView.rows(content);
            pane.setContent(rows.node());
            rows.come(background);
        }
    }

    TitledPane node() {
        return pane;
    }
}

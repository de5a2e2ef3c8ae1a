package io.calferry.desktop.profiles;

import javafx.scene.layout.Region;

/// What shows a row, as long as it stands in the list.
interface RowNode {

    Region node();

    /// Whether `row` is of the same entry.
    boolean shows(Row row);

    void show(Row row);
}

package io.calferry.desktop.profiles;

import javafx.scene.layout.Region;

/// What shows a row, as long as it stands in the list.
interface RowNode {

    Region node();

    /// @param row of the same entry
    void show(Row row);
}

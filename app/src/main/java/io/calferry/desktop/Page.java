package io.calferry.desktop;

import javafx.scene.Node;

import java.util.List;

/// What fills the window beside the list of places.
public interface Page {

    /// What stands above it.
    String title();

    /// Its content; the same each time.
    Node node();

    /// Buttons that stand beside its title; the same each time.
    default List<Node> actions() {
        return List.of();
    }

    /// Somebody goes elsewhere: whether that may be. A page that would lose what was typed keeps it
    /// first, or asks.
    default Leaving leave() {
        return Leaving.GO;
    }

    /// Nobody comes back to it: it listens no more.
    default void close() {}

    enum Leaving {
        GO,
        STAY
    }
}

package io.calferry.desktop;

import javafx.scene.Node;

import java.util.List;
import java.util.Optional;

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

    /// What gets the focus at first, where that is not the first control there is.
    default Optional<Node> first() {
        return Optional.empty();
    }

    /// Where one types what is searched for.
    default Optional<Node> search() {
        return Optional.empty();
    }

    /// Somebody goes elsewhere: whether that may be. A page that would lose what was typed keeps it
    /// first, or asks.
    default Leaving leave() {
        return Leaving.GO;
    }

    /// Whether something was typed that is lost when the program ends.
    default boolean isUnsaved() {
        return false;
    }

    /// Nobody comes back to it: it listens no more.
    default void close() {}

    enum Leaving {
        GO,
        STAY
    }
}

package io.calferry.desktop;

import javafx.scene.Node;

import java.util.Objects;
import java.util.stream.Stream;

/// What a node stands in.
public final class Ancestors {

    private Ancestors() {}

    /// The node itself and all that is around it, the innermost first.
    public static Stream<Node> of(Node node) {
        return Stream.iterate(node, Objects::nonNull, Node::getParent);
    }

    /// Whether a node is `outer`, or anything in it.
    public static boolean isInside(Node node, Node outer) {
        return of(node).anyMatch(it -> it == outer);
    }
}

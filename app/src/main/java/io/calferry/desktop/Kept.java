package io.calferry.desktop;

import static java.util.stream.Collectors.toMap;

import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

import java.util.Map;

/// The place of a node that is away from its pane for some moments. On the JavaFX thread alone.
public final class Kept extends Region {

    private final Node away;

    private Kept(Node away) {
        this.away = away;
        setManaged(away.isManaged());
        // What the pane knows of it, such as its row and column.
        getProperties().putAll(away.getProperties());
        if (away.getParent() instanceof Pane pane) {
            var all = pane.getChildren();
            all.set(all.indexOf(away), this);
        }
    }

    /// Takes a node away that has been laid out. Its place stays as large as it was.
    static Kept fixed(Node node) {
        var size = node.getLayoutBounds();
        var place = new Kept(node);
        place.setMinSize(size.getWidth(), size.getHeight());
        place.setPrefSize(size.getWidth(), size.getHeight());
        place.setMaxSize(size.getWidth(), size.getHeight());
        return place;
    }

    /// Takes a node away that has no size yet. Its place grows as the node would.
    public static Kept growing(Region node) {
        var place = new Kept(node);
        place.setMinSize(0, 0);
        place.setPrefSize(node.getPrefWidth(), node.getPrefHeight());
        place.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        return place;
    }

    /// The places that are kept in a pane, by those that are away from it.
    public static Map<Node, Kept> in(Pane pane) {
        return pane.getChildren().stream()
                .filter(Kept.class::isInstance)
                .map(Kept.class::cast)
                .collect(toMap(Kept::away, it -> it));
    }

    /// Whose place it is.
    public Node away() {
        return away;
    }

    /// Whatever became of the place meanwhile: whoever has taken it away or filled it knows better.
    public void comeBack() {
        if (getParent() instanceof Pane pane && away.getParent() == null) {
            var all = pane.getChildren();
            all.set(all.indexOf(this), away);
        }
    }
}

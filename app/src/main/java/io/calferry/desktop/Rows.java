package io.calferry.desktop;

import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.List;

/// Rows one below the other, of which only the first few are there at once: a whole page of them at
/// once would hold the JavaFX thread for long.
public final class Rows {

    private final VBox box;
    private final int atOnce;
    private final List<? extends Region> all;

    /// On the JavaFX thread.
    ///
    /// @param gap between two, in pixels
    /// @param atOnce how many come between one drawing and the next
    public Rows(double gap, int atOnce, List<? extends Region> all) {
        this.box = new VBox(gap);
        Pieces.of(box);
        this.atOnce = atOnce;
        this.all = List.copyOf(all);
        box.getChildren().setAll(some(0));
    }

    private List<? extends Region> some(int from) {
        return all.subList(from, Math.min(all.size(), from + atOnce));
    }

    /// What they are in.
    public Region node() {
        return box;
    }

    /// Lets the others follow. Once, and on the JavaFX thread.
    public void come(Background background) {
        for (var at = atOnce; at < all.size(); at += atOnce) {
            var next = some(at);
            background.putOff(() -> box.getChildren().addAll(next));
        }
    }
}

package io.calferry.desktop;

import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Rows one below the other that come and go. A row stays as it is, with the focus and all that was
/// typed in it, as long as what it shows is wanted; new ones come a few at a time, since many of
/// them at once would hold the JavaFX thread for long. On the JavaFX thread alone.
public final class LiveRows<K> {

    private final VBox box;
    private final int atOnce;
    private final Background background;
    private final Function<K, Region> make;
    private final Map<K, Region> made = new HashMap<>();
    private List<K> wanted = List.of();

    /// Whether more of them are to follow once those that are there have been drawn.
    private boolean coming;

    /// @param gap between two, in pixels
    /// @param atOnce how many come between one drawing and the next
    /// @param make makes what shows a key, when its turn comes
    public LiveRows(double gap, int atOnce, Background background, Function<K, Region> make) {
        this.box = new VBox(gap);
        this.atOnce = atOnce;
        this.background = background;
        this.make = make;
        Pieces.of(box);
    }

    /// What they are in, and nothing else.
    public VBox node() {
        return box;
    }

    /// What shows that, where it is there already.
    public Optional<Region> row(K key) {
        return Optional.ofNullable(made.get(key));
    }

    /// Shows these in this order, each once.
    public void show(List<K> keys) {
        var next = List.copyOf(new LinkedHashSet<>(keys));
        if (next.equals(wanted)) {
            return;
        }
        wanted = next;
        made.keySet().retainAll(new HashSet<>(wanted));
        var places = Kept.in(box);
        var kept = new ArrayList<Node>();
        for (var key : wanted) {
            row(key).map(it -> places.containsKey(it) ? places.get(it) : it).ifPresent(kept::add);
        }
        box.getChildren().retainAll(new HashSet<>(kept));
        if (!box.getChildren().equals(kept)) {
            box.getChildren().setAll(kept);
        }
        if (!coming) {
            come();
        }
    }

    /// Nobody sees it any more: no other rows are made.
    public void close() {
        wanted = List.of();
    }

    private void come() {
        coming = false;
        var room = atOnce;
        for (var at = 0; at < wanted.size() && !coming; at++) {
            var key = wanted.get(at);
            if (made.containsKey(key)) {
                continue;
            }
            if (room > 0) {
                room--;
                var row = make.apply(key);
                made.put(key, row);
                box.getChildren().add(at, row);
            } else {
                coming = true;
                background.putOff(this::come);
            }
        }
    }
}

package io.calferry.desktop.preview;

import io.calferry.desktop.Background;
import io.calferry.desktop.Kept;
import io.calferry.desktop.Pieces;

import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The fields of the days of a sheet that somebody turns to. All at once would hold the JavaFX
/// thread for long, with the looks of hundreds of nodes to be worked out: so they leave the window
/// before anything is drawn in them, and come back a few at a time. The first stays: it tells the
/// grid how much room each takes.
final class DayFields {

    /// Nodes that come back between one drawing and the next, about: an event of a day is one
    /// until JavaFX makes what it consists of.
    private static final int ENOUGH = 18;

    private final Background background;
    private final int atOnce;
    private final Runnable came;
    private final Deque<Kept> away = new ArrayDeque<>();

    /// @param atOnce how many come back between one drawing of the window and the next, at most
    /// @param came is called when some have come back
    DayFields(Background background, int atOnce, Runnable came) {
        this.background = background;
        this.atOnce = atOnce;
        this.came = came;
    }

    /// Takes all fields away but the first, before it is drawn what they show.
    ///
    /// @param fields all there are now, in the order in which they are to come back
    void takeAway(List<? extends Region> fields, Pane grid) {
        Pieces.of(grid);
        away.clear();
        var places = Kept.in(grid);
        for (var field : fields.stream().skip(1).toList()) {
            if (places.containsKey(field)) {
                // By an earlier time.
                away.add(places.get(field));
            } else if (field.getParent() == grid) {
                away.add(Kept.growing(field));
            }
        }
    }

    /// It is drawn what they show: lets those that are away come back.
    void bringBack() {
        if (!away.isEmpty()) {
            background.putOff(this::bringSome);
        }
    }

    private void bringSome() {
        var room = ENOUGH;
        for (int i = 0; i < atOnce && room > 0 && !away.isEmpty(); i++) {
            var next = away.remove();
            next.comeBack();
            room -= Pieces.nodes(next.away());
        }
        came.run();
        bringBack();
    }
}

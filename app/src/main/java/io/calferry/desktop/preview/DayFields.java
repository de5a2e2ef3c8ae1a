package io.calferry.desktop.preview;

import io.calferry.desktop.Background;
import io.calferry.desktop.Pieces;

import javafx.scene.Node;
import javafx.scene.layout.Pane;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// The fields of the days of a sheet that somebody turns to. All at once would hold the JavaFX
/// thread for long, with the looks of hundreds of nodes to be worked out: so they leave the window
/// before anything is drawn in them, and come back a few at a time. The first stay: they tell the
/// grid how much room each takes.
final class DayFields {

    private final Background background;
    private final int atOnce;
    private final Runnable came;
    private final Deque<Node> away = new ArrayDeque<>();

    /// Whether it is still to be drawn what they show.
    private boolean awaited = true;

    /// @param atOnce how many come back between one drawing of the window and the next
    /// @param came is called when some have come back
    DayFields(Background background, int atOnce, Runnable came) {
        this.background = background;
        this.atOnce = atOnce;
        this.came = came;
    }

    /// Somebody turns to another page.
    void turn() {
        awaited = true;
    }

    /// Takes all fields away but the first, those of an earlier time included that have not come
    /// back; none where it is drawn already what they show.
    ///
    /// @param fields all there are now, in the order in which they are to come back
    void takeAway(List<? extends Node> fields, Pane grid) {
        if (!awaited) {
            return;
        }
        Pieces.of(grid);
        away.clear();
        away.addAll(fields.subList(Math.min(atOnce, fields.size()), fields.size()));
        grid.getChildren().removeAll(away);
    }

    /// It is drawn what they show: lets those that are away come back.
    ///
    /// @param grid empty where there are no fields yet
    void bringBack(Optional<? extends Pane> grid) {
        awaited = false;
        grid.ifPresent(this::bringMore);
    }

    private void bringMore(Pane grid) {
        if (!away.isEmpty()) {
            background.putOff(() -> bringSome(grid));
        }
    }

    private void bringSome(Pane grid) {
        for (int i = 0; i < atOnce && !away.isEmpty(); i++) {
            var next = away.remove();
            if (next.getParent() == null) {
                grid.getChildren().add(next);
            }
        }
        came.run();
        bringMore(grid);
    }
}

package io.calferry.desktop;

import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// The pieces of pages, which may be away from the window for some moments. Where the look of all
/// that is in a window changes, and whenever the window is shown again, JavaFX works it out for all
/// nodes at once, which holds its thread for long where there are many. So the pieces leave the
/// window before, their places are kept, and they come back a few at a time. On the JavaFX thread
/// alone.
public final class Pieces {

    /// Nodes that come back between one drawing and the next, at least.
    private static final int ENOUGH = 120;

    private final Stage stage;
    private final Background background;

    /// Those that are away, in the order in which they come back.
    private final Deque<Away> away = new ArrayDeque<>();

    /// Whether they are coming back already.
    private boolean coming;

    /// Whether the window was shown before.
    private boolean seen;

    /// Other looks that are still to come.
    private int looks;

    /// @param where in the window it was
    private record Away(Kept place, Bounds where) {

        static Away of(Node piece) {
            var where = piece.localToScene(piece.getLayoutBounds());
            return new Away(Kept.fixed(piece), where);
        }

        boolean isInside(Bounds sight) {
            return sight.intersects(where);
        }
    }

    /// @param stage the window
    Pieces(Stage stage, Background background) {
        this.stage = stage;
        this.background = background;
        // Nothing is worked out in a window that is hidden, but all at once when it is shown. To
        // leave takes a moment, too: so they do when it is hidden, and what came meanwhile then.
        stage.addEventHandler(WindowEvent.WINDOW_HIDDEN, _ -> leave());
        stage.addEventHandler(WindowEvent.WINDOW_SHOWING, _ -> leave());
        stage.addEventHandler(WindowEvent.WINDOW_SHOWN, _ -> shown());
    }

    /// Before the window is shown for the first time, nothing has its place yet.
    private void leave() {
        if (seen) {
            takeAway(stage.getScene());
        }
    }

    private void shown() {
        seen = true;
        comeBack();
    }

    /// What is in there may be away for some moments, each by itself.
    public static void of(Pane pane) {
        pane.getProperties().put(Pieces.class, Pieces.class);
    }

    /// Does something after which all that is in the window looks different, as soon as there is
    /// little in it. At once where there is no window yet.
    void change(Runnable look) {
        var scene = Optional.ofNullable(stage.getScene());
        scene.ifPresentOrElse(it -> change(it, look), look);
    }

    private void change(Scene scene, Runnable look) {
        takeAway(scene);
        looks++;
        // By itself: what goes on at the moment may have taken long already.
        background.fetch(() -> look, _ -> show(scene, look));
    }

    private void show(Scene scene, Runnable look) {
        // Where anything is to be worked out still, JavaFX puts the new look of the window off, and
        // a menu that is open has no colours until then.
        scene.getRoot().applyCss();
        looks--;
        look.run();
        comeBack();
    }

    /// Those that are in sight first.
    private void takeAway(Scene scene) {
        var pieces = new ArrayList<Node>();
        collect(scene.getRoot(), held(scene), pieces);
        var sight = new BoundingBox(0, 0, scene.getWidth(), scene.getHeight());
        pieces.stream()
                .map(Away::of)
                .sorted(Comparator.comparing((Away it) -> !it.isInside(sight)))
                .forEach(away::add);
    }

    /// What a person is at: what has the focus, which nobody must lose, and what has opened a menu,
    /// a list or a hint, which take their colours from there.
    private static List<Node> held(Scene scene) {
        var popups =
                Window.getWindows().stream()
                        .filter(PopupWindow.class::isInstance)
                        .map(it -> ((PopupWindow) it).getOwnerNode());
        return Stream.concat(Stream.of(scene.getFocusOwner()), popups)
                .filter(Objects::nonNull)
                .toList();
    }

    private static void collect(Parent within, List<Node> held, List<Node> pieces) {
        var areThey = within.getProperties().containsKey(Pieces.class);
        for (var child : within.getChildrenUnmodifiable()) {
            // Of one that is away already from an earlier change, it is its place that is there.
            if (child instanceof Kept) {
                continue;
            }
            if (areThey && held.stream().noneMatch(it -> Ancestors.isInside(it, child))) {
                pieces.add(child);
            } else if (child instanceof Parent parent) {
                collect(parent, held, pieces);
            }
        }
    }

    private void comeBack() {
        if (!coming && !away.isEmpty() && mayCome()) {
            coming = true;
            background.putOff(this::bringSome);
        }
    }

    private boolean mayCome() {
        return looks == 0 && stage.isShowing();
    }

    private void bringSome() {
        coming = false;
        for (var room = ENOUGH; room > 0 && !away.isEmpty() && mayCome(); ) {
            var next = away.remove();
            next.place().comeBack();
            room -= nodes(next.place().away());
        }
        comeBack();
    }

    /// How many nodes there are in a piece, itself among them.
    public static int nodes(Node node) {
        var count = 1;
        if (node instanceof Parent parent) {
            for (var child : parent.getChildrenUnmodifiable()) {
                count += nodes(child);
            }
        }
        return count;
    }
}

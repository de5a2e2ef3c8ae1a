package io.calferry.desktop;

import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// The pieces of pages, which may be away from the window for some moments. Where the look of all
/// that is in a window changes, JavaFX works it out for all nodes at once, which holds its thread
/// for long where there are many. So the pieces leave the window first, their places are kept, and
/// they come back a few at a time. On the JavaFX thread alone.
public final class Pieces {

    /// Nodes that come back between one drawing and the next, at least.
    private static final int ENOUGH = 120;

    private final Stage stage;
    private final Background background;

    /// @param where in the window it was
    private record Away(Kept place, Bounds where) {

        static Away of(Node piece) {
            var where = piece.localToScene(piece.getLayoutBounds());
            return new Away(Kept.fixed(piece), where);
        }

        boolean isInside(Bounds seen) {
            return seen.intersects(where);
        }
    }

    /// @param stage the window
    Pieces(Stage stage, Background background) {
        this.stage = stage;
        this.background = background;
    }

    /// What is in there may be away for some moments, each by itself.
    public static void of(Pane pane) {
        pane.getProperties().put(Pieces.class, Pieces.class);
    }

    /// Does something after which all that is in the window looks different, as soon as there is
    /// little in it. At once where there is no window yet.
    void change(Runnable look) {
        var scene = Optional.ofNullable(stage.getScene());
        var away = scene.map(this::takeAway).orElseGet(List::of);
        // By itself: what goes on at the moment may have taken long already.
        scene.ifPresentOrElse(
                it -> background.fetch(() -> look, _ -> change(it, look, away)), look);
    }

    private void change(Scene scene, Runnable look, List<Away> away) {
        // Where anything is to be worked out still, JavaFX puts the new look of the window off, and
        // a menu that is open has no colours until then.
        scene.getRoot().applyCss();
        look.run();
        whenShowing(() -> comeBack(new ArrayDeque<>(away)));
    }

    /// Those that are in sight first.
    private List<Away> takeAway(Scene scene) {
        var pieces = new ArrayList<Node>();
        collect(scene.getRoot(), held(scene), pieces);
        var seen = new BoundingBox(0, 0, scene.getWidth(), scene.getHeight());
        return pieces.stream()
                .map(Away::of)
                .sorted(Comparator.comparing((Away it) -> !it.isInside(seen)))
                .toList();
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
            if (areThey && held.stream().noneMatch(it -> isInside(it, child))) {
                pieces.add(child);
            } else if (child instanceof Parent parent) {
                collect(parent, held, pieces);
            }
        }
    }

    private static boolean isInside(Node node, Node of) {
        for (Node it = node; it != null; it = it.getParent()) {
            if (it == of) {
                return true;
            }
        }
        return false;
    }

    /// In a window that is hidden nothing is worked out, but all at once when it is shown.
    private void whenShowing(Runnable work) {
        if (stage.isShowing()) {
            work.run();
            return;
        }
        stage.showingProperty()
                .addListener(
                        new ChangeListener<Boolean>() {
                            @Override
                            public void changed(
                                    ObservableValue<? extends Boolean> it,
                                    Boolean before,
                                    Boolean now) {
                                it.removeListener(this);
                                work.run();
                            }
                        });
    }

    private void comeBack(Deque<Away> away) {
        if (away.isEmpty()) {
            return;
        }
        background.putOff(
                () -> {
                    for (var room = ENOUGH; room > 0 && !away.isEmpty(); ) {
                        var next = away.remove();
                        next.place().comeBack();
                        room -= nodes(next.place().away());
                    }
                    comeBack(away);
                });
    }

    private static int nodes(Node node) {
        var count = 1;
        if (node instanceof Parent parent) {
            for (var child : parent.getChildrenUnmodifiable()) {
                count += nodes(child);
            }
        }
        return count;
    }
}

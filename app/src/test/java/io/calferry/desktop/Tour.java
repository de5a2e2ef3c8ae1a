package io.calferry.desktop;

import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.Toggle;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Once round a scene with the Tab key, as somebody goes who has no mouse. On the JavaFX thread.
///
/// @param reached what had the focus, in that order
/// @param disordered steps that lead back up, or to the left on the same line
/// @param unseen what had the focus where nobody sees it
public record Tour(Scene scene, List<Node> reached, List<String> disordered, List<String> unseen) {

    /// More controls than these a page does not have.
    private static final int MOST = 400;

    /// From the top of the scene until one is where one was.
    public static Tour of(Scene scene) {
        var disordered = new ArrayList<String>();
        var unseen = new ArrayList<String>();
        var reached = new LinkedHashSet<Node>();
        var before = scene.getFocusOwner();
        scene.getRoot().requestFocus();
        for (var step = 0; step < MOST; step++) {
            var from = scene.getFocusOwner();
            tab(from == null ? scene.getRoot() : from);
            scene.getRoot().layout();
            var to = scene.getFocusOwner();
            if (to == null || !reached.add(to)) {
                break;
            }
            if (!isInView(to)) {
                unseen.add(name(to));
            } else if (from != null && from != scene.getRoot() && isBefore(to, from)) {
                disordered.add(name(from) + " leads to " + name(to));
            }
        }
        if (before != null) {
            before.requestFocus();
        }
        return new Tour(scene, List.copyOf(reached), disordered, unseen);
    }

    private static void tab(Node node) {
        for (var type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
            Event.fireEvent(
                    node, new KeyEvent(type, "", "", KeyCode.TAB, false, false, false, false));
        }
    }

    /// Wholly above, and not in a column further right; or on the same line, and further left.
    private static boolean isBefore(Node to, Node from) {
        var there = seen(to);
        var here = seen(from);
        if (Ancestors.isInside(from, to) || Ancestors.isInside(to, from)) {
            return false;
        }
        var above = there.getMaxY() <= here.getMinY() && there.getMinX() < here.getMaxX();
        return above || onOneLine(there, here) && there.getMaxX() <= here.getMinX();
    }

    /// What of it one sees, in everything that scrolls round it.
    private static Bounds seen(Node node) {
        var seen = node.localToScene(node.getLayoutBounds());
        for (Node it = node.getParent(); it != null; it = it.getParent()) {
            if (it instanceof ScrollPane pane) {
                seen = Walk.common(seen, pane.localToScene(pane.getLayoutBounds()));
            }
        }
        return seen;
    }

    /// At least a part of it, in everything that scrolls round it.
    private static boolean isInView(Node node) {
        var bounds = node.localToScene(node.getLayoutBounds());
        for (Node it = node.getParent(); it != null; it = it.getParent()) {
            if (it instanceof ScrollPane pane
                    && !pane.localToScene(pane.getLayoutBounds()).intersects(bounds)) {
                return false;
            }
        }
        return true;
    }

    private static boolean onOneLine(Bounds one, Bounds other) {
        var common =
                Math.min(one.getMaxY(), other.getMaxY()) - Math.max(one.getMinY(), other.getMinY());
        return common > Math.max(one.getHeight(), other.getHeight()) / 2;
    }

    /// Controls that can take the focus and did not get it.
    public List<String> unreached() {
        var left = new ArrayList<String>();
        collect(scene.getRoot(), left);
        return left;
    }

    private void collect(Node node, List<String> left) {
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        if (node.isFocusTraversable() && !reached.contains(node) && !isBesideReached(node)) {
            left.add(name(node));
        }
        // What is inside of these is part of them.
        if (node instanceof Parent parent
                && !(node instanceof Spinner<?> || node instanceof ComboBoxBase<?>)) {
            parent.getChildrenUnmodifiable().forEach(it -> collect(it, left));
        }
    }

    /// From one of a group of choices to the others lead the arrow keys.
    private boolean isBesideReached(Node node) {
        return node instanceof Toggle toggle
                && toggle.getToggleGroup() != null
                && toggle.getToggleGroup().getToggles().stream().anyMatch(reached::contains);
    }

    /// Buttons with words on them that no letter presses, and letters that press more than one
    /// thing. Where there are several of a kind, such as one a row, one letter leads from each to
    /// the next.
    public List<String> wrongMnemonics() {
        var wrong = new ArrayList<String>();
        var byLetter = new TreeMap<String, Set<String>>();
        for (var button : buttons(scene.getRoot())) {
            if (button.getText().codePoints().count() > 1) {
                var letter = Said.mnemonic(button);
                if (letter.isEmpty() && wantsLetter(button)) {
                    wrong.add("no letter: " + name(button));
                }
                letter.ifPresent(
                        it ->
                                byLetter.computeIfAbsent(it, _ -> new TreeSet<>())
                                        .add(
                                                ("" + button.getId())
                                                        .replaceFirst("^(FROM|TO)-", "")));
            }
        }
        byLetter.forEach(
                (letter, ids) -> {
                    if (ids.size() > 1) {
                        wrong.add(letter + ": " + ids);
                    }
                });
        return wrong;
    }

    private static List<ButtonBase> buttons(Node node) {
        var all = new ArrayList<ButtonBase>();
        if (node.isVisible() && !node.isDisabled()) {
            switch (node) {
                case ButtonBase button -> all.add(button);
                case Parent parent ->
                        parent.getChildrenUnmodifiable().forEach(it -> all.addAll(buttons(it)));
                default -> {}
            }
        }
        return all;
    }

    /// Ticks and dots are chosen by the arrow keys and the space bar, what cancels by Escape and
    /// what one does as a rule by Enter.
    private static boolean wantsLetter(ButtonBase button) {
        return switch (button) {
            case CheckBox _, RadioButton _ -> false;
            case Button it -> !it.isCancelButton() && !it.isDefaultButton();
            default -> true;
        };
    }

    private static String name(Node node) {
        var id = node.getId() == null ? "" : "#" + node.getId();
        var said = node instanceof Labeled it && it.getText() != null ? " " + it.getText() : "";
        var parent = node.getParent() == null ? "" : node.getParent().getClass().getSimpleName();
        return parent + ">" + node.getClass().getSimpleName() + id + said;
    }
}

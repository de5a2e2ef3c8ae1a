package io.calferry.desktop;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioButton;
import javafx.scene.input.KeyEvent;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What Enter and Escape do where no control has a use of its own for them. JavaFX has one button a
/// window for either, whichever came last, and lets Enter press that one while another button has
/// the focus.
///
/// @param root of everything that is shown
/// @param back where Escape leads when there is nothing to cancel
record Keyboard(Parent root, Runnable back) {

    void listen() {
        root.addEventFilter(KeyEvent.KEY_PRESSED, _ -> forgetLetters());
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /// The scene keeps an empty list for each letter that a button had which is gone; and takes a
    /// `d` of then for the `D` of now, which it does not find any more.
    private void forgetLetters() {
        root.getScene().getMnemonics().values().removeIf(List::isEmpty);
    }

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case ENTER -> enter(event);
            case ESCAPE -> {
                nearest(Button::isCancelButton).ifPresentOrElse(Button::fire, back);
                event.consume();
            }
            default -> {}
        }
    }

    private void enter(KeyEvent event) {
        switch (event.getTarget()) {
            case CheckBox _, RadioButton _ -> confirm(event);
            case MenuButton menu -> {
                menu.show();
                event.consume();
            }
            case ButtonBase button -> {
                button.fire();
                event.consume();
            }
            default -> confirm(event);
        }
    }

    private void confirm(KeyEvent event) {
        nearest(Button::isDefaultButton)
                .ifPresent(
                        it -> {
                            it.fire();
                            event.consume();
                        });
    }

    /// Within what surrounds the focus most closely.
    private Optional<Button> nearest(Predicate<Button> wanted) {
        var focused = Optional.ofNullable(root.getScene().getFocusOwner()).orElse(root);
        return Ancestors.of(focused).flatMap(it -> within(it, wanted).stream()).findFirst();
    }

    private static Optional<Button> within(Node node, Predicate<Button> wanted) {
        if (!node.isVisible() || node.isDisabled()) {
            return Optional.empty();
        }
        if (node instanceof Button button && wanted.test(button)) {
            return Optional.of(button);
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream()
                        .flatMap(it -> within(it, wanted).stream())
                        .findFirst()
                : Optional.empty();
    }
}

package io.calferry.desktop;

import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;
import javafx.stage.WindowEvent;

/// Does in a window what a person would do. On the JavaFX thread; throws `IllegalStateException`
/// where there is no such control.
record Hand(Scene scene) {

    void touch(View.Touch touch) {
        switch (touch) {
            case View.Touch.Press(var id) -> node(id, ButtonBase.class).fire();
            case View.Touch.PressAny(var id) -> {
                if (scene.lookup("#" + id) instanceof ButtonBase button) {
                    button.fire();
                }
            }
            case View.Touch.Type(var id, var text) ->
                    node(id, TextInputControl.class).setText(text);
            case View.Touch.Choose(var id, var row) -> choose(node(id, Node.class), row);
            case View.Touch.Unfold _ ->
                    scene.getRoot()
                            .lookupAll(".titled-pane")
                            .forEach(it -> ((TitledPane) it).setExpanded(true));
            case View.Touch.ScrollDown _ ->
                    scene.getRoot()
                            .lookupAll(".scroll-pane")
                            .forEach(it -> ((ScrollPane) it).setVvalue(1));
            case View.Touch.Pick(var menu, var item) ->
                    node(menu, MenuButton.class).getItems().stream()
                            .filter(it -> item.equals(it.getId()))
                            .forEach(it -> it.fire());
            case View.Touch.Leave _ -> {
                var window = scene.getWindow();
                Event.fireEvent(window, new WindowEvent(window, WindowEvent.WINDOW_CLOSE_REQUEST));
            }
        }
    }

    private static void choose(Node node, int row) {
        switch (node) {
            case ComboBox<?> combo -> combo.getSelectionModel().select(row);
            case ListView<?> list -> list.getSelectionModel().select(row);
            case TableView<?> table -> table.getSelectionModel().select(row);
            default -> throw new IllegalStateException("nothing to choose from in " + node);
        }
    }

    private <N extends Node> N node(String id, Class<N> type) {
        return scene.getRoot().lookupAll("#" + id).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing is called " + id));
    }
}

package io.calferry.desktop.activity;

import io.calferry.desktop.Texts;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import java.util.List;

/// Which of many things are shown: so many of them at a time that the window is never long at
/// laying them out. With buttons that lead to the others, where there are others.
final class Part {

    private static final int MOST = 20;

    private final Texts texts;
    private final Runnable turned;
    private final Button previous;
    private final Button next;
    private final Label told = new Label();
    private final HBox box;
    private int from;

    /// @param turned is called when a person wants to see others
    Part(Texts texts, Runnable turned) {
        this.texts = texts;
        this.turned = turned;
        this.previous = button("previous", -MOST);
        this.next = button("next", MOST);
        this.box = new HBox(12, previous, told, next);
        box.setAlignment(Pos.CENTER_LEFT);
        told.setId("part");
    }

    private Button button(String key, int by) {
        var button = new Button(texts.get("part." + key));
        button.setId(key);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(
                _ -> {
                    from += by;
                    turned.run();
                });
        return button;
    }

    Region node() {
        return box;
    }

    /// Those of `all` that are to be seen. What comes after them moves up as they become fewer.
    <T> List<T> of(List<T> all) {
        from = Math.max(0, Math.min(from, (all.size() - 1) / MOST * MOST));
        var to = Math.min(all.size(), from + MOST);
        told.setText(texts.get("part", from + 1, to, all.size()));
        previous.setDisable(from == 0);
        next.setDisable(to == all.size());
        box.setVisible(all.size() > MOST);
        box.setManaged(all.size() > MOST);
        return all.subList(from, to);
    }
}

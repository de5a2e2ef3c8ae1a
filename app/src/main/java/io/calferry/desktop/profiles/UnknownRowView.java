package io.calferry.desktop.profiles;

import io.calferry.desktop.OneLine;
import io.calferry.desktop.Sentence;
import io.calferry.desktop.Texts;
import io.calferry.profile.ProfileBook.Entry;
import io.calferry.words.Words;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The row of something in the file that can't be read: what is wrong with it. It stays there until
/// a person mends it, or takes it out.
final class UnknownRowView implements RowNode {

    private final VBox box = new VBox(4);
    private final Entry.Unreadable entry;

    /// What a person may want of it.
    interface Wishes {
        /// The file was mended.
        void readAgain();

        void delete(Entry.Unreadable entry);
    }

    UnknownRowView(Row.Unknown row, Path file, Texts texts, Words words, Wishes wishes) {
        this.entry = row.entry();
        var title = OneLine.of(entry.name());
        var shown = title.isEmpty() ? texts.get("unreadable.nameless") : title;
        var sign = new Sign();
        sign.show(Standing.Shape.WAITING);
        var name = new Label(shown);
        name.getStyleClass().add("profile-name");
        var head = new HBox(8, sign.node(), name);
        head.setAlignment(Pos.CENTER_LEFT);
        var lines = new ArrayList<Label>();
        lines.add(Sentence.of(texts.get("unreadable")));
        words.problems().sentences(file, row.problems()).forEach(it -> lines.add(Sentence.of(it)));
        var again = new Button(texts.get("again"));
        again.setOnAction(_ -> wishes.readAgain());
        again.setId("again");
        var delete = new Button(texts.get("unreadable.delete"));
        delete.setId("delete-unreadable");
        delete.setOnAction(_ -> ask(delete, texts, wishes));
        var buttons = new FlowPane(8, 8, again, delete);
        box.getChildren().add(head);
        box.getChildren().addAll(lines);
        box.getChildren().add(buttons);
        box.getStyleClass().add("profile-row");
        box.setFocusTraversable(true);
        box.setAccessibleRole(AccessibleRole.LIST_ITEM);
        box.setAccessibleText(
                String.join(
                        " ",
                        List.of(shown, lines.stream().map(Label::getText).toList().toString())));
    }

    /// Asks once more in the place of the button.
    private void ask(Button delete, Texts texts, Wishes wishes) {
        delete.setText(texts.get("unreadable.delete.sure"));
        delete.setOnAction(_ -> wishes.delete(entry));
    }

    @Override
    public Region node() {
        return box;
    }

    @Override
    public void show(Row row) {}
}

package io.calferry.desktop.editor;

import atlantafx.base.theme.Styles;

import io.calferry.desktop.Sentence;
import io.calferry.desktop.Texts;
import io.calferry.desktop.editor.Spot.Part;

import javafx.collections.ListChangeListener;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What was tried, line by line while it happens, and folded away afterwards.
final class TriedView {

    private final VBox lines = new VBox(2);
    private final TitledPane pane;
    private final EndTalk talk;
    private final TriedWords words;

    TriedView(Part part, EndTalk talk, Texts texts) {
        this.talk = talk;
        this.words = new TriedWords(texts);
        lines.setId(part + "-tried-lines");
        pane = new TitledPane(texts.get("tried"), lines);
        pane.setId(part + "-tried");
        pane.setAnimated(false);
        pane.setMinWidth(0);
        pane.getStyleClass().add(Styles.DENSE);
        talk.tried().addListener((ListChangeListener<Object>) _ -> show());
        talk.answerProperty().addListener((_, _, now) -> fold(now));
        show();
        fold(talk.answerProperty().get());
    }

    Region node() {
        return pane;
    }

    private void show() {
        lines.getChildren()
                .setAll(talk.tried().stream().map(it -> Sentence.of(words.line(it))).toList());
        pane.setVisible(!talk.tried().isEmpty());
        pane.setManaged(pane.isVisible());
    }

    private void fold(Answer now) {
        pane.setExpanded(now instanceof Answer.Asking);
    }
}

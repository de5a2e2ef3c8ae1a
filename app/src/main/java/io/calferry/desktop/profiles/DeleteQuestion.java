package io.calferry.desktop.profiles;

import atlantafx.base.theme.Styles;

import io.calferry.agent.Errands.Result;
import io.calferry.desktop.Job;
import io.calferry.desktop.OneLine;
import io.calferry.desktop.Texts;
import io.calferry.profile.Profile;
import io.calferry.words.Words;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.Optional;

/// Asks in the row of a profile what is to become of it and of its copies.
final class DeleteQuestion {

    private final VBox box = new VBox(8);
    private final Label told = new Label();
    private final Button keep = new Button();
    private final Button both = new Button();
    private final Button cancel = new Button();
    private final Texts texts;
    private final Words words;
    private final Profile profile;
    private final Runnable close;

    /// What removes the copies, as long as that goes on.
    private Optional<Job> removing = Optional.empty();

    /// @param close takes the question away
    DeleteQuestion(Profile profile, Texts texts, Words words, ProfileActs acts, Runnable close) {
        this.profile = profile;
        this.texts = texts;
        this.words = words;
        this.close = close;
        box.getStyleClass().add("question");
        told.setWrapText(true);
        told.setMinHeight(Region.USE_PREF_SIZE);
        keep.setText(texts.get("delete.keep"));
        both.setText(texts.get("delete.both"));
        cancel.setText(texts.get("delete.cancel"));
        keep.setId("delete-keep");
        both.setId("delete-both");
        cancel.setId("delete-cancel");
        both.getStyleClass().addAll(Styles.BUTTON_OUTLINED, Styles.DANGER);
        both.setDisable(true);
        keep.setOnAction(_ -> acts.delete(profile));
        both.setOnAction(
                _ -> {
                    both.setDisable(true);
                    keep.setDisable(true);
                    say(texts.get("removing", OneLine.of(profile.name())));
                    removing = Optional.of(acts.deleteBoth(profile, this::ended));
                    focus();
                });
        cancel.setOnAction(_ -> removing.ifPresentOrElse(this::stop, close));
        cancel.setCancelButton(true);
        say(texts.get("delete.counting"));
        box.getChildren().setAll(told, new FlowPane(8, 8, keep, both, cancel));
        acts.countCopies(profile, this::counted);
    }

    private void say(String text) {
        told.setText(text);
    }

    private void counted(Result<Long> result) {
        switch (result) {
            case Result.Done<Long>(var copies) -> {
                say(texts.get("delete.question", OneLine.of(profile.name()), copies));
                keep.setText(texts.get("delete.keep.count", copies));
                both.setDisable(copies == 0);
            }
            case Result.Failed<Long>(var trouble) ->
                    say(
                            texts.get(
                                    "delete.uncounted",
                                    OneLine.of(profile.name()),
                                    words.troubles().sentence(trouble, profile)));
            case Result.Cancelled<Long> _ -> {}
        }
    }

    /// The question stays until it is known what was removed by then.
    private void stop(Job job) {
        job.cancel();
        say(texts.get("delete.stopping"));
    }

    /// Whether the copies are being removed.
    boolean isRemoving() {
        return removing.isPresent();
    }

    private void ended(Result<Integer> result) {
        removing = Optional.empty();
        both.setDisable(false);
        keep.setDisable(false);
        switch (result) {
            case Result.Failed<Integer>(var trouble) ->
                    say(texts.get("delete.failed", words.troubles().sentence(trouble, profile)));
            case Result.Cancelled<Integer> _ -> say(texts.get("delete.cancelled"));
            case Result.Done<Integer> _ -> close.run();
        }
    }

    Region node() {
        return box;
    }

    void focus() {
        cancel.requestFocus();
    }
}

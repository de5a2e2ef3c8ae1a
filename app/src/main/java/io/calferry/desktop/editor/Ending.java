package io.calferry.desktop.editor;

import atlantafx.base.theme.Styles;

import io.calferry.desktop.Desk;
import io.calferry.desktop.Place;
import io.calferry.desktop.Sentence;
import io.calferry.desktop.Texts;
import io.calferry.desktop.editor.EditorModel.Wish;
import io.calferry.desktop.editor.Keeper.Saved;
import io.calferry.desktop.editor.ProfileForm.Verdict;
import io.calferry.desktop.profiles.Arrival;
import io.calferry.keychain.KeychainProblem;
import io.calferry.profile.Profile;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.Optional;
import java.util.function.Consumer;

/// The buttons that end the editing, and above them what is asked, or said, before it ends.
final class Ending {

    private final VBox asked = new VBox(8);
    private final VBox box;
    private final Desk desk;
    private final EditorModel model;
    private final Texts texts;
    private final Consumer<Verdict> insist;
    private final Runnable anew;
    private boolean saved;

    /// @param insist tells what keeps the profile from being saved
    /// @param anew begins with what is saved
    Ending(Desk desk, EditorModel model, Texts texts, Consumer<Verdict> insist, Runnable anew) {
        this.desk = desk;
        this.model = model;
        this.texts = texts;
        this.insist = insist;
        this.anew = anew;
        asked.setId("asked");
        box = new VBox(asked, buttons());
    }

    Region node() {
        return box;
    }

    boolean isUnsaved() {
        return !saved && model.form().isChanged();
    }

    /// Says what was restored. It does not get the focus: nothing brings back what is discarded
    /// here.
    void restored() {
        say(texts.get("restored"), button("discard", anew));
    }

    private Region buttons() {
        var preview = button("save.preview", () -> save(Wish.PREVIEW));
        preview.getStyleClass().add(Styles.ACCENT);
        preview.setDefaultButton(true);
        var keep =
                button(
                        switch (was()) {
                            case ENABLED -> "save";
                            case PAUSED -> "save.paused";
                        },
                        () -> save(Wish.AS_IT_WAS));
        var cancel = button("cancel", this::cancel);
        cancel.setId("editor-cancel");
        cancel.setCancelButton(true);
        var bar = new FlowPane(8, 8, preview, keep, cancel);
        bar.getStyleClass().add("editor-buttons");
        return bar;
    }

    /// Whether the profile was on when the editing began; a new one was off.
    private Profile.State was() {
        return model.form().base().map(Profile::state).orElse(Profile.State.PAUSED);
    }

    private Button button(String key, Runnable act) {
        var button = new Button(texts.get(key));
        button.setId(key.replace('.', '-'));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> act.run());
        return button;
    }

    private void cancel() {
        if (!isUnsaved()) {
            leave(new Place.Profiles());
            return;
        }
        var discard = button("discard", () -> leave(new Place.Profiles()));
        ask(texts.get("unsaved"), discard, keepEditing());
    }

    /// The answer that loses nothing.
    private Button keepEditing() {
        var keep = button("keep.editing", this::askNothing);
        keep.setCancelButton(true);
        return keep;
    }

    private void leave(Place place) {
        saved = true;
        desk.navigator().open(place);
    }

    /// Asks something above the buttons. The last answer gets the focus: it loses nothing.
    private void ask(String text, Button... answers) {
        say(text, answers);
        answers[answers.length - 1].requestFocus();
    }

    private void say(String text, Button... answers) {
        var label = Sentence.of(text);
        label.setId("question");
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        var line = new HBox(8, label);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("question-box");
        line.getChildren().addAll(answers);
        asked.getChildren().setAll(line);
    }

    private void askNothing() {
        asked.getChildren().clear();
    }

    private void save(Wish wish) {
        askNothing();
        var verdict = model.verdictProperty().get();
        if (verdict.profile().isEmpty()) {
            insist.accept(verdict);
            return;
        }
        model.save(verdict.profile().get(), wish, (profile, came) -> told(came, profile, wish));
    }

    private void told(Saved came, Profile profile, Wish wish) {
        var path = desk.office().folders().profiles();
        switch (came) {
            case Saved.Done _ -> done(profile, wish);
            case Saved.NotKept(var problem) -> askWhereToKeep(problem, wish);
            case Saved.Other(var there) -> askWhose(there, wish);
            case Saved.Refused(var problems) ->
                    ask(
                            texts.get("refused")
                                    + "\n"
                                    + String.join(
                                            "\n",
                                            desk.words().problems().sentences(path, problems)),
                            button("again", () -> save(wish)));
            case Saved.NotWritten _ ->
                    ask(
                            texts.get("not-written", path.toString()),
                            button("again", () -> save(wish)));
        }
    }

    private void done(Profile profile, Wish wish) {
        saved = true;
        switch (wish) {
            case PREVIEW -> Arrival.atPreview(desk, profile, was());
            case AS_IT_WAS -> {
                desk.resting().end(profile.id());
                leave(new Place.Profiles());
            }
        }
    }

    private void askWhereToKeep(KeychainProblem problem, Wish wish) {
        var question =
                new KeepingQuestion(
                        problem,
                        desk,
                        texts,
                        new KeepingQuestion.Answers() {
                            @Override
                            public void forThisSession() {
                                model.keepForThisSession(() -> save(wish));
                            }

                            @Override
                            public void inFile(char[] passphrase) {
                                model.keepInFile(passphrase, () -> save(wish));
                            }

                            @Override
                            public void tryAgain() {
                                save(wish);
                            }
                        });
        asked.getChildren().setAll(question.node());
        question.focus();
    }

    private void askWhose(Optional<Profile> there, Wish wish) {
        var mine =
                button(
                        "overrule",
                        () -> {
                            model.overrule(there);
                            save(wish);
                        });
        ask(texts.get("other"), mine, button("take.theirs", anew), keepEditing());
    }
}

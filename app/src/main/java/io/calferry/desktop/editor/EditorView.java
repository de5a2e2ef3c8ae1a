package io.calferry.desktop.editor;

import atlantafx.base.theme.Styles;

import io.calferry.desktop.Desk;
import io.calferry.desktop.Place;
import io.calferry.desktop.Texts;
import io.calferry.desktop.editor.EditorModel.Wish;
import io.calferry.desktop.editor.Keeper.Saved;
import io.calferry.desktop.editor.ProfileForm.Verdict;
import io.calferry.desktop.editor.Spot.Part;
import io.calferry.desktop.profiles.Arrival;
import io.calferry.keychain.KeychainProblem;
import io.calferry.profile.Profile;
import io.calferry.profile.Way.Direction;
import io.calferry.sync.Side;
import io.calferry.words.Words;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The sections of the editor one below the other, and the buttons that end it.
final class EditorView {

    private final BorderPane pane = new BorderPane();
    private final VBox sections = new VBox();
    private final VBox asked = new VBox(8);
    private final Desk desk;
    private final EditorModel model;
    private final Texts texts;
    private final Words words;
    private final Sheet sheet;
    private final EndView from;
    private final EndView to;
    private final WhatView what;
    private final Runnable anew;
    private final Begun begun;
    private boolean saved;

    /// With what the editing began.
    enum Begun {
        ANEW,
        /// With what was filled in before and not saved.
        RESTORED
    }

    /// @param anew begins with what is saved
    EditorView(Desk desk, EditorModel model, Texts texts, Begun begun, Runnable anew) {
        this.desk = desk;
        this.model = model;
        this.texts = texts;
        this.words = Words.in(desk.locale(), desk.office().clock().getZone());
        this.sheet = new Sheet(words);
        this.anew = anew;
        this.begun = begun;
        var form = model.form();
        var head = section("", name());
        from = new EndView(Side.LEFT, form.from, model.talk(Side.LEFT), sheet, texts);
        to = new EndView(Side.RIGHT, form.to, model.talk(Side.RIGHT), sheet, texts);
        var direction = direction();
        what = new WhatView(form, sheet, texts);
        sections.getChildren()
                .setAll(
                        head,
                        section("from", from.node()),
                        section("to", to.node()),
                        section("direction", direction),
                        section("what", what.node()),
                        section("when", new WhenView(form, texts).node()));
        sections.getStyleClass().add("editor");
        var scroll = new ScrollPane(sections);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        pane.setCenter(scroll);
        asked.setId("asked");
        pane.setBottom(new VBox(asked, buttons()));
        model.verdictProperty().addListener((_, _, now) -> sheet.show(now.wrong()));
        sheet.show(model.verdictProperty().get().wrong());
    }

    Region node() {
        return pane;
    }

    ProfileForm form() {
        return model.form();
    }

    boolean isUnsaved() {
        return !saved && model.form().isChanged();
    }

    /// Puts the focus where something is to be done, and says what was restored.
    void begin() {
        model.lookForPasswords(side -> view(side).showKept(texts.get("kept")));
        model.recall(side -> sheet.focus(new Spot(Part.of(side), Field.PASSWORD)));
        if (begun == Begun.RESTORED) {
            var discard = button("discard", anew);
            ask(texts.get("restored"), discard);
        }
    }

    private EndView view(Side side) {
        return side == Side.LEFT ? from : to;
    }

    private Region section(String key, Region content) {
        var heading = new Label(key.isEmpty() ? "" : texts.get("section." + key));
        heading.getStyleClass().add("section");
        heading.setMinWidth(88);
        heading.setPrefWidth(88);
        HBox.setHgrow(content, Priority.ALWAYS);
        content.setMaxWidth(Double.MAX_VALUE);
        content.setMinWidth(0);
        var line = new HBox(8, heading, content);
        line.getStyleClass().add("editor-section");
        return line;
    }

    private Region name() {
        var control = new TextField();
        control.setId("name");
        control.textProperty().bindBidirectional(model.form().name);
        control.setPromptText(texts.get("prompt.name"));
        var view = new FieldView(texts.get("field.name"), control).wide();
        return sheet.add(new Spot(Part.HEAD, Field.NAME), view).node();
    }

    private Region direction() {
        var combo =
                Choices.combo(
                        model.form().direction, List.of(Direction.values()), texts, "direction");
        combo.setId("direction");
        var view = new FieldView(texts.get("field.direction"), combo);
        return sheet.add(new Spot(Part.DIRECTION, Field.DIRECTION), view).node();
    }

    private Region buttons() {
        var on = model.form().base().filter(it -> it.state() == Profile.State.ENABLED).isPresent();
        var preview = button("save.preview", () -> save(Wish.PREVIEW));
        preview.getStyleClass().add(Styles.ACCENT);
        var keep = button(on ? "save" : "save.paused", () -> save(Wish.AS_IT_WAS));
        var cancel = button("cancel", this::cancel);
        cancel.setId("editor-cancel");
        var bar = new FlowPane(8, 8, preview, keep, cancel);
        bar.getStyleClass().add("editor-buttons");
        return bar;
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
        ask(texts.get("unsaved"), discard, button("keep.editing", this::askNothing));
    }

    private void leave(Place place) {
        saved = true;
        desk.navigator().open(place);
    }

    /// Asks, or says, something above the buttons.
    private void ask(String text, Button... answers) {
        var label = new Label(text);
        label.setId("question");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        var box = new HBox(8, label);
        box.setAlignment(Pos.CENTER_LEFT);
        box.getStyleClass().add("question-box");
        box.getChildren().addAll(answers);
        asked.getChildren().setAll(box);
        if (answers.length > 0) {
            answers[answers.length - 1].requestFocus();
        }
    }

    private void askNothing() {
        asked.getChildren().clear();
    }

    private void save(Wish wish) {
        askNothing();
        var verdict = model.verdictProperty().get();
        if (verdict.profile().isEmpty()) {
            insist(verdict);
            return;
        }
        model.save(verdict.profile().get(), wish, (profile, came) -> told(came, profile, wish));
    }

    private void insist(Verdict verdict) {
        var wrong = verdict.wrong();
        from.unfold(fields(verdict, Part.FROM));
        to.unfold(fields(verdict, Part.TO));
        if (wrong.keySet().stream().anyMatch(it -> it.part() == Part.WHAT)) {
            what.unfold();
        }
        sheet.insist(wrong);
    }

    private static java.util.Set<Field> fields(Verdict verdict, Part part) {
        return verdict.wrong().keySet().stream()
                .filter(it -> it.part() == part)
                .map(Spot::field)
                .collect(Collectors.toSet());
    }

    private void told(Saved came, Profile profile, Wish wish) {
        switch (came) {
            case Saved.Done _ -> done(profile, wish);
            case Saved.NotKept(var problem) -> askWhereToKeep(problem, wish);
            case Saved.Other(var there) -> askWhose(there, wish);
            case Saved.Refused(var problems) -> {
                var path = desk.office().folders().profiles();
                ask(
                        texts.get("refused")
                                + "\n"
                                + problems.stream()
                                        .map(it -> words.problems().sentence(path, it))
                                        .collect(Collectors.joining("\n")),
                        button("again", () -> save(wish)));
            }
            case Saved.NotWritten _ ->
                    ask(
                            texts.get("not-written", desk.office().folders().profiles().toString()),
                            button("again", () -> save(wish)));
        }
    }

    private void done(Profile profile, Wish wish) {
        saved = true;
        switch (wish) {
            case PREVIEW -> Arrival.atPreview(desk, profile);
            case AS_IT_WAS -> leave(new Place.Profiles());
        }
    }

    private void askWhereToKeep(KeychainProblem problem, Wish wish) {
        var file = desk.office().keychains().file().file();
        var question =
                new KeepingQuestion(
                        problem,
                        file,
                        texts,
                        words,
                        new KeepingQuestion.Answers() {
                            @Override
                            public void forThisSession() {
                                model.keepForThisSession();
                                save(wish);
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
        ask(texts.get("other"), mine, button("take.theirs", anew));
    }

    void close() {
        model.close();
    }
}

package io.calferry.desktop.editor;

import io.calferry.desktop.Desk;
import io.calferry.desktop.Texts;
import io.calferry.desktop.editor.ProfileForm.Verdict;
import io.calferry.desktop.editor.Spot.Part;
import io.calferry.profile.Way.Direction;
import io.calferry.sync.Side;

import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The sections of the editor one below the other, and the buttons that end it.
final class EditorView {

    private final BorderPane pane = new BorderPane();
    private final Sections sections;
    private final EditorModel model;
    private final Texts texts;
    private final Sheet sheet;
    private final EndView from;
    private final EndView to;
    private final WhatView what;
    private final Ending ending;
    private final Begun begun;

    /// With what the editing began.
    enum Begun {
        ANEW,
        /// With what was filled in before and not saved.
        RESTORED
    }

    /// @param paths asks for files and folders
    /// @param anew begins with what is saved
    EditorView(
            Desk desk,
            EditorModel model,
            Texts texts,
            PathChoice paths,
            Begun begun,
            Runnable anew) {
        this.model = model;
        this.texts = texts;
        this.sheet = new Sheet(desk.words(), desk.background());
        this.sections = new Sections(desk.background());
        this.begun = begun;
        var form = model.form();
        var name = name();
        from = new EndView(desk, Side.LEFT, form.from, model.talk(Side.LEFT), sheet, paths);
        to = new EndView(desk, Side.RIGHT, form.to, model.talk(Side.RIGHT), sheet, paths);
        var direction = direction();
        what = new WhatView(form, sheet, texts, desk.background());
        sections.begin(name);
        sections.add(heading("from"), from.rows());
        sections.add(heading("to"), to.rows());
        sections.add(heading("direction"), List.of(direction));
        sections.add(heading("what"), what.rows());
        sections.add(heading("when"), new WhenView(form, texts).rows());
        pane.setCenter(sections.node());
        ending = new Ending(desk, model, texts, this::insist, anew);
        pane.setBottom(ending.node());
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
        return ending.isUnsaved();
    }

    /// Puts the focus where something is to be done, and says what was restored.
    void begin() {
        model.lookForPasswords(side -> view(side).showKept(texts.get("kept")));
        model.recall(sheet::focus);
        if (begun == Begun.RESTORED) {
            ending.restored();
        }
    }

    private EndView view(Side side) {
        return side == Side.LEFT ? from : to;
    }

    private String heading(String key) {
        return texts.get("section." + key);
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

    /// What is folded away is opened where something in it is wrong, and the first wrong field gets
    /// the focus.
    private void insist(Verdict verdict) {
        var wrong = verdict.wrong();
        from.unfold(fields(verdict, Part.FROM));
        to.unfold(fields(verdict, Part.TO));
        if (wrong.keySet().stream().anyMatch(it -> it.part() == Part.WHAT)) {
            what.unfold();
        }
        sheet.insist(wrong);
    }

    private static Set<Field> fields(Verdict verdict, Part part) {
        return verdict.wrong().keySet().stream()
                .filter(it -> it.part() == part)
                .map(Spot::field)
                .collect(Collectors.toSet());
    }

    void close() {
        model.close();
    }
}

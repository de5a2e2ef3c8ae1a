package io.calferry.desktop.editor;

import io.calferry.desktop.Background;
import io.calferry.desktop.Sentence;
import io.calferry.desktop.Texts;
import io.calferry.desktop.editor.RulesForm.Reminding;
import io.calferry.desktop.editor.Spot.Part;
import io.calferry.profile.Way.Direction;
import io.calferry.shape.Attendees;
import io.calferry.shape.Detail;
import io.calferry.shape.Filter;
import io.calferry.shape.WorkingElsewhere;
import io.calferry.sync.Policy.OnClash;
import io.calferry.sync.Policy.OnDrift;
import io.calferry.sync.Policy.Others;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What crosses, and in which form; what few people change is folded away.
final class WhatView {

    private final List<Region> rows;
    private final ProfileForm form;
    private final Sheet sheet;
    private final Texts texts;
    private final TitledPane more;

    WhatView(ProfileForm form, Sheet sheet, Texts texts, Background background) {
        this.form = form;
        this.sheet = sheet;
        this.texts = texts;
        more = new Fold("more-rules", texts.get("more"), more(), background).node();
        rows = List.of(span(), detail(), people(), more);
    }

    /// From the top to the bottom.
    List<Region> rows() {
        return rows;
    }

    private Region span() {
        var spans = new Spans(texts);
        var past = Choices.combo(form.rules.past, Spans.PAST, spans::past);
        past.setId("past");
        past.setAccessibleText(texts.get("field.past"));
        var future = Choices.combo(form.rules.future, Spans.FUTURE, spans::future);
        future.setId("future");
        future.setMinWidth(Region.USE_PREF_SIZE);
        future.setAccessibleText(texts.get("field.future"));
        var and = new Label(texts.get("past.and"));
        var ahead = new HBox(8, and, future);
        ahead.setAlignment(Pos.CENTER_LEFT);
        ahead.visibleProperty().bind(form.rules.past.map(it -> it.isPresent()));
        ahead.managedProperty().bind(ahead.visibleProperty());
        past.setMinWidth(Region.USE_PREF_SIZE);
        return beside(texts.get("field.span"), new FlowPane(8, 8, past, ahead));
    }

    private Region detail() {
        var radios = Choices.radios(form.rules.detail, List.of(Detail.values()), texts, "detail");
        return group(texts.get("field.detail"), radios);
    }

    /// Round buttons or ticks with what they are about before them.
    private static Region group(String name, Region buttons) {
        // In line with the name.
        buttons.getStyleClass().add("field-group");
        return beside(name, buttons);
    }

    private static Region beside(String name, Region content) {
        var label = new Label(name);
        label.getStyleClass().add("field-name");
        label.setMinWidth(130);
        label.setMaxWidth(130);
        label.setWrapText(true);
        var line = new HBox(8, label, content);
        HBox.setHgrow(content, javafx.scene.layout.Priority.ALWAYS);
        return line;
    }

    private Region people() {
        var people = choice("attendees", form.rules.attendees, Attendees.values());
        var why = new Button(texts.get("why"));
        why.setId("why-people");
        why.setMinWidth(Region.USE_PREF_SIZE);
        why.setAccessibleText(texts.get("why.people"));
        var explanation = Sentence.of(texts.get("why.people.answer"));
        explanation.getStyleClass().add("quiet");
        explanation.setVisible(false);
        explanation.managedProperty().bind(explanation.visibleProperty());
        why.setOnAction(_ -> explanation.setVisible(!explanation.isVisible()));
        return new VBox(
                4, new FieldView(texts.get("field.attendees"), people, why).node(), explanation);
    }

    private <E extends Enum<E>> javafx.scene.control.ComboBox<E> choice(
            String key, ObjectProperty<E> property, E[] values) {
        var combo = Choices.combo(property, Arrays.asList(values), texts, key);
        combo.setId(key);
        return combo;
    }

    private List<Region> more() {
        var twoWay = form.direction.map(it -> it == Direction.TWO_WAY);
        var oneWay = form.direction.map(it -> it == Direction.ONE_WAY);
        var reminding = choice("reminding", form.rules.reminding, Reminding.values());
        return List.of(
                skips(),
                text(Field.CATEGORY_IS, form.rules.categoryIs),
                text(Field.CATEGORY_NOT, form.rules.categoryNot),
                text(Field.TITLE_MATCHES, form.rules.titleMatches),
                text(Field.TITLE_NOT, form.rules.titleNot),
                new FieldView(texts.get("field.reminding"), reminding).node(),
                text(
                        Field.LEAD,
                        form.rules.lead,
                        form.rules.reminding.map(it -> it == Reminding.BEFORE)),
                text(Field.PREFIX, form.rules.prefix),
                new FieldView(
                                texts.get("field.working-elsewhere"),
                                choice(
                                        "working-elsewhere",
                                        form.rules.workingElsewhere,
                                        WorkingElsewhere.values()))
                        .node(),
                new FieldView(
                                texts.get("field.on-drift"),
                                choice("on-drift", form.onDrift, OnDrift.values()))
                        .onlyWhile(oneWay)
                        .node(),
                new FieldView(
                                texts.get("field.others"),
                                choice("others", form.others, Others.values()))
                        .onlyWhile(oneWay)
                        .node(),
                new FieldView(
                                texts.get("field.on-clash"),
                                choice("on-clash", form.onClash, OnClash.values()))
                        .onlyWhile(twoWay)
                        .node(),
                guard(),
                text(Field.SHARE, form.share),
                text(Field.COUNT, form.count));
    }

    private Label guard() {
        var explanation = Sentence.of(texts.get("guard"));
        explanation.getStyleClass().add("quiet");
        return explanation;
    }

    private Region skips() {
        var pane = new FlowPane(16, 6);
        for (var filter : RulesForm.SKIPS) {
            pane.getChildren().add(tick(filter));
        }
        return group(texts.get("field.skips"), pane);
    }

    private CheckBox tick(Filter filter) {
        var box = new CheckBox(texts.get(filter.kind()));
        box.setId(filter.kind());
        box.setSelected(form.rules.skips.get().contains(filter));
        box.setOnAction(
                _ -> {
                    var next = new HashSet<>(form.rules.skips.get());
                    if (box.isSelected()) {
                        next.add(filter);
                    } else {
                        next.remove(filter);
                    }
                    form.rules.skips.set(Set.copyOf(next));
                });
        return box;
    }

    private Region text(Field field, StringProperty value) {
        return sheet.add(new Spot(Part.WHAT, field), view(field, value)).node();
    }

    private Region text(Field field, StringProperty value, ObservableValue<Boolean> wanted) {
        return sheet.add(new Spot(Part.WHAT, field), view(field, value).onlyWhile(wanted)).node();
    }

    private FieldView view(Field field, StringProperty value) {
        var control = new TextField();
        control.setId("WHAT-" + field);
        control.textProperty().bindBidirectional(value);
        var key = field.name().toLowerCase(Locale.ROOT);
        control.setPromptText(texts.get("prompt." + key));
        return new FieldView(texts.get("field." + key), control).wide();
    }

    /// What is folded away is opened where something in it is wrong.
    void unfold() {
        more.setExpanded(true);
    }
}

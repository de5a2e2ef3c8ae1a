package io.calferry.desktop.editor;

import io.calferry.agent.Workplace.Access;
import io.calferry.agent.Workplace.Found;
import io.calferry.desktop.OneLine;
import io.calferry.desktop.Texts;
import io.calferry.desktop.editor.Spot.Part;
import io.calferry.profile.Problem.What;
import io.calferry.sync.Side;

import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// The calendars that an account was found to have, to choose one of, and to make another.
final class CalendarChoice {

    private static final Pattern COLOUR = Pattern.compile("#[0-9A-Fa-f]{6}(?:[0-9A-Fa-f]{2})?");

    private final ComboBox<Found> combo = new ComboBox<>();
    private final TextField name = new TextField();
    private final EndForm form;
    private final EndTalk talk;
    private final Texts texts;
    private final VBox box;

    /// @param missing hears what keeps a calendar from being made
    CalendarChoice(
            Side side,
            EndForm form,
            EndTalk talk,
            Texts texts,
            Consumer<Map<Field, What>> missing) {
        this.form = form;
        this.talk = talk;
        this.texts = texts;
        var part = Part.of(side);
        combo.setId(part + "-found");
        combo.setPromptText(texts.get("choose"));
        combo.setCellFactory(_ -> new Cell());
        combo.setButtonCell(new Cell());
        combo.setOnAction(_ -> Optional.ofNullable(combo.getValue()).ifPresent(talk::choose));
        name.setId(part + "-new-name");
        name.setPromptText(texts.get("new.calendar.name"));
        name.setAccessibleText(texts.get("new.calendar.name"));
        var make = new Button(texts.get("new.calendar"));
        make.setId(part + "-new");
        make.setMinWidth(Region.USE_PREF_SIZE);
        make.setOnAction(_ -> missing.accept(talk.create(name.getText())));
        make.disableProperty().bind(name.textProperty().map(String::isBlank));
        var making = new FlowPane(8, 4, name, make);
        making.visibleProperty().bind(form.kind.map(it -> it == Kind.CALDAV));
        making.managedProperty().bind(making.visibleProperty());
        combo.setMinWidth(220);
        var choice = new FieldView(texts.get("field.found"), combo).wide();
        making.setPadding(new Insets(0, 0, 0, FieldView.INDENT));
        box = new VBox(8, choice.node(), making);
        box.visibleProperty().bind(talk.foundProperty().map(it -> !it.isEmpty()));
        box.managedProperty().bind(box.visibleProperty());
        talk.foundProperty().addListener((_, _, now) -> show(now));
        form.chosen.addListener((_, _, _) -> select());
        form.calendar.addListener((_, _, _) -> select());
        show(talk.foundProperty().get());
    }

    Region node() {
        return box;
    }

    private void show(List<Found> found) {
        combo.getItems().setAll(found);
        select();
    }

    private void select() {
        var chosen =
                switch (form.kind.get()) {
                    case EXCHANGE ->
                            combo.getItems().stream()
                                    .filter(it -> it.name().equals(form.calendar.get()))
                                    .findFirst();
                    case CALDAV -> form.chosen.get();
                    case FEED, FILE, FOLDER, MICROSOFT -> Optional.<Found>empty();
                };
        combo.setValue(chosen.orElse(null));
    }

    /// A calendar: its colour where the server tells one, its name, and whether one may write.
    private final class Cell extends ListCell<Found> {
        @Override
        protected void updateItem(@Nullable Found item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setText(talk.foundProperty().get().isEmpty() ? "" : texts.get("choose"));
                setGraphic(null);
                return;
            }
            var shown = OneLine.of(item.name().isBlank() ? item.url().getPath() : item.name());
            setText(item.access() == Access.WRITE ? shown : texts.get("found.read-only", shown));
            setGraphic(
                    item.colour()
                            .filter(it -> COLOUR.matcher(it).matches())
                            .map(it -> new Circle(6, Color.web(it.substring(0, 7))))
                            .orElse(null));
        }
    }
}

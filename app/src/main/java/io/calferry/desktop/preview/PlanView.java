package io.calferry.desktop.preview;

import io.calferry.desktop.Desk;
import io.calferry.desktop.Place;
import io.calferry.desktop.Texts;
import io.calferry.desktop.preview.CalendarPane.Extent;
import io.calferry.profile.Profile;
import io.calferry.words.Words;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A plan that is there: the counts, the list or the calendar, and the buttons.
final class PlanView {

    private final Desk desk;
    private final Texts texts;
    private final PreviewModel model;
    private final CountsBar counts;
    private final StepList list;
    private final RowDetail detail;
    private final SplitPane split = new SplitPane();
    private final Label finding = new Label();
    private final Label others = new Label();
    private final Words words;
    private final VBox box = new VBox(10);
    private final Button perform = new Button();
    private final RowWords rowWords;

    /// Made when somebody wants to see it: it takes longer than all the rest.
    private Optional<CalendarPane> calendar = Optional.empty();

    private final ReadOnlyObjectWrapper<Form> form = new ReadOnlyObjectWrapper<>(Form.LIST);

    enum Form {
        LIST,
        WEEK,
        MONTH
    }

    PlanView(Desk desk, PreviewModel model, Words words, RowWords rowWords) {
        this.desk = desk;
        this.texts = desk.texts(PlanView.class);
        this.model = model;
        this.words = words;
        this.rowWords = rowWords;
        this.counts = new CountsBar(texts, model);
        this.list = new StepList(desk.background(), texts, words, rowWords, model);
        this.detail = new RowDetail(desk, rowWords, model);
        list.selectedProperty().addListener((_, _, row) -> detail(row));
        finding.getStyleClass().add("attention");
        finding.setWrapText(true);
        finding.setId("finding");
        finding.setMinHeight(Region.USE_PREF_SIZE);
        others.getStyleClass().add("quiet");
        others.setWrapText(true);
        others.setId("others");
        others.setMinHeight(Region.USE_PREF_SIZE);
        split.setOrientation(Orientation.VERTICAL);
        VBox.setVgrow(split, Priority.ALWAYS);
        box.getChildren().setAll(outdated(), counts.node(), finding, split, others, buttons());
        model.tallyProperty().addListener((_, _, _) -> count());
    }

    Region node() {
        return box;
    }

    private FlowPane buttons() {
        perform.setId("perform");
        perform.setDefaultButton(true);
        perform.setOnAction(_ -> model.perform());
        var notNow = new Button(texts.get("not-now"));
        notNow.setId("not-now");
        notNow.setOnAction(_ -> desk.navigator().open(new Place.Profiles()));
        return new FlowPane(8, 8, perform, notNow);
    }

    private void count() {
        var tally = model.tallyProperty().get();
        perform.setText(texts.get("perform", tally.done()));
        others.setText(others(tally));
        others.setManaged(!others.getText().isEmpty());
        perform.setDisable(
                model.profile().state() == Profile.State.ENABLED
                        && model.prospect().filter(it -> it.rows().isEmpty()).isPresent());
    }

    private HBox outdated() {
        var said = new Label(texts.get("outdated"));
        said.setWrapText(true);
        said.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(said, Priority.ALWAYS);
        var again = new Button(texts.get("again"));
        again.setId("look-again");
        again.setMinWidth(Region.USE_PREF_SIZE);
        again.setOnAction(_ -> model.look());
        var notice = new HBox(said, again);
        notice.getStyleClass().add("question");
        notice.visibleProperty().bind(model.outdatedProperty());
        notice.managedProperty().bind(model.outdatedProperty());
        return notice;
    }

    /// What becomes of the steps that are not ticked.
    private String others(Tally tally) {
        var said = new ArrayList<String>();
        if (tally.leftOut() > 0) {
            said.add(texts.get("others.left", tally.leftOut()));
        }
        if (tally.waiting() > 0) {
            said.add(texts.get("others.wait", tally.waiting()));
        }
        return String.join(" ", said);
    }

    void show(Prospect prospect) {
        counts.show(prospect);
        finding.setText(
                prospect.finding()
                        .map(it -> words.waiting().held(it, model.profile()))
                        .map(it -> it + " " + texts.get("held.how"))
                        .orElse(""));
        finding.setManaged(prospect.finding().isPresent());
        calendar.ifPresent(it -> it.goToFirst(prospect.rows()));
        count();
        list.show();
        detail(Optional.empty());
        show(form.get());
    }

    /// How it is shown.
    ReadOnlyObjectProperty<Form> formProperty() {
        return form.getReadOnlyProperty();
    }

    /// Where one begins to read.
    Node first() {
        return list.node();
    }

    void show(Form wanted) {
        form.set(wanted);
        split.getItems()
                .setAll(
                        switch (wanted) {
                            case LIST -> list.node();
                            case WEEK -> calendar(Extent.WEEK);
                            case MONTH -> calendar(Extent.MONTH);
                        });
        detail(Optional.empty());
    }

    private Region calendar(Extent extent) {
        var shown =
                calendar.orElseGet(
                        () ->
                                new CalendarPane(
                                        desk,
                                        model,
                                        rowWords,
                                        row -> detail(Optional.of(row)),
                                        it -> show(form(it))));
        shown.show(extent);
        if (calendar.isEmpty()) {
            shown.goToFirst(model.prospect().map(Prospect::rows).orElse(List.of()));
            calendar = Optional.of(shown);
        }
        return shown.node();
    }

    private static Form form(Extent extent) {
        return switch (extent) {
            case WEEK -> Form.WEEK;
            case MONTH -> Form.MONTH;
        };
    }

    private void detail(Optional<Row> row) {
        detail.show(row);
        if (row.isEmpty()) {
            split.getItems().remove(detail.node());
        } else if (!split.getItems().contains(detail.node())) {
            split.getItems().add(detail.node());
            split.setDividerPositions(0.62);
        }
    }
}

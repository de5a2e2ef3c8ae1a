package io.calferry.desktop.preview;

import io.calferry.desktop.Desk;
import io.calferry.desktop.Place;
import io.calferry.desktop.Texts;
import io.calferry.profile.Profile;
import io.calferry.words.Words;

import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

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
    private final Words words;
    private final VBox box = new VBox(10);
    private final Button perform = new Button();
    private final RowWords rowWords;

    /// Made when somebody wants to see it: it takes longer than all the rest.
    private Optional<CalendarPane> calendar = Optional.empty();

    private Form form = Form.LIST;

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
        this.list = new StepList(texts, words, rowWords, model);
        this.detail = new RowDetail(desk, rowWords, model);
        list.selectedProperty().addListener((_, _, row) -> detail(row));
        finding.getStyleClass().add("attention");
        finding.setWrapText(true);
        finding.setId("finding");
        finding.setMinHeight(Region.USE_PREF_SIZE);
        split.setOrientation(Orientation.VERTICAL);
        VBox.setVgrow(split, Priority.ALWAYS);
        box.getChildren().setAll(top(), finding, split, buttons());
        model.stepsProperty().addListener((_, _, _) -> count());
        model.untouchedProperty().addListener((_, _, _) -> redraw());
    }

    Region node() {
        return box;
    }

    private HBox top() {
        var search = new TextField();
        search.setId("search");
        search.setPromptText(texts.get("search"));
        search.setAccessibleText(texts.get("search"));
        search.setPrefColumnCount(10);
        search.setMinWidth(110);
        model.searchProperty().bind(search.textProperty());
        HBox.setHgrow(counts.node(), Priority.ALWAYS);
        return new HBox(8, counts.node(), search);
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
        int steps = model.stepsProperty().get();
        perform.setText(texts.get("perform", steps));
        perform.setDisable(
                model.profile().state() == Profile.State.ENABLED
                        && model.prospect().filter(it -> it.rows().isEmpty()).isPresent());
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
        detail(Optional.empty());
        show(form);
    }

    void show(Form wanted) {
        form = wanted;
        // A node that is not in the scene draws nothing.
        switch (wanted) {
            case LIST -> split.getItems().setAll(list.node());
            case WEEK, MONTH -> split.getItems().setAll(calendar().node());
        }
        detail(Optional.empty());
        redraw();
    }

    private CalendarPane calendar() {
        if (calendar.isEmpty()) {
            var made = new CalendarPane(desk, model, rowWords, row -> detail(Optional.of(row)));
            made.goToFirst(model.prospect().map(Prospect::rows).orElse(List.of()));
            calendar = Optional.of(made);
        }
        return calendar.get();
    }

    private void redraw() {
        switch (form) {
            case LIST -> list.node().refresh();
            case WEEK -> calendar().show(CalendarPane.Extent.WEEK);
            case MONTH -> calendar().show(CalendarPane.Extent.MONTH);
        }
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

package io.calferry.desktop.activity;

import io.calferry.desktop.Desk;
import io.calferry.desktop.FieldGrid;
import io.calferry.desktop.Keys;
import io.calferry.desktop.Page;
import io.calferry.desktop.Place;
import io.calferry.desktop.Texts;
import io.calferry.desktop.Troubles;
import io.calferry.desktop.Viewport;
import io.calferry.desktop.activity.RunModel.Reading;
import io.calferry.desktop.activity.RunModel.Taking;
import io.calferry.desktop.activity.StepLook.Detail;
import io.calferry.sync.Hindsight.After;
import io.calferry.sync.Hindsight.Before;
import io.calferry.sync.Ledger.RunId;
import io.calferry.sync.Ledgers.PastEntry;
import io.calferry.sync.Ledgers.PastRun;
import io.calferry.words.FieldWords;

import javafx.beans.binding.Bindings;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.Optional;

/// What one run did, step by step, with before and after.
public final class RunPage implements Page {

    private final Desk desk;
    private final Texts texts;
    private final RunWords words;
    private final FieldWords fields;
    private final RunModel model;
    private final VBox box = new VBox(10);
    private final Label summary = new Label();
    private final VBox result = new VBox(4);
    private final VBox detail = new VBox(8);
    private final Button undo = new Button();
    private final Button back = new Button();

    /// On the JavaFX thread.
    public RunPage(Desk desk, RunId id) {
        this.desk = desk;
        this.texts = desk.texts(RunPage.class);
        this.words = new RunWords(desk);
        this.fields = desk.words().fields();
        this.model = new RunModel(desk, id);
        summary.setId("summary");
        summary.setWrapText(true);
        summary.setMinHeight(Region.USE_PREF_SIZE);
        result.setId("undone");
        result.setManaged(false);
        undo.setText(texts.get("undo.run"));
        undo.setId("undo-run");
        undo.setMinWidth(Region.USE_PREF_SIZE);
        undo.disableProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> isTaking() || !model.canBeTakenBack(),
                                model.takingProperty(),
                                model.runProperty()));
        undo.setOnAction(_ -> model.undo());
        back.setText(texts.get("back"));
        back.setId("back");
        back.setMinWidth(Region.USE_PREF_SIZE);
        back.setOnAction(_ -> desk.navigator().open(new Place.Activity(Place.Activity.Tab.RUNS)));
        detail.getStyleClass().add("detail");
        var scroll = Viewport.of(detail);
        scroll.setId("step-detail");
        scroll.setAccessibleText(texts.get("detail"));
        var split = new SplitPane(steps(), scroll);
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.55);
        VBox.setVgrow(split, Priority.ALWAYS);
        box.getStyleClass().add("run");
        box.getStylesheets().add(ActivityPage.sheet());
        box.getChildren().setAll(summary, result, split);
        model.runProperty().addListener((_, _, it) -> show(it));
        show(model.runProperty().get());
        model.steps().detailProperty().addListener((_, _, it) -> show(it));
        show(model.steps().detailProperty().get());
        model.takingProperty().addListener((_, _, it) -> show(it));
    }

    private TableView<Optional<PastEntry>> steps() {
        var columns = new Columns<PastEntry>(texts);
        columns.addSign(RunWords::sign);
        columns.add("title", 300, words::title);
        columns.add("deed", 160, words::deed);
        columns.add("side", 120, words::side);
        var table =
                columns.table("steps", model.entries(), it -> model.steps().look(Optional.of(it)));
        var none = new Label(texts.get("steps.none"));
        none.getStyleClass().add("quiet");
        table.setPlaceholder(none);
        table.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, it) -> model.steps().look(it == null ? Optional.empty() : it));
        return table;
    }

    private void show(Reading reading) {
        summary.setText(
                switch (reading) {
                    case Reading.UnderWay _ -> texts.get("reading");
                    case Reading.Found(var run) -> summary(run);
                    case Reading.NotThere _ -> texts.get("run.none");
                    case Reading.Failed(var problem) -> words.words().ledger().sentence(problem);
                });
    }

    private String summary(PastRun run) {
        return texts.get(
                run.ended().isPresent() ? "run.summary" : "run.summary.open",
                words.name(run.profileId()),
                words.when(run),
                words.outcome(run),
                words.counts(run),
                words.took(run));
    }

    private void show(Detail shown) {
        detail.getChildren().clear();
        switch (shown) {
            case Detail.Nothing _ -> detail.getChildren().add(quiet("detail.none"));
            case Detail.UnderWay _ -> detail.getChildren().add(quiet("reading"));
            case Detail.Failed(var entry, var trouble) -> {
                head(entry);
                model.profile()
                        .ifPresent(
                                it ->
                                        detail.getChildren()
                                                .add(
                                                        new Troubles(desk)
                                                                .pane(
                                                                        trouble,
                                                                        it,
                                                                        () ->
                                                                                model.steps()
                                                                                        .lookAgain(
                                                                                                entry))));
            }
            case Detail.Cancelled(var entry) -> {
                head(entry);
                var again = new Button(texts.get("again"));
                again.setId("again");
                again.setOnAction(_ -> model.steps().lookAgain(entry));
                detail.getChildren().addAll(quiet("cancelled"), again);
            }
            case Detail.Known(var entry, var story) -> {
                head(entry);
                said(story.before()).ifPresent(it -> detail.getChildren().add(quiet(it)));
                said(story.after()).ifPresent(it -> detail.getChildren().add(quiet(it)));
                if (!story.fields().isEmpty()) {
                    detail.getChildren()
                            .add(
                                    new FieldGrid(fields, texts.get("before"), texts.get("after"))
                                            .of(story.fields()));
                }
            }
        }
    }

    private boolean isTaking() {
        return model.takingProperty().get() instanceof Taking.UnderWay;
    }

    private void head(PastEntry entry) {
        var title = new Label(words.deed(entry) + ": " + words.title(entry));
        title.getStyleClass().add("detail-title");
        var take = new Button(texts.get("undo.step"));
        take.setId("undo-step");
        take.setAccessibleText(texts.get("undo.step.what", words.title(entry)));
        take.disableProperty()
                .bind(Bindings.createBooleanBinding(this::isTaking, model.takingProperty()));
        take.setOnAction(_ -> model.undo(entry.id()));
        detail.getChildren().add(title);
        switch (entry.takeBack()) {
            case POSSIBLE -> detail.getChildren().add(take);
            case NO_IMAGE -> detail.getChildren().add(quiet("undo.no-image"));
            case NOTHING_WRITTEN -> {}
        }
    }

    private Label quiet(String key) {
        var label = new Label(texts.get(key));
        label.getStyleClass().add("quiet");
        label.setWrapText(true);
        return label;
    }

    private static Optional<String> said(Before before) {
        return switch (before) {
            case Before.Known _, Before.Nothing _ -> Optional.empty();
            case Before.Unknown _ -> Optional.of("before.unknown");
        };
    }

    private static Optional<String> said(After after) {
        return switch (after) {
            case After.Known _, After.Nothing _, After.Unknown _ -> Optional.empty();
            case After.ChangedSince _ -> Optional.of("after.changed");
            case After.GoneSince _ -> Optional.of("after.gone");
            case After.Unreadable _ -> Optional.of("after.unreadable");
        };
    }

    private void show(Taking taking) {
        result.getChildren().clear();
        switch (taking) {
            case Taking.NotAsked _, Taking.UnderWay _ -> {}
            case Taking.Cancelled(var what) ->
                    result.getChildren().add(quiet("undo.cancelled." + Keys.of(what)));
            case Taking.Failed(var trouble) ->
                    model.profile()
                            .ifPresent(
                                    it ->
                                            result.getChildren()
                                                    .add(
                                                            new Troubles(desk)
                                                                    .pane(
                                                                            trouble,
                                                                            it,
                                                                            model::again)));
            case Taking.Done(var undone) ->
                    new UndoneWords(texts, words, model.profile())
                            .lines(undone)
                            .forEach(
                                    it -> {
                                        var line = new Label(it);
                                        line.setWrapText(true);
                                        result.getChildren().add(line);
                                    });
        }
        result.setManaged(!result.getChildren().isEmpty());
    }

    @Override
    public String title() {
        return texts.get("run.title");
    }

    @Override
    public Node node() {
        return box;
    }

    @Override
    public List<Node> actions() {
        return List.of(back, undo);
    }

    @Override
    public void close() {
        model.close();
    }
}

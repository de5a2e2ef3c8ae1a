package io.calferry.desktop.activity;

import io.calferry.desktop.Desk;
import io.calferry.desktop.Place;
import io.calferry.desktop.Texts;
import io.calferry.desktop.activity.PagedList.Reading;
import io.calferry.desktop.activity.RunsModel.Showing;
import io.calferry.profile.Profile;
import io.calferry.profile.ProfileId;
import io.calferry.sync.Counts;
import io.calferry.sync.Ledger.RunId;
import io.calferry.sync.Ledgers.PastEntry;
import io.calferry.sync.Ledgers.PastRun;

import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/// The history as a table, under a chart.
final class RunsPane {

    /// How long a person is still typing.
    private static final Duration TYPING = Duration.millis(250);

    /// Pixels by which a table grows at a time: of four rows.
    private static final double GROWTH = 136;

    private final Desk desk;
    private final Texts texts;
    private final RunWords words;
    private final RunsModel model;
    private final VBox box = new VBox(10);
    private final VBox table = new VBox();
    private final Label trouble = new Label();
    private final Button again = new Button();
    private final HBox failed = new HBox(8, trouble, again);
    private final TextField search = new TextField();

    /// @param of whose history it is at first, if there is such a profile
    RunsPane(Desk desk, Optional<ProfileId> of) {
        this.desk = desk;
        this.texts = desk.texts(RunsPane.class);
        this.words = new RunWords(desk);
        this.model = new RunsModel(desk, of);
        var chart = new RunChart(texts, words, this::open);
        trouble.getStyleClass().add("wrong");
        trouble.setWrapText(true);
        HBox.setHgrow(trouble, Priority.ALWAYS);
        again.setText(texts.get("again"));
        again.setId("again");
        again.setMinWidth(Region.USE_PREF_SIZE);
        again.setOnAction(_ -> model.reload());
        failed.setVisible(false);
        failed.setManaged(false);
        model.chartProperty().addListener((_, _, it) -> chart.show(it));
        model.showingProperty().addListener((_, _, it) -> show(it));
        VBox.setVgrow(table, Priority.ALWAYS);
        box.getStyleClass().add("tab-page");
        box.getChildren().setAll(chart.node(), bar(), failed, table);
    }

    Region node() {
        return box;
    }

    /// Shows the table, once all else is drawn.
    void begin() {
        show(model.showingProperty().get());
    }

    /// Where one types what is searched for.
    Node search() {
        return search;
    }

    private void open(RunId run) {
        desk.navigator().open(new Place.Run(run));
    }

    private void show(Showing showing) {
        Node shown =
                switch (showing) {
                    case Showing.Runs(var runs) -> table(runs);
                    case Showing.Found(var entries) -> found(entries);
                };
        VBox.setVgrow(shown, Priority.ALWAYS);
        table.getChildren().setAll(shown);
    }

    private HBox bar() {
        var profiles = new ComboBox<Optional<Profile>>();
        profiles.setId("profile-filter");
        profiles.setAccessibleText(texts.get("filter.profile"));
        ProfileChoice.fill(profiles, model.profiles(), texts);
        profiles.getItems().stream()
                .filter(it -> it.map(Profile::id).equals(model.profileProperty().get()))
                .findFirst()
                .ifPresent(profiles::setValue);
        profiles.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, it) -> model.profileProperty().set(it.map(Profile::id)));
        search.setId("history-search");
        search.setPromptText(texts.get("filter.title"));
        search.setAccessibleText(texts.get("filter.title"));
        search.setPrefColumnCount(20);
        var typing = new PauseTransition(TYPING);
        typing.setOnFinished(_ -> model.searchProperty().set(search.getText()));
        search.textProperty().addListener((_, _, _) -> typing.playFromStart());
        return new HBox(8, profiles, search);
    }

    private TableView<Optional<PastRun>> table(PagedList<PastRun> runs) {
        var columns = new Columns<PastRun>(texts);
        columns.add("when", 138, 138, words::when);
        columns.add("profile", 114, 84, it -> words.name(it.profileId()));
        columns.add("outcome", 144, 144, words::outcome);
        columns.addInstead("changes", 110, words::changes, words::counts);
        number(columns, "added", 62, Counts::created);
        number(columns, "changed", 90, Counts::updated);
        number(columns, "removed", 90, Counts::deleted);
        number(columns, "parked", 70, it -> it.parked() + it.held());
        columns.addRoomy("took", 64, words::took);
        return filled(columns, runs, "runs", PastRun::id);
    }

    private void number(
            Columns<PastRun> columns, String key, double width, ToLongFunction<Counts> count) {
        columns.addRoomy(
                key,
                width,
                it -> {
                    long number = count.applyAsLong(it.counts());
                    return number == 0 ? "" : texts.get("number", number);
                });
    }

    private TableView<Optional<PastEntry>> found(PagedList<PastEntry> entries) {
        var columns = new Columns<PastEntry>(texts);
        columns.addSign(RunWords::sign);
        columns.add("title", 240, words::title);
        columns.add("deed", 130, 120, words::deed);
        columns.add(
                "when",
                150,
                138,
                it -> words.words().moments().spoken(it.at(), desk.office().clock().instant()));
        columns.add("profile", 150, it -> words.name(it.profileId()));
        return filled(columns, entries, "found", PastEntry::run);
    }

    private <T> TableView<Optional<T>> filled(
            Columns<T> columns, PagedList<T> list, String id, Function<T, RunId> run) {
        var filled = columns.table(id, list, it -> open(run.apply(it)));
        var placeholder = new Label();
        placeholder.getStyleClass().add("quiet");
        filled.setPlaceholder(placeholder);
        list.readingProperty().addListener((_, _, it) -> tell(it, placeholder, id));
        tell(list.readingProperty().get(), placeholder, id);
        filled.setMaxHeight(GROWTH);
        list.readingProperty().addListener((_, _, it) -> grow(filled, it));
        grow(filled, list.readingProperty().get());
        return filled;
    }

    /// A whole window of rows at once would hold the JavaFX thread for long.
    private void grow(Region rows, Reading reading) {
        if (reading instanceof Reading.UnderWay) {
            return;
        }
        desk.background()
                .putOff(
                        () -> {
                            var height = rows.getMaxHeight() + GROWTH;
                            if (height < table.getHeight()) {
                                rows.setMaxHeight(height);
                                grow(rows, reading);
                            } else {
                                rows.setMaxHeight(Double.MAX_VALUE);
                            }
                        });
    }

    private void tell(Reading reading, Label placeholder, String id) {
        trouble.setText("");
        switch (reading) {
            case Reading.UnderWay _ -> placeholder.setText(texts.get("reading"));
            case Reading.Done _ -> placeholder.setText(texts.get(id + ".none"));
            case Reading.Failed(var problem) -> {
                placeholder.setText("");
                trouble.setText(words.words().ledger().sentence(problem));
            }
        }
        failed.setVisible(!trouble.getText().isEmpty());
        failed.setManaged(failed.isVisible());
    }

    void close() {
        model.close();
    }
}

package io.calferry.desktop.preview;

import io.calferry.desktop.Desk;
import io.calferry.desktop.Page;
import io.calferry.desktop.Place;
import io.calferry.desktop.Texts;
import io.calferry.desktop.Troubles;
import io.calferry.desktop.preview.PreviewModel.Stage;
import io.calferry.profile.Profile;
import io.calferry.profile.ProfileId;
import io.calferry.words.Words;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.controlsfx.control.SegmentedButton;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What a run of a profile would do. Nothing is written before a person says so.
public final class PreviewPage implements Page {

    private final Desk desk;
    private final Texts texts;
    private final StackPane pane = new StackPane();
    private final String title;
    private final Optional<PreviewModel> model;
    private List<Node> actions = List.of();

    /// On the JavaFX thread. Begins to look at once.
    public PreviewPage(Desk desk, ProfileId id) {
        this.desk = desk;
        this.texts = desk.texts(PreviewPage.class);
        var profile = desk.live().profile(id).map(it -> it.profile());
        this.title =
                profile.map(it -> texts.get("title", it.name())).orElse(texts.get("title.none"));
        this.model = profile.map(it -> new PreviewModel(desk, it));
        pane.getStyleClass().add("preview");
        pane.getStylesheets()
                .add(
                        Objects.requireNonNull(PreviewPage.class.getResource("preview.css"))
                                .toExternalForm());
        model.ifPresentOrElse(
                it -> begin(it, it.profile()),
                () -> pane.getChildren().setAll(new Label(texts.get("no-profile"))));
    }

    private void begin(PreviewModel it, Profile profile) {
        var rowWords = new RowWords(texts);
        var words = Words.in(desk.locale(), desk.office().clock().getZone());
        var view = new PlanView(desk, it, words, rowWords);
        actions = actions(it, view);
        it.stageProperty().addListener((_, _, stage) -> show(stage, it, profile, view, words));
        show(it.stageProperty().get(), it, profile, view, words);
        it.look();
    }

    private List<Node> actions(PreviewModel it, PlanView view) {
        var search = new TextField();
        search.setId("search");
        search.setPromptText(texts.get("search"));
        search.setAccessibleText(texts.get("search"));
        search.setPrefColumnCount(12);
        it.searchProperty().bind(search.textProperty());
        var list = toggle("list", () -> view.show(PlanView.Form.LIST));
        var week = toggle("week", () -> view.show(PlanView.Form.WEEK));
        var month = toggle("month", () -> view.show(PlanView.Form.MONTH));
        list.setSelected(true);
        var forms = new SegmentedButton(list, week, month);
        forms.setMinWidth(Region.USE_PREF_SIZE);
        return List.of(forms, search);
    }

    private ToggleButton toggle(String key, Runnable show) {
        var button = new ToggleButton(texts.get("form." + key));
        button.setId("form-" + key);
        button.setOnAction(
                _ -> {
                    // One of them is always chosen.
                    button.setSelected(true);
                    show.run();
                });
        return button;
    }

    private void show(Stage stage, PreviewModel it, Profile profile, PlanView view, Words words) {
        boolean plan = stage instanceof Stage.Ready;
        actions.forEach(node -> node.setDisable(!plan));
        pane.getChildren()
                .setAll(
                        switch (stage) {
                            case Stage.Looking _ -> quiet("looking.long", profile.name());
                            case Stage.Doing _ -> quiet("doing.long", profile.name());
                            case Stage.Ready(var prospect) -> {
                                view.show(prospect);
                                yield view.node();
                            }
                            case Stage.Done(var report) ->
                                    new ResultView(desk, profile, words).of(report, it::look);
                            case Stage.Failed(var trouble) ->
                                    new Troubles(desk).pane(trouble, profile, it::look);
                            case Stage.Cancelled _ -> cancelled(it);
                        });
    }

    private Label quiet(String key, String name) {
        var label = new Label(texts.get(key, name));
        label.getStyleClass().add("quiet");
        label.setWrapText(true);
        return label;
    }

    private Node cancelled(PreviewModel it) {
        var sentence = new Label(texts.get("cancelled"));
        sentence.setWrapText(true);
        var again = new Button(texts.get("again"));
        again.setId("again");
        again.setOnAction(_ -> it.look());
        var back = new Button(texts.get("not-now"));
        back.setOnAction(_ -> desk.navigator().open(new Place.Profiles()));
        return new VBox(12, sentence, new FlowPane(8, 8, again, back));
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public Node node() {
        return pane;
    }

    @Override
    public List<Node> actions() {
        return actions;
    }

    @Override
    public void close() {
        model.ifPresent(PreviewModel::close);
    }

    /// A plan that is there: the counts, the list or the calendar, and the buttons.
    static final class PlanView {

        private final Desk desk;
        private final Texts texts;
        private final PreviewModel model;
        private final CountsBar counts;
        private final StepList list;
        private final CalendarPane calendar;
        private final RowDetail detail;
        private final SplitPane split = new SplitPane();
        private final Label finding = new Label();
        private final Words words;
        private final VBox box = new VBox(10);
        private final Button perform = new Button();
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
            this.counts = new CountsBar(texts, model);
            this.list = new StepList(texts, words, rowWords, model);
            this.detail = new RowDetail(desk, rowWords, model);
            this.calendar =
                    new CalendarPane(desk, model, rowWords, row -> detail(Optional.of(row)));
            list.selectedProperty().addListener((_, _, row) -> detail(row));
            finding.getStyleClass().add("attention");
            finding.setWrapText(true);
            finding.setId("finding");
            finding.setMinHeight(Region.USE_PREF_SIZE);
            split.setOrientation(Orientation.VERTICAL);
            VBox.setVgrow(split, Priority.ALWAYS);
            box.getChildren().setAll(counts.node(), finding, split, buttons());
            model.stepsProperty().addListener((_, _, _) -> count());
            model.untouchedProperty().addListener((_, _, _) -> redraw());
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
            int steps = model.stepsProperty().get();
            perform.setText(texts.get("perform", steps));
            perform.setDisable(model.prospect().filter(it -> it.rows().isEmpty()).isPresent());
        }

        void show(Prospect prospect) {
            counts.show(prospect);
            finding.setText(
                    prospect.finding()
                            .map(it -> words.waiting().held(it, model.profile()))
                            .map(it -> it + " " + texts.get("held.how"))
                            .orElse(""));
            finding.setManaged(prospect.finding().isPresent());
            calendar.goToFirst(prospect.rows());
            count();
            detail(Optional.empty());
            show(form);
        }

        void show(Form wanted) {
            form = wanted;
            // A node that is not in the scene draws nothing.
            switch (wanted) {
                case LIST -> split.getItems().setAll(list.node());
                case WEEK, MONTH -> split.getItems().setAll(calendar.node());
            }
            detail(Optional.empty());
            redraw();
        }

        private void redraw() {
            switch (form) {
                case LIST -> list.node().refresh();
                case WEEK -> calendar.show(CalendarPane.Extent.WEEK);
                case MONTH -> calendar.show(CalendarPane.Extent.MONTH);
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
}

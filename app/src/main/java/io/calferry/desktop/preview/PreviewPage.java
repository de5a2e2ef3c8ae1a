package io.calferry.desktop.preview;

import com.calendarfx.view.AllDayView;
import com.calendarfx.view.TimeScaleView;
import com.calendarfx.view.WeekDayHeaderView;
import com.calendarfx.view.WeekDayView;

import io.calferry.desktop.Desk;
import io.calferry.desktop.Keys;
import io.calferry.desktop.Office;
import io.calferry.desktop.Page;
import io.calferry.desktop.Place;
import io.calferry.desktop.Sentence;
import io.calferry.desktop.Texts;
import io.calferry.desktop.Troubles;
import io.calferry.desktop.preview.PlanView.Form;
import io.calferry.desktop.preview.PreviewModel.Stage;
import io.calferry.desktop.preview.PreviewModel.Switching;
import io.calferry.profile.Profile;
import io.calferry.profile.ProfileId;
import io.calferry.words.Words;

import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.controlsfx.control.SegmentedButton;

import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/// What a run of a profile would do. Nothing is written before a person says so.
public final class PreviewPage implements Page {

    private final Desk desk;
    private final Texts texts;
    private final StackPane pane = new StackPane();
    private final String title;
    private final Optional<PreviewModel> model;
    private List<Node> actions = List.of();
    private final TextField search = new TextField();
    private Optional<PlanView> view = Optional.empty();

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

    /// One of each of the larger controls on it, with next to nothing in it.
    public static List<Supplier<Region>> parts() {
        return List.of(
                () -> new SplitPane(new Label()),
                () -> new ListView<>(FXCollections.observableArrayList("")),
                CheckBox::new,
                ProgressBar::new,
                WeekDayView::new,
                TimeScaleView::new,
                AllDayView::new,
                WeekDayHeaderView::new);
    }

    /// Makes the first plan quick. Blocks for some tenths of a second.
    ///
    /// @return how many steps were planned for that, which nobody sees
    public static int rehearse(Office office) {
        return PlanRehearsal.play(office);
    }

    private void begin(PreviewModel it, Profile profile) {
        var rowWords = new RowWords(desk);
        var words = desk.words();
        var view = new PlanView(desk, it, words, rowWords);
        this.view = Optional.of(view);
        actions = List.of(forms(view), search(it, view));
        it.stageProperty().addListener((_, _, stage) -> show(stage, it, profile, view, words));
        show(it.stageProperty().get(), it, profile, view, words);
        // A page that is drawn while both sides are looked at would be slow to be seen.
        desk.background().putOff(it::begin);
    }

    private Node forms(PlanView view) {
        var buttons = new EnumMap<Form, ToggleButton>(Form.class);
        for (var form : Form.values()) {
            buttons.put(form, toggle(form, view));
        }
        view.formProperty()
                .addListener((_, _, it) -> buttons.forEach((f, b) -> b.setSelected(f == it)));
        var forms = new SegmentedButton(buttons.values().toArray(ToggleButton[]::new));
        forms.setMinWidth(Region.USE_PREF_SIZE);
        return forms;
    }

    private Node search(PreviewModel it, PlanView view) {
        search.setId("search");
        // Who searches wants nothing done yet.
        search.setOnAction(_ -> view.first().requestFocus());
        search.setPromptText(texts.get("search"));
        search.setAccessibleText(texts.get("search"));
        search.setPrefColumnCount(9);
        search.setMinWidth(90);
        it.searchProperty().bind(search.textProperty());
        return search;
    }

    private ToggleButton toggle(Form form, PlanView view) {
        var button = new ToggleButton(texts.get("form." + Keys.of(form)));
        button.setId("form-" + Keys.of(form));
        button.setSelected(form == view.formProperty().get());
        // One of them is always chosen.
        button.setOnAction(_ -> button.setSelected(true));
        // The arrow keys choose without an action.
        button.selectedProperty()
                .addListener(
                        (_, _, on) -> {
                            if (on && form != view.formProperty().get()) {
                                view.show(form);
                            }
                        });
        return button;
    }

    private void show(Stage stage, PreviewModel it, Profile profile, PlanView view, Words words) {
        boolean plan = stage instanceof Stage.Ready;
        actions.forEach(node -> node.setDisable(!plan));
        Node shown =
                switch (stage) {
                    case Stage.Looking _ -> quiet("looking.long", profile.name());
                    case Stage.Doing(var turn) ->
                            quiet(
                                    switch (turn) {
                                        case WAITS -> "doing.waits";
                                        case RUNS -> "doing.long";
                                    },
                                    profile.name());
                    case Stage.Ready(var prospect) -> {
                        view.show(prospect);
                        yield view.node();
                    }
                    case Stage.Done(var ran, var switching) ->
                            new ResultView(desk, profile, words).of(ran, switching, it::look);
                    case Stage.Failed(var trouble) ->
                            new Troubles(desk).pane(trouble, profile, it::look);
                    case Stage.Cancelled _ -> cancelled(it);
                };
        pane.getChildren().setAll(it.isResting() && !isOn(stage) ? resting(shown) : shown);
    }

    /// The agent may not know it yet.
    private static boolean isOn(Stage stage) {
        return stage instanceof Stage.Done(_, var switching) && switching == Switching.ON;
    }

    /// Says why a profile is off that was on.
    private Node resting(Node shown) {
        var said = Sentence.of(texts.get("resting"));
        said.setId("resting");
        var notice = new HBox(said);
        notice.getStyleClass().add("question");
        VBox.setVgrow(shown, Priority.ALWAYS);
        return new VBox(10, notice, shown);
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
    public Optional<Node> first() {
        return view.map(PlanView::first);
    }

    @Override
    public Optional<Node> search() {
        return view.map(_ -> search);
    }

    @Override
    public void close() {
        model.ifPresent(PreviewModel::close);
    }
}

package io.calferry.desktop.activity;

import io.calferry.desktop.Desk;
import io.calferry.desktop.Keys;
import io.calferry.desktop.Page;
import io.calferry.desktop.Place;
import io.calferry.desktop.Place.Activity.Tab;
import io.calferry.desktop.Texts;
import io.calferry.profile.ProfileId;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// What runs did, what waits for a person, and what could not be carried.
public final class ActivityPage implements Page {

    private final Texts texts;
    private final TabPane tabs = new TabPane();
    private final Label told = new Label();
    private final VBox box = new VBox(8, told, tabs);
    private final List<Node> actions;
    private final Optional<ProfileId> profile;

    private final Set<Tab> filled = EnumSet.noneOf(Tab.class);

    /// Each is there from when somebody first wants to see it.
    private Optional<RunsPane> runs = Optional.empty();

    private Optional<WaitingPane> waiting = Optional.empty();
    private Optional<ParkedPane> parked = Optional.empty();

    /// On the JavaFX thread.
    ///
    /// @param at what is open at first
    public ActivityPage(Desk desk, Place.Activity at) {
        this(desk, at, SaveAs.DIALOG);
    }

    /// @param saveAs asks a person for a file
    ActivityPage(Desk desk, Place.Activity at, SaveAs saveAs) {
        this.texts = desk.texts(ActivityPage.class);
        this.profile = at.profile();
        told.setId("told");
        told.setWrapText(true);
        told.setManaged(false);
        tabs.setAccessibleText(texts.get("title"));
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        VBox.setVgrow(tabs, Priority.ALWAYS);
        box.getStyleClass().add("activity");
        box.getStylesheets().add(sheet());
        tabs.getTabs().setAll(Arrays.stream(Tab.values()).map(this::tab).toList());
        tabs.getSelectionModel().select(at.tab().ordinal());
        fill(desk, at.tab());
        tabs.getSelectionModel()
                .selectedIndexProperty()
                .addListener((_, _, it) -> fill(desk, Tab.values()[it.intValue()]));
        this.actions = List.of(export(desk, saveAs), why(desk));
    }

    /// One of each of the larger controls on these pages, with next to nothing in it.
    public static List<Supplier<Region>> parts() {
        return List.of(
                () -> new TabPane(new javafx.scene.control.Tab("", new Label())),
                () -> new ComboBox<>(FXCollections.observableArrayList("")),
                TextField::new,
                () -> rows(List.of()),
                () -> rows(List.of("")));
    }

    private static TableView<String> rows(List<String> rows) {
        var column = new TableColumn<String, String>();
        column.setPrefWidth(100);
        column.setCellValueFactory(it -> new ReadOnlyStringWrapper(it.getValue()));
        var table = new TableView<>(FXCollections.observableArrayList(rows));
        table.getColumns().add(column);
        return table;
    }

    /// The rules of these pages.
    static String sheet() {
        return Objects.requireNonNull(ActivityPage.class.getResource("activity.css"))
                .toExternalForm();
    }

    private javafx.scene.control.Tab tab(Tab which) {
        var tab = new javafx.scene.control.Tab(texts.get("tab." + Keys.of(which)));
        tab.setId("tab-" + Keys.of(which));
        return tab;
    }

    /// What leads to it is drawn first: all at once would hold the JavaFX thread for long.
    private void fill(Desk desk, Tab which) {
        if (filled.add(which)) {
            var tab = tabs.getTabs().get(which.ordinal());
            var content = content(desk, which);
            desk.background()
                    .putOff(
                            () -> {
                                tab.setContent(content);
                                if (which == Tab.RUNS) {
                                    runs.ifPresent(it -> desk.background().putOff(it::begin));
                                }
                            });
        }
    }

    private Node content(Desk desk, Tab which) {
        return switch (which) {
            case RUNS -> {
                var made = new RunsPane(desk, profile);
                runs = Optional.of(made);
                yield made.node();
            }
            case WAITING -> {
                var made = new WaitingPane(desk);
                waiting = Optional.of(made);
                yield made.node();
            }
            case PARKED -> {
                var made = new ParkedPane(desk);
                parked = Optional.of(made);
                yield made.node();
            }
        };
    }

    private Node export(Desk desk, SaveAs saveAs) {
        var button = new Button(texts.get("export"));
        button.setId("export");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(
                _ ->
                        saveAs.ask(button.getScene().getWindow(), texts.get("export.name"))
                                .ifPresent(
                                        file ->
                                                new Export(desk)
                                                        .write(
                                                                file,
                                                                it -> {
                                                                    told.setText(it);
                                                                    told.setManaged(true);
                                                                })));
        return button;
    }

    /// Where one asks why an event is there, or is not.
    private Node why(Desk desk) {
        var field = new TextField();
        field.setId("why-search");
        field.setPromptText(texts.get("why.prompt"));
        field.setAccessibleText(texts.get("why.prompt"));
        field.setPrefColumnCount(20);
        field.setOnAction(
                _ -> {
                    if (!field.getText().isBlank()) {
                        desk.navigator().open(new Place.Why(field.getText().strip()));
                    }
                });
        return field;
    }

    @Override
    public String title() {
        return texts.get("title");
    }

    @Override
    public Node node() {
        return box;
    }

    @Override
    public List<Node> actions() {
        return actions;
    }

    @Override
    public Optional<Node> search() {
        return tabs.getSelectionModel().getSelectedIndex() == Tab.RUNS.ordinal()
                ? runs.map(RunsPane::search)
                : Optional.empty();
    }

    @Override
    public void close() {
        runs.ifPresent(RunsPane::close);
        waiting.ifPresent(WaitingPane::close);
        parked.ifPresent(ParkedPane::close);
    }
}

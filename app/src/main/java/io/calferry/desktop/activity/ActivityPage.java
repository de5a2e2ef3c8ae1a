package io.calferry.desktop.activity;

import io.calferry.desktop.Desk;
import io.calferry.desktop.Page;
import io.calferry.desktop.Place;
import io.calferry.desktop.Place.Activity.Tab;
import io.calferry.desktop.Texts;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What runs did, what waits for a person, and what could not be carried.
public final class ActivityPage implements Page {

    private final Texts texts;
    private final TabPane tabs = new TabPane();
    private final Label told = new Label();
    private final VBox box = new VBox(8, told, tabs);
    private final RunsPane runs;
    private final WaitingPane waiting;
    private final ParkedPane parked;
    private final List<Node> actions;

    /// On the JavaFX thread.
    ///
    /// @param tab which is open at first
    public ActivityPage(Desk desk, Tab tab) {
        this(desk, tab, SaveAs.DIALOG);
    }

    /// @param saveAs asks a person for a file
    ActivityPage(Desk desk, Tab tab, SaveAs saveAs) {
        this.texts = desk.texts(ActivityPage.class);
        this.runs = new RunsPane(desk);
        this.waiting = new WaitingPane(desk);
        this.parked = new ParkedPane(desk);
        told.setId("told");
        told.setWrapText(true);
        told.setManaged(false);
        tabs.setAccessibleText(texts.get("title"));
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        VBox.setVgrow(tabs, Priority.ALWAYS);
        box.getStyleClass().add("activity");
        box.getStylesheets().add(sheet());
        tabs.getTabs()
                .setAll(
                        tab("runs", runs.node()),
                        tab("waiting", waiting.node()),
                        tab("parked", parked.node()));
        tabs.getSelectionModel().select(tab.ordinal());
        this.actions = List.of(export(desk, saveAs), why(desk));
    }

    /// The rules of these pages.
    static String sheet() {
        return Objects.requireNonNull(ActivityPage.class.getResource("activity.css"))
                .toExternalForm();
    }

    private javafx.scene.control.Tab tab(String key, Node content) {
        var tab = new javafx.scene.control.Tab(texts.get("tab." + key), content);
        tab.setId("tab-" + key);
        return tab;
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
                ? Optional.of(runs.search())
                : Optional.empty();
    }

    @Override
    public void close() {
        runs.close();
        waiting.close();
        parked.close();
    }
}

package io.calferry.desktop.preview;

import io.calferry.desktop.Background;
import io.calferry.desktop.Texts;
import io.calferry.sync.Parked;
import io.calferry.sync.Run.Leave;
import io.calferry.words.Words;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.geometry.Bounds;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// The events of a plan under headings; as long as it may be, only what is seen is drawn.
final class StepList {

    /// Cells that are filled in a moment.
    private static final int AT_ONCE = 5;

    /// Pixels.
    private static final double ONE_LINE = 34;

    private static final double TWO_LINES = 54;

    /// Below it a step does not fit in one line.
    private static final double NARROW = 660;

    private final Texts texts;
    private final PreviewModel model;
    private final Words words;
    private final ListView<Line> list = new ListView<>();
    private final ReadOnlyBooleanWrapper narrow = new ReadOnlyBooleanWrapper();
    private final Background background;

    /// Those that are not filled yet.
    private final Deque<StepCell> made = new ArrayDeque<>();

    private Optional<ContextMenu> opened = Optional.empty();
    private final ReadOnlyObjectWrapper<Optional<Row>> selected =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    StepList(
            Background background,
            Texts texts,
            Words words,
            RowWords rowWords,
            PreviewModel model) {
        this.background = background;
        this.texts = texts;
        this.model = model;
        this.words = words;
        list.setId("steps");
        list.setAccessibleText(texts.get("steps"));
        list.fixedCellSizeProperty().bind(narrow.map(it -> it ? TWO_LINES : ONE_LINE));
        list.widthProperty().addListener((_, _, it) -> narrow.set(it.doubleValue() < NARROW));
        list.setCellFactory(_ -> new StepCell(texts, rowWords, this));
        list.setPlaceholder(new NoSteps(texts, model).node());
        list.getStyleClass().add("steps");
        list.getSelectionModel()
                .selectedItemProperty()
                .addListener(
                        (_, _, line) ->
                                selected.set(
                                        line instanceof Line.Event(var row)
                                                ? Optional.of(row)
                                                : Optional.empty()));
        list.setOnKeyPressed(this::press);
        // A key asks the list for it, never a cell.
        list.setOnContextMenuRequested(
                event -> {
                    if (event.isKeyboardTrigger()) {
                        openMenu();
                        event.consume();
                    }
                });
    }

    private void press(KeyEvent event) {
        if (event.getCode() == KeyCode.SPACE) {
            wanted().ifPresent(this::toggle);
            event.consume();
        } else if (asksForMenu(event)) {
            openMenu();
            event.consume();
        }
    }

    /// Not every platform makes a request for a menu of these.
    private static boolean asksForMenu(KeyEvent event) {
        return event.getCode() == KeyCode.CONTEXT_MENU
                || event.getCode() == KeyCode.F10 && event.isShiftDown();
    }

    /// The selected step, where a person may have it done or not.
    private Optional<Row> wanted() {
        return selected.get().filter(it -> it.deed().writes());
    }

    /// At the selected step, as far as it is to be seen.
    private void openMenu() {
        opened.ifPresent(ContextMenu::hide);
        wanted().ifPresent(
                        row -> {
                            var at = list.localToScreen(at(row));
                            var menu = menu(row);
                            opened = Optional.of(menu);
                            menu.show(list, at.getMinX(), at.getMaxY());
                        });
    }

    private Bounds at(Row row) {
        return list.lookupAll(".list-cell").stream()
                .filter(
                        it ->
                                it instanceof StepCell cell
                                        && cell.isVisible()
                                        && cell.getItem() instanceof Line.Event(var of)
                                        && of.equals(row))
                .findFirst()
                .map(it -> list.sceneToLocal(it.localToScene(it.getBoundsInLocal())))
                .orElseGet(list::getBoundsInLocal);
    }

    /// What can become of a step. Made when it is asked for: each is a window of its own.
    ContextMenu menu(Row row) {
        var take = new MenuItem(texts.get(row.isHeld() ? "menu.confirm" : "menu.take"));
        take.setOnAction(_ -> take(row));
        var leave = new MenuItem(texts.get("menu.leave"));
        leave.setOnAction(_ -> leaveOut(row, Leave.THIS_TIME));
        var forGood = new MenuItem(texts.get("menu.leave.for-good"));
        forGood.setOnAction(_ -> leaveOut(row, Leave.FOR_GOOD));
        return new ContextMenu(take, leave, forGood);
    }

    /// Shows the lines that there are now, from the first on.
    void show() {
        // Else whoever goes on by keys would be where they were in the plan before, or nowhere.
        list.setItems(FXCollections.emptyObservableList());
        list.setItems(model.lines());
        background.putOff(() -> list.scrollTo(0));
    }

    /// Fills a cell that was just made, when its turn comes: as many as a list makes at once, at
    /// first and where a window becomes larger, would hold the JavaFX thread for long.
    void fillSoon(StepCell cell) {
        if (made.isEmpty()) {
            background.putOff(this::fillSome);
        }
        made.add(cell);
    }

    private void fillSome() {
        for (var i = 0; i < AT_ONCE && !made.isEmpty(); i++) {
            made.remove().fill();
        }
        if (!made.isEmpty()) {
            background.putOff(this::fillSome);
        }
    }

    ListView<Line> node() {
        return list;
    }

    PreviewModel model() {
        return model;
    }

    /// Whether a step takes two lines.
    ReadOnlyBooleanProperty narrowProperty() {
        return narrow.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Row>> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /// Why something can't be carried.
    String reason(Parked parked) {
        return parked.reason() instanceof Parked.Reason.Failed(var side, var fault)
                ? words.faults().sentence(fault, model.profile().on(side).signIn())
                : words.waiting().sentence(parked, model.profile());
    }

    void toggle(Row row) {
        if (model.does(row)) {
            model.leaveOut(row, Leave.THIS_TIME);
        } else {
            model.take(row);
        }
        list.refresh();
    }

    private void take(Row row) {
        model.take(row);
        list.refresh();
    }

    private void leaveOut(Row row, Leave howLong) {
        model.leaveOut(row, howLong);
        list.refresh();
    }
}

package io.calferry.desktop.activity;

import io.calferry.desktop.Desk;
import io.calferry.desktop.OneLine;
import io.calferry.desktop.Texts;
import io.calferry.desktop.Troubles;
import io.calferry.desktop.activity.ParkedModel.Item;
import io.calferry.desktop.activity.ParkedModel.Said;
import io.calferry.words.Words;

import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

/// What could not be carried: the reason, and a way to try again or to forget.
final class ParkedPane {

    private final Desk desk;
    private final Texts texts;
    private final Words words;
    private final ParkedModel model;
    private final VBox said = new VBox(4);
    private final VBox box = new VBox(8);

    ParkedPane(Desk desk) {
        this.desk = desk;
        this.texts = desk.texts(ParkedPane.class);
        this.words = desk.words();
        this.model = new ParkedModel(desk);
        said.setId("parked-said");
        said.setManaged(false);
        var list = new ListView<Item>();
        list.setId("parked");
        list.setAccessibleText(texts.get("tab.parked"));
        list.setItems(model.items());
        list.setCellFactory(Cell::new);
        var none = new Label(texts.get("parked.none"));
        none.getStyleClass().add("quiet");
        list.setPlaceholder(none);
        VBox.setVgrow(list, Priority.ALWAYS);
        box.getStyleClass().add("tab-page");
        box.getChildren().setAll(said, list);
        model.saidProperty()
                .addListener(
                        (_, _, it) -> {
                            said.getChildren().clear();
                            it.ifPresent(this::tell);
                            said.setManaged(it.isPresent());
                        });
    }

    Region node() {
        return box;
    }

    private String title(Item item) {
        var parked = item.parked();
        return OneLine.of(words.waiting().event(parked.title(), parked.uid(), parked.id()));
    }

    private void tell(Said told) {
        switch (told) {
            case Said.Retried(var item) -> say(texts.get("parked.retried", title(item)));
            case Said.Forgotten(var item, var decided) ->
                    say(
                            texts.get(
                                    decided.open().isEmpty()
                                            ? "parked.forgotten"
                                            : "parked.not-forgotten",
                                    title(item)));
            case Said.Failed(var item, var trouble, var again) ->
                    said.getChildren().add(new Troubles(desk).pane(trouble, item.profile(), again));
            case Said.Cancelled _ -> say(texts.get("cancelled"));
        }
    }

    private void say(String text) {
        var label = new Label(text);
        label.getStyleClass().add("quiet");
        label.setWrapText(true);
        said.getChildren().add(label);
    }

    void close() {
        model.close();
    }

    private final class Cell extends ListCell<Item> {
        /// Pixels between the parts of a row, around it, and for the scroll bar.
        private static final double GAPS = 60;

        private final Label title = new Label();
        private final Label reason = new Label();
        private final Label when = new Label();
        private final Button retry = new Button(texts.get("parked.retry"));
        private final Button forget = new Button(texts.get("parked.forget"));
        private final VBox told = new VBox(2, title, reason, when);
        private final HBox row = new HBox(8, told, retry, forget);

        Cell(ListView<Item> list) {
            row.getStyleClass().add("parked-row");
            title.getStyleClass().add("card-title");
            reason.setWrapText(true);
            when.getStyleClass().add("quiet");
            when.setWrapText(true);
            when.setMinHeight(Region.USE_PREF_SIZE);
            retry.setId("retry");
            forget.setId("forget");
            retry.setMinWidth(Region.USE_PREF_SIZE);
            forget.setMinWidth(Region.USE_PREF_SIZE);
            HBox.setHgrow(told, Priority.ALWAYS);
            told.setMinWidth(0);
            reason.setMinHeight(Region.USE_PREF_SIZE);
            // So wide that the reason knows how many lines it needs.
            told.prefWidthProperty()
                    .bind(
                            list.widthProperty()
                                    .subtract(retry.widthProperty())
                                    .subtract(forget.widthProperty())
                                    .subtract(GAPS));
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        }

        @Override
        protected void updateItem(@Nullable Item item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            var parked = item.parked();
            title.setText(title(item) + "  \u00b7  " + item.profile().name());
            reason.setText(words.waiting().sentence(parked, item.profile()));
            var now = desk.office().clock().instant();
            when.setText(
                    texts.get(
                            "parked.when",
                            words.moments().spoken(parked.since(), now),
                            parked.attempts()));
            retry.setOnAction(_ -> model.retry(item));
            retry.setAccessibleText(texts.get("parked.retry.what", title(item)));
            forget.setOnAction(_ -> model.forget(item));
            forget.setAccessibleText(texts.get("parked.forget.what", title(item)));
            setAccessibleText(reason.getText());
            setGraphic(row);
        }
    }
}

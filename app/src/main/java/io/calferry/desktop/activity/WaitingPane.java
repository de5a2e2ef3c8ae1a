package io.calferry.desktop.activity;

import io.calferry.desktop.Desk;
import io.calferry.desktop.Keys;
import io.calferry.desktop.LiveRows;
import io.calferry.desktop.OneLine;
import io.calferry.desktop.Place;
import io.calferry.desktop.Texts;
import io.calferry.desktop.Troubles;
import io.calferry.desktop.Viewport;
import io.calferry.profile.Profile;
import io.calferry.sync.Deciding.Decided;
import io.calferry.sync.Deciding.Why;
import io.calferry.sync.Parked;
import io.calferry.words.Words;

import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What waits for a person, a card each: sign-ins, held plans, clashes.
final class WaitingPane {

    private static final double GAP = 12;

    /// Cards that come into the window at once.
    private static final int AT_ONCE = 3;

    private final Desk desk;
    private final Texts texts;
    private final Words words;
    private final WaitingModel model;
    private final LiveRows<Card> cards;
    private final Part part;
    private final Label nothing;
    private final ScrollPane scroll;
    private final VBox said = new VBox(4);
    private final VBox box = new VBox(8);

    WaitingPane(Desk desk) {
        this.desk = desk;
        this.texts = desk.texts(WaitingPane.class);
        this.words = desk.words();
        this.model = new WaitingModel(desk);
        this.cards = new LiveRows<>(GAP, AT_ONCE, desk.background(), this::card);
        this.part = new Part(texts, this::turn);
        this.nothing = Line.of(texts.get("waiting.none"), "quiet");
        var list = new VBox(cards.node(), nothing);
        list.getStyleClass().add("cards");
        said.setId("said");
        said.setManaged(false);
        this.scroll = Viewport.of(list);
        scroll.setAccessibleText(texts.get("tab.waiting"));
        VBox.setVgrow(scroll, Priority.ALWAYS);
        box.getStyleClass().add("tab-page");
        box.getChildren().setAll(said, scroll, part.node());
        model.cards().addListener((ListChangeListener<Card>) _ -> draw());
        model.saidProperty().addListener((_, _, it) -> tell(it));
        draw();
    }

    Region node() {
        return box;
    }

    private void draw() {
        cards.show(part.of(model.cards()));
        nothing.setVisible(model.cards().isEmpty());
        nothing.setManaged(nothing.isVisible());
    }

    private void turn() {
        draw();
        scroll.setVvalue(0);
    }

    private Region card(Card card) {
        var content =
                switch (card) {
                    case Card.SignIn(var profile, var trouble) ->
                            new VBox(new Troubles(desk).ofRun(trouble, profile));
                    case Card.HeldPlan held -> held(held);
                    case Card.Clashing clashing -> new ClashCard(desk, model).of(clashing);
                    case Card.Reading(_, var count) ->
                            new VBox(Line.of(texts.get("clashes.count", count), "quiet"));
                    case Card.Unasked(var profile, var count, var because) ->
                            unasked(profile, count, because);
                    case Card.Unread(var profile, var trouble) ->
                            new VBox(
                                    new Troubles(desk)
                                            .pane(trouble, profile, () -> model.again(profile)));
                    case Card.Unseen(var profile) ->
                            new VBox(
                                    8,
                                    Line.of(words.troubles().unseen(), "attention"),
                                    preview(profile));
                };
        var name = Line.of(card.profile().name(), "card-title");
        var node = new VBox(8, name, content);
        node.getStyleClass().add("waiting-card");
        return node;
    }

    private VBox unasked(Profile profile, int count, Card.Because because) {
        var text = Line.of(texts.get("clashes." + Keys.of(because), count), "quiet");
        return switch (because) {
            case SIGN_IN -> new VBox(text);
            case CANCELLED -> new VBox(8, text, button("again", () -> model.again(profile)));
        };
    }

    private VBox held(Card.HeldPlan held) {
        var why = Line.of(words.waiting().held(held.finding(), held.profile()), "attention");
        var steps = new ListView<Parked>();
        steps.setId("held");
        steps.setAccessibleText(texts.get("held.list"));
        steps.setItems(FXCollections.observableList(held.steps()));
        steps.setCellFactory(_ -> new Step(it -> title(it, held.titles())));
        steps.setFixedCellSize(28);
        steps.setPrefHeight(Math.min(6, held.steps().size()) * 28 + 4);
        steps.setMinHeight(Region.USE_PREF_SIZE);
        var confirm = button("confirm", () -> model.confirm(held));
        confirm.setText(texts.get("confirm", held.steps().size()));
        var refuse = button("refuse", () -> model.refuse(held.profile()));
        confirm.setDisable(held.answer() == Card.Answer.GIVEN);
        refuse.setDisable(held.answer() == Card.Answer.GIVEN);
        return new VBox(
                8, why, steps, new FlowPane(8, 8, confirm, refuse, preview(held.profile())));
    }

    private Button preview(Profile profile) {
        return button("preview", () -> desk.navigator().open(new Place.Preview(profile.id())));
    }

    private String title(Parked parked, Map<String, String> titles) {
        var title = titles.getOrDefault(parked.id(), parked.title());
        return OneLine.of(words.waiting().event(title, parked.uid(), parked.id()));
    }

    private Button button(String key, Runnable act) {
        var button = new Button(key.equals("confirm") ? "" : texts.get(key));
        button.setId(key.replace('.', '-'));
        button.setOnAction(_ -> act.run());
        return button;
    }

    private void tell(Optional<Said> told) {
        said.getChildren().clear();
        told.ifPresent(this::tell);
        said.setManaged(told.isPresent());
    }

    private void tell(Said told) {
        var lines = said.getChildren();
        switch (told) {
            case Said.Done(var decided) -> told(decided);
            case Said.Failed(var profile, var trouble, var again) ->
                    lines.add(new Troubles(desk).pane(trouble, profile, again));
            case Said.Cancelled _ -> lines.add(Line.of(texts.get("cancelled"), "quiet"));
            case Said.Runs(var profile) ->
                    lines.add(Line.of(texts.get("confirmed", profile.name()), "quiet"));
            case Said.Carried(var profile, var ran) -> {
                var counts = ran.counts();
                var did =
                        texts.get(
                                "run.counts", counts.created(), counts.updated(), counts.deleted());
                lines.add(Line.of(texts.get("confirmed.done", profile.name(), did), "quiet"));
                if (ran.held().isPresent()) {
                    lines.add(Line.of(texts.get("confirmed.more"), "attention"));
                }
            }
        }
    }

    private void told(Decided decided) {
        if (decided.open().isEmpty()) {
            said.getChildren().add(Line.of(texts.get("decided"), "quiet"));
        }
        for (var open : decided.open().stream().limit(5).toList()) {
            var why =
                    switch (open.why()) {
                        case Why.Changed _ -> texts.get("open.changed");
                        case Why.Failed _ -> texts.get("open.failed");
                    };
            var event = words.waiting().event(open.title(), Optional.empty(), open.parkedId());
            said.getChildren().add(Line.of(texts.get("open", OneLine.of(event), why), "wrong"));
        }
    }

    /// Its title is put together when it is seen: there may be thousands.
    private static final class Step extends ListCell<Parked> {
        private final Function<Parked, String> title;

        Step(Function<Parked, String> title) {
            this.title = title;
        }

        @Override
        protected void updateItem(@Nullable Parked step, boolean empty) {
            super.updateItem(step, empty);
            setText(empty || step == null ? null : title.apply(step));
        }
    }

    void close() {
        cards.close();
        model.close();
    }
}

package io.calferry.desktop.activity;

import io.calferry.desktop.Desk;
import io.calferry.desktop.FieldGrid;
import io.calferry.desktop.OneLine;
import io.calferry.desktop.Texts;
import io.calferry.sync.Clash;
import io.calferry.sync.Clash.Half;
import io.calferry.sync.Deciding.Keep;
import io.calferry.words.Words;

import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A clash with both versions, and what may become of it, or of all at once.
record ClashCard(Desk desk, WaitingModel model) {

    VBox of(Card.Clashing card) {
        var clash = card.clash();
        var event = words().waiting().event(clash.title(), Optional.of(clash.uid()), "");
        var content = new VBox(8, Line.of(texts().get("clash", OneLine.of(event)), "attention"));
        half(clash.left(), "clash.left").ifPresent(content.getChildren()::add);
        half(clash.right(), "clash.right").ifPresent(content.getChildren()::add);
        if (!clash.differences().isEmpty()) {
            content.getChildren()
                    .add(
                            new FieldGrid(
                                            words().fields(),
                                            side(clash, "left"),
                                            side(clash, "right"))
                                    .of(clash.differences()));
        }
        content.getChildren().add(choices(card));
        return content;
    }

    /// What is to be said of a version that can't be shown.
    private Optional<Label> half(Half half, String key) {
        return switch (half) {
            case Half.There _ -> Optional.empty();
            case Half.Gone _ -> Optional.of(Line.of(texts().get(key + ".gone"), "quiet"));
            case Half.Unreadable _ ->
                    Optional.of(Line.of(texts().get(key + ".unreadable"), "wrong"));
        };
    }

    private String side(Clash clash, String side) {
        var half = side.equals("left") ? clash.left() : clash.right();
        var name = texts().get("side." + side);
        return half instanceof Half.There(var seen, _, _) && seen.modified().isPresent()
                ? texts().get(
                                "side.changed",
                                name,
                                words().moments()
                                        .spoken(
                                                seen.modified().get(),
                                                desk.office().clock().instant()))
                : name;
    }

    /// Nobody decides the same twice: they can't be used while it is done.
    private FlowPane choices(Card.Clashing card) {
        var clash = card.clash();
        var profile = card.profile();
        var choices = new FlowPane(8, 8);
        choices.disableProperty().bind(model.isGiven(clash));
        if (!card.canBeDecided()) {
            choices.getChildren().add(button("keep.later", () -> model.later(List.of(clash))));
            return choices;
        }
        var all = all(card);
        Consumer<Keep> keep = it -> model.keep(profile, meant(card, all), it);
        choices.getChildren()
                .setAll(
                        button("keep.left", () -> keep.accept(Keep.LEFT)),
                        button("keep.right", () -> keep.accept(Keep.RIGHT)),
                        button("keep.both", () -> keep.accept(Keep.BOTH)),
                        button("keep.later", () -> model.later(meant(card, all))),
                        all);
        return choices;
    }

    /// There where there are others.
    private CheckBox all(Card.Clashing card) {
        var all = new CheckBox();
        all.setId("keep-all");
        var count = model.count(card.profile());
        all.textProperty().bind(count.map(it -> texts().get("keep.all", it)));
        all.visibleProperty().bind(count.greaterThan(1));
        all.managedProperty().bind(all.visibleProperty());
        return all;
    }

    private List<Clash> meant(Card.Clashing card, CheckBox all) {
        return all.isVisible() && all.isSelected()
                ? model.undecided(card.profile())
                : List.of(card.clash());
    }

    private Button button(String key, Runnable act) {
        var button = new Button(texts().get(key));
        button.setId(key.replace('.', '-'));
        button.setOnAction(_ -> act.run());
        return button;
    }

    private Texts texts() {
        return desk.texts(ClashCard.class);
    }

    private Words words() {
        return desk.words();
    }
}

package io.calferry.desktop.activity;

import io.calferry.agent.Errands.Result;
import io.calferry.desktop.Desk;
import io.calferry.desktop.OneLine;
import io.calferry.desktop.Page;
import io.calferry.desktop.Rows;
import io.calferry.desktop.Texts;
import io.calferry.desktop.Troubles;
import io.calferry.desktop.Viewport;
import io.calferry.desktop.activity.WhyModel.Answer;
import io.calferry.desktop.activity.WhyModel.OfProfile;
import io.calferry.profile.Profile;
import io.calferry.words.Words;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Why an event is, or is not, where somebody looks for it, in sentences.
public final class WhyPage implements Page {

    /// More events than these, of all profiles together, no person reads.
    private static final int MOST = 50;

    /// Events that come into the window at once.
    private static final int AT_ONCE = 10;

    private static final double GAP = 12;

    private final Desk desk;
    private final Texts texts;
    private final Words words;
    private final WhyModel model;
    private final TextField wanted = new TextField();
    private final VBox answers = new VBox(GAP);
    private final VBox box = new VBox(10);
    private final Label said = Line.of("", "quiet");
    private List<OfProfile> shown = List.of();

    /// How many events may still be shown.
    private int room = MOST;

    /// On the JavaFX thread. Begins to look at once.
    ///
    /// @param wanted a UID, or a part of a title
    public WhyPage(Desk desk, String wanted) {
        this.desk = desk;
        this.texts = desk.texts(WhyPage.class);
        this.words = desk.words();
        this.model = new WhyModel(desk);
        answers.getStyleClass().add("cards");
        answers.setId("answers");
        var scroll = Viewport.of(answers);
        scroll.setAccessibleText(texts.get("why.answers"));
        VBox.setVgrow(scroll, Priority.ALWAYS);
        box.getStyleClass().add("why");
        box.getStylesheets().add(ActivityPage.sheet());
        box.getChildren().setAll(bar(wanted), scroll);
        model.answerProperty().addListener((_, _, it) -> show(it));
        model.ask(wanted, Optional.empty());
    }

    private HBox bar(String wanted) {
        var field = this.wanted;
        field.setText(wanted);
        field.setId("wanted");
        field.setPromptText(texts.get("why.prompt"));
        field.setAccessibleText(texts.get("why.prompt"));
        HBox.setHgrow(field, Priority.ALWAYS);
        var profiles = new ComboBox<Optional<Profile>>();
        profiles.setId("why-profile");
        profiles.setAccessibleText(texts.get("filter.profile"));
        ProfileChoice.fill(profiles, model.profiles(), texts);
        var ask = new Button(texts.get("why.ask"));
        ask.setId("ask");
        ask.setMinWidth(Region.USE_PREF_SIZE);
        ask.setDefaultButton(true);
        ask.setOnAction(
                _ -> {
                    var one = profiles.getValue();
                    model.ask(field.getText(), one == null ? Optional.empty() : one);
                });
        return new HBox(8, field, profiles, ask);
    }

    private void show(Answer answer) {
        answers.getChildren().remove(said);
        switch (answer) {
            case Answer.NotAsked _ -> {
                show(List.of());
                say(texts.get("why.none"));
            }
            case Answer.Looking(var wanted, var profiles) -> {
                show(profiles);
                say(texts.get("why.looking", wanted));
            }
            case Answer.Found(var wanted, var profiles) -> {
                show(profiles);
                if (answers.getChildren().isEmpty()) {
                    say(texts.get("why.nowhere", wanted));
                }
            }
        }
    }

    private void say(String text) {
        said.setText(text);
        answers.getChildren().add(said);
    }

    /// What is there already stays as it is: somebody may be reading it.
    private void show(List<OfProfile> profiles) {
        int known = shown.size();
        if (known > profiles.size() || !profiles.subList(0, known).equals(shown)) {
            answers.getChildren().clear();
            known = 0;
            room = MOST;
        }
        profiles.stream()
                .skip(known)
                .map(this::cards)
                .filter(it -> !it.isEmpty())
                .forEach(this::add);
        shown = profiles;
    }

    private void add(List<Region> cards) {
        var rows = new Rows(GAP, AT_ONCE, cards);
        answers.getChildren().add(rows.node());
        rows.come(desk.background());
    }

    private List<Region> cards(OfProfile of) {
        var cards = new ArrayList<Region>();
        of.trouble()
                .ifPresent(
                        it ->
                                cards.add(
                                        card(
                                                of.profile().name(),
                                                new Troubles(desk)
                                                        .pane(
                                                                it,
                                                                of.profile(),
                                                                () ->
                                                                        model.askAgain(
                                                                                of.profile())))));
        if (of.result() instanceof Result.Cancelled) {
            cards.add(card(of.profile().name(), Line.of(texts.get("cancelled"), "quiet")));
        }
        var why = words.why(of.profile());
        var found = of.findings().size();
        var told = Math.min(found, room);
        room -= told;
        for (var finding : of.findings().subList(0, told)) {
            var event = words.waiting().event(finding.title(), Optional.of(finding.uid()), "");
            var reasons = new VBox(4);
            why.reasons(finding).forEach(it -> reasons.getChildren().add(Line.of(it, "reason")));
            cards.add(card(OneLine.of(event) + "  \u00b7  " + of.profile().name(), reasons));
        }
        if (found > told) {
            var more = Line.of(texts.get("why.more", found - told), "quiet");
            cards.add(card(of.profile().name(), more));
        }
        return cards;
    }

    private static Region card(String title, Node content) {
        var card = new VBox(6, Line.of(title, "card-title"), content);
        card.getStyleClass().add("waiting-card");
        return card;
    }

    @Override
    public String title() {
        return texts.get("why.title");
    }

    @Override
    public Node node() {
        return box;
    }

    @Override
    public Optional<Node> search() {
        return Optional.of(wanted);
    }

    @Override
    public void close() {
        model.cancel();
    }
}

package io.calferry.desktop.profiles;

import atlantafx.base.controls.ToggleSwitch;
import atlantafx.base.theme.Styles;

import io.calferry.desktop.OneLine;
import io.calferry.desktop.Shortcut;
import io.calferry.desktop.Texts;
import io.calferry.profile.Profile;
import io.calferry.profile.Profile.State;
import io.calferry.words.EndpointWords;
import io.calferry.words.Words;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The row of one profile, kept while it is shown, so that nobody loses the focus when it changes.
final class RowView implements RowNode {

    private final VBox box = new VBox();
    private final Sign sign = new Sign();
    private final Label name = new Label();
    private final Label ends = new Label();
    private final Label sentence = new Label();
    private final Hyperlink today = new Hyperlink();
    private final Button lead = new Button();
    private final ToggleSwitch toggle = new ToggleSwitch();
    private final RowMenu more;
    private final RunChart chart;
    private final Texts texts;
    private final Words words;
    private final Wishes wishes;
    private Row.Known row;

    /// Whether the switch is moved by the row itself, and not by a person.
    private boolean showing;

    private Optional<DeleteQuestion> question = Optional.empty();

    /// What a person may want of the profile in a row.
    interface Wishes {
        /// @param stays is called where the profile does not follow
        void turn(Profile profile, State wanted, Runnable stays);

        void syncNow(Profile profile);

        void preview(Profile profile);

        void pauseForAnHour(Profile profile);

        void pauseUntilTomorrow(Profile profile);

        void resume(Profile profile);

        void edit(Profile profile);

        void duplicate(Profile profile);

        void export(Profile profile);

        /// What its runs did.
        void history(Profile profile);

        /// Asks in the row.
        DeleteQuestion delete(Profile profile, Runnable close);

        void follow(Profile profile, Standing.Lead lead);
    }

    RowView(Row.Known row, Texts texts, Words words, Wishes wishes) {
        this.row = row;
        this.texts = texts;
        this.words = words;
        this.wishes = wishes;
        this.chart = new RunChart(texts);
        this.more = new RowMenu(texts, this::profile, wishes, _ -> askDelete());
        build();
        show(row);
    }

    private void build() {
        box.getStyleClass().add("profile-row");
        box.setFocusTraversable(true);
        box.setAccessibleRole(AccessibleRole.LIST_ITEM);
        name.getStyleClass().add("profile-name");
        ends.getStyleClass().add("profile-ends");
        ends.setMinWidth(Region.USE_PREF_SIZE);
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        today.setId("today");
        today.setMnemonicParsing(true);
        today.setOnAction(
                _ -> {
                    today.setVisited(false);
                    wishes.history(profile());
                });
        lead.setId("lead");
        lead.getStyleClass().add(Styles.SMALL);
        lead.setMinWidth(Region.USE_PREF_SIZE);
        lead.setOnAction(_ -> row.standing().lead().ifPresent(it -> wishes.follow(profile(), it)));
        toggle.setId("toggle");
        toggle.setMinWidth(Region.USE_PREF_SIZE);
        toggle.selectedProperty().addListener((_, _, on) -> switched(on));
        toggle.addEventHandler(KeyEvent.KEY_PRESSED, this::switchKey);
        var head = line(sign.node(), name, space(), ends, toggle);
        var state = line(gap(), sentence, lead);
        HBox.setHgrow(sentence, Priority.SOMETIMES);
        var foot = line(gap(), chart.node(), today, space(), more.node());
        box.getChildren().setAll(head, state, foot);
        box.setOnMouseClicked(
                it -> {
                    if (it.getButton() == MouseButton.PRIMARY) {
                        box.requestFocus();
                        if (it.getClickCount() == 2) {
                            wishes.edit(profile());
                        }
                    }
                });
        box.setOnContextMenuRequested(_ -> more.node().show());
        box.addEventHandler(KeyEvent.KEY_PRESSED, this::rowKey);
    }

    private Profile profile() {
        return row.profile();
    }

    private static HBox line(Region... parts) {
        var line = new HBox(8, parts);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static Region space() {
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    /// As wide as the sign, so that what stands below begins under the name.
    private static Region gap() {
        var gap = new Region();
        gap.setMinWidth(22);
        return gap;
    }

    private void rowKey(KeyEvent event) {
        if (Shortcut.SYNC.is(event)) {
            wishes.syncNow(profile());
            event.consume();
        }
        if (event.getTarget() != box) {
            return;
        }
        switch (event.getCode()) {
            case SPACE -> toggle.setSelected(!toggle.isSelected());
            case ENTER -> wishes.edit(profile());
            case DELETE -> askDelete();
            default -> {
                return;
            }
        }
        event.consume();
    }

    /// A person moved the switch; it is moved back where the profile does not follow.
    private void switched(boolean on) {
        if (!showing) {
            wishes.turn(profile(), on ? State.ENABLED : State.PAUSED, this::showSwitch);
        }
    }

    private void showSwitch() {
        showing = true;
        toggle.setSelected(isOn());
        showing = false;
    }

    private boolean isOn() {
        return profile().state() == State.ENABLED;
    }

    private void switchKey(KeyEvent event) {
        switch (event.getCode()) {
            case SPACE, ENTER -> {
                toggle.setSelected(!toggle.isSelected());
                event.consume();
            }
            default -> {}
        }
    }

    @Override
    public Region node() {
        return box;
    }

    /// What has not changed is not drawn anew: each step of a run is told to all rows.
    @Override
    public void show(Row next) {
        if (next instanceof Row.Known known && !known.equals(row)) {
            show(known);
        }
    }

    private void show(Row.Known next) {
        row = next;
        var profile = next.profile();
        var title = OneLine.of(profile.name());
        var from = words.endpoints().kind(profile.source());
        var to = words.endpoints().kind(profile.target());
        var way = profile.way().direction().name().toLowerCase(java.util.Locale.ROOT);
        name.setText(title);
        ends.setText(texts.get("ends." + way, from, to));
        ends.setTooltip(
                new Tooltip(
                        OneLine.of(EndpointWords.place(profile.source()))
                                + "\n"
                                + OneLine.of(EndpointWords.place(profile.target()))));
        sign.show(next.standing().shape());
        sentence.setText(next.standing().sentence());
        var waits = next.standing().shape() == Standing.Shape.WAITING;
        sentence.getStyleClass().setAll("label", waits ? "attention" : "quiet");
        showLead(next, title);
        chart.show(next.recent().bars());
        showToday(next.recent().today());
        showSwitch();
        toggle.setAccessibleText(texts.get("switch", title));
        more.show(next.pausing(), title);
        box.setAccessibleText(
                Stream.of(
                                title,
                                texts.get("ends.spoken." + way, from, to),
                                next.standing().sentence(),
                                chart.words())
                        .filter(it -> !it.isEmpty())
                        .collect(Collectors.joining(", ")));
    }

    private void showLead(Row.Known next, String title) {
        var to = next.standing().lead();
        lead.setVisible(to.isPresent());
        lead.setManaged(to.isPresent());
        to.ifPresent(
                it -> {
                    var key = it.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
                    lead.setText(texts.get("lead." + key));
                    lead.setAccessibleText(texts.plain("lead." + key) + ": " + title);
                });
    }

    private void showToday(Recent.Changes changes) {
        today.setText(Today.words(changes, texts));
        today.setAccessibleText(Today.spoken(changes, texts) + ": " + name.getText());
        today.setVisible(!today.getText().isEmpty());
        today.setManaged(today.isVisible());
    }

    private void askDelete() {
        if (question.filter(DeleteQuestion::isRemoving).isPresent()) {
            question.get().focus();
            return;
        }
        question.ifPresent(it -> box.getChildren().remove(it.node()));
        var asking = wishes.delete(profile(), this::answered);
        question = Optional.of(asking);
        box.getChildren().add(asking.node());
        asking.focus();
    }

    private void answered() {
        question.ifPresent(it -> box.getChildren().remove(it.node()));
        question = Optional.empty();
        box.requestFocus();
    }
}

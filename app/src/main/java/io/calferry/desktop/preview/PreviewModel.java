package io.calferry.desktop.preview;

import io.calferry.agent.AgentState;
import io.calferry.agent.Errands.Result;
import io.calferry.agent.Ran;
import io.calferry.agent.Trouble;
import io.calferry.agent.Wanted;
import io.calferry.desktop.Desk;
import io.calferry.desktop.Job;
import io.calferry.desktop.Texts;
import io.calferry.desktop.preview.FirstRun.Before;
import io.calferry.profile.Profile;
import io.calferry.sync.Run.Leave;

import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ChangeListener;
import javafx.collections.ObservableList;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the preview of a profile shows, and what a person wants of it. On the JavaFX thread alone.
final class PreviewModel {

    private final Desk desk;
    private final Profile profile;
    private final Texts texts;
    private final ReadOnlyObjectWrapper<Stage> stage =
            new ReadOnlyObjectWrapper<>(new Stage.Looking());
    private final PlanLines lines;
    private final ReadOnlyObjectWrapper<Tally> tally = new ReadOnlyObjectWrapper<>(Tally.NOTHING);
    private final Stays stays;
    private final Choices choices = new Choices();
    private final ReadOnlyBooleanWrapper outdated = new ReadOnlyBooleanWrapper();
    private final ChangeListener<AgentState> live = (_, _, _) -> follow();
    private final Runs runs;
    private Optional<Prospect> prospect = Optional.empty();
    private Optional<Job> job = Optional.empty();
    private boolean closed;

    /// How far the preview is.
    sealed interface Stage {
        record Looking() implements Stage {}

        record Ready(Prospect prospect) implements Stage {}

        record Doing(Turn turn) implements Stage {}

        /// It was done.
        record Done(Ran ran, Switching switching) implements Stage {}

        record Failed(Trouble trouble) implements Stage {}

        /// A person ended the look.
        record Cancelled() implements Stage {}
    }

    /// Whether it is at it: one run of a profile goes on at a time, and two altogether.
    enum Turn {
        WAITS,
        RUNS
    }

    /// Whether a profile was switched on by its run.
    enum Switching {
        ON,
        AS_IT_WAS
    }

    PreviewModel(Desk desk, Profile profile) {
        this.desk = desk;
        this.profile = profile;
        this.texts = desk.texts(PreviewModel.class);
        this.runs = new Runs(desk.live(), profile.id());
        this.lines = new PlanLines(desk.background(), this::rows);
        this.stays = new Stays(desk, profile);
        stays.untouchedProperty()
                .addListener(
                        (_, was, now) -> {
                            if (!was.rows().equals(now.rows())) {
                                lines.draw();
                            }
                        });
        desk.live().stateProperty().addListener(live);
    }

    Profile profile() {
        return profile;
    }

    /// Whether it was on until it was edited, and is off until this is done.
    boolean isResting() {
        return desk.resting().has(profile.id());
    }

    ReadOnlyObjectProperty<Stage> stageProperty() {
        return stage.getReadOnlyProperty();
    }

    ObjectProperty<Filter> filterProperty() {
        return lines.filterProperty();
    }

    StringProperty searchProperty() {
        return lines.searchProperty();
    }

    /// The rows that the filter and the search let through, under headings.
    ObservableList<Line> lines() {
        return lines.lines();
    }

    /// How many steps are to be done, and what becomes of the others.
    ReadOnlyObjectProperty<Tally> tallyProperty() {
        return tally.getReadOnlyProperty();
    }

    /// What stays as it is, as far as it was read.
    ReadOnlyObjectProperty<Untouched> untouchedProperty() {
        return stays.untouchedProperty();
    }

    /// Whether a run of the profile has ended since the plan was looked for.
    ReadOnlyBooleanProperty outdatedProperty() {
        return outdated.getReadOnlyProperty();
    }

    private void follow() {
        switch (stage.get()) {
            case Stage.Doing(var turn) -> {
                if (turn == Turn.WAITS && runs.turn() == Turn.RUNS) {
                    stage.set(new Stage.Doing(Turn.RUNS));
                }
            }
            case Stage.Looking _, Stage.Ready _ -> outdated.set(runs.hasEnded());
            case Stage.Done _, Stage.Failed _, Stage.Cancelled _ -> {}
        }
    }

    Optional<Prospect> prospect() {
        return prospect;
    }

    /// What a calendar shows of it, as [PlanLines#occurring].
    Stream<Row> occurring() {
        return lines.occurring();
    }

    private Stream<Row> rows() {
        return Stream.concat(
                prospect.stream().flatMap(it -> it.rows().stream()), stays.rows().stream());
    }

    /// Looks for the first time, unless the page was left before it was drawn.
    void begin() {
        if (!closed) {
            look();
        }
    }

    /// Computes the plan, anew where there is one already.
    void look() {
        stage.set(new Stage.Looking());
        prospect = Optional.empty();
        stays.forget();
        choices.clear();
        runs.mark();
        outdated.set(false);
        var clock = desk.office().clock();
        job =
                Optional.of(
                        desk.background()
                                .ask(
                                        texts.get("looking", profile.name()),
                                        watch ->
                                                desk.office()
                                                        .errands()
                                                        .look(
                                                                profile,
                                                                ends ->
                                                                        Prospect.look(
                                                                                ends, clock,
                                                                                watch)),
                                        it -> looked(unlessEnded(it))));
    }

    /// What was broken off fails in its own way; a person who ended it knows why.
    private Result<Prospect> unlessEnded(Result<Prospect> result) {
        return job.filter(Job::cancelled).isPresent() ? new Result.Cancelled<>() : result;
    }

    /// Shows what a look came to.
    void looked(Result<Prospect> result) {
        if (closed) {
            return;
        }
        switch (result) {
            case Result.Done<Prospect>(var found) -> {
                prospect = Optional.of(found);
                lines.draw();
                count();
                stage.set(new Stage.Ready(found));
            }
            case Result.Failed<Prospect>(var trouble) -> stage.set(new Stage.Failed(trouble));
            case Result.Cancelled<Prospect> _ -> stage.set(new Stage.Cancelled());
        }
    }

    /// Reads what stays as it is, unless that is known or under way.
    void readUntouched() {
        prospect.filter(_ -> !closed).ifPresent(it -> stays.read(it::uids));
    }

    private void count() {
        tally.set(choices.tally(prospect.map(Prospect::rows).orElse(List.of())));
    }

    /// Whether `row` is to be done.
    boolean does(Row row) {
        return choices.does(row);
    }

    boolean isLeftForGood(Row row) {
        return choices.isLeftForGood(row);
    }

    void take(Row row) {
        choices.take(row);
        count();
    }

    void leaveOut(Row row, Leave howLong) {
        choices.leaveOut(row, howLong);
        count();
    }

    /// Runs the profile, with what is ticked.
    void perform() {
        var held = choices.held();
        var leave = choices.leave(prospect.map(Prospect::rows).orElse(List.of()));
        var office = desk.office();
        var before = isResting() ? Before.RESTING : Before.OFF;
        runs.mark();
        stage.set(new Stage.Doing(runs.turn()));
        // It is the agent's run: whoever leaves this page sees it go on, and can end it.
        office.agent()
                .syncNow(profile.id(), Wanted.of(held, leave))
                .thenAccept(
                        ran -> {
                            var first = new FirstRun(office);
                            var switching =
                                    ran.map(it -> first.follow(profile, it, before))
                                            .orElse(Switching.AS_IT_WAS);
                            Platform.runLater(() -> performed(ran, switching));
                        });
    }

    private void performed(Optional<Ran> ran, Switching switching) {
        if (!closed) {
            stage.set(ran.map(it -> ended(it, switching)).orElseGet(Stage.Cancelled::new));
        }
    }

    /// Where the run did not get as far as the history, only its trouble is to be told.
    private static Stage ended(Ran ran, Switching switching) {
        if (ran.run().isPresent()) {
            return new Stage.Done(ran, switching);
        }
        return ran.trouble().<Stage>map(Stage.Failed::new).orElseGet(Stage.Cancelled::new);
    }

    /// Nobody looks any more: a look ends, a run goes on.
    void close() {
        closed = true;
        desk.live().stateProperty().removeListener(live);
        if (stage.get() instanceof Stage.Looking) {
            job.ifPresent(Job::cancel);
        }
        stays.forget();
    }
}

package io.calferry.desktop.preview;

import io.calferry.agent.Errands.Result;
import io.calferry.agent.Ran;
import io.calferry.agent.Trouble;
import io.calferry.agent.Wanted;
import io.calferry.desktop.Desk;
import io.calferry.desktop.Job;
import io.calferry.desktop.Texts;
import io.calferry.profile.Profile;
import io.calferry.sync.Run.Leave;

import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the preview of a profile shows, and what a person wants of it. On the JavaFX thread alone.
final class PreviewModel {

    /// More untouched events than these are not looked at.
    static final int UNTOUCHED = 2000;

    private final Desk desk;
    private final Profile profile;
    private final Texts texts;
    private final ReadOnlyObjectWrapper<Stage> stage =
            new ReadOnlyObjectWrapper<>(new Stage.Looking());
    private final ObjectProperty<Filter> filter = new SimpleObjectProperty<>(Filter.ALL);
    private final StringProperty search = new SimpleStringProperty("");
    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper steps = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<Untouched> untouched =
            new ReadOnlyObjectWrapper<>(Untouched.NOT_READ);
    private final Choices choices = new Choices();
    private Optional<Prospect> prospect = Optional.empty();
    private Optional<Job> job = Optional.empty();
    private boolean closed;

    /// How far the preview is.
    sealed interface Stage {
        record Looking() implements Stage {}

        record Ready(Prospect prospect) implements Stage {}

        record Doing() implements Stage {}

        /// It was done.
        record Done(Ran ran, Switching switching) implements Stage {}

        record Failed(Trouble trouble) implements Stage {}

        /// A person ended the look.
        record Cancelled() implements Stage {}
    }

    /// Whether a profile was switched on by its first run.
    enum Switching {
        ON,
        AS_IT_WAS
    }

    PreviewModel(Desk desk, Profile profile) {
        this.desk = desk;
        this.profile = profile;
        this.texts = desk.texts(PreviewModel.class);
        filter.addListener((_, _, _) -> list());
        search.addListener((_, _, _) -> list());
    }

    Profile profile() {
        return profile;
    }

    ReadOnlyObjectProperty<Stage> stageProperty() {
        return stage.getReadOnlyProperty();
    }

    ObjectProperty<Filter> filterProperty() {
        return filter;
    }

    StringProperty searchProperty() {
        return search;
    }

    /// The rows that the filter and the search let through, under headings.
    ObservableList<Line> lines() {
        return lines;
    }

    /// How many steps are to be done.
    ReadOnlyIntegerProperty stepsProperty() {
        return steps.getReadOnlyProperty();
    }

    /// What stays as it is, as far as it was read.
    ReadOnlyObjectProperty<Untouched> untouchedProperty() {
        return untouched.getReadOnlyProperty();
    }

    Optional<Prospect> prospect() {
        return prospect;
    }

    /// The rows that are shown, without headings.
    List<Row> shown() {
        return rows().filter(it -> filter.get().shows(it) && Filter.has(it, search.get())).toList();
    }

    /// The rows that a calendar shows: what stays as it is among them, but for a filter that asks
    /// for something else.
    List<Row> occurring() {
        var wanted = filter.get();
        return rows().filter(it -> wanted == Filter.ALL || wanted.shows(it))
                .filter(it -> Filter.has(it, search.get()))
                .toList();
    }

    private Stream<Row> rows() {
        return Stream.concat(
                prospect.stream().flatMap(it -> it.rows().stream()),
                untouched.get().rows().stream());
    }

    /// Computes the plan, anew where there is one already.
    void look() {
        stage.set(new Stage.Looking());
        prospect = Optional.empty();
        untouched.set(Untouched.NOT_READ);
        choices.clear();
        var clock = desk.office().clock();
        job =
                Optional.of(
                        desk.background()
                                .start(
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
                                        this::looked));
    }

    /// Shows what a look came to.
    void looked(Result<Prospect> result) {
        if (closed) {
            return;
        }
        switch (result) {
            case Result.Done<Prospect>(var found) -> {
                prospect = Optional.of(found);
                list();
                count();
                stage.set(new Stage.Ready(found));
            }
            case Result.Failed<Prospect>(var trouble) -> stage.set(new Stage.Failed(trouble));
            case Result.Cancelled<Prospect> _ -> stage.set(new Stage.Cancelled());
        }
    }

    /// Reads what stays as it is, once.
    void readUntouched() {
        if (untouched.get().reach() != Untouched.Reach.NOT_YET || prospect.isEmpty()) {
            return;
        }
        untouched.set(Untouched.READING);
        var planned = prospect.get().uids();
        var zone = desk.office().clock().getZone();
        desk.background()
                .start(
                        texts.get("reading.untouched", profile.name()),
                        watch ->
                                desk.office()
                                        .errands()
                                        .look(
                                                profile,
                                                ends ->
                                                        Untouched.read(
                                                                ends, planned, UNTOUCHED, zone,
                                                                watch)),
                        it -> {
                            untouched.set(
                                    it instanceof Result.Done<Untouched>(var read)
                                            ? read
                                            : Untouched.UNKNOWN);
                            list();
                        });
    }

    private void list() {
        var shown = new ArrayList<Line>();
        var all = shown();
        for (int from = 0; from < all.size(); ) {
            var group = Prospect.Group.of(all.get(from));
            int to = from;
            while (to < all.size() && Prospect.Group.of(all.get(to)) == group) {
                to++;
            }
            shown.add(new Line.Heading(group, to - from));
            all.subList(from, to).forEach(row -> shown.add(new Line.Event(row)));
            from = to;
        }
        lines.setAll(shown);
    }

    private void count() {
        steps.set((int) rows().filter(choices::does).count());
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
        stage.set(new Stage.Doing());
        // It is the agent's run: whoever leaves this page sees it go on, and can end it.
        office.agent()
                .syncNow(profile.id(), new Wanted(held, leave))
                .thenAccept(
                        ran -> {
                            var first = new FirstRun(office);
                            var switching =
                                    ran.map(it -> first.follow(profile, it))
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
        if (stage.get() instanceof Stage.Looking) {
            job.ifPresent(Job::cancel);
        }
    }
}

package io.calferry.desktop.activity;

import io.calferry.agent.Errands.Result;
import io.calferry.agent.Trouble;
import io.calferry.desktop.Desk;
import io.calferry.desktop.Texts;
import io.calferry.profile.Profile;
import io.calferry.sync.Ends;
import io.calferry.sync.Hindsight;
import io.calferry.sync.Hindsight.Story;
import io.calferry.sync.Ledger.EntryId;
import io.calferry.sync.Ledger.RunId;
import io.calferry.sync.LedgerException;
import io.calferry.sync.LedgerProblem;
import io.calferry.sync.Ledgers.PastEntry;
import io.calferry.sync.Ledgers.PastRun;
import io.calferry.sync.StoreException;
import io.calferry.sync.Undoing;
import io.calferry.sync.Undoing.Undone;
import io.calferry.sync.Watch;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.List;
import java.util.Optional;

/// One run, its steps, and what taking them back came to. On the JavaFX thread alone.
final class RunModel {

    private final Desk desk;
    private final Texts texts;
    private final RunWords words;
    private final RunId id;
    private final ReadOnlyObjectWrapper<Reading> run =
            new ReadOnlyObjectWrapper<>(new Reading.UnderWay());
    private final ReadOnlyObjectWrapper<Detail> detail =
            new ReadOnlyObjectWrapper<>(new Detail.Nothing());
    private final ReadOnlyObjectWrapper<Taking> taking =
            new ReadOnlyObjectWrapper<>(new Taking.NotAsked());
    private final PagedList<PastEntry> entries;

    /// What is known of the run.
    sealed interface Reading {
        record UnderWay() implements Reading {}

        record Found(PastRun run) implements Reading {}

        record NotThere() implements Reading {}

        record Failed(LedgerProblem problem) implements Reading {}
    }

    /// What is known of the step that a person looks at.
    sealed interface Detail {
        record Nothing() implements Detail {}

        record UnderWay(PastEntry entry) implements Detail {}

        record Known(PastEntry entry, Story story) implements Detail {}

        record Failed(PastEntry entry, Trouble trouble) implements Detail {}
    }

    /// How far taking back is.
    sealed interface Taking {
        record NotAsked() implements Taking {}

        record UnderWay() implements Taking {}

        record Done(Undone undone) implements Taking {}

        record Failed(Trouble trouble) implements Taking {}

        record Cancelled() implements Taking {}
    }

    RunModel(Desk desk, RunId id) {
        this.desk = desk;
        this.texts = desk.texts(RunModel.class);
        this.words = new RunWords(desk);
        this.id = id;
        this.entries =
                new PagedList<>(
                        desk.background(),
                        (offset, limit) -> desk.office().ledgers().entries(id, offset, limit));
        desk.background().fetch(this::read, run::set);
    }

    private Reading read() {
        try {
            return desk.office()
                    .ledgers()
                    .run(id)
                    .<Reading>map(Reading.Found::new)
                    .orElseGet(Reading.NotThere::new);
        } catch (LedgerException e) {
            return new Reading.Failed(e.problem());
        }
    }

    ReadOnlyObjectProperty<Reading> runProperty() {
        return run.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Detail> detailProperty() {
        return detail.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Taking> takingProperty() {
        return taking.getReadOnlyProperty();
    }

    PagedList<PastEntry> entries() {
        return entries;
    }

    /// Whose run it is, as long as there is such a profile.
    Optional<Profile> profile() {
        return run.get() instanceof Reading.Found(var found)
                ? words.profile(found.profileId())
                : Optional.empty();
    }

    /// Finds out what a step changed.
    void look(Optional<PastEntry> wanted) {
        if (wanted.isEmpty() || profile().isEmpty()) {
            detail.set(new Detail.Nothing());
            return;
        }
        var entry = wanted.get();
        var profile = profile().get();
        detail.set(new Detail.UnderWay(entry));
        desk.background()
                .fetch(
                        () ->
                                desk.office()
                                        .errands()
                                        .look(profile, ends -> story(ends, entry.id())),
                        it -> told(entry, it));
    }

    private Optional<Story> story(Ends ends, EntryId entry) throws StoreException {
        var found = ends.ledger().entry(id, entry);
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(new Hindsight(ends).of(found.get()));
    }

    private void told(PastEntry entry, Result<Optional<Story>> result) {
        if (!detail.get().equals(new Detail.UnderWay(entry))) {
            return;
        }
        detail.set(
                switch (result) {
                    case Result.Done<Optional<Story>>(var story) ->
                            story.<Detail>map(it -> new Detail.Known(entry, it))
                                    .orElseGet(Detail.Nothing::new);
                    case Result.Failed<Optional<Story>>(var trouble) ->
                            new Detail.Failed(entry, trouble);
                    case Result.Cancelled<Optional<Story>> _ -> new Detail.Nothing();
                });
    }

    /// Takes the whole run back.
    void undo() {
        take((undoing, watch) -> undoing.undo(id, watch));
    }

    /// Takes one step back.
    void undo(EntryId entry) {
        take((undoing, watch) -> undoing.undo(id, List.of(entry), watch));
    }

    @FunctionalInterface
    private interface Way {
        Undone go(Undoing undoing, Watch watch) throws StoreException;
    }

    private void take(Way way) {
        if (profile().isEmpty() || taking.get() instanceof Taking.UnderWay) {
            return;
        }
        var profile = profile().get();
        var clock = desk.office().clock();
        taking.set(new Taking.UnderWay());
        desk.background()
                .start(
                        texts.get("undoing", profile.name()),
                        watch ->
                                desk.office()
                                        .errands()
                                        .act(
                                                profile,
                                                watch,
                                                ends -> way.go(new Undoing(ends, clock), watch)),
                        it -> taken(profile, it));
    }

    private void taken(Profile profile, Result<Undone> result) {
        desk.office().agent().reread(profile.id());
        taking.set(
                switch (result) {
                    case Result.Done<Undone>(var undone) -> new Taking.Done(undone);
                    case Result.Failed<Undone>(var trouble) -> new Taking.Failed(trouble);
                    case Result.Cancelled<Undone> _ -> new Taking.Cancelled();
                });
        entries.reload();
    }
}

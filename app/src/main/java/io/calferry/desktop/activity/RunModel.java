package io.calferry.desktop.activity;

import io.calferry.agent.Errands.Result;
import io.calferry.agent.Trouble;
import io.calferry.desktop.Afterwards;
import io.calferry.desktop.Desk;
import io.calferry.desktop.Job;
import io.calferry.desktop.Texts;
import io.calferry.profile.Profile;
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
import javafx.collections.ListChangeListener;

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
    private final ReadOnlyObjectWrapper<Taking> taking =
            new ReadOnlyObjectWrapper<>(new Taking.NotAsked());
    private final PagedList<PastEntry> entries;
    private final StepLook steps;
    private final ListChangeListener<Job> jobs = _ -> follow();

    /// It is taken back by what was pressed before its page was opened anew.
    private boolean takenElsewhere;

    /// What a person wanted to take back last.
    private Runnable again = () -> {};

    private boolean closed;

    /// What is known of the run.
    sealed interface Reading {
        record UnderWay() implements Reading {}

        record Found(PastRun run) implements Reading {}

        record NotThere() implements Reading {}

        record Failed(LedgerProblem problem) implements Reading {}
    }

    /// How far taking back is.
    sealed interface Taking {
        record NotAsked() implements Taking {}

        record UnderWay() implements Taking {}

        record Done(Undone undone) implements Taking {}

        record Failed(Trouble trouble) implements Taking {}

        record Cancelled(What what) implements Taking {}
    }

    /// What a person wants to take back.
    enum What {
        RUN,
        STEP
    }

    RunModel(Desk desk, RunId id) {
        this.desk = desk;
        this.texts = desk.texts(RunModel.class);
        this.words = new RunWords(desk);
        this.id = id;
        this.steps = new StepLook(desk, id, this::profile);
        this.entries =
                new PagedList<>(
                        desk.background(),
                        (offset, limit) -> desk.office().ledgers().entries(id, offset, limit));
        desk.background().fetch(this::read, run::set);
        takenElsewhere = desk.background().isAt(id);
        if (takenElsewhere) {
            taking.set(new Taking.UnderWay());
        }
        desk.background().jobs().addListener(jobs);
    }

    private void follow() {
        if (takenElsewhere && !desk.background().isAt(id)) {
            takenElsewhere = false;
            taking.set(new Taking.NotAsked());
            entries.reload();
        }
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

    /// The look at one of its steps.
    StepLook steps() {
        return steps;
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

    /// Whether there may be something to take back: of a run that did not come to its end nobody
    /// knows how much it wrote.
    boolean canBeTakenBack() {
        return profile().isPresent()
                && run.get() instanceof Reading.Found(var found)
                && (found.ended().isEmpty() || found.counts().written() > 0);
    }

    /// Takes the whole run back.
    void undo() {
        take(What.RUN, (undoing, watch) -> undoing.undo(id, watch));
    }

    /// Takes one step back.
    void undo(EntryId entry) {
        take(What.STEP, (undoing, watch) -> undoing.undo(id, List.of(entry), watch));
    }

    /// Takes back what could not be, and nothing else.
    void again() {
        again.run();
    }

    @FunctionalInterface
    private interface Way {
        Undone go(Undoing undoing, Watch watch) throws StoreException;
    }

    private void take(What what, Way way) {
        if (profile().isEmpty() || taking.get() instanceof Taking.UnderWay) {
            return;
        }
        var profile = profile().get();
        var clock = desk.office().clock();
        again = () -> take(what, way);
        taking.set(new Taking.UnderWay());
        desk.background()
                .start(
                        id,
                        texts.get("undoing", profile.name()),
                        watch ->
                                desk.office()
                                        .errands()
                                        .act(
                                                profile,
                                                watch,
                                                ends -> way.go(new Undoing(ends, clock), watch)),
                        it -> taken(profile, what, it));
    }

    private void taken(Profile profile, What what, Result<Undone> result) {
        desk.office().agent().reread(profile.id());
        if (closed) {
            new Afterwards(desk, texts.get("undoing", profile.name()), profile)
                    .tell(result, it -> said(profile, it));
            return;
        }
        taking.set(
                switch (result) {
                    case Result.Done<Undone>(var undone) -> new Taking.Done(undone);
                    case Result.Failed<Undone>(var trouble) -> new Taking.Failed(trouble);
                    case Result.Cancelled<Undone> _ -> new Taking.Cancelled(what);
                });
        entries.reload();
    }

    private Optional<String> said(Profile profile, Undone undone) {
        var sentences = new UndoneWords(texts, words, Optional.of(profile)).lines(undone);
        return undone.left().isEmpty()
                ? Optional.empty()
                : Optional.of(String.join(" ", sentences));
    }

    /// Nobody looks any more. What is taken back goes on.
    void close() {
        closed = true;
        desk.background().jobs().removeListener(jobs);
        steps.close();
    }
}

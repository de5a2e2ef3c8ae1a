package io.calferry.sync;

import io.calferry.sync.Ledger.Entry;
import io.calferry.sync.Ledger.RunId;
import io.calferry.sync.Parked.Reason;
import io.calferry.sync.Store.Commits;
import io.calferry.sync.Watch.Phase;
import io.calferry.sync.Watch.Progress;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/// The performing part of a run: takes batches of work, a few at a time, and sees to it that each
/// write is noted in the ledger before its batch goes on.
final class Writer {

    /// How many steps make a batch: their before-images are read in one request.
    static final int BATCH = 50;

    private static final int BATCHES_AT_A_TIME = 4;

    private final Ends ends;
    private final RunId run;
    private final Clock clock;
    private final Watch watch;

    private final Lanes batches = new Lanes(BATCHES_AT_A_TIME);
    private final AtomicReference<@Nullable StoreException> end = new AtomicReference<>();
    private final Semaphore leftWrites;
    private final Semaphore rightWrites;
    private final List<Entry> unflushed = new ArrayList<>();
    private final Tally tally = new Tally();
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong done = new AtomicLong();

    Writer(Ends ends, RunId run, Clock clock, Watch watch) {
        this.ends = ends;
        this.run = run;
        this.clock = clock;
        this.watch = watch;
        this.leftWrites = new Semaphore(ends.left().traits().parallel());
        this.rightWrites = new Semaphore(ends.right().traits().parallel());
    }

    /// Takes a batch on, once there is room for it. Throws what ended an earlier one.
    void perform(List<Work> batch) throws StoreException {
        taken.addAndGet(batch.size());
        batches.go(() -> Batch.perform(ends, this, batch));
    }

    /// Waits until everything is written, flushed and noted.
    void finish() throws StoreException {
        batches.await();
        for (var side : Side.values()) {
            ends.store(side).flush();
        }
        unflushed.forEach(this::note);
    }

    /// Waits for the writes that are under way, whatever becomes of them. What waited for a flush
    /// was never written, and is not noted.
    void abandon() {
        batches.close();
    }

    /// Runs one write to `side` when the store has room for it, unless the run is being cancelled,
    /// or a write has met a fault that ends it: those that queue for room are spared, so that no
    /// more are left un-noted than were on their way.
    void write(Side side, Lanes.Task write) throws StoreException {
        var room = side == Side.LEFT ? leftWrites : rightWrites;
        room.acquireUninterruptibly();
        try {
            watch.stopIfCancelled();
            if (end.get() instanceof StoreException ended) {
                throw ended;
            }
            write.run();
        } catch (StoreException e) {
            if (e.fault().endsRun()) {
                end.compareAndSet(null, e);
            }
            throw e;
        } finally {
            room.release();
        }
    }

    Tally tally() {
        return tally;
    }

    void stray() {
        ends.stray();
    }

    void note(Entry entry) {
        ends.ledger().note(run, entry);
    }

    /// Notes what was written to `side`: at once, or when that is flushed.
    void noteWritten(Side side, Entry entry) {
        if (ends.store(side).traits().commits() == Commits.AT_EACH_WRITE) {
            note(entry);
        } else {
            synchronized (unflushed) {
                unflushed.add(entry);
            }
        }
    }

    /// Tells how many steps there are to come, where they do not come as batches.
    void expect(int steps) {
        taken.addAndGet(steps);
    }

    void countDone() {
        watch.progress(new Progress(Phase.WRITING, done.incrementAndGet(), taken.get()));
    }

    /// Takes a batch on that the guard holds: parks it, by its titles.
    void hold(List<Work> batch, Guard.Finding finding) throws StoreException {
        batches.go(
                () -> {
                    watch.stopIfCancelled();
                    for (var work : Contents.titled(ends, batch)) {
                        park(work, new Reason.Held(finding), Optional.empty());
                    }
                });
    }

    /// Parks a step, with the places where both sides hold its object.
    ///
    /// @param conflict where the target turned out to hold it, if that was not known
    void park(Work work, Reason reason, Optional<Href> conflict) {
        var step = work.step();
        var left = place(step, Side.LEFT);
        var right = place(step, Side.RIGHT);
        if (reason instanceof Reason.Failed(var side, _) && conflict.isPresent()) {
            var there = conflict.map(href -> new Place(href, new Version("")));
            left = side == Side.LEFT && left.isEmpty() ? there : left;
            right = side == Side.RIGHT && right.isEmpty() ? there : right;
        }
        note(
                new Entry.Waits(
                        Parking.again(
                                work.parked(),
                                step.uid().value(),
                                Optional.of(step.uid()),
                                work.title(),
                                left,
                                right,
                                Parking.reason(work, reason),
                                clock.instant())));
    }

    private static Optional<Place> place(Step step, Side side) {
        return switch (step) {
            case Step.Create(_, var to, var source) ->
                    to == side ? Optional.empty() : Optional.of(source.place());
            case Step.Update(_, var to, var source, var over, _) ->
                    Optional.of(to == side ? over.place() : source.place());
            case Step.Delete(_, var from, var over) ->
                    from == side ? Optional.of(over.place()) : Optional.empty();
            case Step.Ask(_, var left, var right) ->
                    (side == Side.LEFT ? left : right).map(Seen::place);
            case Step.Adopt _, Step.Forget _, Step.Remember _ -> Optional.empty();
        };
    }
}

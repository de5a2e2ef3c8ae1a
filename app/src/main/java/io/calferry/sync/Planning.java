package io.calferry.sync;

import io.calferry.sync.Ledger.Tokens;
import io.calferry.sync.Run.Leave;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Turns what a look meets into work: what can do no harm is performed at once, the rest waits for
/// the guard.
final class Planning implements Look.Sink {

    private final Planner planner;
    private final Writer writer;
    private final Map<Uid, Leave> leave;
    private final Optional<Side> moved;
    private final List<Work> dangerous = new ArrayList<>();
    private final List<Encounter> leftOut = new ArrayList<>();
    private final List<Work> untouched = new ArrayList<>();
    private Optional<Side> strayed = Optional.empty();

    /// @param leave what a person wants left out
    /// @param moved the side that is another calendar than before
    Planning(Planner planner, Writer writer, Map<Uid, Leave> leave, Optional<Side> moved) {
        this.planner = planner;
        this.writer = writer;
        this.leave = leave;
        this.moved = moved;
    }

    @Override
    public void met(List<Look.Met> batch) throws StoreException {
        var safe = new ArrayList<Work>();
        for (var met : batch) {
            var work = work(planner, met, moved);
            strays(met, work);
            if (work.isEmpty()) {
                met.parked().ifPresent(this::released);
            } else if (isLeftOut(work.get(), met.encounter())) {
                continue;
            } else if (work.get().dangerous()) {
                synchronized (dangerous) {
                    dangerous.add(work.get());
                }
            } else {
                safe.add(work.get());
            }
        }
        for (var part : Sight.batches(safe, Writer.BATCH)) {
            writer.perform(part);
        }
    }

    private void strays(Look.Met met, Optional<Work> work) {
        synchronized (dangerous) {
            strayed = strayed.or(() -> strayed(met, work));
        }
    }

    /// The other calendar for whose sake a dangerous step is one. In the run that finds the
    /// calendar exchanged that is known of all steps; but what could not be read then is met later.
    static Optional<Side> strayed(Look.Met met, Optional<Work> work) {
        return work.filter(Work::dangerous).flatMap(_ -> met.encounter().strayed());
    }

    /// What such a step rests on, once the look is complete.
    Optional<Side> strayed() {
        synchronized (dangerous) {
            return strayed;
        }
    }

    /// Whether a person wants this step left out. For this time, nothing at all is done, not even
    /// to what is parked; for good, both sides stay as they are. Where nothing would be written
    /// anyway, what is wanted this time comes about by itself.
    private boolean isLeftOut(Work work, Encounter encounter) {
        var wanted = Optional.ofNullable(leave.get(encounter.uid()));
        if (wanted.isEmpty() || !(work.writes() || work.step() instanceof Step.Ask)) {
            return false;
        }
        return switch (wanted.get()) {
            case FOR_GOOD -> {
                writer.note(
                        new Ledger.Entry.Differs(
                                planner.apart(encounter), work.title(), encounter.link()));
                yield true;
            }
            case THIS_TIME -> {
                if (work.writes()) {
                    synchronized (leftOut) {
                        leftOut.add(encounter);
                        if (work.dangerous()) {
                            untouched.add(work);
                        }
                    }
                }
                yield work.writes();
            }
        };
    }

    /// What is to be done about an encounter. Where a calendar is another one than before, what is
    /// linked lies in the other: every update takes over, and does so until it is decided.
    ///
    /// @param moved the side that is another calendar than before
    static Optional<Work> work(Planner planner, Look.Met met, Optional<Side> moved) {
        return planner.step(met.encounter())
                .map(step -> new Work(step, met.title(), met.content(), met.parked()))
                .map(
                        work ->
                                moved.isPresent()
                                                || met.encounter().strayed().isPresent()
                                                || work.heldBefore()
                                                        .filter(
                                                                Guard.Finding.Moved.class
                                                                        ::isInstance)
                                                        .isPresent()
                                        ? work.takingOver()
                                        : work);
    }

    /// The steps that the guard has a say in, once the look is complete.
    List<Work> dangerous() {
        return List.copyOf(dangerous);
    }

    /// Those of them that were left out this time.
    List<Work> leftOut() {
        synchronized (leftOut) {
            return List.copyOf(untouched);
        }
    }

    /// With which tokens the next run is to begin, once this one came through: no later ones than
    /// those of `before` where something was left out this time, so that it is planned again.
    ///
    /// @param learned what this run learned
    Tokens tokens(Tokens before, Tokens learned) {
        if (leftOut.isEmpty()) {
            return learned;
        }
        // What is not linked is found in a full listing, without reading anew what is.
        boolean found = leftOut.stream().allMatch(e -> e.link().isEmpty());
        return found && !before.key().equals(learned.key())
                ? new Tokens(Optional.empty(), Optional.empty(), learned.key())
                : before;
    }

    static Guard.Facts facts(List<Work> dangerous, long linked, Look.Learned learned) {
        long deletions = dangerous.stream().filter(w -> w.step() instanceof Step.Delete).count();
        return new Guard.Facts(
                linked,
                deletions,
                dangerous.size() - deletions,
                learned.emptied(),
                learned.moved());
    }

    @Override
    public void moved() {
        writer.stray();
    }

    @Override
    public void unreadable(Parked parked, Optional<Parked> before) {
        writer.note(new Ledger.Entry.Waits(Parking.unread(parked, before)));
    }

    @Override
    public void released(Parked parked) {
        writer.note(new Ledger.Entry.Released(parked.id()));
    }
}

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
    private final List<Work> dangerous = new ArrayList<>();
    private final List<Encounter> leftOut = new ArrayList<>();
    private final List<Work> untouched = new ArrayList<>();

    /// @param leave what a person wants left out
    Planning(Planner planner, Writer writer, Map<Uid, Leave> leave) {
        this.planner = planner;
        this.writer = writer;
        this.leave = leave;
    }

    @Override
    public void met(List<Look.Met> batch) throws StoreException {
        var safe = new ArrayList<Work>();
        for (var met : batch) {
            var work = work(planner, met);
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

    static Optional<Work> work(Planner planner, Look.Met met) {
        return planner.step(met.encounter())
                .map(step -> new Work(step, met.title(), met.content(), met.parked()));
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
        return new Guard.Facts(linked, deletions, dangerous.size() - deletions, learned.emptied());
    }

    @Override
    public void unreadable(Parked parked) {
        writer.note(new Ledger.Entry.Waits(parked));
    }

    @Override
    public void released(Parked parked) {
        writer.note(new Ledger.Entry.Released(parked.id()));
    }
}

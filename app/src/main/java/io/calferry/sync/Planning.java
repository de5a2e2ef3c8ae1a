package io.calferry.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Turns what a look meets into work: what can do no harm is performed at once, the rest waits for
/// the guard.
final class Planning implements Look.Sink {

    private final Planner planner;
    private final Writer writer;
    private final List<Work> dangerous = new ArrayList<>();

    Planning(Planner planner, Writer writer) {
        this.planner = planner;
        this.writer = writer;
    }

    @Override
    public void met(List<Look.Met> batch) throws StoreException {
        var safe = new ArrayList<Work>();
        for (var met : batch) {
            var work = work(planner, met);
            if (work.isEmpty()) {
                met.parked().ifPresent(this::released);
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

    static Optional<Work> work(Planner planner, Look.Met met) {
        return planner.step(met.encounter())
                .map(step -> new Work(step, met.title(), met.content(), met.parked()));
    }

    /// The steps that the guard has a say in, once the look is complete.
    List<Work> dangerous() {
        return List.copyOf(dangerous);
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

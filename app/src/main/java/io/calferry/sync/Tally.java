package io.calferry.sync;

import java.util.concurrent.atomic.AtomicLong;

/// Counts what a run does while it does it.
final class Tally {

    final AtomicLong created = new AtomicLong();
    final AtomicLong updated = new AtomicLong();
    final AtomicLong deleted = new AtomicLong();
    final AtomicLong adopted = new AtomicLong();

    long written() {
        return created.get() + updated.get() + deleted.get();
    }

    /// The counts of a run that leaves `agreed` links and `waiting` behind.
    Counts counts(long agreed, Iterable<Parked> waiting) {
        long held = 0;
        long parked = 0;
        for (var one : waiting) {
            switch (one.reason()) {
                case Parked.Reason.Held _ -> held++;
                case Parked.Reason.Failed _, Parked.Reason.Clash _ -> parked++;
            }
        }
        long touched = created.get() + updated.get() + adopted.get();
        return new Counts(
                created.get(),
                updated.get(),
                deleted.get(),
                adopted.get(),
                Math.max(0, agreed - touched),
                parked,
                held);
    }
}

package io.calferry.ledger;

import io.calferry.sync.Counts;
import io.calferry.sync.Ledger;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/// Profiles that have a past: the first run of a profile is no matter of the schedule.
public final class Histories {

    private Histories() {}

    /// Notes in a data folder one run of each of `profiles`, which a person ended.
    public static void begin(Path data, Instant at, Collection<String> profiles) {
        try (var folder = DataFolder.take(data);
                var ledgers = SqliteLedgers.open(folder)) {
            for (var id : profiles) {
                var ledger = ledgers.of(id);
                var run = ledger.begin(at, Ledger.Kind.SYNC);
                ledger.finish(run, at, Ledger.Outcome.CANCELLED, Counts.NONE, Optional.empty());
            }
        }
    }
}

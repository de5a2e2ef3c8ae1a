package io.calferry.sync;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The ledgers of all profiles, and the history that they make together. One for a data folder;
/// closing it closes them all.
public interface Ledgers extends AutoCloseable {

    /// The ledger of a profile, empty where it has none yet.
    Ledger of(String profileId);

    /// The runs, newest first, at most `limit` of them from the `offset`th on.
    List<PastRun> runs(Optional<String> profileId, int offset, int limit);

    /// One run, if there is such a run.
    Optional<PastRun> run(Ledger.RunId id);

    /// Forgets the before-images older than `before`; runs and links stay.
    void forgetImages(Instant before);

    /// Forgets everything of a profile.
    void forget(String profileId);

    @Override
    void close();

    /// A run as history tells it. One without an end was killed, or is under way.
    record PastRun(
            Ledger.RunId id,
            String profileId,
            Ledger.Kind kind,
            Instant started,
            Optional<Instant> ended,
            Optional<Ledger.Outcome> outcome,
            Counts counts) {}
}

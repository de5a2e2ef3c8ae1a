package io.calferry.sync;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The ledgers of all profiles, and the history that they make together. One for a data folder;
/// closing it closes them all.
public interface Ledgers extends AutoCloseable {

    /// Runs that are read at once where one looks through all.
    int PAGE = 100;

    /// The ledger of a profile, empty where it has none yet.
    Ledger of(String profileId);

    /// The runs, newest first, at most `limit` of them from the `offset`th on.
    List<PastRun> runs(Optional<String> profileId, int offset, int limit);

    /// All runs of a profile, newest first. They are read page by page as one goes on, so that who
    /// finds what it looks for reads no further; meanwhile it throws `LedgerException` as
    /// [#runs] does.
    default Stream<PastRun> runs(String profileId) {
        return Stream.iterate(0, offset -> offset + PAGE)
                .map(offset -> runs(Optional.of(profileId), offset, PAGE))
                .takeWhile(page -> !page.isEmpty())
                .flatMap(List::stream);
    }

    /// One run, if there is such a run.
    Optional<PastRun> run(Ledger.RunId id);

    /// The entries of one run as a list to look at, newest first, at most `limit` of them from the
    /// `offset`th on.
    List<PastEntry> entries(Ledger.RunId run, int offset, int limit);

    /// How many entries a run has.
    long entries(Ledger.RunId run);

    /// The entries with `title` in their title, in any case and any script, newest first.
    ///
    /// @param profileId empty for all profiles
    List<PastEntry> search(Optional<String> profileId, String title, int offset, int limit);

    /// An entry with all that is kept of it, if there is such an entry.
    Optional<Ledger.Entry> entry(Ledger.EntryId id);

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
            Counts counts) {

        /// Whether it carried what the profile is for: to take something back, or to do what a
        /// person decided, is not that.
        public boolean cameThrough() {
            return kind == Ledger.Kind.SYNC
                    && outcome.filter(
                                    it ->
                                            switch (it) {
                                                case DONE, PARTIAL, HELD -> true;
                                                case FAILED, CANCELLED -> false;
                                            })
                            .isPresent();
        }
    }

    /// An entry as history lists it, without its before-image.
    ///
    /// @param at when its run started
    /// @param side which side was written, or failed; empty where neither was
    /// @param uid empty where the object could not even be read
    record PastEntry(
            Ledger.EntryId id,
            Ledger.RunId run,
            String profileId,
            Instant at,
            Deed deed,
            Optional<Side> side,
            Optional<Uid> uid,
            String title,
            TakeBack takeBack) {}

    /// What kind of step an entry tells of.
    enum Deed {
        CREATED,
        UPDATED,
        DELETED,
        /// A person decided that the sides may differ.
        LEFT_APART,
        /// It could not be carried, or waits for a person.
        PARKED
    }

    /// Whether an entry can be taken back, as far as the ledger knows; whether the side still holds
    /// what was written there shows when it is tried.
    enum TakeBack {
        POSSIBLE,
        /// The before-image is no longer kept.
        NO_IMAGE,
        /// Nothing was written.
        NOTHING_WRITTEN
    }
}

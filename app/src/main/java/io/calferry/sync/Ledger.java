package io.calferry.sync;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// What was done for one profile: links, tokens, parked objects, runs and their entries. Links,
/// history and undo come from it. Every method may be called from several threads; what [#note]
/// was given is durable against the end of the process when it returns.
///
/// Losing a ledger loses the memory of deletions and nothing else. Every method throws
/// [LedgerException] when the ledger can't be used.
public interface Ledger {

    /// The links in no order, one at a time.
    void links(Consumer<Link> each);

    Optional<Link> link(Uid uid);

    /// The links of these UIDs, as far as there are such: one question for many.
    Map<Uid, Link> links(Collection<Uid> uids);

    /// The link whose object lies, or lay, at `href` on `side`.
    Optional<Link> linkAt(Side side, Href href);

    /// How many links are in [Link.Bond#AGREED].
    long agreed();

    /// Where to go on from; [Tokens#NONE] before the first run.
    Tokens tokens();

    /// Notes another key beside the cursors, which stay as they are.
    void key(String key);

    /// Notes that `side` is another calendar from now on. What every link says of that side stays;
    /// where it lay is [Place#isElsewhere] until the link is noted anew.
    void moved(Side side);

    /// Everything that is parked, oldest first, without what is [#forgotten].
    List<Parked> parked();

    /// What was parked and is not to be tried again until it changes, oldest first.
    List<Parked> forgotten();

    /// Lets what is parked under this id be tried again from `at` on; does nothing where nothing
    /// is.
    void retry(String parkedId, Instant at);

    /// Which object of a linked UID this profile created; [Made#UNKNOWN] where it is not linked.
    Made made(Uid uid);

    /// Opens the account of a run.
    RunId begin(Instant started, Kind kind);

    /// Writes an entry down, with all that follows from it for links and parked objects, at once or
    /// not at all. A parked object keeps the `since` under which it was first parked.
    void note(RunId run, Entry entry);

    /// Closes the account of a run. The tokens advance only here, and only where they are given.
    void finish(RunId run, Instant ended, Outcome outcome, Counts counts, Optional<Tokens> tokens);

    /// The entries of a run that changed something, newest first: each [Entry.Linked] and
    /// [Entry.Unlinked] that was noted with an [Undo], each [Entry.Differs], and each [Entry.Waits]
    /// that was not parked for the same reason already. Where the before-image has been forgotten,
    /// the undo is empty: the entry can no longer be taken back.
    void entries(RunId run, Consumer<Entry> each);

    /// One of the [#entries] of a run, if it has that one.
    Optional<Entry> entry(RunId run, EntryId entry);

    /// Identifies a run, across all profiles.
    record RunId(long value) {}

    /// Identifies an entry of a run, across all profiles. A later one has a higher value.
    record EntryId(long value) {}

    /// What a run was for.
    enum Kind {
        SYNC,
        UNDO,
        /// It carried out what a person decided about objects that were parked.
        DECISION,
        /// It removed what the profile had created.
        REMOVAL
    }

    /// How a run ended.
    enum Outcome {
        /// Nothing is left over.
        DONE,
        /// Some objects are parked.
        PARTIAL,
        /// The guard holds steps for a person.
        HELD,
        /// It could not be carried through.
        FAILED,
        /// A person ended it.
        CANCELLED
    }

    /// The cursors of both sides, and what tells whether they and the links may be trusted: the
    /// [Shaping#key] under which the links were made, and the [Whereabouts] of the calendars.
    record Tokens(Optional<SyncToken> left, Optional<SyncToken> right, String key) {
        public static final Tokens NONE = new Tokens(Optional.empty(), Optional.empty(), "");

        public Optional<SyncToken> on(Side side) {
            return side == Side.LEFT ? left : right;
        }

        Tokens with(Side side, Optional<SyncToken> token) {
            return switch (side) {
                case LEFT -> new Tokens(token, right, key);
                case RIGHT -> new Tokens(left, token, key);
            };
        }
    }

    /// One thing that a run did. All but [Waits] and [Forgotten] also end a parking.
    sealed interface Entry {

        /// The sides agree, or agree to differ, as the link says.
        record Linked(Link link, String title, Optional<Undo> undo) implements Entry {}

        /// Neither side holds it any more, or nothing is known of it any more.
        record Unlinked(Uid uid, String title, Optional<Undo> undo) implements Entry {}

        /// Both sides said the same and nothing was written; `made` is what their marks tell of it,
        /// which counts where the ledger knows nothing better.
        record Adopted(Link link, String title, Made made) implements Entry {}

        /// A person decided that the sides may differ as the link says, whose bond is
        /// [Link.Bond#APART].
        ///
        /// @param earlier what was linked until then
        record Differs(Link link, String title, Optional<Link> earlier) implements Entry {}

        /// It is as it was, and no longer parked under this id.
        record Released(String parkedId) implements Entry {}

        /// It could not be carried, or waits for a person.
        record Waits(Parked parked) implements Entry {}

        /// What is parked under this id is not to be tried again until it changes: until
        /// [Waits] is noted of it once more, or it is parked no longer.
        record Forgotten(String parkedId) implements Entry {}
    }

    /// What puts back what a step did to `side`, if that still holds what the step left there.
    ///
    /// @param before what was there; empty where the step created
    /// @param wrote what the step left there; empty where it deleted
    record Undo(Side side, Optional<Stored> before, Optional<Seen> wrote) {}
}

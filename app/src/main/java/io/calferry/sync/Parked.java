package io.calferry.sync;

import java.time.Instant;
import java.util.Optional;

/// A calendar object that could not be carried, or waits for a person. Nothing that a listing told
/// is forgotten: what was not written stands here until it is written or no longer wanted.
///
/// @param id what tells one parked object from another within a profile: its UID where that is
///     known, else its side and href
/// @param uid empty where the object could not even be read so far
/// @param title for people; may be empty
/// @param left where LEFT holds it, if it does
/// @param right where RIGHT holds it, if it does
/// @param since when it was first parked
/// @param attempts how often it was tried, at least 1
/// @param nextTry when to try again; a change at either side makes that at once
public record Parked(
        String id,
        Optional<Uid> uid,
        String title,
        Optional<Place> left,
        Optional<Place> right,
        Reason reason,
        Instant since,
        int attempts,
        Instant nextTry) {

    public Optional<Place> on(Side side) {
        return side == Side.LEFT ? left : right;
    }

    /// Why it is parked.
    public sealed interface Reason {

        /// It could not be read, or not be written to `side`.
        record Failed(Side side, Fault fault) implements Reason {}

        /// Both sides changed; a person has to say which stays.
        record Clash() implements Reason {}

        /// The guard holds its deletion or take-over.
        record Held(Guard.Finding finding) implements Reason {}
    }
}

package io.calferry.sync;

import java.util.Optional;

/// The mark that a copy carries: which profile wrote it, which side it was copied from, and how far
/// the writing has come. A hint and no proof: a mark that was copied along does not make a copy
/// ours, so [Shaping] gives one only where it was made for the UID it stands in.
public record Origin(String profile, Side from, Stage stage) {

    /// How far a write has come. What one left unfinished says a part of what it was to say, and is
    /// told as such only as long as nobody seems to have touched it since.
    public sealed interface Stage {

        /// Written to its end, from what had that fingerprint.
        record Whole(Fingerprint sent) implements Stage {}

        /// Nothing was there before; the making of it was interrupted.
        record Making() implements Stage {}

        /// Something was there before; the changing of it was interrupted.
        record Changing() implements Stage {}
    }

    /// The mark of what was written whole.
    public Origin(String profile, Side from, Fingerprint sent) {
        this(profile, from, new Stage.Whole(sent));
    }

    /// What was sent; empty where the writing was interrupted.
    public Optional<Fingerprint> sent() {
        return stage instanceof Stage.Whole(var sent) ? Optional.of(sent) : Optional.empty();
    }

    /// The mark of the same write before it came to its end.
    public Origin at(Stage stage) {
        return new Origin(profile, from, stage);
    }
}

package io.calferry.sync;

import java.util.Optional;

/// The mark that a copy carries: which profile wrote it, which side it was copied from, and the
/// fingerprint there. A hint and no proof: a mark that was copied along does not make a copy ours,
/// so [Shaping] gives one only where it was made for the UID it stands in.
///
/// @param sent empty where the writing was begun and not brought to its end, and nobody seems to
///     have touched the object since: it says a part of what it was to say
public record Origin(String profile, Side from, Optional<Fingerprint> sent) {

    /// The mark of what was written whole.
    public Origin(String profile, Side from, Fingerprint sent) {
        this(profile, from, Optional.of(sent));
    }

    /// The mark of the same write before it came to its end.
    public Origin begun() {
        return new Origin(profile, from, Optional.empty());
    }
}

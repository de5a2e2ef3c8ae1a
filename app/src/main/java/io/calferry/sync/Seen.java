package io.calferry.sync;

import java.time.Instant;
import java.util.Optional;

/// What one side holds of a calendar object, without its content: enough to plan with.
///
/// @param origin our mark, where it carries one
/// @param modified its LAST-MODIFIED, where it has one
public record Seen(
        Place place, Fingerprint fingerprint, Optional<Origin> origin, Optional<Instant> modified) {

    /// What a link remembers: neither the mark nor when it was last modified.
    public Seen(Place place, Fingerprint fingerprint) {
        this(place, fingerprint, Optional.empty(), Optional.empty());
    }

    /// This, as a link remembers it.
    public Seen bare() {
        return new Seen(place, fingerprint);
    }
}

package io.calferry.sync;

import java.util.List;
import java.util.Optional;

/// What a store holds, or what changed since a token. Never partial: a listing that could not be
/// completed is a [Fault].
public sealed interface Listing {

    /// Everything that the store holds, each href once.
    ///
    /// @param token where to go on from next time; empty where the store has no tokens
    record Full(List<Place> places, Optional<SyncToken> token) implements Listing {}

    /// What changed since the token that was given, each href once.
    record Delta(List<Place> changed, List<Href> gone, SyncToken token) implements Listing {}

    /// The token to give next time.
    default Optional<SyncToken> nextToken() {
        return switch (this) {
            case Full(_, var token) -> token;
            case Delta(_, _, var token) -> Optional.of(token);
        };
    }
}

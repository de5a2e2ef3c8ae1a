package io.calferry.agent;

import io.calferry.sync.Watch.Progress;

import java.time.Instant;
import java.util.Optional;

/// What a profile is doing.
public sealed interface Activity {

    /// Nothing.
    record Idle() implements Activity {}

    /// It would run, if others did not: two at a time, and one an account.
    record Queued() implements Activity {}

    /// @param progress empty until it has something to tell
    record Running(Instant since, Optional<Progress> progress) implements Activity {}

    /// It is being ended before its time.
    record Stopping(Instant since) implements Activity {}
}

package io.calferry.settings;

import java.time.Instant;

/// Whether schedules are at rest; outlives the program.
public sealed interface Pause {

    record None() implements Pause {}

    record Until(Instant end) implements Pause {}

    record UntilResumed() implements Pause {}
}

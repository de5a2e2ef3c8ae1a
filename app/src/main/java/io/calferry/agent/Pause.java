package io.calferry.agent;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/// Whether schedules are at rest. A person who asks for a run gets it all the same.
public sealed interface Pause {

    Duration HOUR = Duration.ofHours(1);

    record None() implements Pause {}

    record Until(Instant end) implements Pause {}

    record UntilResumed() implements Pause {}

    static Pause forAnHour(Instant now) {
        return new Until(now.plus(HOUR));
    }

    /// Until the next day begins in `zone`.
    static Pause untilTomorrow(Instant now, ZoneId zone) {
        return new Until(now.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant());
    }

    /// Whether it holds at `now`.
    default boolean holds(Instant now) {
        return switch (this) {
            case None _ -> false;
            case Until(var end) -> now.isBefore(end);
            case UntilResumed _ -> true;
        };
    }
}

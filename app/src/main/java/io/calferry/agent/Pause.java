package io.calferry.agent;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

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

    /// The same, after the clock was set back. An hour lasts no longer than an hour for that, and
    /// what is over does not begin again. A pause of more than an hour is one until tomorrow, and
    /// a person expects that to end at midnight by the clock on the wall: it stays where it is,
    /// as long as that is the next midnight.
    ///
    /// @param before when the clock was looked at last, as it was then
    default Pause clockSetBack(Instant before, Instant now) {
        return switch (this) {
            case None _, UntilResumed _ -> this;
            case Until _ when !holds(before) -> new None();
            case Until(var end) when end.isAfter(before.plus(HOUR)) ->
                    new Until(end.minus(Duration.between(now, end).toDays(), ChronoUnit.DAYS));
            case Until(var end) -> new Until(now.plus(Duration.between(before, end)));
        };
    }

    /// The one of both that holds longer; this one where none does.
    default Pause orLonger(Pause other) {
        return switch (this) {
            case None _ -> other instanceof None ? this : other;
            case UntilResumed _ -> this;
            case Until(var end) ->
                    switch (other) {
                        case None _ -> this;
                        case UntilResumed _ -> other;
                        case Until(var its) -> its.isAfter(end) ? other : this;
                    };
        };
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

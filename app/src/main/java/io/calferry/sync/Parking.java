package io.calferry.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// When a parked object is tried again: soon at first, then ever later, a day at the most.
final class Parking {

    private static final Duration FIRST = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofDays(1);

    private Parking() {}

    /// A parked object, or one that is parked once more.
    static Parked again(
            Optional<Parked> before,
            String id,
            Optional<Uid> uid,
            String title,
            Optional<Place> left,
            Optional<Place> right,
            Parked.Reason reason,
            Instant now) {
        int attempts = before.map(Parked::attempts).orElse(0) + 1;
        var since = before.map(Parked::since).orElse(now);
        var called = title.isEmpty() ? before.map(Parked::title).orElse("") : title;
        var next = now.plus(patience(reason, attempts));
        return new Parked(id, uid, called, left, right, reason, since, attempts, next);
    }

    /// What merely changed meanwhile, or waits for a person, is looked at in every run.
    private static Duration patience(Parked.Reason reason, int attempts) {
        return switch (reason) {
            case Parked.Reason.Failed(_, Fault.Stale _) -> Duration.ZERO;
            case Parked.Reason.Failed _ -> {
                var doubled = FIRST.multipliedBy(1L << Math.min(attempts - 1, 20));
                yield doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
            }
            case Parked.Reason.Clash _, Parked.Reason.Held _ -> Duration.ZERO;
        };
    }
}

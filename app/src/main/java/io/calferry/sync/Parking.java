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

    /// The same, where it could not be read. That decides nothing: what the guard holds goes on
    /// waiting for a person, or it would be carried out as soon as it can be read.
    static Parked unread(Parked again, Optional<Parked> before) {
        return before.filter(it -> it.reason() instanceof Parked.Reason.Held)
                .map(
                        it ->
                                new Parked(
                                        again.id(),
                                        again.uid(),
                                        again.title(),
                                        again.left(),
                                        again.right(),
                                        it.reason(),
                                        again.since(),
                                        again.attempts(),
                                        it.nextTry()))
                .orElse(again);
    }

    /// As what a step is parked that could not be done. A clash that was being decided while
    /// somebody changed it stays a clash. What the guard holds stays held: what a person confirmed
    /// has changed, or nobody has confirmed it, where it is no deletion and no take-over this time.
    static Parked.Reason reason(Work work, Parked.Reason reason) {
        if (!(reason instanceof Parked.Reason.Failed(_, var fault))) {
            return reason;
        }
        boolean stale = fault instanceof Fault.Stale;
        return work.parked()
                .map(Parked::reason)
                .filter(
                        before ->
                                switch (before) {
                                    case Parked.Reason.Clash _ -> stale;
                                    case Parked.Reason.Held _ -> stale || !work.dangerous();
                                    case Parked.Reason.Failed _ -> false;
                                })
                .orElse(reason);
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

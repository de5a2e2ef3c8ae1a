package io.calferry.agent;

import io.calferry.sync.Fault;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// When a profile runs by itself, from `now` on. Every moment has some chance in it, so that not
/// every profile and not every computer asks at the same second.
///
/// @param period between two runs, not longer than a year
record Timetable(Duration period, Instant now, RandomGenerator random) {

    private static final Duration START = Duration.ofSeconds(10);

    /// After the network or the computer came back, before which nothing answers.
    private static final Duration RECONNECT = Duration.ofSeconds(5);

    /// A store that tells of one change often tells of the next soon after.
    private static final Duration DEBOUNCE = Duration.ofSeconds(2);

    /// Our own writes are told to us, too.
    private static final Duration AFTER_OWN_RUN = Duration.ofSeconds(30);

    private static final Duration FIRST_RETRY = Duration.ofMinutes(1);
    private static final Duration LONGEST_QUIET_RETRY = Duration.ofMinutes(30);
    private static final Duration LONGEST_RETRY = Duration.ofHours(6);

    /// What DavMail waits for Exchange, where that does not say.
    private static final Duration BUSY = Duration.ofSeconds(60);

    /// A server that asks for more does not mean it.
    private static final Duration LONGEST_BUSY = Duration.ofDays(1);

    private static final Duration BUSY_MARGIN = Duration.ofSeconds(10);
    private static final Duration YEAR = Duration.ofDays(366);

    Timetable {
        period = shorter(period, YEAR);
    }

    Instant soon() {
        return now.plus(upTo(START));
    }

    Instant reconnected() {
        return soon().plus(RECONNECT);
    }

    Instant nextPeriod() {
        return now.plus(aLittleMore(period));
    }

    /// @param last the end of the last run
    Instant afterHint(Optional<Instant> last) {
        var soon = now.plus(DEBOUNCE);
        return last.map(it -> it.plus(AFTER_OWN_RUN))
                .filter(it -> it.isAfter(soon) && !it.isAfter(now.plus(AFTER_OWN_RUN)))
                .orElse(soon);
    }

    /// After a run that did not come through; empty where time alone won't help.
    ///
    /// @param failures in a row, this one counted
    Optional<Instant> after(Trouble trouble, int failures) {
        return switch (Remedy.of(trouble)) {
            case ASK_FOR_SIGN_IN, WAIT_FOR_A_CHANGE, ASK_FOR_A_LOOK -> Optional.empty();
            case WAIT_FOR_THE_SERVER ->
                    Optional.of(retryAt(trouble, now).plus(BUSY_MARGIN).plus(upTo(START)));
            case TRY_AGAIN_QUIETLY ->
                    Optional.of(now.plus(retry(FIRST_RETRY, LONGEST_QUIET_RETRY, failures)));
            case TRY_LESS_OFTEN -> Optional.of(now.plus(retry(period, LONGEST_RETRY, failures)));
        };
    }

    /// When the server that is busy wants to hear from us again.
    static Instant retryAt(Trouble trouble, Instant now) {
        var told =
                trouble instanceof Trouble.OfStore(_, Fault.Busy(_, var retryAt))
                        ? retryAt
                        : Optional.<Instant>empty();
        var until = told.filter(it -> it.isAfter(now)).orElse(now.plus(BUSY));
        var most = now.plus(LONGEST_BUSY);
        return until.isAfter(most) ? most : until;
    }

    /// Twice as long each time, up to `longest`, or to `first` where that is longer.
    private Duration retry(Duration first, Duration longest, int failures) {
        var doubled = first.multipliedBy(1L << Math.min(failures - 1, 20));
        var wait = shorter(doubled, longest);
        return aLittleMore(wait.compareTo(first) < 0 ? first : wait);
    }

    private Duration aLittleMore(Duration wait) {
        return wait.plus(upTo(wait.dividedBy(10)));
    }

    private Duration upTo(Duration most) {
        return Duration.ofMillis(random.nextLong(Math.max(1, most.toMillis())));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}

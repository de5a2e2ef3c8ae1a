package io.calferry.http;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/// The throttle gate of one account: at most so many requests at a time, and none until the server
/// wants to hear from us again. Sending on meanwhile prolongs the pause on most servers. Several
/// [HttpAccount]s may share it.
public final class Gate {

    private final Semaphore free;
    private final Duration patience;
    private final InstantSource clock;
    private final Closing closing;

    /// When somebody is let in again, by two clocks, of which the earlier counts: the one of the
    /// wall may be put back while it is waited for, and the other stands still while the computer
    /// sleeps.
    private record Pause(Instant until, long end) {

        static final Pause NONE = new Pause(Instant.MIN, 0);

        static Pause until(Instant until, Instant now) {
            return new Pause(until, System.nanoTime() + Duration.between(now, until).toNanos());
        }

        Duration left(Instant now) {
            var byWall = Duration.between(now, until);
            var byTicks = Duration.ofNanos(end - System.nanoTime());
            return byWall.compareTo(byTicks) < 0 ? byWall : byTicks;
        }

        /// As it was said, or sooner, in whole seconds, where the clock of the wall was put back.
        Instant over(Instant now) {
            var over = now.plusSeconds(left(now).toSeconds() + 1);
            return over.isBefore(until) ? over : until;
        }
    }

    /// The pause that all who come in here keep.
    private static final class Closing {
        private volatile Pause pause = Pause.NONE;

        synchronized void close(Pause other, Instant now) {
            pause = other.left(now).compareTo(pause.left(now)) > 0 ? other : pause;
        }

        synchronized void reopen(Pause slept) {
            pause = pause.equals(slept) ? Pause.NONE : pause;
        }
    }

    /// @param atMost requests at a time
    /// @param patience the longest pause that is waited for
    public Gate(int atMost, Duration patience, InstantSource clock) {
        this(atMost, patience, clock, new Closing());
    }

    private Gate(int atMost, Duration patience, InstantSource clock, Closing closing) {
        this.free = new Semaphore(atMost);
        this.patience = patience;
        this.clock = clock;
        this.closing = closing;
    }

    /// Another way in, with places of its own, that is closed whenever this one is: for requests
    /// that go on for so long that they would leave no place for others.
    public Gate beside(int atMost) {
        return new Gate(atMost, patience, clock, closing);
    }

    /// Waits for a place. Gives back when to come again instead, and then no place, where the
    /// pause is longer than our patience.
    Optional<Instant> enter() throws InterruptedIOException {
        try {
            for (; ; ) {
                var pause = closing.pause;
                var now = clock.instant();
                var wait = pause.left(now);
                if (wait.compareTo(patience) > 0) {
                    return Optional.of(pause.over(now));
                }
                if (wait.isPositive()) {
                    Thread.sleep(wait);
                    // Slept off, whatever the clock, which need not be the one that we slept by.
                    closing.reopen(pause);
                    continue;
                }
                free.acquire();
                // It may have been closed while we queued.
                if (!closing.pause.left(clock.instant()).isPositive()) {
                    return Optional.empty();
                }
                free.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            var interrupted = new InterruptedIOException("interrupted at the gate");
            interrupted.initCause(e);
            throw interrupted;
        }
    }

    void leave() {
        free.release();
    }

    /// Lets nobody in until then.
    void close(Instant until) {
        var now = clock.instant();
        closing.close(Pause.until(until, now), now);
    }
}

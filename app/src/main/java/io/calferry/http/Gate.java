package io.calferry.http;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/// The throttle gate of one account: at most so many requests at a time, and none until the server
/// wants to hear from us again. Sending on meanwhile prolongs the pause on most servers.
final class Gate {

    private final Semaphore free;
    private final Duration patience;
    private final InstantSource clock;
    private volatile Instant closedUntil = Instant.MIN;

    /// @param patience the longest pause that is waited for
    Gate(int atMost, Duration patience, InstantSource clock) {
        this.free = new Semaphore(atMost);
        this.patience = patience;
        this.clock = clock;
    }

    /// Waits for a place. Gives back when to come again instead, and then no place, where the
    /// pause is longer than our patience.
    Optional<Instant> enter() throws InterruptedIOException {
        try {
            for (; ; ) {
                var until = closedUntil;
                var wait = wait(until);
                if (wait.compareTo(patience) > 0) {
                    return Optional.of(until);
                }
                if (wait.isPositive()) {
                    Thread.sleep(wait);
                    // Slept off, whatever the clock, which need not be the one that we slept by.
                    reopen(until);
                    continue;
                }
                free.acquire();
                // It may have been closed while we queued.
                if (!wait(closedUntil).isPositive()) {
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
    synchronized void close(Instant until) {
        closedUntil = until.isAfter(closedUntil) ? until : closedUntil;
    }

    private synchronized void reopen(Instant closed) {
        closedUntil = closedUntil.equals(closed) ? Instant.MIN : closedUntil;
    }

    private Duration wait(Instant until) {
        return until.equals(Instant.MIN) ? Duration.ZERO : Duration.between(clock.instant(), until);
    }
}

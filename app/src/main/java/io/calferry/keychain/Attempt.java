package io.calferry.keychain;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

/// A task that can be given up for good: one that was not begun never is, and one that is under way
/// is interrupted until it ends, because the library takes an interrupt for the end of one question
/// to the user and goes on to ask the next.
final class Attempt<T> implements Callable<T> {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Callable<T> task;
    private Optional<Thread> under = Optional.empty();
    private boolean givenUp;

    Attempt(Callable<T> task) {
        this.task = task;
    }

    @Override
    public T call() throws Exception {
        synchronized (this) {
            if (givenUp) {
                throw new InterruptedException("given up");
            }
            under = Optional.of(Thread.currentThread());
        }
        try {
            return task.call();
        } finally {
            synchronized (this) {
                under = Optional.empty();
            }
        }
    }

    void giveUp() {
        synchronized (this) {
            givenUp = true;
        }
        Thread.ofVirtual().name("keychain-given-up").start(this::interruptUntilOver);
    }

    private void interruptUntilOver() {
        try {
            while (interrupt()) {
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean interrupt() {
        under.ifPresent(Thread::interrupt);
        return under.isPresent();
    }
}

package io.calferry.sync;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/// Runs tasks on virtual threads, a few at a time, and hands the first failure to whoever waits.
/// [#go] blocks while all lanes are taken, which is what keeps the memory of a run bounded.
final class Lanes implements AutoCloseable {

    interface Task {
        void run() throws StoreException;
    }

    private final Semaphore free;
    private final Phaser running = new Phaser(1);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    Lanes(int width) {
        this(new Semaphore(width));
    }

    /// Shares its lanes with all others that were given the same semaphore.
    Lanes(Semaphore free) {
        this.free = free;
    }

    /// Starts a task, when a lane is free. Throws what an earlier task failed with; then the new
    /// one is not started.
    void go(Task task) throws StoreException {
        rethrow();
        free.acquireUninterruptibly();
        running.register();
        Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                if (failure.get() == null) {
                                    task.run();
                                }
                            } catch (Throwable e) {
                                failure.compareAndSet(null, e);
                            } finally {
                                free.release();
                                running.arriveAndDeregister();
                            }
                        });
    }

    /// Waits until all tasks have ended, then throws what the first failed one failed with.
    void await() throws StoreException {
        running.arriveAndAwaitAdvance();
        rethrow();
    }

    /// Waits until no task is running, whatever became of them.
    @Override
    public void close() {
        running.arriveAndAwaitAdvance();
    }

    private void rethrow() throws StoreException {
        switch (failure.get()) {
            case null -> {}
            case StoreException e -> throw e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        }
    }
}

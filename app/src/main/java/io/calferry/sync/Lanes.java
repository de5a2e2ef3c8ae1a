package io.calferry.sync;

import org.jspecify.annotations.Nullable;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/// Runs tasks on virtual threads, a few at a time, and hands the first failure to whoever waits.
/// [#go] blocks while all lanes are taken, which is what keeps the memory of a run bounded.
///
/// No interrupt ends a wait: a write that is on its way has to be noted. Where the tasks do nothing
/// but ask, it is passed on to them, and what they wait for is broken off.
final class Lanes implements AutoCloseable {

    interface Task {
        void run() throws StoreException;
    }

    /// Whether an interrupt breaks tasks off.
    private enum Tasks {
        ASK,
        WRITE
    }

    private final Semaphore free;
    private final Tasks tasks;
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final Phaser running = new Phaser(1);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /// For tasks that may write.
    Lanes(int width) {
        this(width, Tasks.WRITE);
    }

    private Lanes(int width, Tasks tasks) {
        this.free = new Semaphore(width);
        this.tasks = tasks;
    }

    /// For tasks that do nothing but ask, on behalf of the thread that waits for them.
    static Lanes asking(int width) {
        return new Lanes(width, Tasks.ASK);
    }

    /// Starts a task, when a lane is free. Throws what an earlier task failed with; then the new
    /// one is not started.
    void go(Task task) throws StoreException {
        rethrow();
        outlast(free::acquire);
        running.register();
        var thread = Thread.ofVirtual().unstarted(() -> run(task));
        threads.add(thread);
        thread.start();
    }

    private void run(Task task) {
        try {
            if (failure.get() == null) {
                task.run();
            }
        } catch (Throwable e) {
            failure.compareAndSet(null, e);
        } finally {
            threads.remove(Thread.currentThread());
            free.release();
            running.arriveAndDeregister();
        }
    }

    /// Waits until all tasks have ended, then throws what the first failed one failed with.
    void await() throws StoreException {
        awaitAll();
        rethrow();
    }

    /// Waits until no task is running, whatever became of them.
    @Override
    public void close() {
        awaitAll();
    }

    private void awaitAll() {
        int phase = running.arrive();
        outlast(() -> running.awaitAdvanceInterruptibly(phase));
    }

    private interface Wait {
        void go() throws InterruptedException;
    }

    private void outlast(Wait wait) {
        boolean interrupted = false;
        boolean over = false;
        while (!over) {
            try {
                wait.go();
                over = true;
            } catch (InterruptedException _) {
                interrupted = true;
                if (tasks == Tasks.ASK) {
                    threads.forEach(Thread::interrupt);
                }
            }
        }
        if (interrupted) {
            // Whatever comes next is not to wait either.
            Thread.currentThread().interrupt();
        }
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

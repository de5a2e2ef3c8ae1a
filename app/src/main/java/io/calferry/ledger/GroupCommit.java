package io.calferry.ledger;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;

/// Lets the threads that write at the same time share one transaction. One of them carries out what
/// all of them want, while the next ones gather; when it is done it lets go of all of them at once
/// and of the lead. (Were each to wait for a lock instead, they would leave it one by one, and
/// never be together again.)
final class GroupCommit {

    /// What one thread wants written.
    interface Part {
        void write() throws SQLException;
    }

    /// What becomes of a waiting thread.
    private enum Turn {
        DONE,
        LEAD
    }

    /// @param failure why the part was not written; empty when it was
    private record Ticket(
            Part part,
            CompletableFuture<Turn> turn,
            CompletableFuture<Optional<Throwable>> failure) {

        void end(Optional<Throwable> why) {
            failure.complete(why);
            turn.complete(Turn.DONE);
        }
    }

    private final Database database;
    private final ReentrantLock lock = new ReentrantLock();
    private List<Ticket> waiting = new ArrayList<>();
    private boolean led;

    GroupCommit(Database database) {
        this.database = database;
    }

    /// Writes `part` at once or not at all; it is durable against the end of the process when this
    /// returns. What fails in one thread's part fails in that thread alone.
    void write(Part part) {
        var mine = new Ticket(part, new CompletableFuture<>(), new CompletableFuture<>());
        if (isFirst(mine) || mine.turn().join() == Turn.LEAD) {
            // Whoever is about to write, too, comes along.
            Thread.yield();
            try {
                writeAll(take());
            } finally {
                handOver();
            }
        }
        switch (mine.failure().join().orElse(null)) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        }
    }

    /// Whether nobody leads, so that the caller has to.
    private boolean isFirst(Ticket ticket) {
        lock.lock();
        try {
            waiting.add(ticket);
            var first = !led;
            led = true;
            return first;
        } finally {
            lock.unlock();
        }
    }

    private List<Ticket> take() {
        lock.lock();
        try {
            var batch = waiting;
            waiting = new ArrayList<>();
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private void handOver() {
        lock.lock();
        try {
            led = !waiting.isEmpty();
            if (led) {
                waiting.getFirst().turn().complete(Turn.LEAD);
            }
        } finally {
            lock.unlock();
        }
    }

    private void writeAll(List<Ticket> batch) {
        try {
            write(batch);
        } catch (RuntimeException | Error e) {
            if (batch.size() == 1) {
                batch.getFirst().end(Optional.of(e));
            } else {
                batch.forEach(ticket -> writeAll(List.of(ticket)));
            }
        }
    }

    private void write(List<Ticket> batch) {
        database.transaction(
                () -> {
                    for (var ticket : batch) {
                        ticket.part().write();
                    }
                    return batch;
                });
        batch.forEach(ticket -> ticket.end(Optional.empty()));
    }
}

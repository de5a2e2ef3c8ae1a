package io.calferry.ledger;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Lets the threads that write at the same time share one transaction. Whoever gets hold of the
/// database carries out what all the others wait for, too; they then find their part done.
final class GroupCommit {

    /// What one thread wants written.
    interface Part {
        void write() throws SQLException;
    }

    private static final class Ticket {
        final Part part;
        boolean done;
        @Nullable Throwable failure;

        Ticket(Part part) {
            this.part = part;
        }
    }

    private final Database database;
    private final Queue<Ticket> waiting = new ConcurrentLinkedQueue<>();

    GroupCommit(Database database) {
        this.database = database;
    }

    /// Writes `part` at once or not at all; it is durable against the end of the process when this
    /// returns. What fails in one thread's part fails in that thread alone.
    void write(Part part) {
        var mine = new Ticket(part);
        waiting.add(mine);
        database.locked(
                () -> {
                    if (!mine.done) {
                        writeAll();
                    }
                    return mine;
                });
        switch (mine.failure) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException(e);
        }
    }

    private void writeAll() {
        var batch = new ArrayList<Ticket>();
        for (var next = waiting.poll(); next != null; next = waiting.poll()) {
            batch.add(next);
        }
        try {
            write(batch);
        } catch (RuntimeException | Error e) {
            for (var ticket : batch) {
                if (batch.size() == 1) {
                    fail(ticket, e);
                } else {
                    writeAlone(ticket);
                }
            }
        }
    }

    private void writeAlone(Ticket ticket) {
        try {
            write(List.of(ticket));
        } catch (RuntimeException | Error e) {
            fail(ticket, e);
        }
    }

    private void write(List<Ticket> batch) {
        database.transaction(
                () -> {
                    for (var ticket : batch) {
                        ticket.part.write();
                    }
                    return batch;
                });
        batch.forEach(ticket -> ticket.done = true);
    }

    private static void fail(Ticket ticket, Throwable failure) {
        ticket.failure = failure;
        ticket.done = true;
    }
}

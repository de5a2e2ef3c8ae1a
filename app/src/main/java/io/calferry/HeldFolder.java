package io.calferry;

import io.calferry.ledger.DataFolder;
import io.calferry.ledger.SqliteLedgers;
import io.calferry.sync.Ledgers;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import java.util.function.Supplier;

/// The data folder, which is ours from the first time that a ledger is asked for.
final class HeldFolder implements AutoCloseable {

    private final Path path;
    private final Supplier<Period> keepUndo;
    private final Clock clock;
    private Optional<Held> held = Optional.empty();
    private Optional<LocalDate> tidied = Optional.empty();

    private record Held(DataFolder folder, Ledgers ledgers) {}

    /// @param keepUndo for how long runs can be taken back
    HeldFolder(Path path, Supplier<Period> keepUndo, Clock clock) {
        this.path = path;
        this.keepUndo = keepUndo;
        this.clock = clock;
    }

    /// Asked from several threads where several profiles run at a time. Throws `LedgerException`
    /// where somebody else uses the folder, or where the ledger can't be used.
    synchronized Ledgers ledgers() {
        if (held.isEmpty()) {
            var folder = DataFolder.take(path);
            try {
                held = Optional.of(new Held(folder, SqliteLedgers.open(folder)));
            } finally {
                if (held.isEmpty()) {
                    folder.close();
                }
            }
        }
        var ledgers = held.get().ledgers();
        tidy(ledgers);
        return ledgers;
    }

    /// Forgets once a day what can be taken back no longer; a program may run for months.
    private void tidy(Ledgers ledgers) {
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        if (!tidied.equals(Optional.of(today))) {
            tidied = Optional.of(today);
            var first = today.minus(keepUndo.get());
            ledgers.forgetImages(first.atStartOfDay(clock.getZone()).toInstant());
        }
    }

    @Override
    public synchronized void close() {
        held.ifPresent(
                it -> {
                    it.ledgers().close();
                    it.folder().close();
                });
        held = Optional.empty();
    }
}

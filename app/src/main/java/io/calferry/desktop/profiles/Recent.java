package io.calferry.desktop.profiles;

import io.calferry.sync.Counts;
import io.calferry.sync.Ledger.Outcome;
import io.calferry.sync.Ledgers;
import io.calferry.sync.Ledgers.PastRun;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the last runs of a profile did.
///
/// @param bars the last runs, oldest first
/// @param today what was added and so on since the day began
record Recent(List<Bar> bars, Changes today) {

    /// So many runs are shown.
    static final int RUNS = 30;

    private static final int PAGE = 100;

    /// More runs than that in a day are not counted.
    private static final int MOST = 2000;

    static final Recent NONE = new Recent(List.of(), new Changes(0, 0, 0));

    /// One run.
    ///
    /// @param changes how much it changed
    record Bar(long changes, End end) {}

    /// How a run ended, as far as a glance goes.
    enum End {
        WELL,
        ILL
    }

    record Changes(long added, long changed, long removed) {

        private Changes plus(Counts counts) {
            return new Changes(
                    added + counts.created(),
                    changed + counts.updated(),
                    removed + counts.deleted());
        }
    }

    /// Reads it. Throws `LedgerException` where that can't be.
    ///
    /// @param day when the day began
    static Recent of(Ledgers ledgers, String profile, Instant day) {
        var bars = new ArrayList<Bar>();
        var today = NONE.today();
        for (var offset = 0; offset < MOST; offset += PAGE) {
            var page = ledgers.runs(Optional.of(profile), offset, PAGE);
            for (var run : page) {
                if (bars.size() < RUNS && run.outcome().isPresent()) {
                    bars.addFirst(bar(run));
                }
                if (!run.started().isBefore(day)) {
                    today = today.plus(run.counts());
                }
            }
            if (page.size() < PAGE || page.getLast().started().isBefore(day)) {
                break;
            }
        }
        return new Recent(List.copyOf(bars), today);
    }

    private static Bar bar(PastRun run) {
        var end = run.outcome().filter(it -> it == Outcome.FAILED).isPresent() ? End.ILL : End.WELL;
        return new Bar(run.counts().written(), end);
    }
}

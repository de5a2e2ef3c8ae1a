package io.calferry;

import io.calferry.sync.Ledgers;
import io.calferry.sync.Ledgers.PastRun;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Which profiles ever carried something to its end. Looks through the whole history of a profile
/// once, and then at what is new in it. Of one thread.
final class Successes {

    private final Ledgers ledgers;
    private final Set<String> succeeded = new HashSet<>();

    /// Of those without a success: the last run that had ended when it was looked at.
    private final Map<String, Long> seen = new HashMap<>();

    Successes(Ledgers ledgers) {
        this.ledgers = ledgers;
    }

    /// Looks what a profile has done since. Throws `LedgerException` where that can't be read.
    void look(String profile) {
        if (succeeded.contains(profile)) {
            return;
        }
        var before = seen.getOrDefault(profile, 0L);
        var fresh = ledgers.runs(profile).takeWhile(it -> it.id().value() > before);
        var last = before;
        for (var run : (Iterable<PastRun>) fresh::iterator) {
            if (run.cameThrough()) {
                succeeded.add(profile);
                return;
            }
            if (run.outcome().isPresent()) {
                last = Math.max(last, run.id().value());
            }
        }
        seen.put(profile, last);
    }

    /// The ids of those that did, among those that were looked at.
    Set<String> all() {
        return Set.copyOf(succeeded);
    }
}

package io.calferry.desktop.preview;

import io.calferry.sync.Run.Held;
import io.calferry.sync.Run.Leave;
import io.calferry.sync.Uid;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a person wants of a plan: everything, but for what is left out; of what the guard holds,
/// nothing but what is confirmed.
final class Choices {

    private final Map<Uid, Leave> leave = new HashMap<>();
    private final Set<Uid> confirmed = new HashSet<>();

    /// Whether `row` is to be done.
    boolean does(Row row) {
        return row.deed().writes()
                && row.uid()
                        .filter(
                                uid ->
                                        row.isHeld()
                                                ? confirmed.contains(uid)
                                                : !leave.containsKey(uid))
                        .isPresent();
    }

    /// How many of `rows` are to be done, and what becomes of the others.
    Tally tally(List<Row> rows) {
        int done = 0;
        int leftOut = 0;
        int waiting = 0;
        for (var row : rows) {
            if (!row.deed().writes() || isLeftForGood(row)) {
                continue;
            }
            if (does(row)) {
                done++;
            } else if (row.isHeld()) {
                waiting++;
            } else {
                leftOut++;
            }
        }
        return new Tally(done, leftOut, waiting);
    }

    /// Whether `row` is left out, not this time alone.
    boolean isLeftForGood(Row row) {
        return row.uid().map(leave::get).filter(Leave.FOR_GOOD::equals).isPresent();
    }

    void take(Row row) {
        row.uid()
                .ifPresent(
                        uid -> {
                            leave.remove(uid);
                            if (row.isHeld()) {
                                confirmed.add(uid);
                            }
                        });
    }

    void leaveOut(Row row, Leave howLong) {
        row.uid()
                .ifPresent(
                        uid -> {
                            confirmed.remove(uid);
                            if (!row.isHeld() || howLong == Leave.FOR_GOOD) {
                                leave.put(uid, howLong);
                            } else {
                                leave.remove(uid);
                            }
                        });
    }

    void clear() {
        leave.clear();
        confirmed.clear();
    }

    /// What the guard is to let go of what it holds.
    Held held() {
        return confirmed.isEmpty() ? Held.WAIT_FOR_A_PERSON : new Held.Only(confirmed);
    }

    /// What the run is to leave out. Where some of what is held is confirmed, the rest of it is
    /// left out this time, so that it waits also where the guard would let it go by then.
    Map<Uid, Leave> leave(List<Row> rows) {
        var all = new HashMap<>(leave);
        if (!confirmed.isEmpty()) {
            rows.stream()
                    .filter(Row::isHeld)
                    .flatMap(row -> row.uid().stream())
                    .filter(uid -> !confirmed.contains(uid))
                    .forEach(uid -> all.putIfAbsent(uid, Leave.THIS_TIME));
        }
        return Map.copyOf(all);
    }
}

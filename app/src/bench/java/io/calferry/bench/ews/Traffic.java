package io.calferry.bench.ews;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/// Counts what is asked, and notes where somebody asks too much at a time.
final class Traffic {

    private static final int MOST_AT_A_TIME = 4;
    private static final String SYNC = "SyncFolderItems";

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> things = new ConcurrentHashMap<>();
    private final AtomicInteger atWork = new AtomicInteger();
    private final AtomicInteger syncing = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final List<String> crowds = new CopyOnWriteArrayList<>();
    private final List<Consumer<Seen>> watchers = new CopyOnWriteArrayList<>();

    /// Begins a request; false where there are more at work than one account may have.
    boolean begin(String operation) {
        counts.computeIfAbsent(operation, _ -> new LongAdder()).increment();
        var now = atWork.incrementAndGet();
        most.accumulateAndGet(now, Math::max);
        var syncs = operation.equals(SYNC) ? syncing.incrementAndGet() : 0;
        if (now > MOST_AT_A_TIME) {
            crowds.add(now + " requests at a time, the last of them " + operation);
        } else if (syncs > 1) {
            crowds.add(syncs + " of " + SYNC + " at a time");
        } else {
            return true;
        }
        return false;
    }

    void end(String operation) {
        atWork.decrementAndGet();
        if (operation.equals(SYNC)) {
            syncing.decrementAndGet();
        }
    }

    void things(String operation, int count) {
        things.computeIfAbsent(operation, _ -> new LongAdder()).add(count);
    }

    Map<String, Long> requests() {
        return sums(counts);
    }

    Map<String, Long> things() {
        return sums(things);
    }

    private static Map<String, Long> sums(Map<String, LongAdder> adders) {
        Map<String, Long> sums = new TreeMap<>();
        adders.forEach((operation, count) -> sums.put(operation, count.sum()));
        return sums;
    }

    int mostAtATime() {
        return most.get();
    }

    List<String> crowds() {
        return List.copyOf(crowds);
    }

    void forget() {
        counts.clear();
        things.clear();
        crowds.clear();
        most.set(0);
    }

    void watch(Consumer<Seen> watcher) {
        watchers.add(watcher);
    }

    boolean isWatched() {
        return !watchers.isEmpty();
    }

    void tell(Seen seen) {
        watchers.forEach(watcher -> watcher.accept(seen));
    }
}

package io.calferry.sync;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// The ledgers of all profiles in memory. Passes [LedgerContract].
public final class MemoryLedgers implements Ledgers {

    private final AtomicLong lastRun = new AtomicLong();
    private final Map<String, MemoryLedger> ledgers = new ConcurrentHashMap<>();

    @Override
    public MemoryLedger of(String profileId) {
        return ledgers.computeIfAbsent(profileId, id -> new MemoryLedger(id, lastRun));
    }

    @Override
    public List<PastRun> runs(Optional<String> profileId, int offset, int limit) {
        return all().filter(r -> profileId.isEmpty() || profileId.get().equals(r.profileId()))
                .sorted(Comparator.comparing((PastRun r) -> r.id().value()).reversed())
                .skip(offset)
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<PastRun> run(Ledger.RunId id) {
        return all().filter(r -> r.id().equals(id)).findFirst();
    }

    @Override
    public void forgetImages(Instant before) {
        ledgers.values().forEach(ledger -> ledger.forgetImages(before));
    }

    @Override
    public void forget(String profileId) {
        of(profileId).forget();
    }

    @Override
    public void close() {}

    private Stream<PastRun> all() {
        return ledgers.values().stream().flatMap(ledger -> ledger.runs().stream());
    }
}

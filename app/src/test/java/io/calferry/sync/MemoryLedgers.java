package io.calferry.sync;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// The ledgers of all profiles in memory. Passes [LedgerContract].
public final class MemoryLedgers implements Ledgers {

    private final MemoryLedger.LastIds last = new MemoryLedger.LastIds();
    private final Map<String, MemoryLedger> ledgers = new ConcurrentHashMap<>();

    @Override
    public MemoryLedger of(String profileId) {
        return ledgers.computeIfAbsent(profileId, id -> new MemoryLedger(id, last));
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
    public List<PastEntry> entries(Ledger.RunId run, int offset, int limit) {
        return run(run).stream().flatMap(this::history).skip(offset).limit(limit).toList();
    }

    @Override
    public long entries(Ledger.RunId run) {
        return run(run).stream().flatMap(this::history).count();
    }

    @Override
    public List<PastEntry> search(Optional<String> profileId, String title, int offset, int limit) {
        return runs(profileId, 0, Integer.MAX_VALUE).stream()
                .flatMap(this::history)
                .filter(e -> Titles.folded(e.title()).contains(Titles.folded(title)))
                .sorted(Comparator.comparing((PastEntry e) -> e.id().value()).reversed())
                .skip(offset)
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<Ledger.Entry> entry(Ledger.EntryId id) {
        return all().flatMap(run -> of(run.profileId()).entry(run.id(), id).stream()).findFirst();
    }

    private Stream<PastEntry> history(PastRun run) {
        return of(run.profileId()).history(run.id()).stream().map(kept -> past(run, kept));
    }

    private static PastEntry past(PastRun run, MemoryLedger.Kept kept) {
        return switch (kept.noted()) {
            case Ledger.Entry.Linked(var link, var title, var undo) ->
                    written(run, kept, link.uid(), title, undo.orElseThrow());
            case Ledger.Entry.Unlinked(var uid, var title, var undo) ->
                    written(run, kept, uid, title, undo.orElseThrow());
            case Ledger.Entry.Differs(var link, var title, _) ->
                    past(
                            run,
                            kept,
                            new Told(Deed.LEFT_APART, Optional.empty(), TakeBack.POSSIBLE),
                            Optional.of(link.uid()),
                            title);
            case Ledger.Entry.Waits(var parked) -> {
                var side =
                        parked.reason() instanceof Parked.Reason.Failed(var failed, _)
                                ? Optional.of(failed)
                                : Optional.<Side>empty();
                var told = new Told(Deed.PARKED, side, TakeBack.NOTHING_WRITTEN);
                yield past(run, kept, told, parked.uid(), parked.title());
            }
            case Ledger.Entry.Adopted _, Ledger.Entry.Released _, Ledger.Entry.Forgotten _ ->
                    throw new IllegalStateException("no history: " + kept);
        };
    }

    private static PastEntry written(
            PastRun run, MemoryLedger.Kept kept, Uid uid, String title, Ledger.Undo undo) {
        var deed = undo.before().isEmpty() ? Deed.CREATED : Deed.UPDATED;
        var told =
                new Told(
                        undo.wrote().isEmpty() ? Deed.DELETED : deed,
                        Optional.of(undo.side()),
                        kept.entry().equals(kept.noted()) ? TakeBack.POSSIBLE : TakeBack.NO_IMAGE);
        return past(run, kept, told, Optional.of(uid), title);
    }

    private record Told(Deed deed, Optional<Side> side, TakeBack takeBack) {}

    private static PastEntry past(
            PastRun run, MemoryLedger.Kept kept, Told told, Optional<Uid> uid, String title) {
        return new PastEntry(
                kept.id(),
                run.id(),
                run.profileId(),
                run.started(),
                told.deed(),
                told.side(),
                uid,
                title,
                told.takeBack());
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

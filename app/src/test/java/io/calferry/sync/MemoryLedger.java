package io.calferry.sync;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// A ledger in memory, for tests that run many thousand histories. Passes [LedgerContract].
public final class MemoryLedger implements Ledger {

    /// One run, and what it changed.
    private record Account(RunId id, Kind kind, Instant started, List<Kept> entries) {}

    /// One entry of the history.
    ///
    /// @param noted the same with the image that it was noted with
    record Kept(EntryId id, Entry entry, Entry noted) {}

    /// The last ids that were given, across all profiles.
    record LastIds(AtomicLong run, AtomicLong entry) {
        LastIds() {
            this(new AtomicLong(), new AtomicLong());
        }
    }

    private final String profileId;
    private final LastIds last;
    private final Map<Uid, Made> made = new HashMap<>();
    private final Map<String, Parked> forgotten = new LinkedHashMap<>();
    private final Map<Uid, Link> links = new LinkedHashMap<>();
    private final Map<Href, SequencedSet<Uid>> lefts = new HashMap<>();
    private final Map<Href, SequencedSet<Uid>> rights = new HashMap<>();
    private final Map<String, Parked> parked = new LinkedHashMap<>();
    private final Map<RunId, Account> accounts = new LinkedHashMap<>();
    private final Map<RunId, Ledgers.PastRun> runs = new LinkedHashMap<>();
    private Tokens tokens = Tokens.NONE;
    private long agreed;

    public MemoryLedger() {
        this("memory", new LastIds());
    }

    MemoryLedger(String profileId, LastIds last) {
        this.profileId = profileId;
        this.last = last;
    }

    @Override
    public void links(Consumer<Link> each) {
        List<Link> all;
        synchronized (this) {
            all = List.copyOf(links.values());
        }
        all.forEach(each);
    }

    @Override
    public synchronized Optional<Link> link(Uid uid) {
        return Optional.ofNullable(links.get(uid));
    }

    @Override
    public synchronized Map<Uid, Link> links(Collection<Uid> uids) {
        var found = new HashMap<>(links);
        found.keySet().retainAll(Set.copyOf(uids));
        return found;
    }

    @Override
    public synchronized Optional<Link> linkAt(Side side, Href href) {
        return Optional.ofNullable(hrefs(side).get(href)).map(u -> links.get(u.getLast()));
    }

    @Override
    public synchronized long agreed() {
        return agreed;
    }

    @Override
    public synchronized Tokens tokens() {
        return tokens;
    }

    @Override
    public synchronized void key(String key) {
        tokens = new Tokens(tokens.left(), tokens.right(), key);
    }

    @Override
    public synchronized void moved(Side side) {
        links.replaceAll((_, link) -> link.straying(side));
    }

    @Override
    public synchronized List<Parked> parked() {
        return parked.values().stream().sorted(Comparator.comparing(Parked::since)).toList();
    }

    @Override
    public synchronized List<Parked> forgotten() {
        return forgotten.values().stream().sorted(Comparator.comparing(Parked::since)).toList();
    }

    @Override
    public synchronized void retry(String parkedId, Instant at) {
        parked.computeIfPresent(parkedId, (_, p) -> with(p, p.since(), at));
    }

    @Override
    public synchronized Made made(Uid uid) {
        return links.containsKey(uid) ? made.getOrDefault(uid, Made.UNKNOWN) : Made.UNKNOWN;
    }

    @Override
    public synchronized RunId begin(Instant started, Kind kind) {
        var id = new RunId(last.run().incrementAndGet());
        accounts.put(id, new Account(id, kind, started, new ArrayList<>()));
        runs.put(
                id,
                new Ledgers.PastRun(
                        id,
                        profileId,
                        kind,
                        started,
                        Optional.empty(),
                        Optional.empty(),
                        Counts.NONE));
        return id;
    }

    @Override
    public synchronized void note(RunId run, Entry entry) {
        var account = account(run);
        switch (entry) {
            case Entry.Linked linked -> {
                var link = linked.link();
                relink(link, Made.after(known(link.uid()), linked, account.kind()));
                linked.undo()
                        .ifPresent(
                                u ->
                                        keep(
                                                run,
                                                new Entry.Linked(
                                                        bare(link), linked.title(), bare(u))));
            }
            case Entry.Adopted(var link, _, var told) ->
                    relink(link, Made.after(known(link.uid()), link, told));
            case Entry.Differs(var link, var title, var earlier) -> {
                relink(link, Made.after(known(link.uid()), link, Made.NEITHER));
                keep(run, new Entry.Differs(bare(link), title, earlier.map(MemoryLedger::bare)));
            }
            case Entry.Unlinked(var uid, var title, var undo) -> {
                unlink(uid);
                made.remove(uid);
                undo.ifPresent(u -> keep(run, new Entry.Unlinked(uid, title, bare(u))));
            }
            case Entry.Released(var id) -> {
                parked.remove(id);
                forgotten.remove(id);
            }
            case Entry.Waits(var again) -> {
                var old = Optional.ofNullable(forgotten.remove(again.id()));
                var first = Optional.ofNullable(parked.get(again.id())).or(() -> old);
                wait(run, again, first);
            }
            case Entry.Forgotten(var id) -> {
                var one = parked.remove(id);
                if (one != null) {
                    forgotten.put(id, one);
                }
            }
        }
    }

    private void wait(RunId run, Parked again, Optional<Parked> first) {
        var kept = with(again, first.map(Parked::since).orElse(again.since()), again.nextTry());
        parked.put(kept.id(), kept);
        if (!first.map(Parked::reason).equals(Optional.of(kept.reason()))) {
            keep(run, new Entry.Waits(kept));
        }
    }

    private Optional<Made> known(Uid uid) {
        return Optional.ofNullable(made.get(uid));
    }

    private void relink(Link link, Made made) {
        unlink(link.uid());
        link(bare(link));
        this.made.put(link.uid(), made);
    }

    private void keep(RunId run, Entry entry) {
        var id = new EntryId(last.entry().incrementAndGet());
        account(run).entries().add(new Kept(id, entry, entry));
    }

    private static Link bare(Link link) {
        return new Link(
                link.uid(), link.left().map(Seen::bare), link.right().map(Seen::bare), link.bond());
    }

    @Override
    public synchronized void finish(
            RunId run, Instant ended, Outcome outcome, Counts counts, Optional<Tokens> tokens) {
        var account = account(run);
        runs.put(
                run,
                new Ledgers.PastRun(
                        run,
                        profileId,
                        account.kind(),
                        account.started(),
                        Optional.of(ended),
                        Optional.of(outcome),
                        counts));
        this.tokens = tokens.orElse(this.tokens);
    }

    @Override
    public void entries(RunId run, Consumer<Entry> each) {
        history(run).forEach(kept -> each.accept(kept.entry()));
    }

    @Override
    public Optional<Entry> entry(RunId run, EntryId entry) {
        return history(run).stream()
                .filter(kept -> kept.id().equals(entry))
                .map(Kept::entry)
                .findFirst();
    }

    /// The entries of a run, newest first.
    synchronized List<Kept> history(RunId run) {
        var account = accounts.get(run);
        return account == null ? List.of() : List.copyOf(account.entries().reversed());
    }

    synchronized List<Ledgers.PastRun> runs() {
        return List.copyOf(runs.values());
    }

    synchronized void forgetImages(Instant before) {
        for (var account : accounts.values()) {
            if (account.started().isBefore(before)) {
                account.entries().replaceAll(MemoryLedger::withoutImage);
            }
        }
    }

    synchronized void forget() {
        links.clear();
        lefts.clear();
        rights.clear();
        parked.clear();
        forgotten.clear();
        made.clear();
        accounts.clear();
        runs.clear();
        tokens = Tokens.NONE;
        agreed = 0;
    }

    private Account account(RunId run) {
        var account = accounts.get(run);
        if (account == null) {
            throw new IllegalStateException("no such run: " + run);
        }
        return account;
    }

    private Map<Href, SequencedSet<Uid>> hrefs(Side side) {
        return side == Side.LEFT ? lefts : rights;
    }

    private void link(Link link) {
        links.put(link.uid(), link);
        agreed += link.bond() == Link.Bond.AGREED ? 1 : 0;
        for (var side : Side.values()) {
            link.on(side)
                    .ifPresent(
                            seen ->
                                    hrefs(side)
                                            .computeIfAbsent(
                                                    seen.place().href(),
                                                    _ -> new LinkedHashSet<>(2))
                                            .add(link.uid()));
        }
    }

    private void unlink(Uid uid) {
        parked.values().removeIf(p -> p.uid().filter(uid::equals).isPresent());
        forgotten.values().removeIf(p -> p.uid().filter(uid::equals).isPresent());
        var old = links.remove(uid);
        if (old == null) {
            return;
        }
        agreed -= old.bond() == Link.Bond.AGREED ? 1 : 0;
        for (var side : Side.values()) {
            old.on(side)
                    .ifPresent(
                            seen ->
                                    hrefs(side)
                                            .computeIfPresent(
                                                    seen.place().href(),
                                                    (_, uids) -> without(uids, uid)));
        }
    }

    private static @Nullable SequencedSet<Uid> without(SequencedSet<Uid> uids, Uid uid) {
        uids.remove(uid);
        return uids.isEmpty() ? null : uids;
    }

    private static Optional<Undo> bare(Undo undo) {
        return Optional.of(new Undo(undo.side(), undo.before(), undo.wrote().map(Seen::bare)));
    }

    private static Parked with(Parked p, Instant since, Instant nextTry) {
        return new Parked(
                p.id(),
                p.uid(),
                p.title(),
                p.left(),
                p.right(),
                p.reason(),
                since,
                p.attempts(),
                nextTry);
    }

    private static Kept withoutImage(Kept kept) {
        return new Kept(kept.id(), withoutImage(kept.entry()), kept.noted());
    }

    private static Entry withoutImage(Entry entry) {
        return switch (entry) {
            case Entry.Linked(var link, var title, var undo) ->
                    new Entry.Linked(link, title, undo.filter(u -> u.before().isEmpty()));
            case Entry.Unlinked(var uid, var title, var undo) ->
                    new Entry.Unlinked(uid, title, undo.filter(u -> u.before().isEmpty()));
            case Entry.Adopted _,
                    Entry.Differs _,
                    Entry.Released _,
                    Entry.Waits _,
                    Entry.Forgotten _ ->
                    entry;
        };
    }
}

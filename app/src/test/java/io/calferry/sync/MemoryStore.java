package io.calferry.sync;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// A calendar in memory, with deltas, that can be told to misbehave as real servers do. Passes
/// [StoreContract].
public final class MemoryStore implements Store {

    /// The end of the process, as far as a test is concerned: from then on nothing answers.
    public static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /// Whether this process is still alive; shared by all that die together.
    public static final class Life {
        private boolean over;

        synchronized void end() {
            over = true;
        }

        synchronized void check() {
            if (over) {
                throw new Crash();
            }
        }
    }

    private record Change(long at, Href href) {}

    private final Life life;
    private final String home;
    private final List<MemoryStore> neighbours = new ArrayList<>();
    private final Map<Href, Stored> objects = new TreeMap<>();
    private final List<Change> changes = new ArrayList<>();
    private long clock;
    private long forgottenUntil;

    /// What is given is stored in another form, as some servers do.
    public UnaryOperator<String> rewrite = text -> text;

    /// Whether there are sync tokens.
    public Predicate<SyncToken> knowsToken = _ -> true;

    /// Objects that can't be read, by href.
    public final Map<Href, Fault> unreadable = new TreeMap<>();

    /// Objects that can't be written, by UID.
    public final Map<Uid, Fault> unwritable = new TreeMap<>();

    /// Objects that listings leave out although they are there.
    public final Set<Href> hidden = new HashSet<>();

    /// What somebody else does right before a write of ours.
    public Runnable meanwhile = () -> {};

    /// What every call ends in, when it is there.
    public Optional<Fault> down = Optional.empty();

    public int writes;
    public int reads;
    public int lists;

    /// The write after which the process dies, counted from 1; the write itself is done.
    public int crashAfterWrite = -1;

    /// The write in the middle of which the process dies, counted from 1; a part of it is done.
    public int crashAmidWrite = -1;

    public MemoryStore() {
        this(new Life());
    }

    public MemoryStore(Life life) {
        this(life, "/");
    }

    private MemoryStore(Life life, String home) {
        this.life = life;
        this.home = home;
    }

    /// Another calendar on the same server, an empty one. Each answers by name for what lies in the
    /// other, as a server does that goes by the whole path: only a listing tells whose it is.
    ///
    /// @param name of its own
    public MemoryStore beside(String name) {
        var other = new MemoryStore(life, "/" + name + "/");
        other.rewrite = rewrite;
        other.knowsToken = knowsToken;
        neighbours.forEach(other.neighbours::add);
        other.neighbours.add(this);
        other.neighbours.forEach(it -> it.neighbours.add(other));
        return other;
    }

    /// The calendar of this server in which that lies; this one where none knows it.
    private MemoryStore holding(Href href) {
        return objects.containsKey(href)
                ? this
                : neighbours.stream()
                        .filter(it -> it.objects.containsKey(href))
                        .findFirst()
                        .orElse(this);
    }

    /// What a new process finds of this store.
    public synchronized MemoryStore revived(Life anew) {
        var copy = new MemoryStore(anew, home);
        copy.objects.putAll(objects);
        copy.changes.addAll(changes);
        copy.clock = clock;
        copy.forgottenUntil = forgottenUntil;
        copy.rewrite = rewrite;
        copy.knowsToken = knowsToken;
        copy.writes = writes;
        copy.neighbours.addAll(neighbours);
        return copy;
    }

    @Override
    public Traits traits() {
        return new Traits(3, 4, Commits.AT_EACH_WRITE);
    }

    @Override
    public synchronized Listing list(Optional<SyncToken> since) throws StoreException {
        answer();
        lists++;
        var token = new SyncToken("t" + clock);
        if (since.isPresent() && knowsToken.test(since.get())) {
            long from = at(since.get());
            if (from >= forgottenUntil && from <= clock) {
                return delta(from, token);
            }
        }
        var places =
                objects.values().stream()
                        .map(Stored::place)
                        .filter(place -> !hidden.contains(place.href()))
                        .toList();
        return new Listing.Full(places, Optional.of(token));
    }

    private static long at(SyncToken token) {
        return token.value().matches("t\\d{1,15}")
                ? Long.parseLong(token.value().substring(1))
                : -1;
    }

    private Listing.Delta delta(long from, SyncToken token) {
        var changed = new ArrayList<Place>();
        var gone = new ArrayList<Href>();
        var told = new HashSet<Href>();
        for (var change : changes) {
            if (change.at() > from && told.add(change.href())) {
                var now = objects.get(change.href());
                if (now == null) {
                    gone.add(change.href());
                } else {
                    changed.add(now.place());
                }
            }
        }
        return new Listing.Delta(changed, gone, token);
    }

    @Override
    public synchronized List<Answer> read(List<Href> hrefs) throws StoreException {
        answer();
        reads++;
        if (hrefs.size() > traits().batch()) {
            throw new IllegalArgumentException("asked for " + hrefs.size() + " at once");
        }
        return hrefs.stream().map(this::answer).toList();
    }

    private Answer answer(Href href) {
        var fault = unreadable.get(href);
        if (fault != null) {
            return new Answer.Unread(href, fault);
        }
        var stored = holding(href).objects.get(href);
        return stored == null ? new Answer.Gone(href) : new Answer.Found(stored);
    }

    @Override
    public synchronized Written create(CalendarObject object) throws StoreException {
        refuse(object.uid());
        var there =
                objects.values().stream()
                        .filter(s -> s.object().uid().equals(object.uid()))
                        .findFirst();
        if (there.isPresent()) {
            throw new StoreException(new Fault.Stale(there.get().place().href()));
        }
        dieAmid(hrefOf(object.uid()), object, "making");
        return wrote(put(hrefOf(object.uid()), object), object);
    }

    @Override
    public synchronized Written update(Stored over, CalendarObject with) throws StoreException {
        refuse(with.uid());
        var href = check(over).place().href();
        dieAmid(href, with, "changing");
        return wrote(holding(href).put(href, with), with);
    }

    @Override
    public synchronized void delete(Stored over) throws StoreException {
        refuse(over.object().uid());
        var href = over.place().href();
        if (!holding(href).objects.containsKey(href)) {
            return;
        }
        check(over);
        holding(href).remove(href);
        countWrite();
    }

    private void answer() throws StoreException {
        life.check();
        if (down.isPresent()) {
            throw new StoreException(down.get());
        }
    }

    private void refuse(Uid uid) throws StoreException {
        answer();
        var act = meanwhile;
        meanwhile = () -> {};
        act.run();
        var fault = unwritable.get(uid);
        if (fault != null) {
            throw new StoreException(fault);
        }
    }

    private Stored check(Stored expected) throws StoreException {
        var href = expected.place().href();
        var now = holding(href).objects.get(href);
        if (now == null || !now.place().equals(expected.place())) {
            throw new StoreException(new Fault.Stale(href));
        }
        return now;
    }

    private Href hrefOf(Uid uid) {
        return new Href(home + uid);
    }

    private Stored put(Href href, CalendarObject object) {
        var version = new Version("v" + ++clock);
        var text = rewrite.apply(object.text());
        var stored = new Stored(new Place(href, version), new CalendarObject(object.uid(), text));
        objects.put(href, stored);
        changes.add(new Change(clock, href));
        return stored;
    }

    private void remove(Href href) {
        objects.remove(href);
        changes.add(new Change(++clock, href));
    }

    private Written wrote(Stored stored, CalendarObject sent) {
        countWrite();
        boolean asSent = stored.object().equals(sent);
        return new Written(
                stored.place(), asSent ? Optional.empty() : Optional.of(stored.object()));
    }

    private void dieAmid(Href href, CalendarObject object, String stage) {
        if (writes + 1 == crashAmidWrite) {
            put(href, new CalendarObject(object.uid(), PlainShaping.begun(object.text(), stage)));
            life.end();
            life.check();
        }
    }

    private void countWrite() {
        if (++writes == crashAfterWrite) {
            life.end();
            life.check();
        }
    }

    /// Somebody else writes.
    public synchronized Place userPuts(String uid, String text) {
        return put(hrefOf(new Uid(uid)), new CalendarObject(new Uid(uid), text)).place();
    }

    /// Somebody else writes, under a name of his own.
    public synchronized Place userPuts(Href href, String uid, String text) {
        return put(href, new CalendarObject(new Uid(uid), text)).place();
    }

    public synchronized void userDeletes(String uid) {
        userDeletes(hrefOf(new Uid(uid)));
    }

    public synchronized void userDeletes(Href href) {
        if (objects.containsKey(href)) {
            remove(href);
        }
    }

    /// A new version of what is there already.
    public synchronized void serverTouches(String uid) {
        var stored = objects.get(hrefOf(new Uid(uid)));
        if (stored != null) {
            var kept = rewrite;
            rewrite = text -> text;
            put(stored.place().href(), stored.object());
            rewrite = kept;
        }
    }

    /// Tokens given so far are no longer known.
    public synchronized void forgetTokens() {
        forgottenUntil = ++clock;
    }

    /// What is there, by UID, without marks.
    public synchronized Map<String, String> bodies() {
        var bodies = new LinkedHashMap<String, String>();
        objects.values().stream()
                .sorted((a, b) -> a.object().uid().compareTo(b.object().uid()))
                .forEach(s -> bodies.put(s.object().uid().value(), PlainShaping.body(s.object())));
        return bodies;
    }
}

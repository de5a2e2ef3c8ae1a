package io.calferry.sync;

import io.calferry.sync.Look.Met;
import io.calferry.sync.Parked.Reason;
import io.calferry.sync.State.Held;
import io.calferry.sync.State.Withheld;
import io.calferry.sync.Watch.Phase;
import io.calferry.sync.Watch.Progress;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// The reading part of a look: fetches in batches, several at a time, sees each object through the
/// rules of the profile, and keeps the outcome in the [Sight] of its side. Whoever reads or changes
/// a sight while reading goes on holds the lock of this object.
final class Reading {

    private static final Version NO_VERSION = new Version("");

    private final Ends ends;
    private final Look.Sink sink;
    private final Watch watch;
    private final Instant now;
    private final Map<String, Parked> parkedById;
    private final long toRead;
    private final AtomicLong read = new AtomicLong();

    /// @param toRead how many objects there are to read on both sides together
    Reading(
            Ends ends,
            Look.Sink sink,
            Watch watch,
            Instant now,
            Map<String, Parked> parkedById,
            long toRead) {
        this.ends = ends;
        this.sink = sink;
        this.watch = watch;
        this.now = now;
        this.parkedById = parkedById;
        this.toRead = toRead;
        watch.progress(new Progress(Phase.READING, 0, toRead));
    }

    /// Takes each batch while the next is read; blocks to hold the reading back.
    interface Then {
        void accept(List<Met> batch) throws StoreException;
    }

    /// Reads what is new on a side.
    void readAll(Sight sight, Then then) throws StoreException {
        var traits = ends.store(sight.side).traits();
        try (var lanes = Lanes.asking(traits.parallel())) {
            for (var batch : sight.batches(traits.batch())) {
                lanes.go(() -> then.accept(readBatch(sight, batch)));
            }
            lanes.await();
        }
    }

    /// Reads a batch; gives the UIDs that were found in it, with their content.
    private List<Met> readBatch(Sight sight, List<Href> hrefs) throws StoreException {
        watch.stopIfCancelled();
        var answers = ends.store(sight.side).read(hrefs);
        var found = new ArrayList<Stored>();
        for (var answer : answers) {
            switch (answer) {
                case Answer.Found(var stored) -> found.add(stored);
                case Answer.Gone(var href) -> goneWhileLooking(sight, href);
                case Answer.Unread unread -> unreadable(sight, unread);
            }
        }
        var met = take(sight, found);
        watch.progress(new Progress(Phase.READING, read.addAndGet(hrefs.size()), toRead));
        return met;
    }

    /// Notes what was read. The result are half-done [Met]s, with neither link nor other side yet.
    private List<Met> take(Sight sight, List<Stored> found) {
        var shaped =
                found.stream().map(it -> ends.shaping().view(sight.side, it.object())).toList();
        var links = ends.ledger().links(found.stream().map(it -> it.object().uid()).toList());
        var met = new ArrayList<Met>();
        synchronized (this) {
            for (int i = 0; i < found.size(); i++) {
                var link = Optional.ofNullable(links.get(found.get(i).object().uid()));
                take(sight, found.get(i), shaped.get(i), link).ifPresent(met::add);
            }
        }
        return met;
    }

    private Optional<Met> take(Sight sight, Stored stored, Shaped shaped, Optional<Link> link) {
        var uid = stored.object().uid();
        var place = stored.place();
        if (twice(sight, uid, place, link)) {
            var detail = "the same UID is also at another place of this calendar";
            var fault = new Fault.Unreadable(Fault.Unreadable.Why.BAD_OBJECT, detail);
            park(
                    idAt(sight.side, place.href()),
                    Optional.empty(),
                    shaped.title(),
                    sight,
                    place,
                    fault);
            return Optional.empty();
        }
        var atHref = parkedById.get(idAt(sight.side, place.href()));
        if (atHref != null) {
            sink.released(atHref);
        }
        sight.called(uid, shaped.title());
        return switch (shaped) {
            case Shaped.Crosses(_, var print, var origin, var modified, var title) -> {
                var seen = new Seen(place, print, origin, modified);
                sight.states.put(uid, new Held(seen));
                yield Optional.of(half(uid, title, Optional.of((Shaped.Crosses) shaped)));
            }
            case Shaped.Withheld(var rule, var title, var copy) -> {
                sight.states.put(uid, new Withheld(place, rule, copy));
                yield Optional.of(half(uid, title, Optional.empty()));
            }
            case Shaped.Unfit(var fault, var title) -> {
                sight.unclear.add(uid);
                park(uid.value(), Optional.of(uid), title, sight, place, fault);
                yield Optional.empty();
            }
        };
    }

    static Met half(Uid uid, String title, Optional<Shaped.Crosses> content) {
        var encounter = new Encounter(uid, Optional.empty(), State.NOTHING, State.NOTHING);
        return new Met(encounter, title, content, Optional.empty());
    }

    /// Whether this side holds `uid` at another place as well, one that is still there.
    private boolean twice(Sight sight, Uid uid, Place place, Optional<Link> link) {
        var href = place.href();
        boolean metElsewhere =
                switch (sight.states.get(uid)) {
                    case Held(var seen) -> !seen.place().href().equals(href);
                    case Withheld(var other, _, _) -> !other.href().equals(href);
                    case State.Nothing _ -> false;
                    case null -> false;
                };
        if (metElsewhere) {
            return true;
        }
        return link.flatMap(l -> l.on(sight.side))
                .filter(seen -> !sight.isElsewhere(seen))
                .map(s -> s.place().href())
                .filter(linked -> !linked.equals(href) && !sight.missing.containsKey(linked))
                .isPresent();
    }

    private synchronized void unreadable(Sight sight, Answer.Unread unread) {
        var href = unread.href();
        var uid =
                ends.ledger()
                        .linkAt(sight.side, href)
                        .map(Link::uid)
                        .or(() -> parkedAt(sight.side, href));
        uid.ifPresent(sight.unclear::add);
        var place = Optional.ofNullable(sight.unread.get(href)).orElse(new Place(href, NO_VERSION));
        var id = uid.map(Uid::value).orElse(idAt(sight.side, href));
        park(id, uid, unread.title(), sight, place, unread.fault());
    }

    /// What is parked at that place, linked or not. Where a calendar is another one by now, what
    /// was parked tells too little of it.
    private Optional<Uid> parkedAt(Side side, Href href) {
        return ends.moved().isPresent()
                ? Optional.empty()
                : parkedById.values().stream()
                        .filter(it -> it.on(side).map(Place::href).equals(Optional.of(href)))
                        .flatMap(it -> it.uid().stream())
                        .findFirst();
    }

    private void park(
            String id, Optional<Uid> uid, String title, Sight sight, Place place, Fault fault) {
        var known = uid.flatMap(ends.ledger()::link);
        var before = Optional.ofNullable(parkedById.get(id));
        var other =
                placeOn(known, sight.side.other()).or(() -> parkedOn(before, sight.side.other()));
        var left = sight.side == Side.LEFT ? Optional.of(place) : other;
        var right = sight.side == Side.RIGHT ? Optional.of(place) : other;
        sink.unreadable(
                Parking.again(
                        before,
                        id,
                        uid,
                        title,
                        left,
                        right,
                        new Reason.Failed(sight.side, fault),
                        now),
                before);
    }

    private static Optional<Place> placeOn(Optional<Link> link, Side side) {
        return link.flatMap(l -> l.here(side)).map(Seen::place);
    }

    private Optional<Place> parkedOn(Optional<Parked> before, Side side) {
        return ends.moved(side) ? Optional.empty() : before.flatMap(it -> it.on(side));
    }

    private static String idAt(Side side, Href href) {
        return side + " " + href;
    }

    /// Listed a moment ago, or parked, and no longer there.
    private synchronized void goneWhileLooking(Sight sight, Href href) {
        ends.ledger().linkAt(sight.side, href).ifPresent(l -> sight.missing.put(href, l.uid()));
        var parked = parkedById.get(idAt(sight.side, href));
        if (parked != null) {
            sink.released(parked);
        }
    }

    /// Asks for every linked object that the listing does not show, by name: only the store's own
    /// word that it is gone counts. What lay in another calendar is not asked for.
    void readMissing(Sight sight) throws StoreException {
        var asked = new ArrayList<Href>();
        synchronized (this) {
            for (var href : sight.missing.keySet()) {
                if (sight.elsewhere.contains(href)) {
                    gone(sight, href);
                } else {
                    asked.add(href);
                }
            }
        }
        var traits = ends.store(sight.side).traits();
        try (var lanes = Lanes.asking(traits.parallel())) {
            for (var batch : Sight.batches(asked, traits.batch())) {
                lanes.go(() -> askForMissing(sight, batch));
            }
            lanes.await();
        }
    }

    private void askForMissing(Sight sight, List<Href> batch) throws StoreException {
        watch.stopIfCancelled();
        var found = new ArrayList<Stored>();
        for (var answer : ends.store(sight.side).read(batch)) {
            switch (answer) {
                case Answer.Gone(var href) -> gone(sight, href);
                case Answer.Found(var stored) -> found.add(stored);
                case Answer.Unread unread -> unreadable(sight, unread);
            }
        }
        take(sight, found);
    }

    private synchronized void gone(Sight sight, Href href) {
        var uid = sight.missing.get(href);
        if (uid != null) {
            sight.states.putIfAbsent(uid, State.NOTHING);
        }
    }
}

package io.calferry.sync;

import io.calferry.sync.Ledger.Tokens;
import io.calferry.sync.Parked.Reason;
import io.calferry.sync.Sight.Trust;
import io.calferry.sync.State.Held;
import io.calferry.sync.State.Withheld;
import io.calferry.sync.Watch.Phase;
import io.calferry.sync.Watch.Progress;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/// The looking part of a run: both sides list, what is new is read in batches, and every UID to
/// which something happened is paired into an [Encounter]. Writes nothing anywhere.
///
/// RIGHT is read first, keeping fingerprints only. Then LEFT is read batch by batch, and each batch
/// goes to the [Sink] with its content while the next is read; the sink slows the reading down as
/// it likes.
final class Look {

    /// Where a look takes what it finds. Called by several threads.
    interface Sink {
        /// Encounters that are complete. Blocks to hold the look back.
        void met(List<Met> batch) throws StoreException;

        /// Something could not be read; `parked` is as it should stand in the ledger.
        void unreadable(Parked parked);

        /// A parked object is as it should be, and parked no longer.
        void released(Parked parked);
    }

    /// An encounter, with LEFT's content where it was read for it.
    record Met(
            Encounter encounter,
            String title,
            Optional<Shaped.Crosses> content,
            Optional<Parked> parked) {}

    /// How much to look at.
    enum Extent {
        /// What changed since the tokens, where the ledger may be trusted.
        NEWS,
        /// Everything, whatever the ledger knows.
        EVERYTHING
    }

    private final Ends ends;
    private final Sink sink;
    private final Watch watch;
    private final Instant now;

    private final Map<String, Parked> parkedById = new HashMap<>();
    private final Set<Uid> met = new HashSet<>();
    private final AtomicLong read = new AtomicLong();
    private final AtomicLong toRead = new AtomicLong();

    Look(Ends ends, Sink sink, Watch watch, Instant now) {
        this.ends = ends;
        this.sink = sink;
        this.watch = watch;
        this.now = now;
    }

    /// What a look has learned besides its encounters.
    ///
    /// @param tokens to keep once everything that was met is written or parked
    /// @param emptied the side that holds nothing at all, LEFT first
    record Learned(Tokens tokens, Optional<Side> emptied) {}

    Learned look(Extent extent) throws StoreException {
        for (var parked : ends.ledger().parked()) {
            parkedById.put(parked.id(), parked);
        }
        watch.progress(new Progress(Phase.LISTING, 0, 2));
        var sights = list(extent);
        var left = sights.get(0);
        var right = sights.get(1);
        parkedById.values().forEach(parked -> recall(parked, left, right, extent));
        toRead.set(left.unread.size() + right.unread.size());
        watch.progress(new Progress(Phase.READING, 0, toRead.get()));

        readAll(right, _ -> {});
        readMissing(right);
        readAll(left, batch -> emit(batch, left, right));
        readMissing(left);
        emitRest(left, right);

        var tokens = new Tokens(left.listing.nextToken(), right.listing.nextToken(), ends.key());
        return new Learned(
                tokens,
                left.empty()
                        ? Optional.of(Side.LEFT)
                        : right.empty() ? Optional.of(Side.RIGHT) : Optional.empty());
    }

    private List<Sight> list(Extent extent) throws StoreException {
        var tokens = ends.ledger().tokens();
        var sights = new HashMap<Side, Sight>();
        try (var lanes = new Lanes(2)) {
            for (var side : Side.values()) {
                lanes.go(
                        () -> {
                            var sight = sight(side, tokens, extent);
                            synchronized (this) {
                                sights.put(side, sight);
                            }
                        });
            }
            lanes.await();
        }
        return List.of(sights.get(Side.LEFT), sights.get(Side.RIGHT));
    }

    private Sight sight(Side side, Tokens tokens, Extent extent) throws StoreException {
        boolean trusted = extent == Extent.NEWS && ends.sameRules(tokens.key(), side);
        var since = trusted ? tokens.on(side) : Optional.<SyncToken>empty();
        var listing = ends.store(side).list(since);
        return Sight.of(side, listing, ends.ledger(), trusted ? Trust.YES : Trust.NO);
    }

    /// A parked object whose time has come is read again, though no listing tells of it; one whose
    /// time has not is left alone for as long as it is as it was.
    private void recall(Parked parked, Sight left, Sight right, Extent extent) {
        boolean again =
                extent == Extent.EVERYTHING
                        || due(parked)
                        || changed(parked, left)
                        || changed(parked, right);
        for (var sight : List.of(left, right)) {
            var place = parked.on(sight.side);
            if (again) {
                place.ifPresentOrElse(
                        p -> sight.unread.putIfAbsent(p.href(), p), () -> askAgain(parked, sight));
            } else {
                place.ifPresent(p -> sight.unread.remove(p.href()));
                parked.uid().ifPresent(sight.unclear::add);
            }
        }
    }

    /// It was gone from this side when it was parked, and no listing tells that twice.
    private void askAgain(Parked parked, Sight sight) {
        parked.uid()
                .flatMap(ends.ledger()::link)
                .flatMap(link -> link.on(sight.side))
                .map(seen -> seen.place().href())
                .filter(href -> !sight.unread.containsKey(href))
                .ifPresent(href -> sight.missing.put(href, parked.uid().orElseThrow()));
    }

    private static boolean changed(Parked parked, Sight sight) {
        return parked.on(sight.side)
                .filter(
                        place -> {
                            var listed = sight.unread.get(place.href());
                            return listed != null && !listed.equals(place);
                        })
                .isPresent();
    }

    private boolean due(Parked parked) {
        return !parked.nextTry().isAfter(now);
    }

    private interface Then {
        void accept(List<Met> batch) throws StoreException;
    }

    private void readAll(Sight sight, Then then) throws StoreException {
        var traits = ends.store(sight.side).traits();
        try (var lanes = new Lanes(traits.parallel())) {
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
        var found = new ArrayList<Met>();
        for (var answer : answers) {
            switch (answer) {
                case Answer.Found(var stored) -> {
                    var shaped = ends.shaping().view(sight.side, stored.object());
                    take(sight, stored, shaped).ifPresent(found::add);
                }
                case Answer.Gone(var href) -> goneWhileLooking(sight, href);
                case Answer.Unread(var href, var fault) -> unreadable(sight, href, fault);
            }
        }
        watch.progress(new Progress(Phase.READING, read.addAndGet(hrefs.size()), toRead.get()));
        return found;
    }

    /// Notes what was read. The result is a half-done [Met], with neither link nor other side yet.
    private synchronized Optional<Met> take(Sight sight, Stored stored, Shaped shaped) {
        var uid = stored.object().uid();
        var place = stored.place();
        if (twice(sight, uid, place)) {
            var detail = "the same UID is also at another place of this calendar";
            var fault = new Fault.Unreadable(Fault.Unreadable.Why.BAD_OBJECT, detail);
            park(idAt(sight.side, place.href()), Optional.empty(), "", sight, place, fault);
            return Optional.empty();
        }
        var atHref = parkedById.get(idAt(sight.side, place.href()));
        if (atHref != null) {
            sink.released(atHref);
        }
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

    private static Met half(Uid uid, String title, Optional<Shaped.Crosses> content) {
        var encounter = new Encounter(uid, Optional.empty(), State.NOTHING, State.NOTHING);
        return new Met(encounter, title, content, Optional.empty());
    }

    /// Whether this side holds `uid` at another place as well, one that is still there.
    private boolean twice(Sight sight, Uid uid, Place place) {
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
        return ends.ledger()
                .link(uid)
                .flatMap(l -> l.on(sight.side))
                .map(s -> s.place().href())
                .filter(linked -> !linked.equals(href) && !sight.missing.containsKey(linked))
                .isPresent();
    }

    private synchronized void unreadable(Sight sight, Href href, Fault fault) {
        var uid = ends.ledger().linkAt(sight.side, href).map(Link::uid);
        uid.ifPresent(sight.unclear::add);
        var place = Optional.ofNullable(sight.unread.get(href)).orElse(new Place(href, NO_VERSION));
        park(uid.map(Uid::value).orElse(idAt(sight.side, href)), uid, "", sight, place, fault);
    }

    private static final Version NO_VERSION = new Version("");

    private void park(
            String id, Optional<Uid> uid, String title, Sight sight, Place place, Fault fault) {
        var known = uid.flatMap(ends.ledger()::link);
        var left = sight.side == Side.LEFT ? Optional.of(place) : placeOn(known, Side.LEFT);
        var right = sight.side == Side.RIGHT ? Optional.of(place) : placeOn(known, Side.RIGHT);
        sink.unreadable(
                Parking.again(
                        Optional.ofNullable(parkedById.get(id)),
                        id,
                        uid,
                        title,
                        left,
                        right,
                        new Reason.Failed(sight.side, fault),
                        now));
    }

    private static Optional<Place> placeOn(Optional<Link> link, Side side) {
        return link.flatMap(l -> l.on(side)).map(Seen::place);
    }

    static String idAt(Side side, Href href) {
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
    /// word that it is gone counts.
    private void readMissing(Sight sight) throws StoreException {
        var traits = ends.store(sight.side).traits();
        try (var lanes = new Lanes(traits.parallel())) {
            for (var batch : Sight.batches(List.copyOf(sight.missing.keySet()), traits.batch())) {
                lanes.go(() -> askForMissing(sight, batch));
            }
            lanes.await();
        }
    }

    private void askForMissing(Sight sight, List<Href> batch) throws StoreException {
        watch.stopIfCancelled();
        for (var answer : ends.store(sight.side).read(batch)) {
            switch (answer) {
                case Answer.Gone(var href) -> gone(sight, href);
                case Answer.Found(var stored) ->
                        take(sight, stored, ends.shaping().view(sight.side, stored.object()));
                case Answer.Unread(var href, var fault) -> unreadable(sight, href, fault);
            }
        }
    }

    private synchronized void gone(Sight sight, Href href) {
        var uid = sight.missing.get(href);
        if (uid != null) {
            sight.states.putIfAbsent(uid, State.NOTHING);
        }
    }

    /// Pairs what was read on LEFT with what RIGHT holds.
    private void emit(List<Met> batch, Sight left, Sight right) throws StoreException {
        var pairs = new ArrayList<Met>();
        synchronized (this) {
            for (var half : batch) {
                pair(half, left, right).ifPresent(pairs::add);
            }
        }
        sink.met(pairs);
    }

    private Optional<Met> pair(Met half, Sight left, Sight right) {
        var uid = half.encounter().uid();
        if (!met.add(uid) || left.unclear.contains(uid) || right.unclear.contains(uid)) {
            return Optional.empty();
        }
        var link = ends.ledger().link(uid);
        var encounter =
                new Encounter(
                        uid,
                        link,
                        left.state(uid, link, ends.policy()),
                        right.state(uid, link, ends.policy()));
        var parked = Optional.ofNullable(parkedById.get(uid.value()));
        return Optional.of(new Met(encounter, half.title(), half.content(), parked));
    }

    /// Everything else to which something happened: on RIGHT, gone from LEFT, or parked.
    private void emitRest(Sight left, Sight right) throws StoreException {
        var rest = new HashSet<Uid>();
        rest.addAll(right.states.keySet());
        rest.addAll(left.states.keySet());
        parkedById.values().stream()
                .filter(this::due)
                .flatMap(p -> p.uid().stream())
                .forEach(rest::add);
        rest.removeAll(met);
        for (var batch : Sight.batches(rest.stream().sorted().toList(), 200)) {
            emit(batch.stream().map(uid -> half(uid, "", Optional.empty())).toList(), left, right);
        }
    }
}

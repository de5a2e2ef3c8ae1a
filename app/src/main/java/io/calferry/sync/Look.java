package io.calferry.sync;

import io.calferry.sync.Ledger.Tokens;
import io.calferry.sync.Sight.Trust;
import io.calferry.sync.Watch.Phase;
import io.calferry.sync.Watch.Progress;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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

        /// Something could not be read.
        ///
        /// @param parked as it should stand in the ledger, if it waits for nobody
        /// @param before as it stands there
        void unreadable(Parked parked, Optional<Parked> before);

        /// A parked object is as it should be, and parked no longer.
        void released(Parked parked);

        /// Both sides are listed, and one or both of them are other calendars than the ledger knows
        /// them as; comes before anything is met.
        default void moved() {}
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
    private final Set<String> wanted;

    private final Map<String, Parked> parkedById = new HashMap<>();
    private final Set<Uid> met = new HashSet<>();

    Look(Ends ends, Sink sink, Watch watch, Instant now) {
        this(ends, sink, watch, now, Set.of());
    }

    /// @param wanted the ids of what is parked and to be looked at, due or not
    Look(Ends ends, Sink sink, Watch watch, Instant now, Set<String> wanted) {
        this.wanted = wanted;
        this.ends = ends;
        this.sink = sink;
        this.watch = watch;
        this.now = now;
    }

    /// What a look has learned besides its encounters.
    ///
    /// @param tokens to keep once everything that was met is written or parked
    /// @param emptied the side that holds nothing at all, LEFT first
    /// @param moved the side that is another calendar than before, LEFT first; also one of which a
    ///     person has yet to decide what that comes to
    record Learned(Tokens tokens, Optional<Side> emptied, Optional<Side> moved) {

        /// The same where steps rest on what was agreed in another calendar.
        Learned resting(Optional<Side> strayed) {
            return new Learned(tokens, emptied, moved.or(() -> strayed));
        }
    }

    /// Looks at both sides. Where one is another calendar than before, nothing that the ledger
    /// knows of it may be trusted, and everything is looked at.
    Learned look(Extent wanted) throws StoreException {
        var moved = ends.moved();
        var extent = moved.isPresent() ? Extent.EVERYTHING : wanted;
        for (var parked : ends.ledger().parked()) {
            parkedById.put(parked.id(), parked);
        }
        var undecided = undecided();
        var forgotten = ends.ledger().forgotten();
        watch.progress(new Progress(Phase.LISTING, 0, 2));
        var sights = list(extent);
        var left = sights.get(0);
        var right = sights.get(1);
        if (moved.isPresent()) {
            sink.moved();
        }
        parkedById.values().forEach(parked -> recall(parked, left, right, extent));
        for (var parked : forgotten) {
            parkedById.put(parked.id(), parked);
            recallForgotten(parked, left, right, extent);
        }
        long toRead = left.unread.size() + right.unread.size();
        var reading = new Reading(ends, sink, watch, now, parkedById, toRead);

        reading.readAll(right, _ -> {});
        reading.readMissing(right);
        reading.readAll(left, batch -> emit(batch, left, right, reading));
        reading.readMissing(left);
        emitRest(left, right, reading);

        return new Learned(
                new Tokens(left.listing.nextToken(), right.listing.nextToken(), ends.key()),
                left.empty()
                        ? Optional.of(Side.LEFT)
                        : right.empty() ? Optional.of(Side.RIGHT) : Optional.empty(),
                moved.or(() -> undecided));
    }

    /// The side for whose other calendar steps are held.
    private Optional<Side> undecided() {
        return parkedById.values().stream()
                .flatMap(
                        parked ->
                                parked.reason()
                                                instanceof
                                                Parked.Reason.Held(Guard.Finding.Moved(var side))
                                        ? Stream.of(side)
                                        : Stream.empty())
                .min(Comparator.naturalOrder());
    }

    private List<Sight> list(Extent extent) throws StoreException {
        var tokens = ends.ledger().tokens();
        var sights = new HashMap<Side, Sight>();
        try (var lanes = Lanes.asking(2)) {
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
        var trust = ends.moved(side) ? Trust.MOVED : trusted ? Trust.YES : Trust.NO;
        return Sight.of(side, listing, ends.ledger(), trust);
    }

    /// A parked object whose time has come is read again, though no listing tells of it; one whose
    /// time has not is left alone for as long as it is as it was, and nothing goes that it may have
    /// been parked for.
    private void recall(Parked parked, Sight left, Sight right, Extent extent) {
        boolean again =
                extent == Extent.EVERYTHING
                        || due(parked)
                        || left.changed(parked)
                        || right.changed(parked)
                        || left.mayBeFree(parked)
                        || right.mayBeFree(parked);
        for (var sight : List.of(left, right)) {
            var place = parked.on(sight.side);
            if (again) {
                place.ifPresentOrElse(
                        p -> readAgain(parked, p, sight), () -> askAgain(parked, sight));
            } else {
                place.ifPresent(p -> sight.unread.remove(p.href()));
                parked.uid().ifPresent(sight.unclear::add);
            }
        }
    }

    /// What was parked in another calendar than this one is not here, unless it is listed.
    private void readAgain(Parked parked, Place place, Sight sight) {
        if (!sight.moved()) {
            sight.unread.putIfAbsent(place.href(), place);
        } else if (!sight.unread.containsKey(place.href())) {
            parked.uid()
                    .ifPresentOrElse(
                            uid -> sight.miss(uid, new Seen(place, Fingerprint.NONE)),
                            () -> sink.released(parked));
        }
    }

    /// What is forgotten is left alone for as long as it lies there as it lay then; where it seems
    /// to be gone, the store is asked.
    private void recallForgotten(Parked parked, Sight left, Sight right, Extent extent) {
        for (var sight : List.of(left, right)) {
            if (sight.moved()) {
                parked.on(sight.side).ifPresent(place -> readAgain(parked, place, sight));
            }
        }
        if (extent == Extent.EVERYTHING || left.changed(parked) || right.changed(parked)) {
            return;
        }
        for (var sight : List.of(left, right)) {
            parked.on(sight.side)
                    .ifPresent(
                            place -> {
                                var listed = sight.unread.remove(place.href()) != null;
                                if (!listed && sight.leavesOut(place.href())) {
                                    sight.unread.put(place.href(), place);
                                }
                            });
        }
    }

    /// It was gone from this side when it was parked, and no listing tells that twice.
    private void askAgain(Parked parked, Sight sight) {
        parked.uid()
                .flatMap(ends.ledger()::link)
                .flatMap(link -> link.on(sight.side))
                .filter(seen -> !sight.unread.containsKey(seen.place().href()))
                .ifPresent(seen -> sight.miss(parked.uid().orElseThrow(), seen));
    }

    private boolean due(Parked parked) {
        return !parked.nextTry().isAfter(now) || wanted.contains(parked.id());
    }

    /// Pairs what was read on LEFT with what RIGHT holds.
    private void emit(List<Met> batch, Sight left, Sight right, Reading reading)
            throws StoreException {
        var pairs = new ArrayList<Met>();
        // Nobody changes the link of what is yet to be met.
        var links = ends.ledger().links(batch.stream().map(it -> it.encounter().uid()).toList());
        synchronized (reading) {
            for (var half : batch) {
                pair(half, links, left, right).ifPresent(pairs::add);
            }
        }
        sink.met(pairs);
    }

    private Optional<Met> pair(Met half, Map<Uid, Link> links, Sight left, Sight right) {
        var uid = half.encounter().uid();
        if (!met.add(uid) || left.unclear.contains(uid) || right.unclear.contains(uid)) {
            return Optional.empty();
        }
        var link = Optional.ofNullable(links.get(uid)).map(left::asKnown).map(right::asKnown);
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
    private void emitRest(Sight left, Sight right, Reading reading) throws StoreException {
        var rest = new HashSet<Uid>();
        rest.addAll(right.states.keySet());
        rest.addAll(left.states.keySet());
        parkedById.values().stream()
                .filter(this::due)
                .flatMap(p -> p.uid().stream())
                .forEach(rest::add);
        rest.removeAll(met);
        for (var batch : Sight.batches(rest.stream().sorted().toList(), 200)) {
            var halves =
                    batch.stream()
                            .map(uid -> Reading.half(uid, right.title(uid), Optional.empty()))
                            .toList();
            emit(halves, left, right, reading);
        }
    }
}

package io.calferry.sync;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What one side turns out to hold in the course of a look. Filled by several threads under the
/// lock of the [Look]; asked when all of its reading is done.
///
/// An entry of the ledger whose version is the listed one is left out: nothing happened to it. So
/// the size of this grows with what changed, not with the calendar.
final class Sight {

    /// One link costs about as much to look up as so many to read in a row.
    private static final int MANY = 8;

    final Side side;
    final Listing listing;

    /// To be read, with the version that the listing told.
    final Map<Href, Place> unread = new LinkedHashMap<>();

    /// Linked, and not in the listing, or listed as gone: to be asked by name.
    final Map<Href, Uid> missing = new LinkedHashMap<>();

    /// Those of them that lay in another calendar than the one that the side is now. The server may
    /// have them still, and what it says of them says nothing of this calendar: so they are not
    /// asked for. That the listing does not show them is its word that they are not here.
    final Set<Href> elsewhere = new HashSet<>();

    /// What was found out, by UID.
    final Map<Uid, State> states = new HashMap<>();

    /// UIDs of which nothing can be said this time, because an object could not be read.
    final Set<Uid> unclear = new HashSet<>();

    /// What RIGHT's objects are called, for plans and explanations.
    private final Map<Uid, String> titles = new HashMap<>();

    private final Trust trust;

    private Sight(Side side, Listing listing, Trust trust) {
        this.side = side;
        this.listing = listing;
        this.trust = trust;
    }

    /// Compares a listing with the ledger, reading nothing.
    ///
    /// @param trust of what the ledger knows of the side
    static Sight of(Side side, Listing listing, Ledger ledger, Trust trust) {
        var sight = new Sight(side, listing, trust);
        switch (listing) {
            case Listing.Full(var places, _) -> {
                places.forEach(p -> sight.unread.put(p.href(), p));
                ledger.links(link -> link.on(side).ifPresent(s -> sight.meet(link, s)));
            }
            case Listing.Delta(var changed, var gone, _) -> {
                changed.forEach(p -> sight.unread.put(p.href(), p));
                if (changed.size() > ledger.agreed() / MANY) {
                    ledger.links(link -> link.on(side).ifPresent(sight::isAsBefore));
                } else {
                    for (var place : changed) {
                        ledger.linkAt(side, place.href())
                                .flatMap(l -> l.on(side))
                                .ifPresent(sight::isAsBefore);
                    }
                }
                for (var href : gone) {
                    ledger.linkAt(side, href).ifPresent(l -> sight.missing.put(href, l.uid()));
                }
            }
        }
        return sight;
    }

    /// Passes over what a delta names although it is as it was noted: our own writes, mostly.
    private void isAsBefore(Seen then) {
        unread.remove(then.place().href(), then.place());
    }

    private void meet(Link link, Seen then) {
        var href = then.place().href();
        var now = unread.get(href);
        if (now == null) {
            miss(link.uid(), then);
        } else if (trust == Trust.YES && now.equals(then.place())) {
            unread.remove(href);
        }
    }

    /// Notes that what was linked is not in the listing.
    void miss(Uid uid, Seen then) {
        missing.put(then.place().href(), uid);
        if (isElsewhere(then)) {
            elsewhere.add(then.place().href());
        }
    }

    /// Whether what was seen of this side lay in another calendar than the one that it is now.
    boolean isElsewhere(Seen then) {
        return moved() || then.place().isElsewhere();
    }

    /// Whether the side is another calendar than the ledger knows it as.
    boolean moved() {
        return trust == Trust.MOVED;
    }

    /// A link, as far as it still tells where something lies on this side.
    Link asKnown(Link link) {
        return moved() ? link.straying(side) : link;
    }

    /// Whether the listing gives cause to think that nothing lies any more at `href`, which is not
    /// among what it tells as there.
    boolean leavesOut(Href href) {
        return switch (listing) {
            case Listing.Full _ -> true;
            case Listing.Delta(_, var gone, _) -> gone.contains(href);
        };
    }

    /// Whether the listing tells of another version than the one that is parked.
    boolean changed(Parked parked) {
        return parked.on(side)
                .filter(
                        place -> {
                            var listed = unread.get(place.href());
                            return listed != null && !listed.equals(place);
                        })
                .isPresent();
    }

    /// Whether what is parked by its place alone seems to be gone from it, or something else is
    /// gone that may have had the same UID and stood in its way.
    boolean mayBeFree(Parked parked) {
        return parked.uid().isEmpty()
                && parked.on(side)
                        .map(Place::href)
                        .filter(
                                href ->
                                        !missing.isEmpty()
                                                || !unread.containsKey(href) && leavesOut(href))
                        .isPresent();
    }

    /// Keeps the title of an object of RIGHT; LEFT's travel with their content.
    void called(Uid uid, String title) {
        if (side == Side.RIGHT && !title.isEmpty()) {
            titles.put(uid, title);
        }
    }

    String title(Uid uid) {
        return titles.getOrDefault(uid, "");
    }

    /// Whether the side holds nothing at all.
    boolean empty() {
        return listing instanceof Listing.Full(var places, _) && places.isEmpty();
    }

    /// The hrefs to read, in batches.
    List<List<Href>> batches(int size) {
        return batches(new ArrayList<>(unread.keySet()), size);
    }

    static <T> List<List<T>> batches(List<T> all, int size) {
        var batches = new ArrayList<List<T>>();
        for (int i = 0; i < all.size(); i += size) {
            batches.add(List.copyOf(all.subList(i, Math.min(all.size(), i + size))));
        }
        return batches;
    }

    /// What the side holds of `uid`: what was found out, else what the ledger remembers.
    State state(Uid uid, Optional<Link> link, Policy policy) {
        var found = states.get(uid);
        return found != null ? found : remembered(link, policy);
    }

    private State remembered(Optional<Link> link, Policy policy) {
        var then = link.flatMap(l -> l.here(side));
        if (then.isEmpty()) {
            return State.NOTHING;
        }
        var seen = then.get();
        boolean itsOwn = side == Side.RIGHT && policy instanceof Policy.Mirror;
        return link.get().bond() != Link.Bond.ALONE || itsOwn
                ? new State.Held(seen)
                : new State.Withheld(seen.place(), "", Shaped.Copy.STAYS);
    }

    /// Whether what the ledger knows of this side may be taken for what is there.
    enum Trust {
        YES,
        /// It was made under other rules.
        NO,
        /// It is of another calendar: nor are its places any in this one.
        MOVED
    }
}

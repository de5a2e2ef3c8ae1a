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

    /// What was found out, by UID.
    final Map<Uid, State> states = new HashMap<>();

    /// UIDs of which nothing can be said this time, because an object could not be read.
    final Set<Uid> unclear = new HashSet<>();

    /// What RIGHT's objects are called, for plans and explanations.
    private final Map<Uid, String> titles = new HashMap<>();

    private Sight(Side side, Listing listing) {
        this.side = side;
        this.listing = listing;
    }

    /// Compares a listing with the ledger, reading nothing.
    ///
    /// @param trusted whether fingerprints in the ledger were made under today's rules
    static Sight of(Side side, Listing listing, Ledger ledger, Trust trusted) {
        var sight = new Sight(side, listing);
        switch (listing) {
            case Listing.Full(var places, _) -> {
                places.forEach(p -> sight.unread.put(p.href(), p));
                ledger.links(link -> link.on(side).ifPresent(s -> sight.meet(link, s, trusted)));
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

    private void meet(Link link, Seen then, Trust trusted) {
        var href = then.place().href();
        var now = unread.get(href);
        if (now == null) {
            missing.put(href, link.uid());
        } else if (trusted == Trust.YES && now.equals(then.place())) {
            unread.remove(href);
        }
    }

    /// Whether the listing gives cause to think that nothing lies any more at `href`, which is not
    /// among what it tells as there.
    boolean leavesOut(Href href) {
        return switch (listing) {
            case Listing.Full _ -> true;
            case Listing.Delta(_, var gone, _) -> gone.contains(href);
        };
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
        var then = link.flatMap(l -> l.on(side));
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
        NO
    }
}

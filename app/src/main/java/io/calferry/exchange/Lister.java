package io.calferry.exchange;

import io.calferry.exchange.FolderSync.Changes;
import io.calferry.exchange.FolderSync.Synced;
import io.calferry.exchange.ItemFetch.Fetched;
import io.calferry.sync.Fault;
import io.calferry.sync.Href;
import io.calferry.sync.Listing;
import io.calferry.sync.Place;
import io.calferry.sync.StoreException;
import io.calferry.sync.SyncToken;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Lists a calendar: by SyncFolderItems with the state that we have, then without one; by FindItem
/// where a folder can't be synced, such as a public one.
///
/// SyncFolderItems knows single items and masters, and not every server tells of a master whose
/// occurrence was edited or deleted. So each listing also looks at series itself, at their lists of
/// changed and deleted occurrences, and puts a digest of them into their versions: with one request
/// it looks at [#TURN] series, all of them in most calendars, else the next ones each time,
/// together with what SyncFolderItems named. Thus nothing new costs two requests, or one where
/// there is no series; an unreported change is met after as many listings as there are turns. A
/// first listing finds the series by PidLidRecurring, a thousand a request.
///
/// Where only a range of time is wanted, a full listing leaves out the single items beyond it,
/// which the server searches for: a request for each thousand within, in place of reading all that
/// lies beyond. What is left out is not gone, as whoever asks for it by name finds out.
final class Lister {

    /// Series that one listing looks at.
    static final int TURN = 200;

    private final ExchangeClient client;
    private final CalendarFolder folder;
    private final ItemFetch series;
    private final FolderSync sync;
    private final FolderSearch search;
    private final ReadAhead ahead;
    private final Optional<TimeRange> wanted;

    Lister(
            ExchangeClient client,
            CalendarFolder folder,
            ReadAhead ahead,
            Optional<TimeRange> wanted) {
        this.client = client;
        this.ahead = ahead;
        this.wanted = wanted;
        this.folder = folder;
        this.series = new ItemFetch(client, folder.shown(), TURN);
        this.sync = new FolderSync(client, folder);
        this.search = new FolderSearch(client, folder);
    }

    Listing list(Optional<SyncToken> since) throws StoreException {
        var token =
                since.flatMap(ListToken::parse).filter(it -> it.calendar().equals(folder.shown()));
        if (token.isPresent()) {
            try {
                return since(token.get());
            } catch (StoreException e) {
                if (!(e.fault() instanceof Fault.Missing) || !folder.forget()) {
                    throw e;
                }
                // The folder of then is gone; by its name there may be another one.
            }
        }
        if (since.isPresent() || wanted.isPresent()) {
            // Most of it is known to whoever gave a token, or beyond the range.
            return whole(_ -> {});
        }
        try (var along = ahead.begin()) {
            return along.inTurns(whole(along::listed));
        }
    }

    /// By the id that the folder had then: whoever renames it means the same calendar.
    private Listing since(ListToken token) throws StoreException {
        token.folder().ifPresent(folder::isAt);
        return switch (sync.sync(Optional.of(token.state()), _ -> {})) {
            case Synced.Whole(var changes) -> delta(changes, token);
            case Synced.Refused _ -> whole(_ -> {});
        };
    }

    private Listing.Full whole(Consumer<List<ItemKey>> each) throws StoreException {
        return switch (sync.sync(Optional.empty(), each)) {
            case Synced.Whole(var changes) -> full(changes);
            case Synced.Refused(var message) -> byFinding(message);
        };
    }

    // ---- listings

    private Listing.Full full(Changes changes) throws StoreException {
        var masters = masters();
        var seen =
                look(
                        masters.keys().stream()
                                .filter(it -> changes.there().containsKey(it.id()))
                                .toList());
        var places = places(wanted(changes.there().values(), masters), seen);
        return new Listing.Full(places, Optional.of(token(changes, 0, versionsOfSeries(seen))));
    }

    private Listing delta(Changes changes, ListToken before) throws StoreException {
        var known = new LinkedHashMap<>(before.series());
        changes.gone().forEach(known::remove);
        var turn = before.turn(TURN);
        var asked = new LinkedHashMap<String, ItemKey>();
        changes.there().values().forEach(key -> asked.put(key.id(), key.bare()));
        turn.stream().filter(key -> known.containsKey(key.id())).forEach(k -> asked.put(k.id(), k));
        var seen = look(List.copyOf(asked.values()));
        var changed = new LinkedHashMap<>(changes.there());
        var gone = new LinkedHashSet<>(changes.gone());
        for (var key : asked.values()) {
            var now = seen.get(key.id());
            if (now == null) {
                continue;
            }
            if (now.occurrences().isEmpty()) {
                known.remove(key.id());
                continue;
            }
            var version = now.version().value();
            if (!version.equals(known.put(key.id(), version))) {
                changed.put(key.id(), key);
            }
        }
        int next =
                before.series().isEmpty()
                        ? 0
                        : (before.next() + turn.size()) % before.series().size();
        return new Listing.Delta(
                places(changed.values(), seen),
                gone.stream().map(Href::new).toList(),
                token(changes, next, known));
    }

    private SyncToken token(Changes changes, int next, Map<String, String> series) {
        return new ListToken(changes.state(), folder.shown(), folder.id(), next, series).token();
    }

    /// Series first: read next to each other, they have their changed occurrences fetched together.
    private static List<Place> places(Iterable<ItemKey> keys, Map<String, ItemVersion> seen) {
        var series = new ArrayList<Place>();
        var singles = new ArrayList<Place>();
        for (var key : keys) {
            var version =
                    seen.getOrDefault(key.id(), new ItemVersion(key.changeKey().orElse(""), ""));
            var among = version.occurrences().isEmpty() ? singles : series;
            among.add(new Place(key.href(), version.version()));
        }
        series.addAll(singles);
        return series;
    }

    private static Map<String, String> versionsOfSeries(Map<String, ItemVersion> seen) {
        var series = new LinkedHashMap<String, String>();
        seen.forEach(
                (id, version) -> {
                    if (!version.occurrences().isEmpty()) {
                        series.put(id, version.version().value());
                    }
                });
        return series;
    }

    /// The versions of now; what can't be had is left out, and found out when it is read.
    private Map<String, ItemVersion> look(List<ItemKey> keys) throws StoreException {
        var seen = new LinkedHashMap<String, ItemVersion>();
        if (!keys.isEmpty()) {
            series.fetch(keys, it -> Requests.getItem(it, Properties.OCCURRENCES))
                    .forEach(
                            (id, fetched) -> {
                                if (fetched instanceof Fetched.Item(var item)) {
                                    seen.put(id, ItemVersion.of(item));
                                }
                            });
        }
        return seen;
    }

    // ---- FindItem

    /// The masters of all series, as far as the server can search for them.
    private FolderSearch.Found masters() throws StoreException {
        return search.find(Optional.of(Requests.equal(Properties.RECURRING, "true")));
    }

    /// All series, and the single items of the range that is wanted. All items, where the server
    /// does not search, or where there would be none: a calendar must not look empty.
    private Collection<ItemKey> wanted(Collection<ItemKey> there, FolderSearch.Found masters)
            throws StoreException {
        if (wanted.isEmpty() || masters.refused().isPresent()) {
            return there;
        }
        var within = search.find(Optional.of(Requests.takesPlaceIn(wanted.get())));
        if (within.refused().isPresent()) {
            return there;
        }
        var ids = new HashSet<String>();
        masters.keys().forEach(key -> ids.add(key.id()));
        within.keys().forEach(key -> ids.add(key.id()));
        var some = there.stream().filter(key -> ids.contains(key.id())).toList();
        return some.isEmpty() ? there : some;
    }

    private Listing.Full byFinding(Message why) throws StoreException {
        var found = search.find(Optional.empty());
        if (found.refused().isPresent()) {
            // Not there, or not for us: what is said to the plainer question counts.
            throw new StoreException(found.refused().get().fault(folder.shown(), client.host()));
        }
        var masters = masters();
        var places = places(wanted(found.keys(), masters), look(masters.keys()));
        return new Listing.Full(places, Optional.empty());
    }
}

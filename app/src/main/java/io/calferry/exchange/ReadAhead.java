package io.calferry.exchange;

import io.calferry.exchange.ItemFetch.Fetched;
import io.calferry.sync.Answer;
import io.calferry.sync.Href;
import io.calferry.sync.Listing;
import io.calferry.sync.Place;
import io.calferry.sync.StoreException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/// Reads items while the listing that tells of them is still under way: its pages come one after
/// the other, which leaves the other requests that an account may have at a time idle.
///
/// What was read ahead counts only where it has the version that the whole listing tells in the
/// end, and only once. Whatever could not be read is met again where it is asked for in its turn.
final class ReadAhead {

    /// All but the listing's own.
    private static final int LANES = LibraryClient.PARALLEL - 1;

    /// Characters of calendar objects that are kept at the most, about eight thousand objects.
    private static final long KEPT = 8 << 20;

    private final ObjectReader reader;
    private final int batch;
    private volatile Map<Href, Answer.Found> kept = new ConcurrentHashMap<>();

    /// @param batch items in one request
    ReadAhead(ObjectReader reader, int batch) {
        this.reader = reader;
        this.batch = batch;
    }

    /// The answer to that href, where it was read ahead and not taken yet.
    Optional<Answer> take(Href href) {
        return Optional.ofNullable(kept.remove(href));
    }

    /// Begins; what is kept of an earlier listing is forgotten.
    Along begin() {
        kept = new ConcurrentHashMap<>();
        return new Along();
    }

    /// What goes on beside one listing, from its first page to its end.
    final class Along implements AutoCloseable {

        private final ExecutorService lanes =
                Executors.newFixedThreadPool(LANES, Thread.ofVirtual().factory());
        private final List<Href> waiting = new ArrayList<>();
        private final Map<Href, Answer.Found> read = new ConcurrentHashMap<>();
        private final Map<String, Fetched> series = new HashMap<>();
        private final AtomicLong characters = new AtomicLong();
        private volatile boolean ended;

        private Along() {}

        /// Takes on what a page of the listing tells, as soon as there is a whole batch of it.
        void listed(List<ItemKey> keys) {
            keys.forEach(key -> waiting.add(key.href()));
            while (waiting.size() >= batch) {
                var hrefs = List.copyOf(waiting.subList(0, batch));
                waiting.subList(0, batch).clear();
                lanes.submit(() -> read(hrefs));
            }
        }

        private void read(List<Href> hrefs) {
            if (ended || characters.get() > KEPT) {
                return;
            }
            try {
                var alone = new HashMap<>(reader.items(hrefs));
                var series = new HashMap<>(alone);
                series.values().removeIf(it -> occurrences(it) == 0);
                alone.keySet().removeAll(series.keySet());
                keep(alone);
                keep(enough(series));
            } catch (StoreException _) {
                // Met again where it counts.
                ended = true;
            }
        }

        private static int occurrences(Fetched fetched) {
            return fetched instanceof Fetched.Item(var item)
                    ? AppointmentReader.modified(item).size()
                    : 0;
        }

        /// Gathers series until their changed occurrences fill a request; else gives none.
        private Map<String, Fetched> enough(Map<String, Fetched> more) {
            synchronized (series) {
                series.putAll(more);
                int count = series.values().stream().mapToInt(Along::occurrences).sum();
                return count < batch ? Map.of() : gathered();
            }
        }

        private Map<String, Fetched> gathered() {
            synchronized (series) {
                var all = Map.copyOf(series);
                series.clear();
                return all;
            }
        }

        private void keep(Map<String, Fetched> items) throws StoreException {
            for (var found : reader.found(items)) {
                characters.addAndGet(found.stored().object().text().length());
                read.put(found.href(), found);
            }
        }

        /// The same listing, in which a batch of what was read ahead and one of what was not take
        /// turns, as long as there are both: so there is always something to ask for, and always
        /// something at hand.
        Listing.Full inTurns(Listing.Full listing) {
            close();
            readGathered();
            var there = new ArrayList<Place>();
            var others = new ArrayList<Place>();
            for (var place : listing.places()) {
                var found = read.get(place.href());
                boolean same = found != null && found.stored().place().equals(place);
                (same ? there : others).add(place);
            }
            read.keySet().retainAll(there.stream().map(Place::href).collect(Collectors.toSet()));
            kept = read;
            var turns = new ArrayList<Place>(listing.places().size());
            for (int from = 0; turns.size() < listing.places().size(); from += batch) {
                turns.addAll(part(there, from));
                turns.addAll(part(others, from));
            }
            return new Listing.Full(turns, listing.token());
        }

        private void readGathered() {
            try {
                keep(gathered());
            } catch (StoreException _) {
                // Met again where it counts.
            }
        }

        private List<Place> part(List<Place> of, int from) {
            return of.subList(Math.min(from, of.size()), Math.min(from + batch, of.size()));
        }

        /// Waits for the requests that are on their way, and sends no more.
        @Override
        public void close() {
            ended = true;
            lanes.close();
        }
    }
}

package io.calferry.caldav;

import io.calferry.caldav.Dav.Depth;
import io.calferry.caldav.Dav.Outcome;
import io.calferry.sync.Answer;
import io.calferry.sync.Fault;
import io.calferry.sync.Href;
import io.calferry.sync.Listing;
import io.calferry.sync.Place;
import io.calferry.sync.StoreException;
import io.calferry.sync.SyncToken;
import io.calferry.sync.Version;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Lists a calendar: by sync-collection (RFC 6578) with the token that we have, then without one;
/// then by calendar-query, then by PROPFIND, which every WebDAV server has and which is the slowest
/// of all on some.
final class Lister {

    /// Parts in which one listing may come.
    private static final int PARTS = 10_000;

    private final Dav dav;
    private final Calendar calendar;
    private final ObjectReader reader;
    private final InstantSource clock;

    Lister(Dav dav, Calendar calendar, ObjectReader reader, InstantSource clock) {
        this.dav = dav;
        this.calendar = calendar;
        this.reader = reader;
        this.clock = clock;
    }

    Listing list(Optional<SyncToken> since) throws StoreException {
        var now = clock.instant();
        var known = since.flatMap(token -> DatedToken.of(token, calendar.named(), now));
        if (known.isPresent()) {
            // Whatever a server says to a token, it can be that it no longer knows it: 400, 403,
            // 409, 410 and 500 have all been seen.
            var changes = bySync(known.get().token());
            if (changes.isPresent()) {
                return delta(changes.get(), known.get().whole());
            }
        }
        var everything = bySync("");
        return full(everything.isPresent() ? everything.get() : byQuery(), now);
    }

    /// Empty where the server won't; throws where its answer is unreadable.
    private Optional<Changes> bySync(String token) throws StoreException {
        var changes = new Changes();
        var next = token;
        for (int part = 0; part < PARTS; part++) {
            changes.more = false;
            var outcome =
                    dav.report(calendar.at(), Depth.ITSELF, Bodies.changes(next), changes::row);
            switch (outcome) {
                case Outcome.Said _ -> {
                    return Optional.empty();
                }
                case Outcome.Listed(var at, var given) -> {
                    calendar.answeredFrom(at);
                    if (given.isEmpty()) {
                        // Without a token there is no telling whether this is all, or since when.
                        return Optional.empty();
                    }
                    changes.token = given;
                    if (!changes.more) {
                        return Optional.of(changes);
                    }
                    if (given.get().equals(next)) {
                        throw unreadable("a listing that does not go on");
                    }
                    next = given.get();
                }
            }
        }
        throw unreadable("a listing without end");
    }

    private Changes byQuery() throws StoreException {
        var changes = new Changes();
        var outcome = dav.report(calendar.at(), Depth.MEMBERS, Bodies.everything(), changes::row);
        // Some servers find nothing without a filter for one component: nothing is not believed.
        return outcome instanceof Outcome.Listed(var at, _) && changes.found()
                ? whole(changes, at)
                : byPropfind();
    }

    private Changes byPropfind() throws StoreException {
        var changes = new Changes();
        var outcome = dav.propfind(calendar.at(), Depth.MEMBERS, Bodies.members(), changes::row);
        return switch (outcome) {
            case Outcome.Listed(var at, _) -> {
                if (!changes.itself) {
                    // The calendar is one of the rows, and where it is not, it may not be there.
                    reader.demandCalendar();
                }
                yield whole(changes, at);
            }
            case Outcome.Said(var refusal) ->
                    throw refusal.fault() instanceof Fault.Missing
                            ? new StoreException(new Fault.Missing(calendar.shown()))
                            : refusal.thrown();
        };
    }

    private Changes whole(Changes changes, URI at) throws StoreException {
        calendar.answeredFrom(at);
        if (changes.more) {
            throw unreadable("a listing that is not whole");
        }
        return changes;
    }

    private Listing full(Changes changes, Instant now) throws StoreException {
        return new Listing.Full(places(changes), changes.next(now));
    }

    private Listing delta(Changes changes, Instant whole) throws StoreException {
        var places = places(changes);
        return new Listing.Delta(
                places, List.copyOf(changes.gone), changes.next(whole).orElseThrow());
    }

    /// With what came without an ETag asked for by name.
    private List<Place> places(Changes changes) throws StoreException {
        for (var href : changes.unversioned) {
            switch (reader.alone(href)) {
                case Answer.Found(var stored) ->
                        changes.versions.put(href, stored.place().version());
                case Answer.Gone _ -> changes.gone.add(href);
                case Answer.Unread(_, var fault, _) -> throw new StoreException(fault);
            }
        }
        var places = new ArrayList<Place>(changes.versions.size());
        changes.versions.forEach((href, version) -> places.add(new Place(href, version)));
        return places;
    }

    private static StoreException unreadable(String detail) {
        return new StoreException(new Fault.Unreadable(Fault.Unreadable.Why.BAD_ANSWER, detail));
    }

    /// What the rows of a listing come to; a later row overrules an earlier one.
    private final class Changes {
        private final Map<Href, Version> versions = new LinkedHashMap<>();
        private final Set<Href> gone = new LinkedHashSet<>();
        private final Set<Href> unversioned = new LinkedHashSet<>();
        private Optional<String> token = Optional.empty();
        private boolean more;
        private boolean itself;

        void row(Row row) {
            if (calendar.is(row.href())) {
                // The rest has to be asked for (RFC 6578 section 3.6).
                more |= row.status().filter(code -> code == 507).isPresent();
                itself |= row.exists();
            } else if (row.gone()) {
                forget(row.href());
                gone.add(row.href());
            } else if (!row.collection()) {
                forget(row.href());
                row.version()
                        .ifPresentOrElse(
                                version -> versions.put(row.href(), version),
                                () -> unversioned.add(row.href()));
            }
        }

        Optional<SyncToken> next(Instant whole) {
            return token.map(it -> new DatedToken(whole, calendar.named(), it).text());
        }

        boolean found() {
            return !versions.isEmpty() || !unversioned.isEmpty();
        }

        private void forget(Href href) {
            versions.remove(href);
            unversioned.remove(href);
            gone.remove(href);
        }
    }
}

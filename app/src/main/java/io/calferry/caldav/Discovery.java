package io.calferry.caldav;

import io.calferry.caldav.CalDavStore.Found;
import io.calferry.caldav.Dav.Depth;
import io.calferry.caldav.Dav.Outcome;
import io.calferry.http.HttpAccount;
import io.calferry.http.HttpSettings;
import io.calferry.http.Locations;
import io.calferry.http.Request;
import io.calferry.http.SignIn;
import io.calferry.sync.Fault;
import io.calferry.sync.StoreException;
import io.calferry.sync.Trail;
import io.calferry.sync.Tried;
import io.calferry.sync.Tried.Question;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Finds the calendars of an account, and makes new ones.
public final class Discovery implements AutoCloseable {

    private final HttpAccount account;
    private final Dav dav;
    private final ServiceNames names;

    private Discovery(HttpAccount account, ServiceNames names) {
        this.account = account;
        this.dav = new Dav(account);
        this.names = names;
    }

    /// For the account at an address; sends nothing yet.
    public static Discovery open(
            URI url, HttpSettings settings, SignIn signIn, InstantSource clock) {
        return open(url, settings, signIn, clock, new DnsServiceNames());
    }

    static Discovery open(
            URI url,
            HttpSettings settings,
            SignIn signIn,
            InstantSource clock,
            ServiceNames names) {
        return new Discovery(
                HttpAccount.open(url, settings, signIn, clock, SardineCarrier::new), names);
    }

    /// The calendars behind an address, which may be that of a calendar, of a home, of a principal,
    /// or just of the server: looks at the address itself and where it points (principal, then
    /// calendar home, RFC 4791 section 6.2), then at `/.well-known/caldav`, then where the DNS says
    /// (RFC 6764).
    ///
    /// Throws `SignIn`, `Offline` or `Busy` as soon as the server says so, and `Missing` or
    /// `Unreadable(NOT_CALDAV)` where there is no CalDAV at any of these places. An account without
    /// calendars is an empty list.
    public List<Found> calendars(URI url) throws StoreException {
        return calendars(url, Trail.NONE);
    }

    /// The same.
    ///
    /// @param trail hears what is tried
    public List<Found> calendars(URI url, Trail trail) throws StoreException {
        var search = new Search(trail);
        if (search.at(url)
                || search.at(otherSlash(url))
                || search.at(url.resolve("/.well-known/caldav"))) {
            return search.found();
        }
        for (var service : search.services(host(url))) {
            if (search.at(service)) {
                return search.found();
            }
        }
        throw search.nothing(url);
    }

    /// Makes a calendar at `url` (MKCALENDAR, RFC 4791 section 5.3.1; where a server does not know
    /// that method, extended MKCOL, RFC 5689). Throws `Refused` where something is there already,
    /// or the server will not.
    public void createCalendar(URI url, String name) throws StoreException {
        var refusal = refused(Request.of("MKCALENDAR", slashed(url)), Bodies.newCalendar(name));
        // 405 is also what is said where something is there already, and then to both methods.
        if (refusal.filter(it -> it.status() == 405 || it.status() == 501).isPresent()) {
            refusal = refused(Request.of("MKCOL", slashed(url)), Bodies.newCollection(name));
        }
        if (refusal.isPresent()) {
            throw new StoreException(
                    new Fault.Refused(Fault.Refused.Why.OTHER, ObjectWriter.detail(refusal.get())));
        }
    }

    private Optional<Dav.Refusal> refused(Request request, Request.Body body)
            throws StoreException {
        return account.send(
                request.with(body),
                1 << 20,
                reply ->
                        reply.ok() && reply.status() != 207
                                ? Optional.empty()
                                : Optional.of(Dav.Refusal.of(reply)));
    }

    /// Requests sent so far.
    public long requests() {
        return account.requests();
    }

    @Override
    public void close() {
        account.close();
    }

    private static String host(URI url) {
        return Optional.ofNullable(url.getHost()).orElse("");
    }

    private static URI slashed(URI url) {
        var path = url.getRawPath();
        return path.endsWith("/") ? url : url.resolve(path + "/");
    }

    private static URI otherSlash(URI url) {
        var path = Optional.ofNullable(url.getRawPath()).orElse("");
        if (path.length() < 2) {
            return url.resolve("/");
        }
        return path.endsWith("/")
                ? url.resolve(path.substring(0, path.length() - 1))
                : url.resolve(path + "/");
    }

    /// One search, with what it has found and asked so far.
    private final class Search {
        private final Map<URI, Found> found = new LinkedHashMap<>();
        private final List<URI> asked = new ArrayList<>();
        private final Trail trail;
        private @Nullable StoreException first;

        Search(Trail trail) {
            this.trail = trail;
        }

        List<Found> found() {
            return List.copyOf(found.values());
        }

        StoreException nothing(URI url) {
            return first == null
                    ? new StoreException(
                            new Fault.Unreadable(Fault.Unreadable.Why.NOT_CALDAV, host(url)))
                    : first;
        }

        List<URI> services(String domain) {
            var asking = Tried.begun(Question.DOMAIN, domain);
            trail.tried(asking);
            var services = names.services(domain);
            trail.tried(asking.with(leads(services)));
            return services;
        }

        private static Tried.Outcome leads(List<URI> to) {
            return to.isEmpty()
                    ? new Tried.Outcome.Nothing()
                    : new Tried.Outcome.Leads(
                            to.stream().map(Locations::told).collect(Collectors.joining(", ")));
        }

        /// Says whether this is CalDAV.
        boolean at(URI url) throws StoreException {
            if (asked.contains(url)) {
                return false;
            }
            try {
                return look(url);
            } catch (StoreException e) {
                remember(e);
                return false;
            }
        }

        /// A fault that other addresses of the same server can't mend ends the search.
        private void remember(StoreException e) throws StoreException {
            switch (e.fault()) {
                case Fault.SignIn(_, var why) when why != Fault.SignIn.Why.FORBIDDEN -> throw e;
                case Fault.Busy _ -> throw e;
                case Fault.Offline(_, var why)
                        when why != Fault.Offline.Why.UNKNOWN_HOST
                                && why != Fault.Offline.Why.SERVER_ERROR ->
                        throw e;
                default -> first = first == null ? e : first;
            }
        }

        private boolean look(URI url) throws StoreException {
            var here = rows(url, Depth.ITSELF);
            keep(here);
            var homes = homes(here);
            for (var principal : links(here, Name.PRINCIPAL)) {
                if (!asked.contains(principal)) {
                    homes.addAll(homes(rows(principal, Depth.ITSELF)));
                }
            }
            for (var home : homes) {
                keep(rows(home, Depth.MEMBERS));
            }
            if (homes.isEmpty() && found.isEmpty()) {
                // It may be a home that does not say so.
                keep(rows(url, Depth.MEMBERS));
            }
            return !homes.isEmpty() || !found.isEmpty();
        }

        private List<Located> rows(URI url, Depth depth) throws StoreException {
            asked.add(url);
            var question = depth == Depth.ITSELF ? Question.ADDRESS : Question.CONTENT;
            var asking = Tried.begun(question, Locations.told(url));
            trail.tried(asking);
            try {
                var rows = listed(url, depth);
                trail.tried(asking.with(told(rows, depth)));
                return rows;
            } catch (StoreException e) {
                trail.tried(asking.with(new Tried.Outcome.Failed(e.fault())));
                throw e;
            }
        }

        private List<Located> listed(URI url, Depth depth) throws StoreException {
            var rows = new ArrayList<Row>();
            var outcome = dav.propfind(url, depth, Bodies.calendar(), rows::add);
            return switch (outcome) {
                case Outcome.Listed(var at, _) ->
                        rows.stream().map(row -> new Located(row, at)).toList();
                case Outcome.Said(var refusal) -> throw refusal.thrown();
            };
        }

        private Tried.Outcome told(List<Located> rows, Depth depth) {
            int calendars = (int) rows.stream().filter(it -> Checkup.isCalendar(it.row())).count();
            if (calendars > 0 || depth == Depth.MEMBERS) {
                return new Tried.Outcome.Calendars(calendars);
            }
            var homes = homes(rows);
            return leads(homes.isEmpty() ? links(rows, Name.PRINCIPAL) : homes);
        }

        private void keep(List<Located> rows) {
            for (var row : rows) {
                if (Checkup.isCalendar(row.row())) {
                    var calendar = Checkup.found(row.row(), row.at(), "");
                    found.putIfAbsent(calendar.url(), calendar);
                }
            }
        }

        private List<URI> homes(List<Located> rows) {
            return new ArrayList<>(links(rows, Name.HOME_SET));
        }

        private List<URI> links(List<Located> rows, Name property) {
            return rows.stream()
                    .flatMap(
                            row ->
                                    row.row().property(property).stream()
                                            .flatMap(links -> links.all(Name.HREF))
                                            .flatMap(href -> resolved(row.at(), href).stream()))
                    .distinct()
                    .toList();
        }

        private static Optional<URI> resolved(URI at, Element href) {
            return Locations.resolve(at, href.text());
        }
    }

    /// A row and what was asked for it.
    private record Located(Row row, URI at) {}
}

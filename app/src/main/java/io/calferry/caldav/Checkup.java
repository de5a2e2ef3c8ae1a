package io.calferry.caldav;

import io.calferry.caldav.CalDavStore.Found;
import io.calferry.http.Request;
import io.calferry.sync.Fault;
import io.calferry.sync.StoreException;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Looks at a calendar with a single request.
final class Checkup {

    private static final long ANSWER = 1 << 20;

    private final Dav dav;
    private final Calendar calendar;

    Checkup(Dav dav, Calendar calendar) {
        this.dav = dav;
        this.calendar = calendar;
    }

    Found check() throws StoreException {
        var request =
                Request.of("PROPFIND", calendar.at()).with("Depth", "0").with(Bodies.calendar());
        return dav.account()
                .send(
                        request,
                        ANSWER,
                        reply -> {
                            if (reply.status() == 404 || reply.status() == 410) {
                                throw new StoreException(new Fault.Missing(calendar.shown()));
                            }
                            if (reply.status() != 207) {
                                throw new StoreException(
                                        reply.ok() || reply.status() == 405
                                                ? notCalDav("HTTP " + reply.status())
                                                : reply.fault());
                            }
                            var server = reply.header("Server").orElse("");
                            var found = new ArrayList<Found>();
                            var there = new ArrayList<Row>();
                            Multistatus.read(
                                    reply.body(),
                                    row -> {
                                        if (row.exists()) {
                                            there.add(row);
                                        }
                                        if (isCalendar(row)) {
                                            found.add(found(row, reply.at(), server));
                                        }
                                    });
                            if (there.isEmpty()) {
                                throw new StoreException(new Fault.Missing(calendar.shown()));
                            }
                            if (found.isEmpty()) {
                                throw new StoreException(notCalDav("not a calendar"));
                            }
                            return found.getFirst();
                        });
    }

    static boolean isCalendar(Row row) {
        return row.property(Name.RESOURCETYPE).filter(t -> t.has(Name.CALENDAR)).isPresent();
    }

    /// @param at what was asked, whose host the row's path belongs to
    static Found found(Row row, URI at, String server) {
        var url = at.resolve(Hrefs.encoded(row.href()));
        var name =
                row.property(Name.DISPLAYNAME)
                        .map(Element::text)
                        .map(String::strip)
                        .filter(Predicate.not(String::isEmpty))
                        .orElseGet(() -> lastPart(row));
        var colour =
                row.property(Name.COLOUR)
                        .map(Element::text)
                        .map(String::strip)
                        .filter(Predicate.not(String::isEmpty));
        var components =
                row.property(Name.COMPONENTS).stream()
                        .flatMap(set -> set.all(Name.COMP))
                        .map(Element::label)
                        .sorted()
                        .toList();
        return new Found(url, name, colour, components, Rights.of(row), server);
    }

    private static String lastPart(Row row) {
        var parts = List.of(row.href().value().split("/"));
        return parts.isEmpty() ? "/" : parts.getLast();
    }

    private static Fault notCalDav(String detail) {
        return new Fault.Unreadable(Fault.Unreadable.Why.NOT_CALDAV, detail);
    }
}

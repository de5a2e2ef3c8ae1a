package io.calferry.bench;

import io.calferry.bench.Address.Spelling;
import io.calferry.bench.MemoryCalendar.Held;
import io.calferry.bench.Misbehaviour.Kind;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import javax.xml.stream.XMLStreamException;

/// What each method does to the calendars. One for each request.
///
/// @param calendars all that there are, by address
/// @param user who asks
/// @param host with scheme, for absolute hrefs
record CalDavMethods(
        Map<Address.OfCalendar, MemoryCalendar> calendars,
        String user,
        String host,
        Manners manners) {

    /// For [#list]: ETags alone.
    static final Function<Held, byte[]> NO_CONTENT = _ -> new byte[0];

    Reply answer(Request request, Address address) {
        try {
            return switch (request.method()) {
                case "OPTIONS" ->
                        Reply.empty(
                                200,
                                "DAV: 1, 3, calendar-access, extended-mkcol",
                                "Allow: OPTIONS, GET, HEAD, PUT, DELETE, PROPFIND, REPORT,"
                                        + " MKCALENDAR");
                case "PROPFIND" -> propfind(request, address);
                case "REPORT" -> report(request, address);
                case "GET", "HEAD" -> get(request, address);
                case "PUT" -> put(request, address);
                case "DELETE" -> delete(request, address);
                case "MKCALENDAR" ->
                        manners.show(Kind.NO_MKCALENDAR) ? Reply.empty(501) : make(address);
                case "MKCOL" -> make(address);
                default -> Reply.empty(405);
            };
        } catch (XMLStreamException e) {
            return Reply.text(400, "the body is not XML");
        }
    }

    private Optional<MemoryCalendar> calendar(Address address) {
        return switch (address) {
            case Address.OfCalendar calendar -> Optional.ofNullable(calendars.get(calendar));
            case Address.OfObject(var calendar, _) -> Optional.ofNullable(calendars.get(calendar));
            case Address.Root _,
                    Address.Principal _,
                    Address.Home _,
                    Address.OfFeed _,
                    Address.WellKnown _,
                    Address.Nowhere _ ->
                    Optional.empty();
        };
    }

    private Reply propfind(Request request, Address address) throws XMLStreamException {
        var body = DavBody.parse(request.body());
        var deep = request.header("depth").orElse("0").equals("1");
        var out = new Multistatus();
        var properties = new Properties(user, manners, spelling());
        switch (address) {
            case Address.Root _, Address.Principal _ -> describe(out, properties, address, body);
            case Address.Home home -> {
                describe(out, properties, home, body);
                if (deep) {
                    calendars.keySet().stream()
                            .filter(calendar -> calendar.user().equals(home.user()))
                            .forEach(calendar -> describe(out, properties, calendar, body));
                }
            }
            case Address.OfCalendar place -> {
                var calendar = calendar(place);
                if (calendar.isEmpty()) {
                    return Reply.empty(404);
                }
                describe(out, properties, place, body);
                if (deep) {
                    list(out, place, calendar.get().all(), NO_CONTENT);
                }
            }
            case Address.OfObject object -> {
                var held = calendar(object).flatMap(calendar -> calendar.get(object.name()));
                if (held.isEmpty()) {
                    return Reply.empty(404);
                }
                list(out, object.calendar(), held.stream().toList(), NO_CONTENT);
            }
            case Address.OfFeed _, Address.WellKnown _, Address.Nowhere _ -> {
                return Reply.empty(404);
            }
        }
        return Reply.multistatus(out.done());
    }

    private void describe(Multistatus out, Properties properties, Address address, DavBody body) {
        properties.write(out, address, href(address), calendar(address), body.properties());
    }

    private Reply report(Request request, Address address) throws XMLStreamException {
        var calendar = calendar(address);
        if (!(address instanceof Address.OfCalendar place) || calendar.isEmpty()) {
            return Reply.empty(404);
        }
        var reports = new Reports(this, place, calendar.get(), DavBody.parse(request.body()));
        return reports.answer();
    }

    private Reply get(Request request, Address address) {
        if (!(address instanceof Address.OfObject(_, var name))) {
            return Reply.empty(405);
        }
        if (manners.failOn(name)) {
            return Reply.empty(500);
        }
        return calendar(address)
                .flatMap(calendar -> calendar.get(name))
                .map(held -> content(request, held))
                .orElse(Reply.empty(404));
    }

    private Reply content(Request request, Held held) {
        var etag = "ETag: " + etag(held);
        return request.header("if-none-match").filter(etag(held)::equals).isPresent()
                ? Reply.empty(304, etag)
                : Reply.empty(200, "Content-Type: text/calendar; charset=utf-8", etag)
                        .withBody(held.body());
    }

    private Reply put(Request request, Address address) {
        if (manners.show(Kind.READ_ONLY)) {
            return Reply.refusal(403, "need-privileges");
        }
        if (manners.show(Kind.FULL)) {
            return Reply.refusal(507, "quota-not-exceeded");
        }
        if (!(address instanceof Address.OfObject object)) {
            return Reply.empty(405);
        }
        var name = object.name();
        if (manners.failOn(name)) {
            return Reply.empty(500);
        }
        var refusal = manners.find(Misbehaviour.Refuses.class);
        if (refusal.filter(refuses -> refuses.name().equals(name)).isPresent()) {
            return Reply.refusal(refusal.get().status(), "C:valid-calendar-object-resource");
        }
        var calendar = calendar(object);
        if (calendar.isEmpty()) {
            return Reply.empty(409);
        }
        var uid = ObjectText.uid(request.body());
        if (uid.isEmpty()) {
            return Reply.refusal(403, "C:valid-calendar-object-resource");
        }
        var other = calendar.get().nameOf(uid.get()).filter(n -> !n.equals(name));
        if (other.isPresent()) {
            var href = href(new Address.OfObject(object.calendar(), other.get()));
            return Reply.xml(
                    409,
                    "<error xmlns=\"DAV:\"><C:no-uid-conflict"
                            + " xmlns:C=\"urn:ietf:params:xml:ns:caldav\"><href>"
                            + href
                            + "</href></C:no-uid-conflict></error>");
        }
        return store(request, object, calendar.get(), uid.get());
    }

    private Reply store(
            Request request, Address.OfObject object, MemoryCalendar calendar, String uid) {
        var body =
                manners.show(Kind.REWRITES) ? ObjectText.rewritten(request.body()) : request.body();
        var before = calendar.get(object.name());
        var held = calendar.put(object.name(), uid, body, now -> allowed(request, now));
        if (held.isEmpty()) {
            return failedPrecondition(object);
        }
        if (manners.show(Kind.ETAG_MOVES)) {
            calendar.touch(object.name());
        }
        var reply = Reply.empty(before.isPresent() ? 204 : 201);
        return manners.show(Kind.NO_ETAG_ON_PUT) ? reply : reply.with("ETag: " + etag(held.get()));
    }

    private Reply delete(Request request, Address address) {
        if (manners.show(Kind.READ_ONLY)) {
            return Reply.refusal(403, "need-privileges");
        }
        return switch (address) {
            case Address.OfCalendar calendar ->
                    Reply.empty(calendars.remove(calendar) == null ? 404 : 204);
            case Address.OfObject object -> {
                if (manners.failOn(object.name())) {
                    yield Reply.empty(500);
                }
                var calendar = calendar(object);
                var known = calendar.flatMap(c -> c.get(object.name())).isPresent();
                if (!known) {
                    yield request.header("if-match").isPresent()
                            ? failedPrecondition(object)
                            : Reply.empty(404);
                }
                yield calendar.get().delete(object.name(), now -> allowed(request, now))
                        ? Reply.empty(204)
                        : failedPrecondition(object);
            }
            case Address.Root _,
                    Address.Principal _,
                    Address.Home _,
                    Address.OfFeed _,
                    Address.WellKnown _,
                    Address.Nowhere _ ->
                    Reply.empty(405);
        };
    }

    private Reply make(Address address) {
        if (!(address instanceof Address.OfCalendar calendar)) {
            return Reply.empty(403);
        }
        var taken = calendars.putIfAbsent(calendar, new MemoryCalendar()) != null;
        return Reply.empty(taken ? 405 : 201);
    }

    private boolean allowed(Request request, Optional<Held> now) {
        var match = request.header("if-match");
        if (match.isPresent() && now.filter(held -> matches(match.get(), held)).isEmpty()) {
            return false;
        }
        var none = request.header("if-none-match");
        return none.isEmpty()
                || now.isEmpty()
                || manners.show(Kind.IF_NONE_MATCH_IGNORED)
                || !matches(none.get(), now.get());
    }

    private boolean matches(String wanted, Held held) {
        var bare = "\"" + Long.toString(held.change(), 36) + "\"";
        return Arrays.stream(wanted.split(","))
                .map(String::strip)
                .anyMatch(
                        tag ->
                                tag.equals("*")
                                        || tag.equals(bare)
                                        || tag.equals(etag(held))
                                                && !manners.show(Kind.WEAK_ETAGS_NEVER_MATCH));
    }

    private Reply failedPrecondition(Address.OfObject object) {
        return manners.show(Kind.REFUSES_IN_207)
                ? Reply.multistatus(new Multistatus().only(href(object), 412).done())
                : Reply.empty(412);
    }

    /// Writes the ETags of `objects`, and what `content` says of each.
    void list(
            Multistatus out,
            Address.OfCalendar place,
            List<Held> objects,
            Function<Held, byte[]> content) {
        for (var held : objects) {
            var href = href(new Address.OfObject(place, held.name()));
            out.object(href, etag(held), content.apply(held));
        }
    }

    String etag(Held held) {
        var bare = Long.toString(held.change(), 36);
        if (manners.show(Kind.UNQUOTED_ETAGS)) {
            return bare;
        }
        return manners.show(Kind.WEAK_ETAGS) || manners.show(Kind.WEAK_ETAGS_NEVER_MATCH)
                ? "W/\"" + bare + "\""
                : "\"" + bare + "\"";
    }

    String href(Address address) {
        var path = address.path(spelling());
        return manners.show(Kind.ABSOLUTE_HREFS) ? host + path : path;
    }

    private Spelling spelling() {
        return manners.show(Kind.ENCODED_HREFS) ? Spelling.LAVISH : Spelling.SPARING;
    }
}

package io.calferry.bench;

import io.calferry.bench.MemoryCalendar.Held;
import io.calferry.bench.Misbehaviour.Kind;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The three reports that a calendar answers: sync-collection (RFC 6578), calendar-multiget and
/// calendar-query (RFC 4791). A query knows the filter for a UID; any other lists everything.
record Reports(
        CalDavMethods methods, Address.OfCalendar place, MemoryCalendar calendar, DavBody asked) {

    Reply answer() {
        var manners = methods.manners();
        return switch (asked.root()) {
            case "sync-collection" ->
                    manners.show(Kind.NO_SYNC_COLLECTION) ? unsupported() : sync();
            case "calendar-multiget" -> multiget();
            case "calendar-query" -> manners.show(Kind.NO_QUERY) ? unsupported() : query();
            default -> unsupported();
        };
    }

    private static Reply unsupported() {
        return Reply.refusal(403, "supported-report");
    }

    private Function<Held, byte[]> content() {
        return asked.asksFor("calendar-data") ? Held::body : CalDavMethods.NO_CONTENT;
    }

    private Reply sync() {
        var manners = methods.manners();
        var given = asked.token();
        if (given.isPresent() && manners.show(Kind.TOKEN_REFUSED)) {
            return Reply.refusal(403, "valid-sync-token");
        }
        if (given.isPresent() && manners.show(Kind.TOKEN_FAILS)) {
            return Reply.empty(500);
        }
        boolean any = manners.show(Kind.TOKEN_OF_ANY_CALENDAR);
        var token = given.flatMap(it -> any ? Token.ofAny(it) : Token.of(it, calendar));
        if (given.isPresent() && token.isEmpty()) {
            return Reply.refusal(403, "valid-sync-token");
        }
        if (manners.show(Kind.TOKEN_IGNORED)) {
            token = Optional.empty();
        }
        var limit = manners.find(Misbehaviour.PagesOf.class).map(Misbehaviour.PagesOf::size);
        var since = token.map(Token::change).orElse(0L);
        var changes = calendar.since(since, limit.orElse(Integer.MAX_VALUE));
        var out = new Multistatus();
        if (manners.show(Kind.LISTS_ITSELF)) {
            out.object(methods.href(place), "\"c\"", new byte[0]);
        }
        methods.list(out, place, changes.held(), content());
        if (token.isPresent() || manners.show(Kind.TOMBSTONES_AT_FIRST)) {
            changes.gone().forEach(name -> out.only(href(name), 404));
        }
        if (!changes.complete()) {
            out.only(methods.href(place), 507);
        }
        return Reply.multistatus(out.token(new Token(changes.upTo()).text(calendar)).done());
    }

    private Reply multiget() {
        var manners = methods.manners();
        var out = new Multistatus();
        for (var href : asked.hrefs()) {
            var name = name(href);
            var held = calendar.get(name);
            if (manners.failOn(name)) {
                out.only(href(name), 500);
            } else if (manners.omit(name)) {
                continue;
            } else if (held.isPresent()) {
                methods.list(out, place, List.of(held.get()), content());
            } else if (manners.show(Kind.MISSING_FAILS_ALL)) {
                return Reply.empty(404);
            } else if (!manners.show(Kind.MISSING_LEFT_OUT)) {
                out.only(href(name), 404);
            }
        }
        return Reply.multistatus(out.done());
    }

    private Reply query() {
        var out = new Multistatus();
        var held =
                asked.uid().isEmpty()
                        ? calendar.all()
                        : calendar.nameOf(asked.uid().get()).flatMap(calendar::get).stream()
                                .toList();
        methods.list(out, place, held, content());
        return Reply.multistatus(out.done());
    }

    private String href(String name) {
        return methods.href(new Address.OfObject(place, name));
    }

    private static String name(String href) {
        var path = href.startsWith("http") ? URI.create(href).getRawPath() : href;
        return Request.decoded(path.substring(path.lastIndexOf('/') + 1));
    }
}

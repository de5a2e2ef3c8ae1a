package io.calferry.bench;

import io.calferry.bench.Misbehaviour.Kind;

import java.util.Optional;

/// The misbehaviours that touch an answer as a whole, whatever was asked.
final class Mishaps {

    private static final String HTML =
            "<!DOCTYPE html><html><body><h1>Please log in</h1><br></body></html>";

    private Mishaps() {}

    /// An answer in place of the one that the request would get.
    static Optional<Reply> instead(Request request, Address address, Manners manners) {
        if (manners.show(Kind.UNAUTHORIZED)) {
            return Optional.of(Reply.empty(401, "WWW-Authenticate: Basic realm=\"memory\""));
        }
        if (manners.show(Kind.FORBIDDEN)) {
            return Optional.of(Reply.empty(403));
        }
        var inCalendar =
                address instanceof Address.OfCalendar || address instanceof Address.OfObject;
        if (inCalendar && manners.show(Kind.VANISHED)) {
            return Optional.of(Reply.empty(404));
        }
        return manners.find(Misbehaviour.Busy.class)
                .map(busy -> Reply.empty(busy.status(), "Retry-After: " + busy.retryAfter()))
                .or(
                        () ->
                                manners.find(Misbehaviour.RedirectsTo.class)
                                        .map(redirect -> redirected(request, redirect)));
    }

    private static Reply redirected(Request request, Misbehaviour.RedirectsTo redirect) {
        return Reply.empty(
                redirect.status(), "Location: " + redirect.base().resolve(request.path()));
    }

    /// The answer, or what a broken server makes of it.
    static Reply spoilt(Reply reply, Manners manners) {
        if (reply.status() != 207) {
            return reply;
        }
        if (manners.show(Kind.NOT_XML)) {
            return Reply.xml(207, HTML);
        }
        if (manners.show(Kind.ENTITY_EXPANSION)) {
            return Reply.xml(207, laughs());
        }
        if (manners.show(Kind.EXTERNAL_ENTITY)) {
            return Reply.xml(
                    207,
                    """
                    <?xml version="1.0"?>
                    <!DOCTYPE multistatus [<!ENTITY f SYSTEM "file:///etc/hostname">]>
                    <multistatus xmlns="DAV:"><sync-token>&f;</sync-token></multistatus>
                    """);
        }
        return reply;
    }

    /// Ten entities, each ten times the one before: ten billion laughs.
    private static String laughs() {
        var xml = new StringBuilder("<?xml version=\"1.0\"?>\n<!DOCTYPE multistatus [\n");
        xml.append("<!ENTITY l0 \"laugh\">\n");
        for (var i = 1; i <= 10; i++) {
            xml.append("<!ENTITY l%d \"%s\">\n".formatted(i, "&l%d;".formatted(i - 1).repeat(10)));
        }
        return xml.append("]>\n<multistatus xmlns=\"DAV:\"><sync-token>&l10;</sync-token>")
                .append("</multistatus>\n")
                .toString();
    }
}

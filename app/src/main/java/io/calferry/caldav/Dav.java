package io.calferry.caldav;

import io.calferry.http.HttpAccount;
import io.calferry.http.Reply;
import io.calferry.http.Request;
import io.calferry.sync.Fault;
import io.calferry.sync.StoreException;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/// WebDAV over an account: requests whose answers are multistatus, and what they say when they are
/// not.
record Dav(HttpAccount account) {

    /// A listing of 100,000 objects has some 40 MB.
    private static final long LARGEST_LISTING = 256L << 20;

    /// What came of a request for a multistatus.
    sealed interface Outcome {

        /// A whole one, of which all rows were given out.
        ///
        /// @param at where it came from, after redirects
        record Listed(URI at, Optional<String> token) implements Outcome {}

        /// Another answer.
        record Said(Refusal refusal) implements Outcome {}
    }

    /// A status that is not the one hoped for.
    ///
    /// @param error the DAV error in the body
    /// @param fault what the status means where nobody knows better
    record Refusal(int status, Optional<Element> error, Fault fault) {

        static Refusal of(Reply reply) {
            return new Refusal(reply.status(), Multistatus.error(reply.body()), reply.fault());
        }

        StoreException thrown() {
            return new StoreException(fault);
        }
    }

    Outcome propfind(URI at, Depth depth, Request.Body body, Multistatus.Rows rows)
            throws StoreException {
        return ask("PROPFIND", at, depth, body, rows);
    }

    Outcome report(URI at, Depth depth, Request.Body body, Multistatus.Rows rows)
            throws StoreException {
        return ask("REPORT", at, depth, body, rows);
    }

    private Outcome ask(
            String method, URI at, Depth depth, Request.Body body, Multistatus.Rows rows)
            throws StoreException {
        var request = Request.of(method, at).with("Depth", depth.value).with(body);
        return account.send(
                request,
                LARGEST_LISTING,
                reply ->
                        reply.status() == 207
                                ? listed(reply, rows)
                                : new Outcome.Said(said(reply)));
    }

    private static Outcome listed(Reply reply, Multistatus.Rows rows)
            throws IOException, StoreException {
        return new Outcome.Listed(reply.at(), Multistatus.read(reply.body(), rows));
    }

    /// A 2xx that is no multistatus comes from something that does not speak WebDAV.
    private static Refusal said(Reply reply) {
        return reply.ok()
                ? new Refusal(
                        reply.status(),
                        Optional.empty(),
                        new Fault.Unreadable(
                                Fault.Unreadable.Why.NOT_CALDAV, "HTTP " + reply.status()))
                : Refusal.of(reply);
    }

    /// How far below the address a request reaches (RFC 4918 section 10.2).
    enum Depth {
        ITSELF("0"),
        MEMBERS("1");

        private final String value;

        Depth(String value) {
            this.value = value;
        }
    }
}

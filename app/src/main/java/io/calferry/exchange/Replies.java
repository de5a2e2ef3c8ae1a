package io.calferry.exchange;

import io.calferry.http.Hosts;
import io.calferry.http.Reply;
import io.calferry.sync.Fault;
import io.calferry.sync.StoreException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// What the status of an answer means, where it is not an envelope of EWS.
final class Replies {

    private static final int WORDS = 4096;

    private Replies() {}

    /// Throws what the answer means unless it is an envelope, which a SOAP fault is too.
    static void demandEnvelope(Reply reply) throws IOException, StoreException {
        boolean xml =
                reply.header("Content-Type")
                        .map(type -> type.toLowerCase(Locale.ROOT).contains("xml"))
                        .orElse(false);
        if (xml && (reply.ok() || reply.status() == 500)) {
            return;
        }
        throw new StoreException(fault(reply));
    }

    private static Fault fault(Reply reply) throws IOException {
        return switch (reply.status()) {
            case 403 -> forbidden(reply);
            case 404, 405, 410 -> notExchange(reply);
            // Of Microsoft: the account is locked.
            case 456 -> new Fault.SignIn(Hosts.shown(reply.at()), Fault.SignIn.Why.FORBIDDEN);
            default -> reply.ok() ? notExchange(reply) : reply.fault();
        };
    }

    private static Fault forbidden(Reply reply) throws IOException {
        var words = new String(reply.body().readNBytes(WORDS), StandardCharsets.UTF_8);
        boolean off =
                SwitchedOff.likely(reply.at())
                        || SwitchedOff.said(words)
                        || reply.header("X-MS-Diagnostics").filter(SwitchedOff::said).isPresent();
        return new Fault.SignIn(
                Hosts.shown(reply.at()),
                off ? Fault.SignIn.Why.SERVICE_SWITCHED_OFF : Fault.SignIn.Why.FORBIDDEN);
    }

    /// A page for people, or nothing at all, at the address.
    private static Fault notExchange(Reply reply) {
        return new Fault.Unreadable(Fault.Unreadable.Why.NOT_EXCHANGE, "HTTP " + reply.status());
    }
}

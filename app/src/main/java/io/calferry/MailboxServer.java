package io.calferry;

import io.calferry.agent.Inquiry;
import io.calferry.exchange.Autodiscover;
import io.calferry.exchange.Confirmation;
import io.calferry.http.SignIn;
import io.calferry.profile.Endpoint;
import io.calferry.profile.Endpoint.Server;
import io.calferry.sync.StoreException;

import java.net.URI;
import java.time.Clock;

/// Where the Exchange server of one side of a profile is: as the profile says, or found out from
/// the mailbox.
///
/// @param stores those of that side
record MailboxServer(Stores stores, Clock clock) {

    /// The address of EWS. Throws what [Autodiscover#find] throws.
    URI url(Endpoint.Exchange exchange, Inquiry inquiry) throws StoreException {
        return switch (exchange.server()) {
            case Server.At(var url) -> url;
            case Server.Autodiscover _ ->
                    new Autodiscover(
                                    stores.settings(exchange.trust()),
                                    stores.signIn(exchange.signIn()).orElse(new SignIn.None()),
                                    clock,
                                    confirmation(exchange.mailbox(), inquiry),
                                    stores.places(),
                                    inquiry.trail())
                            .find(exchange.mailbox());
        };
    }

    private static Confirmation confirmation(String mailbox, Inquiry inquiry) {
        var own = Confirmation.ofOwnDomain(mailbox);
        return host -> own.allows(host) || inquiry.confirmed().contains(host);
    }

    /// The same endpoint, at that address.
    static Endpoint.Exchange at(URI url, Endpoint.Exchange exchange) {
        return new Endpoint.Exchange(
                new Server.At(url),
                exchange.mailbox(),
                exchange.calendar(),
                exchange.access(),
                exchange.signIn(),
                exchange.trust());
    }
}

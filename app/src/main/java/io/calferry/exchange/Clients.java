package io.calferry.exchange;

import io.calferry.exchange.CalendarAddress.Server;
import io.calferry.http.HttpSettings;
import io.calferry.http.SignIn;

import java.time.InstantSource;

/// Opens clients.
final class Clients {

    private Clients() {}

    static ExchangeClient open(
            CalendarAddress address, HttpSettings settings, SignIn signIn, InstantSource clock) {
        return switch (address.server()) {
            case Server.At(var url) -> LibraryClient.open(url, address, settings, signIn, clock);
            case Server.Discovered() -> {
                var mailbox = address.mailbox();
                var confirmation = Confirmation.ofOwnDomain(mailbox);
                yield new DiscoveringClient(
                        new Autodiscover(settings, signIn, clock, confirmation)::find,
                        mailbox,
                        url -> LibraryClient.open(url, address, settings, signIn, clock));
            }
        };
    }
}

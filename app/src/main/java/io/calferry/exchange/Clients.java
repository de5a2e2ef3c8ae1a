package io.calferry.exchange;

import io.calferry.exchange.CalendarAddress.Server;
import io.calferry.http.HttpSettings;
import io.calferry.http.SignIn;

import java.time.InstantSource;

/// Opens clients.
final class Clients {

    private Clients() {}

    /// @param servers with whose other clients of the same account this one takes turns
    static ExchangeClient open(
            CalendarAddress address,
            HttpSettings settings,
            SignIn signIn,
            FoundServers servers,
            InstantSource clock) {
        return switch (address.server()) {
            case Server.At(var url) ->
                    LibraryClient.open(url, address, settings, signIn, servers, clock);
            case Server.Discovered() -> {
                var mailbox = address.mailbox();
                var confirmation = Confirmation.ofOwnDomain(mailbox);
                yield new DiscoveringClient(
                        new Autodiscover(settings, signIn, clock, confirmation),
                        servers,
                        FoundServers.Account.of(mailbox, signIn),
                        url -> LibraryClient.open(url, address, settings, signIn, servers, clock),
                        clock);
            }
        };
    }
}

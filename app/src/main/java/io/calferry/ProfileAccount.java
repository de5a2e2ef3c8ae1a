package io.calferry;

import io.calferry.agent.Inquiry;
import io.calferry.agent.Workplace.Access;
import io.calferry.agent.Workplace.Found;
import io.calferry.caldav.Discovery;
import io.calferry.exchange.CalendarAddress;
import io.calferry.exchange.ExchangeCalendars;
import io.calferry.http.Locations;
import io.calferry.http.SignIn;
import io.calferry.profile.Endpoint;
import io.calferry.sync.Fault;
import io.calferry.sync.StoreException;
import io.calferry.sync.Tried;
import io.calferry.sync.Tried.Outcome;
import io.calferry.sync.Tried.Question;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// The account that one side of a profile signs in to, with the sign-in and the trust that it
/// names.
///
/// @param stores those of that side
/// @param inquiry in which way it is asked
record ProfileAccount(Stores stores, Endpoint endpoint, Inquiry inquiry, Clock clock) {

    private static final int LONGEST = 40;

    /// Its calendars; none where it is no account.
    List<Found> calendars() throws StoreException {
        return switch (endpoint) {
            case Endpoint.CalDav calDav -> {
                try (var discovery = discovery(calDav)) {
                    yield discovery.calendars(calDav.url(), inquiry.trail()).stream()
                            .map(ProfileAccount::found)
                            .toList();
                }
            }
            case Endpoint.Exchange exchange -> exchange(exchange);
            case Endpoint.Ics _, Endpoint.Folder _, Endpoint.Graph _ -> List.of();
        };
    }

    /// Makes a calendar beside those that there are; in an account that has none yet, at its
    /// address.
    Found create(String name) throws StoreException {
        if (!(endpoint instanceof Endpoint.CalDav calDav)) {
            throw new StoreException(new Fault.Refused(Fault.Refused.Why.OTHER, ""));
        }
        try (var discovery = discovery(calDav)) {
            var home =
                    discovery.calendars(calDav.url()).stream()
                            .findFirst()
                            .map(it -> slashed(it.url()).resolve(".."))
                            .orElse(slashed(calDav.url()));
            var url = home.resolve(folder(name) + "/");
            discovery.createCalendar(url, name);
            return new Found(url, name, Access.WRITE, Optional.empty());
        }
    }

    /// What is in the name as far as every server takes it, and what makes it the only one.
    private static String folder(String name) {
        var plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        var stem = plain.substring(0, Math.min(plain.length(), LONGEST)).replaceAll("^-|-$", "");
        var unique = UUID.randomUUID().toString().substring(0, 8);
        return stem.isEmpty() ? unique : stem + "-" + unique;
    }

    private static URI slashed(URI url) {
        var path = Optional.ofNullable(url.getRawPath()).orElse("");
        return path.endsWith("/") ? url : url.resolve(path + "/");
    }

    private Discovery discovery(Endpoint.CalDav calDav) {
        var settings = stores.settings(calDav.trust());
        return Discovery.open(calDav.url(), settings, signIn(calDav), clock);
    }

    private SignIn signIn(Endpoint side) {
        return stores.signIn(side.signIn()).orElse(new SignIn.None());
    }

    private List<Found> exchange(Endpoint.Exchange exchange) throws StoreException {
        var settings = stores.settings(exchange.trust());
        var url = new MailboxServer(stores, clock).url(exchange, inquiry);
        var named = Stores.address(exchange);
        var address =
                new CalendarAddress(
                        new CalendarAddress.Server.At(url), named.mailbox(), "", named.access());
        var calendars =
                Attempt.of(Tried.begun(Question.CONTENT, Locations.told(url)), inquiry.trail())
                        .made(
                                () ->
                                        ExchangeCalendars.find(
                                                address,
                                                settings,
                                                signIn(exchange),
                                                stores.servers(),
                                                clock),
                                it -> new Outcome.Calendars(it.size()));
        return calendars.stream().map(it -> ExchangeAccount.found(url, it)).toList();
    }

    static Found found(io.calferry.caldav.CalDavStore.Found it) {
        return new Found(it.url(), it.name(), FirstLook.access(it.access()), it.colour());
    }
}

package io.calferry;

import io.calferry.agent.Workplace.Lack;
import io.calferry.caldav.CalDavStore;
import io.calferry.exchange.Autodiscover;
import io.calferry.exchange.CalendarAddress;
import io.calferry.exchange.ExchangeStore;
import io.calferry.exchange.FoundServers;
import io.calferry.exchange.TimeRange;
import io.calferry.http.HttpSettings;
import io.calferry.http.Route;
import io.calferry.http.SignIn;
import io.calferry.ical.NoMail;
import io.calferry.ics.Absent;
import io.calferry.ics.FeedAddress;
import io.calferry.ics.FeedFile;
import io.calferry.ics.FeedStore;
import io.calferry.ics.FolderStore;
import io.calferry.profile.Endpoint;
import io.calferry.profile.Folders;
import io.calferry.profile.Profile;
import io.calferry.profile.Trust;
import io.calferry.settings.Proxy;
import io.calferry.sync.Side;
import io.calferry.sync.Store;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Makes stores of the endpoints that profiles name.
///
/// @param temporary a folder for files that are gone when a store is closed
/// @param proxy by which way servers are reached, asked when a store is made
/// @param places where a domain is asked for its Exchange server while a profile is filled in
/// @param servers where the Exchange servers of mailboxes were found by runs before, and what
///     stores of one account share there
record Stores(
        Folders folders,
        Path temporary,
        Passwords passwords,
        Supplier<Proxy> proxy,
        Autodiscover.Places places,
        FoundServers servers,
        Clock clock) {

    /// Which asks where Microsoft says.
    Stores(
            Folders folders,
            Path temporary,
            Passwords passwords,
            Supplier<Proxy> proxy,
            Clock clock) {
        this(
                folders,
                temporary,
                passwords,
                proxy,
                Autodiscover.Places.OF_MICROSOFT,
                new FoundServers(),
                clock);
    }

    /// What came of it.
    sealed interface Made {

        record Ready(Store store) implements Made {}

        record NotYet(Lack lack) implements Made {}
    }

    /// The same, for one side of `profile`.
    Stores on(Profile profile, Side side) {
        return with(passwords.of(profile, side));
    }

    /// The same, with a password that goes before the one that a profile names.
    Stores with(Optional<char[]> password) {
        return with(passwords.with(password));
    }

    private Stores with(Passwords others) {
        return new Stores(folders, temporary, others, proxy, places, servers, clock);
    }

    /// The store of one side of a profile, behind the gate that keeps mail from being sent.
    ///
    /// @param wanted what of the time may be left out of its listings beyond it, where that is
    ///     cheaper
    Made of(Side side, Endpoint endpoint, Optional<TimeRange> wanted) {
        return switch (endpoint) {
            case Endpoint.Folder(var path) ->
                    ready(new FolderStore(folders.resolve(path), absent(side), clock));
            case Endpoint.Ics ics -> feed(side, ics);
            case Endpoint.CalDav(var url, var signIn, var trust) ->
                    calDav(url, signIn, trust)
                            .map(Stores::ready)
                            .orElse(new Made.NotYet(Lack.SIGN_IN));
            case Endpoint.Exchange exchange ->
                    exchange(exchange, wanted)
                            .map(Stores::ready)
                            .orElse(new Made.NotYet(Lack.SIGN_IN));
            case Endpoint.Graph _ -> new Made.NotYet(Lack.KIND);
        };
    }

    private static Made ready(Store store) {
        return new Made.Ready(new NoMail(store));
    }

    /// Empty where this version can't sign in in that way.
    Optional<CalDavStore> calDav(URI url, io.calferry.profile.SignIn signIn, Trust trust) {
        return signIn(signIn).map(it -> CalDavStore.open(url, settings(trust), it, clock));
    }

    /// Empty where this version can't sign in in that way.
    Optional<ExchangeStore> exchange(Endpoint.Exchange endpoint, Optional<TimeRange> wanted) {
        return signIn(endpoint.signIn())
                .map(
                        it ->
                                ExchangeStore.openWithin(
                                        wanted,
                                        address(endpoint),
                                        settings(endpoint.trust()),
                                        it,
                                        servers,
                                        clock));
    }

    static CalendarAddress address(Endpoint.Exchange endpoint) {
        var server =
                switch (endpoint.server()) {
                    case Endpoint.Server.At(var url) -> new CalendarAddress.Server.At(url);
                    case Endpoint.Server.Autodiscover _ -> new CalendarAddress.Server.Discovered();
                };
        var access =
                switch (endpoint.access()) {
                    case OWN -> CalendarAddress.Access.OWN;
                    case DELEGATE -> CalendarAddress.Access.DELEGATE;
                    case IMPERSONATION -> CalendarAddress.Access.IMPERSONATION;
                };
        return new CalendarAddress(server, endpoint.mailbox(), endpoint.calendar(), access);
    }

    /// A mistyped source is a fault; a target is made by the first write.
    private static Absent absent(Side side) {
        return switch (side) {
            case LEFT -> Absent.IS_A_FAULT;
            case RIGHT -> Absent.IS_CREATED;
        };
    }

    private Made feed(Side side, Endpoint.Ics ics) {
        return switch (FeedAddress.parse(ics.url().toString())) {
            case FeedAddress.Local local ->
                    ready(new FeedFile(local, absent(side), temporary, clock));
            case FeedAddress.Web web ->
                    signIn(ics.signIn())
                            .map(
                                    it ->
                                            FeedStore.open(
                                                    web,
                                                    settings(ics.trust()),
                                                    it,
                                                    temporary,
                                                    clock))
                            .map(Stores::ready)
                            .orElse(new Made.NotYet(Lack.SIGN_IN));
        };
    }

    HttpSettings settings(Trust trust) {
        var settings = HttpSettings.of("Calferry/" + Version.current()).withRoute(route());
        return switch (trust) {
            case Trust.System _ -> settings;
            case Trust.File(var path) ->
                    settings.withTrust(
                            new io.calferry.http.Trust.Authorities(folders.resolve(path)));
            case Trust.Pin(var sha256) ->
                    settings.withTrust(new io.calferry.http.Trust.Pin(sha256));
            case Trust.PlainHttp(var host) -> settings.withPlainHosts(Set.of(host));
        };
    }

    private Route route() {
        return switch (proxy.get()) {
            case Proxy.OfSystem _ -> new Route.OfSystem();
            case Proxy.None _ -> new Route.Direct();
            case Proxy.At(var host, var port) -> new Route.Through(host, port);
        };
    }

    /// Empty where this version can't sign in in that way.
    Optional<SignIn> signIn(io.calferry.profile.SignIn signIn) {
        return switch (signIn) {
            case io.calferry.profile.SignIn.None _ -> Optional.of(new SignIn.None());
            case io.calferry.profile.SignIn.Basic(var user, var password) ->
                    Optional.of(new SignIn.Basic(user, passwords.secret(password)));
            case io.calferry.profile.SignIn.Digest(var user, var password) ->
                    Optional.of(new SignIn.Digest(user, passwords.secret(password)));
            case io.calferry.profile.SignIn.Bearer(var password) ->
                    Optional.of(new SignIn.Bearer(passwords.secret(password)));
            case io.calferry.profile.SignIn.Ntlm(var user, var password) ->
                    Optional.of(new SignIn.Ntlm(user, passwords.secret(password)));
            case io.calferry.profile.SignIn.OAuth _ -> Optional.empty();
        };
    }
}

package io.calferry;

import io.calferry.agent.Inquiry;
import io.calferry.agent.Workplace;
import io.calferry.caldav.Discovery;
import io.calferry.exchange.Rooms;
import io.calferry.exchange.TimeRange;
import io.calferry.http.ServerCertificate;
import io.calferry.http.SignIn;
import io.calferry.keychain.Keychains;
import io.calferry.profile.Endpoint;
import io.calferry.profile.Folders;
import io.calferry.profile.Profile;
import io.calferry.profile.Trust;
import io.calferry.shape.Capacity;
import io.calferry.shape.Owner;
import io.calferry.shape.ProfileShaping;
import io.calferry.shape.Window;
import io.calferry.sync.Ends;
import io.calferry.sync.Ledger;
import io.calferry.sync.Ledgers;
import io.calferry.sync.Policy;
import io.calferry.sync.Side;
import io.calferry.sync.Store;
import io.calferry.sync.StoreException;
import io.calferry.sync.Whereabouts;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// The program at work on one data folder.
final class Workshop implements Workplace {

    private final Folders folders;
    private final Stores stores;
    private final Keychains keychains;
    private final Clock clock;
    private final HeldFolder data;

    /// @param keepUndo for how long runs can be taken back
    Workshop(
            Folders folders,
            Stores stores,
            Keychains keychains,
            Supplier<Period> keepUndo,
            Clock clock) {
        this.folders = folders;
        this.stores = stores;
        this.keychains = keychains;
        this.clock = clock;
        this.data = new HeldFolder(folders.data(), keepUndo, clock);
    }

    @Override
    public Ledgers ledgers() {
        return data.ledgers();
    }

    @Override
    public Opening open(Profile profile) {
        return open(profile, wanted(profile));
    }

    /// Another calendar than before is listed whole: what its listing leaves out is not in it.
    private Optional<TimeRange> wanted(Profile profile) {
        return profile.rules()
                .window()
                .filter(_ -> whereabouts(profile).movedSince(ledger(profile)).isEmpty())
                .map(this::range);
    }

    private Whereabouts whereabouts(Profile profile) {
        return new Whereabouts(word(profile.source()), word(profile.target()));
    }

    private Ledger ledger(Profile profile) {
        return ledgers().of(profile.id().value());
    }

    @Override
    public Opening openWhole(Profile profile) {
        return open(profile, Optional.empty());
    }

    /// The days of a window, with one more at each end for zones in which it is another day.
    private TimeRange range(Window window) {
        var zone = clock.getZone();
        var today = LocalDate.ofInstant(clock.instant(), zone);
        return new TimeRange(
                today.minus(window.past()).minusDays(1).atStartOfDay(zone).toInstant(),
                today.plus(window.future()).plusDays(2).atStartOfDay(zone).toInstant());
    }

    private Opening open(Profile profile, Optional<TimeRange> wanted) {
        var ofTarget =
                switch (profile.policy()) {
                    case Policy.Mirror _ -> Optional.<TimeRange>empty();
                    case Policy.TwoWay _ -> wanted;
                };
        var left = stores.on(profile, Side.LEFT).of(Side.LEFT, profile.source(), wanted);
        var right = stores.on(profile, Side.RIGHT).of(Side.RIGHT, profile.target(), ofTarget);
        return switch (left) {
            case Stores.Made.NotYet(var lack) -> {
                close(right);
                yield new Opening.NotYet(Side.LEFT, lack);
            }
            case Stores.Made.Ready(var source) ->
                    switch (right) {
                        case Stores.Made.NotYet(var lack) -> {
                            close(left);
                            yield new Opening.NotYet(Side.RIGHT, lack);
                        }
                        case Stores.Made.Ready(var target) ->
                                new Opening.Opened(ends(profile, source, target));
                    };
        };
    }

    private Ends ends(Profile profile, Store source, Store target) {
        var id = profile.id().value();
        var shaping =
                new ProfileShaping(
                        id,
                        profile.policy(),
                        profile.rules(),
                        owner(profile),
                        new Capacity(holding(profile.source()), holding(profile.target())),
                        clock,
                        clock.getZone());
        return new Ends(
                id,
                source,
                target,
                whereabouts(profile),
                ledger(profile),
                profile.policy(),
                shaping,
                profile.guard());
    }

    /// A path says the same, relative or not.
    private String word(Endpoint endpoint) {
        return endpoint instanceof Endpoint.Folder(var path)
                ? new Endpoint.Folder(folders.resolve(path)).word()
                : endpoint.word();
    }

    /// What of an entry a calendar of that kind can hold.
    private static Predicate<String> holding(Endpoint endpoint) {
        return switch (endpoint) {
            case Endpoint.Exchange _, Endpoint.Graph _ -> io.calferry.outlook.Held::holds;
            case Endpoint.Ics _, Endpoint.Folder _, Endpoint.CalDav _ -> _ -> true;
        };
    }

    /// The mail addresses that the profile itself names as those of whoever signs in.
    private static Owner owner(Profile profile) {
        var addresses = new HashSet<String>();
        for (var side : Side.values()) {
            user(profile.on(side)).filter(it -> it.contains("@")).ifPresent(addresses::add);
        }
        return new Owner(Set.copyOf(addresses));
    }

    private static Optional<String> user(Endpoint endpoint) {
        return endpoint instanceof Endpoint.Exchange(_, var mailbox, _, _, _, _)
                ? Optional.of(mailbox)
                : switch (endpoint.signIn()) {
                    case io.calferry.profile.SignIn.Basic(var user, _) -> Optional.of(user);
                    case io.calferry.profile.SignIn.Digest(var user, _) -> Optional.of(user);
                    case io.calferry.profile.SignIn.Ntlm(var user, _) -> Optional.of(user);
                    case io.calferry.profile.SignIn.OAuth(var user) -> user;
                    case io.calferry.profile.SignIn.None _, io.calferry.profile.SignIn.Bearer _ ->
                            Optional.empty();
                };
    }

    private static void close(Stores.Made made) {
        if (made instanceof Stores.Made.Ready(var store)) {
            store.close();
        }
    }

    @Override
    public Sight look(Profile profile, Side side, Inquiry inquiry) throws StoreException {
        return new FirstLook(stores.with(inquiry.typed()), folders, inquiry).at(profile, side);
    }

    @Override
    public List<Room> rooms(Profile profile, Side side, Instant from, Instant until)
            throws StoreException {
        if (!(profile.on(side) instanceof Endpoint.Exchange exchange)) {
            throw new IllegalArgumentException("rooms are told by an Exchange server");
        }
        var signIn = stores.on(profile, side).signIn(exchange.signIn()).orElse(new SignIn.None());
        var settings = stores.settings(exchange.trust());
        try (var rooms =
                Rooms.open(Stores.address(exchange), settings, signIn, stores.servers(), clock)) {
            return ExchangeRooms.of(rooms, from, until);
        }
    }

    @Override
    public Certificate certificate(String host) throws StoreException {
        var settings = stores.settings(new Trust.System());
        var shown = ServerCertificate.of(URI.create("https://" + host + "/"), settings, clock);
        return new Certificate(
                shown.subject(), shown.issuer(), shown.from(), shown.until(), shown.sha256());
    }

    @Override
    public List<Found> calendars(Profile profile, Side side, Inquiry inquiry)
            throws StoreException {
        return account(profile, side, inquiry).calendars();
    }

    @Override
    public Found create(Profile profile, Side side, Inquiry inquiry, String name)
            throws StoreException {
        return account(profile, side, inquiry).create(name);
    }

    private ProfileAccount account(Profile profile, Side side, Inquiry inquiry) {
        var its = stores.with(inquiry.typed()).on(profile, side);
        return new ProfileAccount(its, profile.on(side), inquiry, clock);
    }

    @Override
    public List<Found> calendars(Account account, Optional<String> user, Optional<char[]> password)
            throws StoreException {
        var settings = stores.settings(new Trust.System());
        return switch (account) {
            case Account.CalDav(var url) -> {
                try (var discovery = Discovery.open(url, settings, signIn(user, password), clock)) {
                    yield discovery.calendars(url).stream().map(ProfileAccount::found).toList();
                }
            }
            case Account.Ews(var url) ->
                    new ExchangeAccount(settings, stores.servers(), clock)
                            .calendars(url, user.filter(it -> it.contains("@")), user, password);
            case Account.Mailbox(var address) ->
                    new ExchangeAccount(settings, stores.servers(), clock)
                            .calendars(address, user.orElse(address), password);
        };
    }

    private static SignIn signIn(Optional<String> user, Optional<char[]> password) {
        return user.<SignIn>map(it -> new SignIn.Basic(it, () -> password.map(char[]::clone)))
                .orElse(new SignIn.None());
    }

    @Override
    public Keychains keychains() {
        return keychains;
    }

    @Override
    public void close() {
        keychains.close();
        data.close();
    }
}

package io.calferry;

import io.calferry.agent.Workplace;
import io.calferry.caldav.Discovery;
import io.calferry.exchange.ExchangeCalendar;
import io.calferry.exchange.Rooms;
import io.calferry.exchange.TimeRange;
import io.calferry.http.SignIn;
import io.calferry.keychain.Keychains;
import io.calferry.ledger.DataFolder;
import io.calferry.ledger.SqliteLedgers;
import io.calferry.profile.Endpoint;
import io.calferry.profile.Folders;
import io.calferry.profile.Profile;
import io.calferry.profile.Trust;
import io.calferry.shape.Capacity;
import io.calferry.shape.Owner;
import io.calferry.shape.ProfileShaping;
import io.calferry.shape.Window;
import io.calferry.sync.Ends;
import io.calferry.sync.Ledgers;
import io.calferry.sync.Listing;
import io.calferry.sync.Policy;
import io.calferry.sync.Side;
import io.calferry.sync.Store;
import io.calferry.sync.StoreException;

import java.nio.file.Files;
import java.nio.file.Path;
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
    private final Supplier<Period> keepUndo;
    private final Clock clock;
    private Optional<Held> held = Optional.empty();
    private Optional<LocalDate> tidied = Optional.empty();

    /// The data folder while it is ours.
    private record Held(DataFolder folder, Ledgers ledgers) {}

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
        this.keepUndo = keepUndo;
        this.clock = clock;
    }

    /// Asked from several threads where several profiles run at a time.
    @Override
    public synchronized Ledgers ledgers() {
        if (held.isEmpty()) {
            var folder = DataFolder.take(folders.data());
            try {
                held = Optional.of(new Held(folder, SqliteLedgers.open(folder)));
            } finally {
                if (held.isEmpty()) {
                    folder.close();
                }
            }
        }
        var ledgers = held.get().ledgers();
        tidy(ledgers);
        return ledgers;
    }

    /// Forgets once a day what can be taken back no longer; a program may run for months.
    private void tidy(Ledgers ledgers) {
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        if (!tidied.equals(Optional.of(today))) {
            tidied = Optional.of(today);
            var first = today.minus(keepUndo.get());
            ledgers.forgetImages(first.atStartOfDay(clock.getZone()).toInstant());
        }
    }

    @Override
    public Opening open(Profile profile) {
        return open(profile, profile.rules().window().map(this::range));
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
                id, source, target, ledgers().of(id), profile.policy(), shaping, profile.guard());
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
    public Sight look(Profile profile, Side side, Optional<char[]> typed) throws StoreException {
        var stores = this.stores.with(typed);
        if (profile.on(side) instanceof Endpoint.CalDav(var url, var signIn, var trust)) {
            var opened = stores.on(profile, side).calDav(url, signIn, trust);
            if (opened.isEmpty()) {
                return new Sight.NotYet(Lack.SIGN_IN);
            }
            try (var store = opened.get()) {
                var found = store.check();
                var access = access(found.access());
                return new Sight.There(found.name(), found.server(), access, Optional.empty());
            }
        }
        if (profile.on(side) instanceof Endpoint.Exchange exchange) {
            var opened = stores.on(profile, side).exchange(exchange, Optional.empty());
            if (opened.isEmpty()) {
                return new Sight.NotYet(Lack.SIGN_IN);
            }
            try (var store = opened.get()) {
                var found = store.check();
                return new Sight.There(
                        found.name(),
                        found.server(),
                        access(found.access()),
                        Optional.of((long) found.objects()));
            }
        }
        return switch (stores.on(profile, side).of(side, profile.on(side), Optional.empty())) {
            case Stores.Made.NotYet(var lack) -> new Sight.NotYet(lack);
            case Stores.Made.Ready(var store) -> {
                try (store) {
                    yield counted(profile.on(side), side, store);
                }
            }
        };
    }

    private Sight counted(Endpoint endpoint, Side side, Store store) throws StoreException {
        var file = file(endpoint);
        if (side == Side.RIGHT && file.filter(Files::notExists).isPresent()) {
            return new Sight.ToBeMade();
        }
        long objects =
                switch (store.list(Optional.empty())) {
                    case Listing.Full(var places, _) -> places.size();
                    case Listing.Delta(var changed, _, _) -> changed.size();
                };
        var access =
                file.map(it -> Files.isWritable(it) ? Access.WRITE : Access.READ)
                        .orElse(Access.READ);
        return new Sight.There("", "", access, Optional.of(objects));
    }

    private Optional<Path> file(Endpoint endpoint) {
        return switch (endpoint) {
            case Endpoint.Folder(var path) -> Optional.of(folders.resolve(path));
            case Endpoint.Ics ics -> ics.file();
            case Endpoint.CalDav _, Endpoint.Exchange _, Endpoint.Graph _ -> Optional.empty();
        };
    }

    @Override
    public List<Room> rooms(Profile profile, Side side, Instant from, Instant until)
            throws StoreException {
        if (!(profile.on(side) instanceof Endpoint.Exchange exchange)) {
            throw new IllegalArgumentException("rooms are told by an Exchange server");
        }
        var signIn = stores.on(profile, side).signIn(exchange.signIn()).orElse(new SignIn.None());
        var settings = stores.settings(exchange.trust());
        try (var rooms = Rooms.open(Stores.address(exchange), settings, signIn, clock)) {
            return ExchangeRooms.of(rooms, from, until);
        }
    }

    @Override
    public List<Found> calendars(Profile profile, Side side, Optional<char[]> typed)
            throws StoreException {
        return account(profile, side, typed).calendars();
    }

    @Override
    public Found create(Profile profile, Side side, Optional<char[]> typed, String name)
            throws StoreException {
        return account(profile, side, typed).create(name);
    }

    private ProfileAccount account(Profile profile, Side side, Optional<char[]> typed) {
        var its = stores.with(typed).on(profile, side);
        return new ProfileAccount(its, profile.on(side), clock);
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
                    new ExchangeAccount(settings, clock)
                            .calendars(url, user.filter(it -> it.contains("@")), user, password);
            case Account.Mailbox(var address) ->
                    new ExchangeAccount(settings, clock)
                            .calendars(address, user.orElse(address), password);
        };
    }

    private static SignIn signIn(Optional<String> user, Optional<char[]> password) {
        return user.<SignIn>map(it -> new SignIn.Basic(it, () -> password.map(char[]::clone)))
                .orElse(new SignIn.None());
    }

    private static Access access(ExchangeCalendar.Access access) {
        return switch (access) {
            case READ -> Access.READ;
            case READ_WRITE -> Access.WRITE;
        };
    }

    /// Where a server does not say, the first write shows.
    static Access access(io.calferry.caldav.Access access) {
        return switch (access) {
            case READ -> Access.READ;
            case WRITE, UNKNOWN -> Access.WRITE;
        };
    }

    @Override
    public Keychains keychains() {
        return keychains;
    }

    @Override
    public synchronized void close() {
        keychains.close();
        held.ifPresent(
                it -> {
                    it.ledgers().close();
                    it.folder().close();
                });
        held = Optional.empty();
    }
}

package io.calferry;

import io.calferry.caldav.Discovery;
import io.calferry.cli.Workplace;
import io.calferry.http.SignIn;
import io.calferry.ledger.DataFolder;
import io.calferry.ledger.SqliteLedgers;
import io.calferry.profile.Endpoint;
import io.calferry.profile.Folders;
import io.calferry.profile.Profile;
import io.calferry.profile.Trust;
import io.calferry.shape.Owner;
import io.calferry.shape.ProfileShaping;
import io.calferry.sync.Ends;
import io.calferry.sync.Ledgers;
import io.calferry.sync.Listing;
import io.calferry.sync.Side;
import io.calferry.sync.Store;
import io.calferry.sync.StoreException;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The program at work on one data folder.
final class Workshop implements Workplace {

    private final Folders folders;
    private final Stores stores;
    private final Clock clock;
    private Optional<Held> held = Optional.empty();

    /// The data folder while it is ours.
    private record Held(DataFolder folder, Ledgers ledgers) {}

    Workshop(Folders folders, Stores stores, Clock clock) {
        this.folders = folders;
        this.stores = stores;
        this.clock = clock;
    }

    @Override
    public Ledgers ledgers() {
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
        return held.get().ledgers();
    }

    @Override
    public Opening open(Profile profile) {
        var left = stores.of(Side.LEFT, profile.source());
        var right = stores.of(Side.RIGHT, profile.target());
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
                        clock,
                        clock.getZone());
        return new Ends(
                id, source, target, ledgers().of(id), profile.policy(), shaping, profile.guard());
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
    public Sight look(Profile profile, Side side) throws StoreException {
        if (profile.on(side) instanceof Endpoint.CalDav(var url, var signIn, var trust)) {
            var opened = stores.calDav(url, signIn, trust);
            if (opened.isEmpty()) {
                return new Sight.NotYet(Lack.SIGN_IN);
            }
            try (var store = opened.get()) {
                var found = store.check();
                var access = access(found.access());
                return new Sight.There(found.name(), found.server(), access, Optional.empty());
            }
        }
        return switch (stores.of(side, profile.on(side))) {
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
    public List<Found> calendars(URI url, Optional<String> user, Optional<char[]> password)
            throws StoreException {
        var signIn =
                user.<SignIn>map(it -> new SignIn.Basic(it, () -> password.map(char[]::clone)))
                        .orElse(new SignIn.None());
        var settings = stores.settings(new Trust.System());
        try (var discovery = Discovery.open(url, settings, signIn, clock)) {
            return discovery.calendars(url).stream()
                    .map(it -> new Found(it.url(), it.name(), access(it.access())))
                    .toList();
        }
    }

    /// Where a server does not say, the first write shows.
    private static Access access(io.calferry.caldav.Access access) {
        return switch (access) {
            case READ -> Access.READ;
            case WRITE, UNKNOWN -> Access.WRITE;
        };
    }

    @Override
    public void close() {
        held.ifPresent(
                it -> {
                    it.ledgers().close();
                    it.folder().close();
                });
        held = Optional.empty();
    }
}

package io.calferry;

import io.calferry.agent.Inquiry;
import io.calferry.agent.Workplace.Access;
import io.calferry.agent.Workplace.Lack;
import io.calferry.agent.Workplace.Sight;
import io.calferry.exchange.ExchangeCalendar;
import io.calferry.http.Hosts;
import io.calferry.http.Locations;
import io.calferry.profile.Endpoint;
import io.calferry.profile.Folders;
import io.calferry.profile.Profile;
import io.calferry.sync.Listing;
import io.calferry.sync.Side;
import io.calferry.sync.Store;
import io.calferry.sync.StoreException;
import io.calferry.sync.Tried;
import io.calferry.sync.Tried.Outcome;
import io.calferry.sync.Tried.Question;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Signs in to a side of a profile and tells what is there, reading no more than it must.
///
/// @param inquiry in which way it is asked
record FirstLook(Stores stores, Folders folders, Inquiry inquiry) {

    Sight at(Profile profile, Side side) throws StoreException {
        var its = stores.on(profile, side);
        return switch (profile.on(side)) {
            case Endpoint.CalDav calDav ->
                    tried(Locations.told(calDav.url()), () -> calDav(its, calDav));
            case Endpoint.Exchange exchange -> {
                var url = new MailboxServer(its, its.clock()).url(exchange, inquiry);
                var there = MailboxServer.at(url, exchange);
                yield tried(Locations.told(url), () -> exchange(its, there));
            }
            // A feed's path can be the key to it.
            case Endpoint.Ics ics when ics.file().isEmpty() ->
                    tried(Hosts.shown(ics.url()), () -> other(its, ics, side));
            case Endpoint.Ics _, Endpoint.Folder _, Endpoint.Graph _ ->
                    other(its, profile.on(side), side);
        };
    }

    private Sight other(Stores its, Endpoint endpoint, Side side) throws StoreException {
        return switch (its.of(side, endpoint, Optional.empty())) {
            case Stores.Made.NotYet(var lack) -> new Sight.NotYet(lack);
            case Stores.Made.Ready(var store) -> {
                try (store) {
                    yield counted(endpoint, side, store);
                }
            }
        };
    }

    private Sight tried(String at, Attempt.Doing<Sight> doing) throws StoreException {
        return Attempt.of(Tried.begun(Question.ACCOUNT, at), inquiry.trail())
                .made(doing, FirstLook::outcome);
    }

    private static Outcome outcome(Sight sight) {
        return switch (sight) {
            case Sight.There _, Sight.ToBeMade _ -> new Outcome.There();
            case Sight.NotYet _ -> new Outcome.Nothing();
        };
    }

    private static Sight calDav(Stores its, Endpoint.CalDav calDav) throws StoreException {
        var opened = its.calDav(calDav.url(), calDav.signIn(), calDav.trust());
        if (opened.isEmpty()) {
            return new Sight.NotYet(Lack.SIGN_IN);
        }
        try (var store = opened.get()) {
            var found = store.check();
            var access = access(found.access());
            return new Sight.There(found.name(), found.server(), access, Optional.empty());
        }
    }

    private static Sight exchange(Stores its, Endpoint.Exchange exchange) throws StoreException {
        var opened = its.exchange(exchange, Optional.empty());
        if (opened.isEmpty()) {
            return new Sight.NotYet(Lack.SIGN_IN);
        }
        try (var store = opened.get()) {
            var found = store.check();
            var objects = Optional.of((long) found.objects());
            return new Sight.There(found.name(), found.server(), access(found.access()), objects);
        }
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
}

package io.calferry.exchange;

import io.calferry.sync.Fault;
import io.calferry.sync.StoreException;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/// Finds out where the server is when it is first asked something, unless that is known from
/// before. What the server there says can mean that it is no longer the one, and so can a silence
/// that goes on: then that is forgotten, and the next question leads to a search.
final class DiscoveringClient implements ExchangeClient {

    private final Search search;
    private final FoundServers servers;
    private final FoundServers.Account account;
    private final Function<URI, ExchangeClient> at;
    private final InstantSource clock;
    private final List<ExchangeClient> opened = new CopyOnWriteArrayList<>();
    private volatile @Nullable Found found;

    /// Where a mailbox is.
    interface Search {

        URI find(String mailbox) throws StoreException;

        /// Requests sent so far in all searches.
        long requests();
    }

    private record Found(URI url, ExchangeClient client) {}

    private interface Call<T> {
        T on(ExchangeClient client) throws StoreException;
    }

    DiscoveringClient(
            Search search,
            FoundServers servers,
            FoundServers.Account account,
            Function<URI, ExchangeClient> at,
            InstantSource clock) {
        this.search = search;
        this.servers = servers;
        this.account = account;
        this.at = at;
        this.clock = clock;
    }

    private synchronized Found found() throws StoreException {
        var known = found;
        if (known == null) {
            var kept = servers.of(account);
            var url = kept.isPresent() ? kept.get() : searched();
            known = new Found(url, at.apply(url));
            opened.add(known.client());
            found = known;
        }
        return known;
    }

    private URI searched() throws StoreException {
        var url = search.find(account.mailbox());
        servers.found(account, url);
        return url;
    }

    private synchronized void forget(Found gone) {
        servers.gone(account, gone.url());
        if (gone.equals(found)) {
            found = null;
        }
    }

    private <T> T found(Call<T> call) throws StoreException {
        var known = found();
        var before = servers.silence(account);
        try {
            var result = call.on(known.client());
            servers.answered(account, known.url());
            return result;
        } catch (StoreException e) {
            switch (meaning(e.fault())) {
                case IS_ELSEWHERE -> forget(known);
                case SAID_NOTHING -> silent(known, before);
                case IS_HERE -> {}
            }
            throw e;
        }
    }

    private void silent(Found known, FoundServers.Silence before) {
        servers.silent(account, known.url(), before, clock.instant());
        if (servers.of(account).filter(known.url()::equals).isEmpty()) {
            forget(known);
        }
    }

    /// What a fault says about where the server is.
    private enum Meaning {
        IS_ELSEWHERE,
        /// Nobody knows: the server may be slow or restart, and it may be no more.
        SAID_NOTHING,
        IS_HERE
    }

    private static Meaning meaning(Fault fault) {
        return switch (fault) {
            case Fault.Missing _, Fault.SignIn _ -> Meaning.IS_ELSEWHERE;
            case Fault.Offline(_, var why) ->
                    switch (why) {
                        case UNKNOWN_HOST, REFUSED -> Meaning.IS_ELSEWHERE;
                        case TIMED_OUT, BROKEN_OFF, TLS_FAILED, SERVER_ERROR ->
                                Meaning.SAID_NOTHING;
                        // Somebody may stand in between, who is not to make us look elsewhere.
                        case UNTRUSTED_CERTIFICATE, OTHER_CERTIFICATE -> Meaning.IS_HERE;
                    };
            case Fault.Unreadable(var why, _) ->
                    why == Fault.Unreadable.Why.NOT_EXCHANGE
                            ? Meaning.IS_ELSEWHERE
                            : Meaning.IS_HERE;
            // Exchange says for how long; a proxy with nothing behind it does not.
            case Fault.Busy(_, var retryAt) ->
                    retryAt.isPresent() ? Meaning.IS_HERE : Meaning.SAID_NOTHING;
            case Fault.Stale _, Fault.Refused _, Fault.ReadOnly _, Fault.Bug _ -> Meaning.IS_HERE;
        };
    }

    /// A mailbox that moved to another server is not there in the words of EWS.
    @Override
    public Answered ask(Element operation) throws StoreException {
        return found(
                client -> {
                    var answered = client.ask(operation);
                    if (answered.message().is("ErrorNonExistentMailbox")) {
                        servers.of(account).ifPresent(url -> servers.gone(account, url));
                    }
                    return answered;
                });
    }

    @Override
    public void listen(Element operation, Listener each) throws StoreException {
        found(
                client -> {
                    client.listen(operation, each);
                    return client;
                });
    }

    @Override
    public Optional<ServerVersion> server() {
        var known = found;
        return known == null ? Optional.empty() : known.client().server();
    }

    @Override
    public Optional<Instant> time() {
        var known = found;
        return known == null ? Optional.empty() : known.client().time();
    }

    @Override
    public String host() {
        var known = found;
        return known == null ? Autodiscover.domain(account.mailbox()) : known.client().host();
    }

    /// Those of the search too.
    @Override
    public long requests() {
        return search.requests() + opened.stream().mapToLong(ExchangeClient::requests).sum();
    }

    @Override
    public void close() {
        opened.forEach(ExchangeClient::close);
    }
}

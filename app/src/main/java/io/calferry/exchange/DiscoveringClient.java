package io.calferry.exchange;

import io.calferry.sync.StoreException;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/// Finds out where the server is when it is first asked something.
final class DiscoveringClient implements ExchangeClient {

    private final Search search;
    private final String mailbox;
    private final Function<URI, ExchangeClient> at;
    private volatile @Nullable ExchangeClient found;

    /// Where a mailbox is.
    interface Search {
        URI find(String mailbox) throws StoreException;
    }

    DiscoveringClient(Search search, String mailbox, Function<URI, ExchangeClient> at) {
        this.search = search;
        this.mailbox = mailbox;
        this.at = at;
    }

    private synchronized ExchangeClient found() throws StoreException {
        var known = found;
        if (known == null) {
            known = at.apply(search.find(mailbox));
            found = known;
        }
        return known;
    }

    @Override
    public Answered ask(Element operation) throws StoreException {
        return found().ask(operation);
    }

    @Override
    public void listen(Element operation, Listener each) throws StoreException {
        found().listen(operation, each);
    }

    @Override
    public Optional<ServerVersion> server() {
        var known = found;
        return known == null ? Optional.empty() : known.server();
    }

    @Override
    public Optional<Instant> time() {
        var known = found;
        return known == null ? Optional.empty() : known.time();
    }

    @Override
    public String host() {
        var known = found;
        return known == null ? mailbox.substring(mailbox.lastIndexOf('@') + 1) : known.host();
    }

    @Override
    public long requests() {
        var known = found;
        return known == null ? 0 : known.requests();
    }

    @Override
    public void close() {
        var known = found;
        if (known != null) {
            known.close();
        }
    }
}

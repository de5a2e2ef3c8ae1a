package io.calferry.exchange;

import io.calferry.sync.StoreException;

import java.time.Instant;
import java.util.Optional;

/// Hands everything on to another client, but for what a test has done otherwise.
abstract class Relay implements ExchangeClient {

    private final ExchangeClient client;

    Relay(ExchangeClient client) {
        this.client = client;
    }

    @Override
    public Answered ask(Element operation) throws StoreException {
        return client.ask(operation);
    }

    @Override
    public void listen(Element operation, Listener each) throws StoreException {
        client.listen(operation, each);
    }

    @Override
    public Optional<ServerVersion> server() {
        return client.server();
    }

    @Override
    public Optional<Instant> time() {
        return client.time();
    }

    @Override
    public String host() {
        return client.host();
    }

    @Override
    public long requests() {
        return client.requests();
    }

    @Override
    public void close() {
        client.close();
    }
}

package io.calferry.caldav;

import io.calferry.bench.MemoryCalDav;
import io.calferry.http.HttpSettings;
import io.calferry.http.SignIn;

import java.net.URI;
import java.time.InstantSource;

/// Stores on the server in memory.
final class MemoryStores {

    private MemoryStores() {}

    static CalDavStore open(URI calendar) {
        return CalDavStore.open(
                calendar,
                HttpSettings.of("Calferry/test"),
                new SignIn.None(),
                InstantSource.system());
    }

    static URI calendar(MemoryCalDav server) {
        return server.calendar("me", "work");
    }
}

package io.calferry.http;

import io.calferry.sync.Fault;
import io.calferry.sync.StoreException;

import java.util.Arrays;
import java.util.function.Function;

/// A secret at the moment of its use.
final class Revealed {

    private final Secret secret;
    private final String host;

    Revealed(Secret secret, String host) {
        this.secret = secret;
        this.host = host;
    }

    /// Uses the secret and wipes it. Throws `SignIn` with [Secret#lack] where there is none.
    <T> T with(Function<char[], T> use) throws StoreException {
        var chars =
                secret.reveal()
                        .orElseThrow(
                                () -> new StoreException(new Fault.SignIn(host, secret.lack())));
        try {
            return use.apply(chars);
        } finally {
            Arrays.fill(chars, '\0');
        }
    }
}

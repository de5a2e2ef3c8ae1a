package io.calferry.desktop.editor;

import io.calferry.keychain.Entry;
import io.calferry.keychain.Keychain;
import io.calferry.keychain.KeychainException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Passwords that are kept in place of others, which are there again where the profile can't be
/// saved. Every method may block. Closing wipes those others from memory.
final class Replaced implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Replaced.class);

    private final Keychain keychain;
    private final Map<Entry, Optional<char[]>> before = new HashMap<>();

    Replaced(Keychain keychain) {
        this.keychain = keychain;
    }

    /// Keeps `secret`, whatever was there.
    void keep(Entry entry, char[] secret) throws KeychainException {
        before.put(entry, keychain.read(entry));
        keychain.keep(entry, secret);
    }

    /// Everything is as it was before.
    void putBack() {
        before.forEach(this::putBack);
    }

    private void putBack(Entry entry, Optional<char[]> secret) {
        try {
            if (secret.isPresent()) {
                keychain.keep(entry, secret.get());
            } else {
                keychain.forget(entry);
            }
        } catch (KeychainException e) {
            LOG.warn("a password that was replaced stays replaced", e);
        }
    }

    @Override
    public void close() {
        before.values().forEach(it -> it.ifPresent(secret -> Arrays.fill(secret, '\0')));
    }
}

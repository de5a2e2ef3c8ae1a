package io.calferry.keychain;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Keeps secrets in memory, for this session only.
public final class SessionKeychain implements Keychain {

    private final Map<Entry, char[]> secrets = new HashMap<>();

    @Override
    public Condition probe() {
        return Condition.AVAILABLE;
    }

    @Override
    public synchronized Optional<char[]> read(Entry entry) {
        return Optional.ofNullable(secrets.get(entry)).map(char[]::clone);
    }

    @Override
    public synchronized void keep(Entry entry, char[] secret) {
        Secrets.check(secret);
        forget(entry);
        secrets.put(entry, secret.clone());
    }

    @Override
    public synchronized void forget(Entry entry) {
        var kept = secrets.remove(entry);
        if (kept != null) {
            Secrets.wipe(kept);
        }
    }

    @Override
    public synchronized void close() {
        secrets.values().forEach(Secrets::wipe);
        secrets.clear();
    }

    @Override
    public String toString() {
        return "SessionKeychain";
    }
}

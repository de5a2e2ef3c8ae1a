package io.calferry.keychain;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Secrets by their entries, as they stand in a file once that is decrypted: how many, then for
/// each the entry and the secret, both as a count of characters and the characters.
final class KeptSecrets implements AutoCloseable {

    private final Map<String, char[]> secrets = new TreeMap<>();

    /// Throws `IllegalArgumentException` where that can't be what [#bytes] gave.
    static KeptSecrets of(byte[] bytes) {
        var kept = new KeptSecrets();
        var in = ByteBuffer.wrap(bytes);
        try {
            for (int left = in.getInt(); left > 0; left--) {
                kept.secrets.put(new String(characters(in)), characters(in));
            }
            return kept;
        } catch (BufferUnderflowException e) {
            kept.close();
            throw new IllegalArgumentException("cut off", e);
        }
    }

    private static char[] characters(ByteBuffer in) {
        int length = in.getInt();
        if (length < 0 || length > in.remaining() / Character.BYTES) {
            throw new BufferUnderflowException();
        }
        var characters = new char[length];
        in.asCharBuffer().get(characters);
        in.position(in.position() + length * Character.BYTES);
        return characters;
    }

    byte[] bytes() {
        int size = Integer.BYTES;
        for (var each : secrets.entrySet()) {
            int characters = each.getKey().length() + each.getValue().length;
            size += 2 * Integer.BYTES + characters * Character.BYTES;
        }
        var out = ByteBuffer.allocate(size);
        out.putInt(secrets.size());
        secrets.forEach(
                (account, secret) -> {
                    put(out, account.toCharArray());
                    put(out, secret);
                });
        return out.array();
    }

    private static void put(ByteBuffer out, char[] characters) {
        out.putInt(characters.length);
        out.asCharBuffer().put(characters);
        out.position(out.position() + characters.length * Character.BYTES);
    }

    Optional<char[]> get(Entry entry) {
        return Optional.ofNullable(secrets.get(entry.account())).map(char[]::clone);
    }

    void put(Entry entry, char[] secret) {
        remove(entry);
        secrets.put(entry.account(), secret.clone());
    }

    /// Whether it was there.
    boolean remove(Entry entry) {
        var gone = secrets.remove(entry.account());
        if (gone != null) {
            Secrets.wipe(gone);
        }
        return gone != null;
    }

    /// Wipes them.
    @Override
    public void close() {
        secrets.values().forEach(Secrets::wipe);
        secrets.clear();
    }

    @Override
    public String toString() {
        return secrets.size() + " secrets";
    }
}

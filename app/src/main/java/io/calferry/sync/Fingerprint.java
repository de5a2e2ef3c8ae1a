package io.calferry.sync;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/// The SHA-256 of the canonical content of a calendar object. Two objects with one fingerprint say
/// the same to a person. Held as four numbers, because a run keeps one for each object.
public record Fingerprint(long a, long b, long c, long d) {

    /// Of an object whose content does not matter; equal to no other object's.
    public static final Fingerprint NONE = new Fingerprint(0, 0, 0, 0);

    /// Of the 32 bytes of a SHA-256 digest.
    public static Fingerprint of(byte[] sha256) {
        if (sha256.length != 32) {
            throw new IllegalArgumentException("a fingerprint has 32 bytes, not " + sha256.length);
        }
        var bytes = ByteBuffer.wrap(sha256);
        return new Fingerprint(bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong());
    }

    /// Reads what [#toString] wrote; throws `IllegalArgumentException` for anything else.
    public static Fingerprint parse(String hex) {
        return of(HexFormat.of().parseHex(hex));
    }

    /// The 32 bytes of the digest.
    public byte[] bytes() {
        return ByteBuffer.allocate(32).putLong(a).putLong(b).putLong(c).putLong(d).array();
    }

    /// 64 hexadecimal digits.
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes());
    }
}

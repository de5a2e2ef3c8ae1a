package io.calferry.bench.ews;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/// Ids as Exchange makes them: long, opaque, case-sensitive. Two that follow each other differ in
/// the case of one letter alone, so that a client that folds case mixes them up.
final class Ids {

    /// Of the id of an item; that of an occurrence is longer by [#SUFFIX].
    private static final int LENGTH = 152;

    private static final int SUFFIX = 24;

    private Ids() {}

    static String item(String mailbox, long folder, long number) {
        var even = raw(mailbox, folder, number / 2);
        var cut = LENGTH - 4;
        return even.substring(0, cut) + (number % 2 == 0 ? "q" : "Q") + even.substring(cut + 1);
    }

    static String folder(String mailbox, long number) {
        return raw(mailbox, 1, number).substring(0, 116) + "AAA=";
    }

    /// 36 letters of a GUID and the 70 bytes of an entry id, with what must differ in the middle.
    private static String raw(String mailbox, long folder, long number) {
        var guid = java.util.UUID.nameUUIDFromBytes(mailbox.getBytes(StandardCharsets.UTF_8));
        var bytes =
                ByteBuffer.allocate(114)
                        .putInt(0x0003_2400)
                        .put(guid.toString().getBytes(StandardCharsets.US_ASCII))
                        .putInt(0x4600_0000)
                        .putLong(guid.getMostSignificantBits())
                        .putLong(mixed(folder))
                        .putLong(mixed(number))
                        .putLong(guid.getLeastSignificantBits());
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    /// Spreads the bits; no two numbers give the same.
    private static long mixed(long number) {
        var mixed = number * 0x9E37_79B9_7F4A_7C15L;
        return mixed ^ (mixed >>> 32);
    }

    static String changeKey(long change) {
        var bytes =
                ByteBuffer.allocate(30)
                        .putInt(0x0F00_0000)
                        .putInt(0x1600_0000)
                        .putLong(0x5ACA_1F3A_77C0_DE00L)
                        .putLong(0)
                        .putInt((int) (change >>> 16))
                        .putShort((short) change);
        return "DwAA" + Base64.getEncoder().encodeToString(bytes.array());
    }

    /// Made of the master's id and the start that the rule gives, so that it stays when the
    /// occurrence is edited (exchangelib relies on it) and goes when the series moves elsewhere.
    static String ofOccurrence(Item master, Instant original) {
        var bytes =
                ByteBuffer.allocate(18)
                        .putShort((short) 0x0130)
                        .putLong(original.getEpochSecond())
                        .putLong(0);
        return master.id + Base64.getEncoder().encodeToString(bytes.array());
    }

    /// The id of the master that an id leads to, whether it is its own or of an occurrence.
    static String master(String id) {
        return id.length() == LENGTH + SUFFIX ? id.substring(0, LENGTH) : id;
    }

    /// The start that the rule gives, where the id is that of an occurrence.
    static Optional<Instant> original(String id) {
        if (id.length() != LENGTH + SUFFIX) {
            return Optional.empty();
        }
        try {
            var bytes = ByteBuffer.wrap(Base64.getDecoder().decode(id.substring(LENGTH)));
            return Optional.of(Instant.ofEpochSecond(bytes.getLong(2)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

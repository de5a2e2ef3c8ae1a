package io.calferry.outlook;

import io.calferry.sync.Uid;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// The id that Outlook gives a meeting, the same in every mailbox (MS-OXOCAL section 2.2.1.27). It
/// is clean here: without the date of an occurrence, so that all of a series have one.
///
/// A UID that another program made stands inside, behind the word `vCal-Uid` (MS-OXCICAL section
/// 2.1.3.1.1.20, UID).
public final class GlobalObjectId {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final byte[] CLASS_ID = HEX.parseHex("040000008200E00074C5B7101A82E008");
    private static final byte[] FOREIGN = "vCal-Uid\1\0\0\0".getBytes(StandardCharsets.US_ASCII);

    /// Where the date of the occurrence stands, four bytes.
    private static final int DATE = 16;

    /// Where the length of what follows stands, four bytes, the lowest first.
    private static final int SIZE = 36;

    private static final int DATA = 40;

    private final byte[] bytes;

    private GlobalObjectId(byte[] bytes) {
        this.bytes = bytes;
    }

    /// From the value of PidLidCleanGlobalObjectId or PidLidGlobalObjectId; empty where that is
    /// none.
    public static Optional<GlobalObjectId> of(byte[] value) {
        if (value.length < DATA || !Arrays.equals(value, 0, DATE, CLASS_ID, 0, DATE)) {
            return Optional.empty();
        }
        var clean = value.clone();
        Arrays.fill(clean, DATE, DATE + 4, (byte) 0);
        return Optional.of(new GlobalObjectId(clean));
    }

    /// From its form in hexadecimal digits, which is the UID of what Outlook made.
    public static Optional<GlobalObjectId> parse(String hex) {
        try {
            return of(HEX.parseHex(hex.strip()));
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }

    /// The id under which Outlook finds an item with this UID, whoever made the UID.
    public static GlobalObjectId of(Uid uid) {
        return parse(uid.value())
                .orElseGet(() -> foreign(uid.value().getBytes(StandardCharsets.UTF_8)));
    }

    private static GlobalObjectId foreign(byte[] uid) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(CLASS_ID);
        out.writeBytes(new byte[SIZE - DATE]);
        int size = FOREIGN.length + uid.length + 1;
        for (int shift = 0; shift < 32; shift += 8) {
            out.write(size >>> shift);
        }
        out.writeBytes(FOREIGN);
        out.writeBytes(uid);
        out.write(0);
        return new GlobalObjectId(out.toByteArray());
    }

    /// The UID: what another program called it, or the id in hexadecimal digits.
    public Uid uid() {
        int from = DATA + FOREIGN.length;
        boolean foreign =
                bytes.length > from && Arrays.equals(bytes, DATA, DATA + 8, FOREIGN, 0, 8);
        if (foreign) {
            int to = from;
            while (to < bytes.length && bytes[to] != 0) {
                to++;
            }
            var name = new String(bytes, from, to - from, StandardCharsets.UTF_8).strip();
            if (!name.isEmpty()) {
                return new Uid(name);
            }
        }
        return new Uid(HEX.formatHex(bytes));
    }

    /// The value for PidLidCleanGlobalObjectId.
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GlobalObjectId that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return HEX.formatHex(bytes);
    }
}

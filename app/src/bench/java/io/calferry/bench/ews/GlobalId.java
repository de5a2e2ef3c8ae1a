package io.calferry.bench.ews;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/// `PidLidGlobalObjectId` and its clean twin (MS-OXOCAL sections 2.2.1.27 and 2.2.1.28).
final class GlobalId {

    private static final String CLASS_ID = "040000008200E00074C5B7101A82E008";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private GlobalId() {}

    /// The UID of an item that the server names itself: its clean id in hexadecimal.
    static String fresh(long number, long seconds) {
        var rest = ByteBuffer.allocate(40);
        rest.putInt(0).putLong(0x01D9_0000_0000_0000L + seconds).putLong(0);
        rest.putInt(Integer.reverseBytes(16)).putLong(0x5ACA_1F3A_77C0_DE00L).putLong(number);
        return CLASS_ID + HEX.formatHex(rest.array());
    }

    /// Base64, as binary properties are shown.
    static String clean(String uid) {
        return of(uid, Optional.empty());
    }

    /// @param occurrence its day in the zone of the series, which the id carries
    static String of(String uid, Optional<LocalDate> occurrence) {
        var bytes = bytes(uid);
        occurrence.ifPresent(
                day ->
                        ByteBuffer.wrap(bytes)
                                .position(16)
                                .putShort((short) day.getYear())
                                .put((byte) day.getMonthValue())
                                .put((byte) day.getDayOfMonth()));
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] bytes(String uid) {
        if (uid.toUpperCase(Locale.ROOT).startsWith(CLASS_ID) && uid.length() % 2 == 0) {
            return HEX.parseHex(uid.toUpperCase(Locale.ROOT));
        }
        var name = uid.getBytes(StandardCharsets.UTF_8);
        var marker = "vCal-Uid".getBytes(StandardCharsets.US_ASCII);
        var size = marker.length + 4 + name.length + 1;
        return ByteBuffer.allocate(40 + size)
                .put(HEX.parseHex(CLASS_ID))
                .putInt(0)
                .putLong(0)
                .putLong(0)
                .putInt(Integer.reverseBytes(size))
                .put(marker)
                .putInt(0x0100_0000)
                .put(name)
                .put((byte) 0)
                .array();
    }
}

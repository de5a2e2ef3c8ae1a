package io.calferry.ics;

import io.calferry.sync.Version;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/// One file of a folder, as it was found.
///
/// @param stamp the [FileStamp] under which the content was read, or [#UNSETTLED] where an equal
///     stamp would prove nothing
/// @param uidMark see [UidMark]
/// @param high together with `low` 128 bits of the SHA-256 of the content; where the content could
///     not be read, `high` is 0 and `low` is the stamp
record Sighting(long stamp, long uidMark, long high, long low) {

    static final long UNSETTLED = 0;

    private static final HexFormat HEX = HexFormat.of();

    static Sighting of(long stamp, byte[] content) {
        var digest = ByteBuffer.wrap(Sha256.of(content));
        return new Sighting(stamp, UidMark.in(content), digest.getLong(), digest.getLong());
    }

    /// Of a file that is there and can't be read.
    static Sighting unread(long stamp) {
        return new Sighting(UNSETTLED, UidMark.NONE, 0, stamp);
    }

    static Version version(byte[] content) {
        return of(UNSETTLED, content).version();
    }

    Version version() {
        return new Version(HEX.toHexDigits(high) + HEX.toHexDigits(low));
    }

    boolean sameContent(Sighting other) {
        return high == other.high && low == other.low;
    }
}

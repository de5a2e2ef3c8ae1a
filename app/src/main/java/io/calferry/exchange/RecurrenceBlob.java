package io.calferry.exchange;

import io.calferry.outlook.CalendarType;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.Optional;

/// The beginning of PidLidAppointmentRecur: a RecurrencePattern, whose fields ReaderVersion,
/// WriterVersion, RecurFrequency, PatternType and CalendarType are two bytes each, the least
/// significant first (MS-OXOCAL section 2.2.1.44.1).
final class RecurrenceBlob {

    /// Base64 of the first twelve bytes. The rest, which grows with every exception, is never
    /// looked at.
    private static final int HEAD = 16;

    /// Both versions of the structure.
    private static final short VERSION = 0x3004;

    // PatternType
    private static final int DAY = 0x0000;
    private static final int WEEK = 0x0001;
    private static final int HIJRI_MONTH = 0x000A;
    private static final int HIJRI_MONTH_END = 0x000C;

    private RecurrenceBlob() {}

    /// The calendar by which a series repeats where that is another than the Gregorian. Days and
    /// weeks are the same in all of them. Empty too for what is no such structure: then there is
    /// only what EWS shows.
    static Optional<String> foreignCalendar(String base64) {
        return head(base64).flatMap(RecurrenceBlob::foreignCalendar);
    }

    private static Optional<String> foreignCalendar(ByteBuffer head) {
        if (head.getShort(0) != VERSION || head.getShort(2) != VERSION) {
            return Optional.empty();
        }
        int pattern = Short.toUnsignedInt(head.getShort(6));
        int calendar = Short.toUnsignedInt(head.getShort(8));
        if (pattern == DAY || pattern == WEEK) {
            return Optional.empty();
        }
        // These name no calendar besides.
        return pattern >= HIJRI_MONTH && pattern <= HIJRI_MONTH_END
                ? Optional.of("Hijri")
                : CalendarType.foreign(calendar);
    }

    private static Optional<ByteBuffer> head(String base64) {
        var text = base64.strip();
        if (text.length() < HEAD) {
            return Optional.empty();
        }
        try {
            var bytes = Base64.getDecoder().decode(text.substring(0, HEAD));
            return bytes.length < 12
                    ? Optional.empty()
                    : Optional.of(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}

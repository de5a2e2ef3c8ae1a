package io.calferry.exchange;

import io.calferry.sync.Fault;
import io.calferry.sync.StoreException;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/// Reads an `xs:dateTime`. Without a context of a zone, times without offset are UTC.
final class DateTimes {

    /// As Exchange writes them; a digit at each `0`.
    private static final String USUAL = "0000-00-00T00:00:00Z";

    private DateTimes() {}

    /// Throws `Unreadable(BAD_OBJECT)` for what is no time.
    static Instant read(String text) throws StoreException {
        try {
            return isUsual(text)
                    ? usual(text)
                    : OffsetDateTime.parse(hasOffset(text) ? text : text + "Z").toInstant();
        } catch (DateTimeException _) {
            throw new StoreException(
                    new Fault.Unreadable(Fault.Unreadable.Why.BAD_OBJECT, "a time that is none"));
        }
    }

    private static boolean isUsual(String text) {
        if (text.length() != USUAL.length()) {
            return false;
        }
        for (int i = 0; i < USUAL.length(); i++) {
            char c = text.charAt(i);
            boolean fits = USUAL.charAt(i) == '0' ? c >= '0' && c <= '9' : c == USUAL.charAt(i);
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /// An item has half a dozen of them, and a parser for any form takes as long for these as for
    /// half of the rest.
    private static Instant usual(String text) {
        return LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 7),
                        number(text, 8, 10),
                        number(text, 11, 13),
                        number(text, 14, 16),
                        number(text, 17, 19))
                .toInstant(ZoneOffset.UTC);
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    /// As in `08:00:00+01:00`; dashes are also in the date.
    private static boolean hasOffset(String text) {
        int colon = text.length() - 3;
        return text.endsWith("Z")
                || text.endsWith("z")
                || colon > 3
                        && text.charAt(colon) == ':'
                        && "+-".indexOf(text.charAt(colon - 3)) >= 0;
    }
}

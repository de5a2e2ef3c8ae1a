package io.calferry.caldav;

import io.calferry.ical.Component;
import io.calferry.sync.CalendarObject;
import io.calferry.sync.Fault;
import io.calferry.sync.StoreException;
import io.calferry.sync.Uid;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// What a server gives as a calendar object, with its UID found. The text itself is given on as it
/// came; only the lines that say where a component begins and ends, and the UID, are looked at.
final class ObjectText {

    private ObjectText() {}

    /// Throws `Unreadable(BAD_OBJECT)` where it is no whole calendar object or has no UID.
    static CalendarObject read(byte[] bytes) throws StoreException {
        try {
            var utf8 = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return read(utf8.toString());
        } catch (CharacterCodingException _) {
            return read(Component.parse(bytes).text());
        }
    }

    /// The same, of text.
    static CalendarObject read(String text) throws StoreException {
        int depth = 0;
        var entry = false;
        var uid = "";
        var whole = false;
        for (int at = 0; at < text.length(); ) {
            int end = lineEnd(text, at);
            if (begins(text, at, "BEGIN:")) {
                depth++;
                whole = false;
                if (depth == 1 && !begins(text, at, "BEGIN:VCALENDAR")) {
                    throw bad("not a calendar object");
                }
                entry = depth == 2 ? isEntry(text, at + 6) : entry;
            } else if (begins(text, at, "END:")) {
                depth--;
                whole = depth == 0;
            } else if (entry && depth == 2 && uid.isEmpty() && begins(text, at, "UID")) {
                uid = value(text, at + 3);
            } else if (depth == 0 && at == 0 && !begins(text, 1, "BEGIN:VCALENDAR")) {
                throw bad("not a calendar object");
            } else if (depth == 0 && at == 0) {
                // A byte order mark.
                depth = 1;
            }
            at = end;
        }
        if (!whole) {
            throw bad("cut off");
        }
        if (uid.isEmpty()) {
            throw bad("without UID");
        }
        return new CalendarObject(new Uid(uid), text);
    }

    private static boolean isEntry(String text, int at) {
        return begins(text, at, "VEVENT")
                || begins(text, at, "VTODO")
                || begins(text, at, "VJOURNAL");
    }

    private static boolean begins(String text, int at, String wanted) {
        return text.regionMatches(true, at, wanted, 0, wanted.length());
    }

    /// The start of the next line.
    private static int lineEnd(String text, int at) {
        var end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end + 1;
    }

    /// The value of the property whose name ends at `at`, unfolded; empty where it has another
    /// name.
    private static String value(String text, int at) {
        var line = new StringBuilder();
        for (int from = at; from < text.length(); ) {
            int end = lineEnd(text, from);
            line.append(text, from, end);
            while (!line.isEmpty() && line.charAt(line.length() - 1) < ' ') {
                line.setLength(line.length() - 1);
            }
            var folded = end < text.length() && " \t".indexOf(text.charAt(end)) >= 0;
            if (!folded) {
                break;
            }
            from = end + 1;
        }
        var named = !line.isEmpty() && (line.charAt(0) == ':' || line.charAt(0) == ';');
        var colon = line.indexOf(":");
        return named && colon >= 0 ? line.substring(colon + 1).strip() : "";
    }

    private static StoreException bad(String detail) {
        return new StoreException(new Fault.Unreadable(Fault.Unreadable.Why.BAD_OBJECT, detail));
    }
}

package io.calferry.ics;

import io.calferry.sync.Uid;

import java.nio.charset.StandardCharsets;

/// A number that finds the files in which a UID may stand without reading them all again. Equal
/// UIDs have equal marks; the reverse has to be checked by reading the file.
final class UidMark {

    /// Of a text without a UID.
    static final long NONE = 0;

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private UidMark() {}

    static long of(Uid uid) {
        return of(uid.value().getBytes(StandardCharsets.UTF_8));
    }

    /// Of the first UID of a component in an iCalendar text; a UID of the VCALENDAR itself (RFC
    /// 7986 section 5.3) is passed over.
    static long in(byte[] text) {
        var depth = 0;
        var at = 0;
        while (at < text.length) {
            var end = lineEnd(text, at);
            if (starts(text, at, end, "BEGIN:")) {
                depth++;
            } else if (starts(text, at, end, "END:")) {
                depth--;
            } else if (depth == 2
                    && (starts(text, at, end, "UID:") || starts(text, at, end, "UID;"))) {
                return of(value(text, at));
            }
            at = end + 1;
        }
        return NONE;
    }

    private static long of(byte[] value) {
        var hash = FNV_OFFSET;
        for (var octet : value) {
            // Escapes (RFC 5545 section 3.3.11) and blanks are written by some and not by others.
            if (octet != '\\' && octet != ' ') {
                hash = (hash ^ (octet & 0xff)) * FNV_PRIME;
            }
        }
        return hash == NONE ? 1 : hash;
    }

    /// The value of the property at `at`, unfolded.
    private static byte[] value(byte[] text, int at) {
        var unfolded = new java.io.ByteArrayOutputStream();
        var start = at;
        while (true) {
            var end = lineEnd(text, start);
            var last = end > start && text[end - 1] == '\r' ? end - 1 : end;
            unfolded.write(text, start, last - start);
            if (end + 1 >= text.length || (text[end + 1] != ' ' && text[end + 1] != '\t')) {
                break;
            }
            start = end + 2;
        }
        var property = unfolded.toString(StandardCharsets.ISO_8859_1);
        return property.substring(colon(property) + 1).getBytes(StandardCharsets.ISO_8859_1);
    }

    /// The colon that ends the parameters, which may hold others in quotes.
    private static int colon(String property) {
        var quoted = false;
        for (var i = 0; i < property.length(); i++) {
            var c = property.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ':' && !quoted) {
                return i;
            }
        }
        return property.length() - 1;
    }

    private static int lineEnd(byte[] text, int from) {
        var at = from;
        while (at < text.length && text[at] != '\n') {
            at++;
        }
        return at;
    }

    private static boolean starts(byte[] text, int at, int end, String upper) {
        if (end - at < upper.length()) {
            return false;
        }
        for (var i = 0; i < upper.length(); i++) {
            var c = text[at + i];
            if ((c >= 'a' && c <= 'z' ? c - 32 : c) != upper.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}

package io.calferry.ics;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Iterator;
import java.util.Locale;
import java.util.NoSuchElementException;

/// The lines of a text as they are in the file, folds not undone, without a byte order mark and
/// without empty ones.
record PhysicalLines(byte[] text) implements Iterable<PhysicalLines.Line> {

    private static final short BOM = (short) 0xEFBB;

    /// The text with every line ended by CRLF.
    static byte[] withCrLf(byte[] text) {
        var out = new ByteArrayOutputStream(text.length + 64);
        new PhysicalLines(text).forEach(line -> line.copyTo(out));
        return out.toByteArray();
    }

    @Override
    public Iterator<Line> iterator() {
        return new Iterator<>() {
            private int at = startAfterMark();

            private int startAfterMark() {
                var mark = text.length > 2 && ByteBuffer.wrap(text, 0, 2).getShort() == BOM;
                return mark && text[2] == (byte) 0xBF ? 3 : 0;
            }

            @Override
            public boolean hasNext() {
                while (at < text.length && (text[at] == '\r' || text[at] == '\n')) {
                    at++;
                }
                return at < text.length;
            }

            @Override
            public Line next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                var start = at;
                while (at < text.length && text[at] != '\r' && text[at] != '\n') {
                    at++;
                }
                return new Line(text, start, at);
            }
        };
    }

    /// One physical line of a text, without its line end.
    record Line(byte[] text, int start, int end) {

        boolean continues() {
            return text[start] == ' ' || text[start] == '\t';
        }

        boolean starts(String upper) {
            if (end - start < upper.length()) {
                return false;
            }
            for (var i = 0; i < upper.length(); i++) {
                var c = text[start + i];
                if ((c >= 'a' && c <= 'z' ? c - 32 : c) != upper.charAt(i)) {
                    return false;
                }
            }
            return true;
        }

        /// The property's name in upper case.
        String name() {
            var at = start;
            while (at < end && text[at] != ':' && text[at] != ';') {
                at++;
            }
            return new String(text, start, at - start, StandardCharsets.ISO_8859_1)
                    .toUpperCase(Locale.ROOT);
        }

        String string() {
            return new String(text, start, end - start, StandardCharsets.UTF_8);
        }

        void copyTo(ByteArrayOutputStream out) {
            out.write(text, start, end - start);
            out.write('\r');
            out.write('\n');
        }

        void addTo(MessageDigest digest, int from) {
            digest.update(text, start + from, end - start - from);
        }
    }
}

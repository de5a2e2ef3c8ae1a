package io.calferry.ical;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads content lines (RFC 5545 section 3.1) from a stream of bytes, unfolded before they are
/// decoded, since folds may fall inside a character. Lines end at CRLF, LF or CR; empty ones are
/// passed over. Memory is bounded by the longest line, and that by [Limits#OBJECT].
final class Lines {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private final InputStream in;
    private final byte[] buffer;
    private int at;
    private int filled;
    private long base;
    private byte[] line = new byte[1024];
    private int length;
    private long start;
    private long end;

    /// Over bytes that are in memory; they are not copied.
    Lines(byte[] bytes) {
        this.in = InputStream.nullInputStream();
        this.buffer = bytes;
        this.filled = bytes.length;
        skipBom();
    }

    Lines(InputStream in) throws IOException {
        this.in = in;
        this.buffer = new byte[1 << 16];
        this.filled = Math.max(0, in.readNBytes(buffer, 0, buffer.length));
        skipBom();
    }

    private void skipBom() {
        if (filled >= 3 && buffer[0] == (byte) 0xEF && buffer[1] == (byte) 0xBB) {
            at = buffer[2] == (byte) 0xBF ? 3 : 0;
        }
    }

    /// Reads the next logical line; false at the end.
    boolean next() throws IOException {
        if (!skipLineEnds()) {
            return false;
        }
        start = base + at;
        length = 0;
        do {
            copyPhysicalLine();
            end = base + at;
        } while (continues());
        return true;
    }

    /// The bytes of the line that was read, valid until the next is.
    byte[] bytes() {
        return line;
    }

    int length() {
        return length;
    }

    /// Where the line begins, in bytes from the beginning.
    long start() {
        return start;
    }

    /// Where the line and its line end are over.
    long end() {
        return end;
    }

    /// How many bytes there were up to here.
    long position() {
        return base + at;
    }

    /// Part of the line as text: UTF-8, or Windows-1252 where it is not that; without control
    /// characters other than TAB and without what XML can't hold.
    String decode(int from, int to) {
        for (int i = from; i < to; i++) {
            byte b = line[i];
            if (b < ' ' && b != '\t' || b == 0x7F) {
                return decodeWithCare(from, to);
            }
        }
        return new String(line, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /// As a name: in upper case, and one string for each name that is well known.
    String name(int from, int to) {
        var known = Names.known(line, from, to);
        return known != null ? known : Texts.upper(decode(from, to).strip());
    }

    private String decodeWithCare(int from, int to) {
        var text = new String(line, from, to - from, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') >= 0) {
            text = decodeWithDoubt(from, to);
        }
        for (int i = 0; i < text.length(); i++) {
            if (!isText(text.charAt(i))) {
                return clean(text);
            }
        }
        return text;
    }

    private String decodeWithDoubt(int from, int to) {
        try {
            var bytes = ByteBuffer.wrap(line, from, to - from);
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            return new String(line, from, to - from, WINDOWS_1252);
        }
    }

    private static boolean isText(char c) {
        return c >= ' ' && c < 0x7F || c >= 0xA0 && c < 0xFFFE || c == '\t';
    }

    /// Without control characters, TAB apart, and without what XML can't hold.
    static String clean(String text) {
        var clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (isText(text.charAt(i))) {
                clean.append(text.charAt(i));
            }
        }
        return clean.toString();
    }

    private boolean skipLineEnds() throws IOException {
        while (available()) {
            byte b = buffer[at];
            if (b != '\r' && b != '\n') {
                return true;
            }
            at++;
        }
        return false;
    }

    private void copyPhysicalLine() throws IOException {
        while (available()) {
            int from = at;
            while (at < filled && buffer[at] != '\n' && buffer[at] != '\r') {
                at++;
            }
            append(from);
            if (at < filled) {
                boolean cr = buffer[at++] == '\r';
                if (cr && available() && buffer[at] == '\n') {
                    at++;
                }
                return;
            }
        }
    }

    private void append(int from) {
        int more = Math.min(at - from, Limits.OBJECT - length);
        if (length + more > line.length) {
            line = Arrays.copyOf(line, Math.max(length + more, line.length * 2));
        }
        System.arraycopy(buffer, from, line, length, more);
        length += more;
    }

    /// Whether the next physical line belongs to this one; if so, its first blank is passed over.
    private boolean continues() throws IOException {
        if (available() && (buffer[at] == ' ' || buffer[at] == '\t')) {
            at++;
            return true;
        }
        return false;
    }

    private boolean available() throws IOException {
        if (at < filled) {
            return true;
        }
        base += filled;
        at = 0;
        filled = Math.max(0, in.read(buffer, 0, buffer.length));
        return filled > 0;
    }
}

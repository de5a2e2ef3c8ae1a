package io.calferry.caldav;

import io.calferry.sync.Href;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Paths as servers write them, and as they are compared: decoded, because no two servers, and not
/// always two answers of one, encode the same name alike.
///
/// The decoded form can be encoded again without loss: `%2F` stays, since it is no separator, and
/// so do an escaped `%` and bytes that are no UTF-8.
final class Hrefs {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /// Characters that are never encoded, by their codes.
    private static final boolean[] PLAIN = new boolean[128];

    static {
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/@:"
                .chars()
                .forEach(c -> PLAIN[c] = true);
    }

    private Hrefs() {}

    /// The decoded path of an href, which may be a path or a whole URL (RFC 4918 section 8.3).
    static Href decoded(String href) {
        var path = path(href.strip());
        return new Href(plain(path) ? path : decode(path));
    }

    /// What goes into a request line or the body of a REPORT.
    static String encoded(Href href) {
        var value = href.value();
        if (plain(value)) {
            return value;
        }
        var out = new StringBuilder(value.length() + 16);
        var bytes = value.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            var c = bytes[i];
            if (plain(c) || c == '%' && escape(bytes, i)) {
                out.append((char) c);
            } else {
                out.append('%').append(HEX.toHexDigits(c));
            }
        }
        return out.toString();
    }

    private static String path(String href) {
        var scheme = href.indexOf("://");
        if (scheme < 0 || href.startsWith("/")) {
            return href.startsWith("/") ? href : "/" + href;
        }
        var slash = href.indexOf('/', scheme + 3);
        return slash < 0 ? "/" : href.substring(slash);
    }

    private static boolean plain(String path) {
        for (int i = 0; i < path.length(); i++) {
            if (!plain(path.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean plain(int c) {
        return c >= 0 && c < PLAIN.length && PLAIN[c];
    }

    private static String decode(String path) {
        var in = path.getBytes(StandardCharsets.UTF_8);
        var out = ByteBuffer.allocate(3 * in.length);
        for (int i = 0; i < in.length; i++) {
            if (in[i] != '%') {
                out.put(in[i]);
            } else if (!escape(in, i)) {
                out.put("%25".getBytes(StandardCharsets.US_ASCII));
            } else {
                int b = HexFormat.fromHexDigits(path(in, i), 0, 2);
                if (b == '/' || b == '%' || b < ' ' || b == 0x7f) {
                    escaped(out, (byte) b);
                } else {
                    out.put((byte) b);
                }
                i += 2;
            }
        }
        return text(out.flip());
    }

    /// As UTF-8, with every byte that is none escaped.
    private static String text(ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.duplicate()).toString();
        } catch (CharacterCodingException _) {
            var out = ByteBuffer.allocate(3 * bytes.remaining());
            while (bytes.hasRemaining()) {
                var b = bytes.get();
                if (b < 0) {
                    escaped(out, b);
                } else {
                    out.put(b);
                }
            }
            return StandardCharsets.US_ASCII.decode(out.flip()).toString();
        }
    }

    private static void escaped(ByteBuffer out, byte b) {
        out.put((byte) '%').put(HEX.toHexDigits(b).getBytes(StandardCharsets.US_ASCII));
    }

    private static boolean escape(byte[] bytes, int at) {
        return at + 2 < bytes.length
                && HexFormat.isHexDigit(bytes[at + 1])
                && HexFormat.isHexDigit(bytes[at + 2]);
    }

    private static String path(byte[] bytes, int at) {
        return new String(bytes, at + 1, 2, StandardCharsets.US_ASCII);
    }
}

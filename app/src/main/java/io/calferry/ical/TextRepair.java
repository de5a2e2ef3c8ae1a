package io.calferry.ical;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;

/// Repairs values that are TEXT (RFC 5545 section 3.3.11). A comma without its backslash costs all
/// behind it where Radicale stores it, and Xandikos doubles a backslash that stands before a quote.
final class TextRepair {

    private TextRepair() {}

    /// A TEXT with the escapes that belong there, and no others.
    static Property repair(Property property) {
        var plain = quotedPrintable(property);
        var value = plain.value();
        return isEscaped(value) ? plain : plain.withValue(Texts.escape(Texts.unescape(value)));
    }

    /// Several TEXTs with commas between them: their escapes can't be told from their separators.
    static Property repairList(Property property) {
        if (!property.has("ENCODING", "QUOTED-PRINTABLE")) {
            return property;
        }
        var decoded = decode(property.value(), charset(property.find("CHARSET")));
        return property.without("ENCODING").without("CHARSET").withValue(decoded);
    }

    /// A property that this program does not know: TEXT where it says nothing else (RFC 5545
    /// section 3.8.8). Only commas get their backslash, the rest is left alone. A URI gets it too,
    /// against the letter: without it, Radicale keeps half of the position in the
    /// X-APPLE-STRUCTURED-LOCATION of every event with a place; Xandikos writes it so by itself.
    static Property repairUnknown(Property property) {
        var type = property.find("VALUE");
        boolean text =
                type == null || type.equalsIgnoreCase("TEXT") || type.equalsIgnoreCase("URI");
        if (property.value().indexOf(',') < 0 || !text) {
            return property;
        }
        var value = property.value();
        var out = new StringBuilder(value.length() + 8);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && i + 1 < value.length()) {
                out.append(c).append(value.charAt(++i));
            } else {
                out.append(c == ',' ? "\\," : c);
            }
        }
        return out.length() == value.length() ? property : property.withValue(out.toString());
    }

    private static boolean isEscaped(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == ',' || c == ';') {
                return false;
            }
            if (c == '\\') {
                char next = ++i < value.length() ? value.charAt(i) : ' ';
                if (next != 'n' && next != ',' && next != ';' && next != '\\') {
                    return false;
                }
            }
        }
        return true;
    }

    /// Takes the encoding of vCalendar 1.0 off, which some programs still write.
    private static Property quotedPrintable(Property property) {
        if (!property.has("ENCODING", "QUOTED-PRINTABLE")) {
            return property;
        }
        var plain = property.without("ENCODING").without("CHARSET");
        var decoded = decode(property.value(), charset(property.find("CHARSET")));
        return plain.withValue(Texts.escape(Texts.unescape(decoded)));
    }

    private static Charset charset(@Nullable String name) {
        try {
            return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }

    private static String decode(String value, Charset charset) {
        var out = new StringBuilder(value.length());
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < value.length(); i++) {
            int high = i + 2 < value.length() ? Character.digit(value.charAt(i + 1), 16) : -1;
            int low = i + 2 < value.length() ? Character.digit(value.charAt(i + 2), 16) : -1;
            if (value.charAt(i) == '=' && high >= 0 && low >= 0) {
                bytes.write(high * 16 + low);
                i += 2;
            } else {
                out.append(bytes.toString(charset));
                bytes.reset();
                out.append(value.charAt(i));
            }
        }
        var text = out.append(bytes.toString(charset)).toString();
        return Lines.clean(text.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", ""));
    }
}

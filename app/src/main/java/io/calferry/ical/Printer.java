package io.calferry.ical;

import java.nio.charset.StandardCharsets;

/// Writes components as text: one content line a property, CRLF at its end, folded so that no line
/// is longer than 75 octets of UTF-8 and no character is cut (RFC 5545 section 3.1).
final class Printer {

    private static final int OCTETS = 75;

    private final StringBuilder out = new StringBuilder(2048);

    Printer print(Component component) {
        line("BEGIN:", component.name());
        for (var property : component.properties()) {
            print(property);
        }
        for (var inner : component.components()) {
            print(inner);
        }
        line("END:", component.name());
        return this;
    }

    private void line(String tag, String name) {
        int start = out.length();
        out.append(tag).append(name);
        fold(start);
    }

    Printer print(Property property) {
        int start = out.length();
        out.append(property.name());
        for (var parameter : property.parameters()) {
            out.append(';').append(parameter.name()).append('=');
            for (int i = 0; i < parameter.values().size(); i++) {
                if (i > 0) {
                    out.append(',');
                }
                value(parameter.values().get(i));
            }
        }
        var value = property.value();
        if (value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0) {
            // Never from the parser; a line break in a value would be a line of its own.
            value = value.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n");
        }
        out.append(':').append(value);
        fold(start);
        return this;
    }

    private void value(String value) {
        boolean quote = false;
        boolean carets = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            quote |= c == ':' || c == ';' || c == ',';
            carets |= c == '^' || c == '"' || c == '\n';
        }
        if (quote) {
            out.append('"');
        }
        if (carets) {
            carets(value);
        } else {
            out.append(value);
        }
        if (quote) {
            out.append('"');
        }
    }

    private void carets(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '^' -> out.append("^^");
                case '"' -> out.append("^'");
                case '\n' -> out.append("^n");
                default -> out.append(c);
            }
        }
    }

    /// Folds what was written from `start` on, and ends the line.
    private void fold(int start) {
        var whole = out.substring(start);
        if (whole.isEmpty()) {
            return;
        }
        if (whole.length() <= OCTETS && whole.getBytes(StandardCharsets.UTF_8).length <= OCTETS) {
            out.append("\r\n");
            return;
        }
        out.setLength(start);
        int octets = 0;
        for (int i = 0; i < whole.length(); ) {
            int c = whole.codePointAt(i);
            int wide = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
            if (octets + wide > OCTETS) {
                out.append("\r\n ");
                octets = 1;
            }
            out.appendCodePoint(c);
            octets += wide;
            i += Character.charCount(c);
        }
        out.append("\r\n");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}

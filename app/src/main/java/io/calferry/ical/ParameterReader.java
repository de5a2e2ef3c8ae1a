package io.calferry.ical;

import java.util.ArrayList;
import java.util.List;

/// Reads the parameters of a content line (RFC 5545 section 3.2, RFC 6868).
final class ParameterReader {

    private ParameterReader() {}

    /// Reads one parameter from `at` on; gives the place of the semicolon or colon behind it, or
    /// the end of the line.
    static int read(Lines lines, int at, List<Parameter> into) {
        byte[] line = lines.bytes();
        int length = lines.length();
        int equals = at;
        while (equals < length
                && line[equals] != '='
                && line[equals] != ';'
                && line[equals] != ':') {
            equals++;
        }
        String name = lines.name(at, equals);
        if (equals == length || line[equals] != '=') {
            if (isName(name)) {
                into.add(Parameter.of(name, ""));
            }
            return equals;
        }
        var values = new ArrayList<String>(1);
        int i = equals;
        do {
            int from = i + 1;
            i = valueEnd(line, from, length);
            values.add(decodeParameter(lines.decode(from, i)));
        } while (i < length && line[i] == ',');
        if (isName(name)) {
            into.add(new Parameter(name, List.copyOf(values)));
        }
        return i;
    }

    private static boolean isName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!letter && c != '-' && c != '_') {
                return false;
            }
        }
        return !name.isEmpty();
    }

    /// Where a parameter's value ends. Quotes hold everything together, and so do parentheses at
    /// its beginning: Outlook writes `TZID=(UTC+01:00) Amsterdam, Berlin` without quotes.
    private static int valueEnd(byte[] line, int from, int length) {
        boolean quoted = false;
        int i = from;
        if (i < length && line[i] == '(') {
            while (i < length && line[i] != ')') {
                i++;
            }
            if (i == length) {
                i = from;
            } else {
                while (i < length && line[i] != ':' && line[i] != ';' && line[i] != '=') {
                    i++;
                }
                return i;
            }
        }
        while (i < length) {
            byte c = line[i];
            if (c == '\\' && i + 1 < length && (line[i + 1] == ';' || line[i + 1] == ',')) {
                // No escape of parameters, but one that iOS writes.
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ':' || c == ';' || c == ',')) {
                return i;
            }
            i++;
        }
        if (!quoted) {
            return i;
        }
        // The quote is never closed: it stands for nothing.
        for (i = from; i < length; i++) {
            if (line[i] == ':' || line[i] == ';') {
                return i;
            }
        }
        return i;
    }

    private static String decodeParameter(String raw) {
        String value = raw.indexOf('"') < 0 ? raw : raw.replace("\"", "");
        if (value.indexOf('\\') >= 0) {
            value = value.replace("\\;", ";").replace("\\,", ",");
        }
        if (value.indexOf('^') < 0) {
            return value;
        }
        var out = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            char next = i + 1 < value.length() ? value.charAt(i + 1) : ' ';
            if (c == '^' && (next == 'n' || next == '\'' || next == '^')) {
                out.append(next == 'n' ? '\n' : next == '\'' ? '"' : '^');
                i++;
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}

package io.calferry.ical;

/// The escapes of TEXT values (RFC 5545 section 3.3.11).
final class Texts {

    private Texts() {}

    static String escape(String plain) {
        StringBuilder out = new StringBuilder(plain.length() + 16);
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            switch (c) {
                case '\\', ';', ',' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\r' -> {
                    if (i + 1 == plain.length() || plain.charAt(i + 1) != '\n') {
                        out.append("\\n");
                    }
                }
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    static String unescape(String value) {
        var at = value.indexOf('\\');
        if (at < 0) {
            return value;
        }
        var out = new StringBuilder(value.length()).append(value, 0, at);
        for (int i = at; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && i + 1 < value.length()) {
                char next = value.charAt(++i);
                out.append(next == 'n' || next == 'N' ? '\n' : next);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /// In upper case where it is not already; iCalendar names are ASCII.
    static String upper(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c >= 'a' && c <= 'z') {
                var chars = name.toCharArray();
                for (int k = i; k < chars.length; k++) {
                    if (chars[k] >= 'a' && chars[k] <= 'z') {
                        chars[k] -= 32;
                    }
                }
                return new String(chars);
            }
        }
        return name;
    }
}

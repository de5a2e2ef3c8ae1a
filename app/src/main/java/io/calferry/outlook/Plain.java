package io.calferry.outlook;

/// Text without what neither XML nor iCalendar can hold.
final class Plain {

    private Plain() {}

    /// With line feeds for line ends, and without control characters, halves of surrogate pairs and
    /// the two characters that are none (XML 1.0 section 2.2). Exchange lets them in and delivers
    /// them, and parsers die of them.
    static String text(String raw) {
        var out = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '\r') {
                out.append(i + 1 < raw.length() && raw.charAt(i + 1) == '\n' ? "" : "\n");
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < raw.length()
                    && Character.isLowSurrogate(raw.charAt(i + 1))) {
                out.append(c).append(raw.charAt(++i));
            } else if (isAllowed(c)) {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static boolean isAllowed(char c) {
        return c == '\n'
                || c == '\t'
                || c >= ' ' && !Character.isSurrogate(c) && c < '\uFFFE' && !isC1(c);
    }

    private static boolean isC1(char c) {
        return c >= 0x7F && c <= 0x9F;
    }

    /// The same on one line, its ends bare.
    static String line(String raw) {
        return text(raw).replace('\n', ' ').replace('\t', ' ').strip();
    }
}

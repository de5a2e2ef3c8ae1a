package io.calferry.cli;

/// Takes out of a text what a terminal would obey instead of show.
final class Clean {

    private Clean() {}

    /// The text with a mark in place of each control character of C0 and C1 (ECMA-48), of each that
    /// turns the direction of writing (UAX 9), which can make a text look like another, and of line
    /// breaks of every kind.
    static String text(String text) {
        if (text.codePoints().noneMatch(Clean::commands)) {
            return text;
        }
        var clean = new StringBuilder(text.length());
        text.codePoints()
                .map(it -> isSpace(it) ? ' ' : commands(it) ? '\uFFFD' : it)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    /// Whether a terminal may take it for a command.
    static boolean commands(int codePoint) {
        return Character.isISOControl(codePoint)
                || codePoint == 0x2028
                || codePoint == 0x2029
                || codePoint >= 0x202A && codePoint <= 0x202E
                || codePoint >= 0x2066 && codePoint <= 0x2069;
    }

    private static boolean isSpace(int codePoint) {
        return codePoint == '\n' || codePoint == '\t' || codePoint == '\r';
    }
}

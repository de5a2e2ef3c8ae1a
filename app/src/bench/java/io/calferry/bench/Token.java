package io.calferry.bench;

import java.util.Optional;

/// A sync token: the count of changes of a calendar that it reaches. Names the calendar too, so
/// that one that was deleted and made anew does not know its forerunner's tokens.
record Token(long change) {

    private static final String START = "data:,sync-";

    String text(MemoryCalendar calendar) {
        return START + Integer.toHexString(System.identityHashCode(calendar)) + "-" + change;
    }

    /// Empty where `calendar` did not give it.
    static Optional<Token> of(String text, MemoryCalendar calendar) {
        var known = new Token(0).text(calendar);
        var prefix = known.substring(0, known.length() - 1);
        if (!text.startsWith(prefix) || !text.substring(prefix.length()).matches("\\d{1,18}")) {
            return Optional.empty();
        }
        var token = new Token(Long.parseLong(text.substring(prefix.length())));
        return token.change <= calendar.changes() ? Optional.of(token) : Optional.empty();
    }

    /// Taken from whichever calendar.
    static Optional<Token> ofAny(String text) {
        var number = text.substring(text.lastIndexOf('-') + 1);
        return number.matches("\\d{1,18}")
                ? Optional.of(new Token(Long.parseLong(number)))
                : Optional.empty();
    }
}

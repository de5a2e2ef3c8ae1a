package io.calferry.ical;

import org.jspecify.annotations.Nullable;

import java.time.LocalDateTime;

/// A DURATION (RFC 5545 section 3.3.6): days are nominal, the rest is exact.
public record Span(long days, long seconds) {

    static final Span ZERO = new Span(0, 0);

    /// Reads a duration, tolerant of an hour part without T and of days behind it (`PT2D`); null
    /// where it is none.
    public static @Nullable Span parse(String text) {
        var value = text.strip();
        int at = 0;
        int sign = 1;
        if (at < value.length() && (value.charAt(at) == '-' || value.charAt(at) == '+')) {
            sign = value.charAt(at++) == '-' ? -1 : 1;
        }
        if (at == value.length() || (value.charAt(at++) | 32) != 'p') {
            return null;
        }
        long days = 0;
        long seconds = 0;
        long number = -1;
        int parts = 0;
        for (; at < value.length(); at++) {
            char c = value.charAt(at);
            if (c >= '0' && c <= '9') {
                number = Math.max(0, number) * 10 + (c - '0');
                if (number > 1_000_000_000L) {
                    return null;
                }
                continue;
            }
            if (c == 'T' || c == 't') {
                if (number >= 0) {
                    return null;
                }
                continue;
            }
            if (number < 0) {
                return null;
            }
            switch (c) {
                case 'W', 'w' -> days += 7 * number;
                case 'D', 'd' -> days += number;
                case 'H', 'h' -> seconds += 3600 * number;
                case 'M', 'm' -> seconds += 60 * number;
                case 'S', 's' -> seconds += number;
                default -> {
                    return null;
                }
            }
            number = -1;
            parts++;
        }
        return number >= 0 || parts == 0 ? null : new Span(sign * days, sign * seconds);
    }

    /// In seconds, a day taken as 24 hours.
    public long length() {
        return days * 86_400 + seconds;
    }

    boolean isZero() {
        return days == 0 && seconds == 0;
    }

    boolean isNegative() {
        return length() < 0;
    }

    /// The time this much behind `start`.
    public LocalDateTime after(LocalDateTime start) {
        return start.plusDays(days).plusSeconds(seconds);
    }

    /// The one way to write it: days, then the time below a day.
    public String text() {
        if (isZero()) {
            return "PT0S";
        }
        var out = new StringBuilder();
        if (isNegative()) {
            out.append('-');
        }
        long d = Math.abs(days);
        long s = Math.abs(seconds);
        out.append('P');
        if (d > 0) {
            out.append(d).append('D');
        }
        if (s > 0) {
            out.append('T');
            part(out, s / 3600, 'H');
            part(out, s / 60 % 60, 'M');
            part(out, s % 60, 'S');
        }
        return out.toString();
    }

    private static void part(StringBuilder out, long number, char unit) {
        if (number > 0) {
            out.append(number).append(unit);
        }
    }
}

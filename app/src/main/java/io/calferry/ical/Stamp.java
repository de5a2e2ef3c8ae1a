package io.calferry.ical;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;

/// The figures of a date or a date with time, in the basic form of RFC 5545 or, as some programs
/// have it, the extended form of ISO 8601.
record Stamp(LocalDate date, @Nullable LocalTime time, @Nullable ZoneOffset offset) {

    /// Reads a date or date-time; null where `text` is none, or names a day that does not exist.
    static @Nullable Stamp parse(String text) {
        try {
            return new Reader(text.strip()).read();
        } catch (DateTimeException e) {
            return null;
        }
    }

    static String date(LocalDate date) {
        return date(new StringBuilder(8), date).toString();
    }

    static String dateTime(LocalDateTime at) {
        var out = date(new StringBuilder(16), at.toLocalDate()).append('T');
        two(out, at.getHour());
        two(out, at.getMinute());
        two(out, at.getSecond());
        return out.toString();
    }

    private static StringBuilder date(StringBuilder out, LocalDate date) {
        two(out, date.getYear() / 100);
        two(out, date.getYear() % 100);
        two(out, date.getMonthValue());
        two(out, date.getDayOfMonth());
        return out;
    }

    private static void two(StringBuilder out, int number) {
        out.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }

    /// Reads from left to right; -1 and null mean that something else stands there.
    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        @Nullable Stamp read() {
            int year = digits(4);
            skip('-');
            int month = digits(2);
            skip('-');
            int day = digits(2);
            if (year < 1 || month < 0 || day < 0) {
                return null;
            }
            var date = LocalDate.of(year, month, day);
            if (at == text.length()) {
                return new Stamp(date, null, null);
            }
            char t = text.charAt(at++);
            if ((t == 'Z' || t == 'z') && at == text.length()) {
                return new Stamp(date, null, null);
            }
            if (t != 'T' && t != 't' && t != ' ') {
                return null;
            }
            return time(date);
        }

        private @Nullable Stamp time(LocalDate date) {
            int hour = digits(2);
            skip(':');
            int minute = digits(2);
            int second = 0;
            skip(':');
            if (at < text.length() && Character.isDigit(text.charAt(at))) {
                second = digits(2);
                if (at < text.length() && text.charAt(at) == '.') {
                    at++;
                    while (at < text.length() && Character.isDigit(text.charAt(at))) {
                        at++;
                    }
                }
            }
            if (hour < 0 || minute < 0 || second < 0) {
                return null;
            }
            var day = date;
            if (hour == 24 && minute == 0 && second == 0) {
                hour = 0;
                day = date.plusDays(1);
            }
            // A leap second is the last one of its minute.
            var time = LocalTime.of(hour, minute, Math.min(second, 59));
            if (at == text.length()) {
                return new Stamp(day, time, null);
            }
            var offset = offset();
            return offset == null || at != text.length() ? null : new Stamp(day, time, offset);
        }

        private @Nullable ZoneOffset offset() {
            char c = text.charAt(at++);
            if (c == 'Z' || c == 'z') {
                return ZoneOffset.UTC;
            }
            if (c != '+' && c != '-') {
                return null;
            }
            int hours = digits(2);
            skip(':');
            int minutes = at < text.length() ? digits(2) : 0;
            if (hours < 0 || minutes < 0) {
                return null;
            }
            int seconds = (hours * 60 + minutes) * 60;
            return ZoneOffset.ofTotalSeconds(c == '-' ? -seconds : seconds);
        }

        private void skip(char c) {
            if (at < text.length() && text.charAt(at) == c) {
                at++;
            }
        }

        private int digits(int count) {
            if (at + count > text.length()) {
                return -1;
            }
            int number = 0;
            for (int i = 0; i < count; i++) {
                int digit = text.charAt(at++) - '0';
                if (digit < 0 || digit > 9) {
                    return -1;
                }
                number = number * 10 + digit;
            }
            return number;
        }
    }
}

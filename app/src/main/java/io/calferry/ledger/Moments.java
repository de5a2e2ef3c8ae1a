package io.calferry.ledger;

import java.time.Instant;

/// Instants as numbers that sort as they do: nanoseconds since 1970. What lies outside 1677 to 2262
/// is kept as the earliest or the latest of all instants.
final class Moments {

    private static final long NANOS = 1_000_000_000;
    private static final Instant FIRST = of(Long.MIN_VALUE + 1);
    private static final Instant LAST = of(Long.MAX_VALUE - 1);

    private Moments() {}

    static long number(Instant instant) {
        if (instant.isBefore(FIRST)) {
            return Long.MIN_VALUE;
        }
        if (instant.isAfter(LAST)) {
            return Long.MAX_VALUE;
        }
        // The seconds of a time before 1970 are rounded down, and may not fit on their own.
        var seconds = instant.getEpochSecond();
        return seconds < 0
                ? (seconds + 1) * NANOS + (instant.getNano() - NANOS)
                : seconds * NANOS + instant.getNano();
    }

    static Instant instant(long number) {
        if (number == Long.MIN_VALUE) {
            return Instant.MIN;
        }
        return number == Long.MAX_VALUE ? Instant.MAX : of(number);
    }

    private static Instant of(long number) {
        return Instant.ofEpochSecond(0, number);
    }
}

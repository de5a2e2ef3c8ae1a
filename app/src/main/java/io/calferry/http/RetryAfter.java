package io.calferry.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// The Retry-After header (RFC 9110 section 10.2.3): seconds, or a date.
final class RetryAfter {

    /// Longer is not believed: servers have been seen to ask for days.
    static final Duration CAP = Duration.ofHours(1);

    private RetryAfter() {}

    /// When to come again, between `now` and [#CAP] later; empty where the header says nothing.
    static Optional<Instant> parse(String value, Instant now) {
        return wait(value.strip(), now)
                .map(RetryAfter::believed)
                .map(wait -> wait.isNegative() ? now : now.plus(wait));
    }

    /// No more than [#CAP].
    static Duration believed(Duration wait) {
        return wait.compareTo(CAP) > 0 ? CAP : wait;
    }

    private static Optional<Duration> wait(String value, Instant now) {
        if (value.matches("\\d+")) {
            return Optional.of(
                    value.length() > 9 ? CAP : Duration.ofSeconds(Long.parseLong(value)));
        }
        try {
            var date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Optional.of(Duration.between(now, date.toInstant()));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}

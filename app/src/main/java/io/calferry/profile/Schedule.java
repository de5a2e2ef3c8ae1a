package io.calferry.profile;

import java.time.Duration;

/// When a profile runs by itself.
public sealed interface Schedule {

    Schedule DEFAULT = new Every(Duration.ofMinutes(15));

    /// @param period positive
    record Every(Duration period) implements Schedule {
        public Every {
            if (!period.isPositive()) {
                throw new IllegalArgumentException("a period is positive");
            }
        }
    }

    /// Only when a person asks.
    record Manual() implements Schedule {}
}

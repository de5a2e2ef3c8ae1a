package io.calferry.profile;

import java.time.Duration;

/// When a profile runs by itself.
public sealed interface Schedule {

    Schedule DEFAULT = new Every(Duration.ofMinutes(15));

    /// @param period positive
    record Every(Duration period, OnChange onChange) implements Schedule {
        public Every {
            if (!period.isPositive()) {
                throw new IllegalArgumentException("a period is positive");
            }
        }

        /// The same, and soon after a change besides.
        public Every(Duration period) {
            this(period, OnChange.RUN_SOON);
        }
    }

    /// Only when a person asks.
    record Manual() implements Schedule {}

    /// What happens when a server tells of a change between two runs.
    enum OnChange {
        RUN_SOON,
        /// The next run that is due sees it.
        WAIT
    }
}

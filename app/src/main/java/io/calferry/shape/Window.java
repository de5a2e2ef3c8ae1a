package io.calferry.shape;

import java.time.Period;

/// The days round today whose events cross. Whole days, so that what crosses changes once a day.
///
/// @param past how far back, such as 30 days; today alone is zero
/// @param future how far ahead
public record Window(Period past, Period future) {

    /// Throws `IllegalArgumentException` for a negative part.
    public Window {
        if (past.isNegative() || future.isNegative()) {
            throw new IllegalArgumentException("a window reaches back and ahead by no less than 0");
        }
    }
}

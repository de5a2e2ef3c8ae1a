package io.calferry.shape;

import java.time.Period;

/// The days round today whose events cross. Whole days, so that what crosses changes once a day.
///
/// @param past how far back, such as 30 days; today alone is zero
/// @param future how far ahead
public record Window(Period past, Period future) {

    private static final int MOST_MONTHS = 12 * 1000;

    /// Throws `IllegalArgumentException` for a negative part or one of more than a thousand years.
    public Window {
        if (past.isNegative() || future.isNegative()) {
            throw new IllegalArgumentException("a window reaches back and ahead by no less than 0");
        }
        if (isEndless(past) || isEndless(future)) {
            throw new IllegalArgumentException("a window reaches at most a thousand years");
        }
    }

    private static boolean isEndless(Period period) {
        return period.toTotalMonths() + period.getDays() / 28 > MOST_MONTHS;
    }
}

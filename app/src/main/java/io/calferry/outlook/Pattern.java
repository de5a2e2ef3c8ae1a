package io.calferry.outlook;

import java.time.DayOfWeek;
import java.time.Month;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// By what pattern a series repeats: the six of EWS (RecurrenceType) and Graph (recurrencePattern).
/// Intervals are at least 1; yearly patterns have none in EWS, a year more than one is twelve
/// months more than one.
public sealed interface Pattern {

    /// Every `interval` days.
    record Daily(int interval) implements Pattern {}

    /// On these days, every `interval` weeks.
    ///
    /// @param firstDay with which a week begins: decides which weeks are passed over
    record Weekly(int interval, Set<DayOfWeek> days, DayOfWeek firstDay) implements Pattern {
        public Weekly {
            days = inOrder(days);
        }
    }

    /// On a day of the month, every `interval` months.
    ///
    /// @param day 1 to 31; in a month that is shorter, its last day
    record AbsoluteMonthly(int interval, int day) implements Pattern {}

    /// On the nth of these days in the month, every `interval` months.
    record RelativeMonthly(int interval, Set<DayOfWeek> days, Index index) implements Pattern {
        public RelativeMonthly {
            days = inOrder(days);
        }
    }

    /// On a day of a month, each year.
    ///
    /// @param day 1 to 31; in a year in which the month is shorter, its last day
    record AbsoluteYearly(Month month, int day) implements Pattern {}

    /// On the nth of these days in a month, each year.
    record RelativeYearly(Month month, Set<DayOfWeek> days, Index index) implements Pattern {
        public RelativeYearly {
            days = inOrder(days);
        }
    }

    /// A pattern that is none of these, such as one of another calendar than the Gregorian.
    ///
    /// @param what in a few words
    record Foreign(String what) implements Pattern {}

    /// Which of the days that fit. A set of one day is that day of the week; the five working days,
    /// Saturday and Sunday, and all seven are what Outlook calls weekday, weekend day and day.
    enum Index {
        FIRST,
        SECOND,
        THIRD,
        FOURTH,
        LAST
    }

    private static Set<DayOfWeek> inOrder(Set<DayOfWeek> days) {
        if (days.isEmpty()) {
            throw new IllegalArgumentException("a pattern names a day");
        }
        return Collections.unmodifiableSet(EnumSet.copyOf(days));
    }
}

package io.calferry.sync;

import java.util.List;
import java.util.Optional;

/// What a run would do, as a value: nothing has been written.
///
/// @param steps in the order of their UIDs
/// @param finding why the guard would hold the dangerous ones, where it would
/// @param unreadable what could not be looked at, and so would be parked
public record Plan(List<Planned> steps, Optional<Guard.Finding> finding, List<Parked> unreadable) {

    /// A step, with the fields in which both sides differ.
    ///
    /// @param changes what it changes where it writes: before and after
    /// @param standing whether the guard would hold it
    /// @param before what it replaces or deletes; what LEFT holds where a person is to be asked
    /// @param after what it writes; what RIGHT holds where a person is to be asked
    public record Planned(
            Step step,
            String title,
            Changes changes,
            Standing standing,
            Optional<CalendarObject> before,
            Optional<CalendarObject> after) {}

    /// Whether a step would go ahead.
    public enum Standing {
        GOES_AHEAD,
        HELD
    }

    /// Whether there is nothing to do.
    public boolean isEmpty() {
        return steps.isEmpty();
    }
}

package io.calferry.outlook;

import java.time.LocalDate;

/// From when to when a series repeats. Dates are days in the zone of the series.
public sealed interface Range {

    /// The day of the first occurrence.
    LocalDate first();

    record NoEnd(LocalDate first) implements Range {}

    /// @param last inclusive: an occurrence may still start on it
    record Until(LocalDate first, LocalDate last) implements Range {}

    /// @param occurrences at least one, deleted ones counted
    record Numbered(LocalDate first, int occurrences) implements Range {}
}

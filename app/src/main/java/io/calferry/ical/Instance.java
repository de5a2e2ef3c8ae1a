package io.calferry.ical;

import java.time.Instant;

/// One time at which an entry takes place.
///
/// @param end exclusive; the start itself where it has no length
/// @param entry the component that describes it: the override where there is one, else the master
public record Instance(Instant start, Instant end, Component entry) {

    /// Whether any part of it lies between `from`, inclusive, and `to`, exclusive. One without
    /// length lies where it starts (RFC 4791 section 9.9).
    public boolean overlaps(Instant from, Instant to) {
        return start.isBefore(to) && (end.isAfter(from) || start.equals(end) && start.equals(from));
    }
}

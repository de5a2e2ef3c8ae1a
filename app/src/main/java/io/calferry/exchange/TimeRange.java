package io.calferry.exchange;

import java.time.Instant;

/// Part of the time.
///
/// @param until exclusive
public record TimeRange(Instant from, Instant until) {}

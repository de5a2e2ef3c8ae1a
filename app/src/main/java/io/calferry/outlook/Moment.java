package io.calferry.outlook;

import java.time.Instant;

/// An instant, and the zone in which a person set it.
public record Moment(Instant at, WindowsZone zone) {}

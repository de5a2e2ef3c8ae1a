package io.calferry.outlook;

/// When something takes place.
public sealed interface EventTime {

    Moment start();

    /// Exclusive.
    Moment end();

    /// From a time to a time.
    record Timed(Moment start, Moment end) implements EventTime {}

    /// Whole days: both are midnights in the zone in which the event was made (Microsoft, "Create
    /// all-day events by using EWS").
    record AllDay(Moment start, Moment end) implements EventTime {}
}

package io.calferry.sync;

/// A calendar object as a store holds it, read whole. What an update or a deletion replaces is
/// named by one of these, so that every write has the before-image in its hands.
public record Stored(Place place, CalendarObject object) {}

package io.calferry.sync;

import java.util.Optional;

/// What became of a write.
///
/// @param place where the object lies now, and its new version
/// @param held what the store now holds, where it was read back; empty where the store vouches that
///     it is what was sent
public record Written(Place place, Optional<CalendarObject> held) {}

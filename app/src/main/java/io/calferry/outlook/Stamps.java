package io.calferry.outlook;

import java.time.Instant;
import java.util.Optional;

/// What the server notes about an item.
///
/// @param sequence AppointmentSequenceNumber; 0 where none is given
public record Stamps(Optional<Instant> created, Optional<Instant> modified, int sequence) {

    public static final Stamps NONE = new Stamps(Optional.empty(), Optional.empty(), 0);
}

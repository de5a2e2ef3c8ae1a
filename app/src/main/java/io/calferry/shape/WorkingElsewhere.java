package io.calferry.shape;

/// What becomes of the time of an event that Outlook shows as working elsewhere. iCalendar knows
/// only busy and free, and programs do not agree which of the two it is.
public enum WorkingElsewhere {
    /// Taken, as Outlook counts it: whoever is elsewhere is at work.
    BUSY,
    /// Free.
    FREE
}

package io.calferry.shape;

/// What a copy tells of the people of an event. None of the three lets a server mail them.
public enum Attendees {
    /// Nothing.
    NONE,
    /// Their names, at the end of the description.
    TEXT,
    /// All, marked so that no server acts on it (RFC 6638 section 7.1).
    INFORMATION
}

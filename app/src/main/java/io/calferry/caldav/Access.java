package io.calferry.caldav;

/// What we may do with a calendar.
public enum Access {
    READ,
    WRITE,
    /// The server does not say.
    UNKNOWN
}

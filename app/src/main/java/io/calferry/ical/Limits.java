package io.calferry.ical;

/// What is read at the most. Beyond it, a feed or an object is refused, not cut.
public final class Limits {

    /// Bytes of a feed.
    public static final int FEED = 64 << 20;

    /// Bytes of a calendar object.
    public static final int OBJECT = 10 << 20;

    /// Calendar objects in a feed.
    public static final int OBJECTS = 100_000;

    /// Components within components.
    static final int DEPTH = 20;

    private Limits() {}
}

package io.calferry.ical;

import org.jspecify.annotations.Nullable;

/// A component of a feed: where it stands in the file, and the next one of the same object. Small,
/// since there is one for each component as long as the feed is open.
final class Piece {

    /// What kind of component it is.
    enum Kind {
        MASTER,
        OVERRIDE,
        /// Understood, and not carried.
        OTHER,
        /// Larger than [Limits#OBJECT].
        HUGE
    }

    private final long start;
    private final int length;
    private final int calendar;
    private final Kind kind;
    private final long hash1;
    private final long hash2;
    private final String problem;
    private boolean renamed;
    private @Nullable Piece next;

    Piece(long start, int length, int calendar, Kind kind, long hash1, long hash2, String problem) {
        this.start = start;
        this.length = length;
        this.calendar = calendar;
        this.kind = kind;
        this.hash1 = hash1;
        this.hash2 = hash2;
        this.problem = problem;
    }

    long start() {
        return start;
    }

    int length() {
        return length;
    }

    int calendar() {
        return calendar;
    }

    Kind kind() {
        return kind;
    }

    long hash1() {
        return hash1;
    }

    long hash2() {
        return hash2;
    }

    boolean carried() {
        return kind == Kind.MASTER || kind == Kind.OVERRIDE;
    }

    /// Why it is not carried.
    String problem() {
        return problem;
    }

    /// Whether the UID in the file is not the object's.
    boolean renamed() {
        return renamed;
    }

    void rename() {
        renamed = true;
    }

    @Nullable Piece next() {
        return next;
    }

    /// Adds a piece of the same object at the end.
    void append(Piece more) {
        var last = this;
        while (last.next != null) {
            last = last.next;
        }
        last.next = more;
    }

    /// Whether the two say the same, as far as their hashes tell.
    boolean repeats(Piece other) {
        return hash1 == other.hash1 && hash2 == other.hash2;
    }
}

package io.calferry.sync;

import java.util.Optional;

/// What each side held of one UID, or that it held nothing, when the two last agreed or agreed to
/// differ. Origins are not part of it.
public record Link(Uid uid, Optional<Seen> left, Optional<Seen> right, Bond bond) {

    public Optional<Seen> on(Side side) {
        return side == Side.LEFT ? left : right;
    }

    /// What `side` held, where that is a place in the calendar that the side is now.
    Optional<Seen> here(Side side) {
        return on(side).filter(seen -> !seen.place().isElsewhere());
    }

    /// The same, where `side` is another calendar by now: what was agreed stays, where it lay is
    /// elsewhere.
    Link straying(Side side) {
        return switch (side) {
            case LEFT -> new Link(uid, left.map(Link::strayed), right, bond);
            case RIGHT -> new Link(uid, left, right.map(Link::strayed), bond);
        };
    }

    private static Seen strayed(Seen seen) {
        return new Seen(new Place(seen.place().href(), Version.ELSEWHERE), seen.fingerprint());
    }

    /// What a link means.
    public enum Bond {
        /// Both sides said the same, and are to go on so.
        AGREED,
        /// A person decided that the sides may differ: an undone step, a clash that was left as it
        /// is. A later change crosses as usual.
        APART,
        /// One side's own, noted so that it need not be read again: an entry of the target that
        /// this profile did not write, or one that a rule withholds.
        ALONE
    }
}

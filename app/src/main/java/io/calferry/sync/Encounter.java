package io.calferry.sync;

import java.util.Optional;

/// One UID: what both sides held when they last agreed, and what each holds now.
///
/// @param link of any bond; empty where the UID was never met
public record Encounter(Uid uid, Optional<Link> link, State left, State right) {

    public State on(Side side) {
        return side == Side.LEFT ? left : right;
    }

    /// The link, where the sides agreed on something; a note of what one side has alone is none.
    Optional<Link> accord() {
        return link.filter(l -> l.bond() != Link.Bond.ALONE);
    }

    /// Whether `side` says something else than when the two last agreed.
    boolean changed(Side side) {
        var then = accord().flatMap(l -> l.on(side)).map(Seen::fingerprint);
        return !on(side).crossing().map(Seen::fingerprint).equals(then);
    }

    /// Whether both sides say the same, or the mark on one tells that it was written from what the
    /// other holds. The mark counts only while the LAST-MODIFIED of both is the same: whoever edits
    /// a copy moves that, and a server that merely rewrites what it is given does not. And it
    /// counts only for a write that was not noted: what both sides held then is known of every
    /// other.
    boolean alike(String profile) {
        var l = left.crossing();
        var r = right.crossing();
        if (l.isEmpty() || r.isEmpty()) {
            return l.isEmpty() && r.isEmpty();
        }
        return l.get().fingerprint().equals(r.get().fingerprint())
                || l.get().modified().equals(r.get().modified())
                        && (writtenFrom(profile, Side.LEFT, l.get(), r.get())
                                || writtenFrom(profile, Side.RIGHT, r.get(), l.get()));
    }

    private boolean writtenFrom(String profile, Side from, Seen source, Seen copy) {
        return changed(from)
                && copy.origin()
                        .filter(new Origin(profile, from, source.fingerprint())::equals)
                        .isPresent();
    }

    /// Whether what `side` holds alone was once copied there by this very profile.
    boolean cameFromOther(String profile, Side side) {
        return on(side).crossing()
                .flatMap(Seen::origin)
                .filter(o -> o.profile().equals(profile) && o.from() == side.other())
                .isPresent();
    }
}

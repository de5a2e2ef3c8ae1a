package io.calferry.sync;

import java.util.Optional;
import java.util.stream.Stream;

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

    /// Whether what the two agreed on lay in another calendar than the one that `side` is now.
    boolean strayed(Side side) {
        return link.flatMap(l -> l.on(side)).filter(it -> it.place().isElsewhere()).isPresent();
    }

    /// The side of which that is true, LEFT first.
    Optional<Side> strayed() {
        return Stream.of(Side.values()).filter(this::strayed).findFirst();
    }

    /// Whether `side` says something else than when the two last agreed.
    boolean changed(Side side) {
        var then = accord().flatMap(l -> l.on(side)).map(Seen::fingerprint);
        return !on(side).crossing().map(Seen::fingerprint).equals(then);
    }

    /// Whether what `side` holds is a write of this very profile that was interrupted: what it says
    /// is a part of what the other side said then, and no word of a person. What is linked as it
    /// lies there is agreed, whatever its mark says; and where the other side has nothing to say,
    /// there is nothing to bring it to an end with. What was there before this profile knew of it
    /// has words of its own, although it was being changed.
    boolean begun(String profile, Side side) {
        boolean toldByOther =
                on(side.other()).crossing().isPresent()
                        || accord().isPresent() && changed(side.other());
        return toldByOther
                && changed(side)
                && on(side).crossing()
                        .flatMap(Seen::origin)
                        .filter(o -> Made.marked(profile, side.other(), Optional.of(o)))
                        .filter(o -> interrupted(o.stage()))
                        .isPresent();
    }

    private boolean interrupted(Origin.Stage stage) {
        return switch (stage) {
            case Origin.Stage.Whole _ -> false;
            case Origin.Stage.Making() -> true;
            case Origin.Stage.Changing() -> accord().isPresent();
        };
    }

    /// Whether both sides say the same, or the mark on one tells that it was written from what the
    /// other holds. The mark counts only while the LAST-MODIFIED of both is the same: whoever edits
    /// a copy moves that, and a server that merely rewrites what it is given does not. And it
    /// counts only for a write that was not noted: what both sides held then is known of every
    /// other. A write that was interrupted is never alike, so that it is brought to its end.
    boolean alike(String profile) {
        var l = left.crossing();
        var r = right.crossing();
        if (l.isEmpty() || r.isEmpty()) {
            return l.isEmpty() && r.isEmpty();
        }
        if (begun(profile, Side.LEFT) || begun(profile, Side.RIGHT)) {
            return false;
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

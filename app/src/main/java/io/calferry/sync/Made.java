package io.calferry.sync;

import io.calferry.sync.Ledger.Entry;
import io.calferry.sync.Ledger.Kind;

import java.util.Optional;

/// Which of the two objects of a linked UID this profile created, and so may remove when a person
/// wants its copies gone.
public enum Made {
    ON_LEFT,
    ON_RIGHT,
    /// The one that it had created on LEFT is gone.
    WAS_ON_LEFT,
    /// The one that it had created on RIGHT is gone.
    WAS_ON_RIGHT,
    /// Neither: both were there before, whatever was written to them since.
    NEITHER,
    /// The ledger can't say, because a deletion was taken back; the mark may be asked.
    UNKNOWN;

    static Made on(Side side) {
        return side == Side.LEFT ? ON_LEFT : ON_RIGHT;
    }

    private static Made wasOn(Side side) {
        return side == Side.LEFT ? WAS_ON_LEFT : WAS_ON_RIGHT;
    }

    /// What is known after a run of this kind noted `entry`.
    ///
    /// @param before what was known until then; empty where the UID was not linked
    public static Made after(Optional<Made> before, Entry.Linked entry, Kind kind) {
        var created =
                entry.undo()
                        .filter(u -> u.before().isEmpty() && u.wrote().isPresent())
                        .map(Ledger.Undo::side);
        if (created.isEmpty()) {
            return after(before, entry.link(), NEITHER);
        }
        var side = created.get();
        if (kind == Kind.UNDO && before.filter(wasOn(side)::equals).isEmpty()) {
            // It made anew what had been there, and that may have been anybody's.
            return before.orElse(UNKNOWN);
        }
        return on(side);
    }

    /// What is known of a UID that is linked so from now on, without anything having been created.
    ///
    /// @param before what was known until then; empty where the UID was not linked
    /// @param otherwise what to go by where nothing was known
    public static Made after(Optional<Made> before, Link link, Made otherwise) {
        return before.map(made -> made.under(link)).orElse(otherwise);
    }

    private Made under(Link link) {
        return switch (this) {
            case ON_LEFT -> link.left().isPresent() ? this : WAS_ON_LEFT;
            case ON_RIGHT -> link.right().isPresent() ? this : WAS_ON_RIGHT;
            // Somebody put another one in its place.
            case WAS_ON_LEFT -> link.left().isPresent() ? NEITHER : this;
            case WAS_ON_RIGHT -> link.right().isPresent() ? NEITHER : this;
            case NEITHER, UNKNOWN -> this;
        };
    }

    /// Where this profile may have a copy of its own. A mirror has none on LEFT, which it never
    /// writes; and in a two-way profile the mark of an object tells nothing, because originals get
    /// one as well when an edit crosses.
    Optional<Side> side(Policy policy) {
        return switch (policy) {
            case Policy.Mirror _ ->
                    switch (this) {
                        case ON_RIGHT, UNKNOWN -> Optional.of(Side.RIGHT);
                        case ON_LEFT, WAS_ON_LEFT, WAS_ON_RIGHT, NEITHER -> Optional.empty();
                    };
            case Policy.TwoWay _ ->
                    switch (this) {
                        case ON_LEFT -> Optional.of(Side.LEFT);
                        case ON_RIGHT -> Optional.of(Side.RIGHT);
                        case WAS_ON_LEFT, WAS_ON_RIGHT, NEITHER, UNKNOWN -> Optional.empty();
                    };
        };
    }

    /// What the marks of two equal objects tell: RIGHT's is looked at first, where most copies are.
    static Made told(String profile, Seen left, Seen right) {
        if (marked(profile, Side.LEFT, right.origin())) {
            return ON_RIGHT;
        }
        return marked(profile, Side.RIGHT, left.origin()) ? ON_LEFT : NEITHER;
    }

    /// Whether a mark names this profile, and `from` as where the object was copied from.
    static boolean marked(String profile, Side from, Optional<Origin> mark) {
        return mark.filter(o -> o.profile().equals(profile) && o.from() == from).isPresent();
    }
}

package io.calferry.words;

import io.calferry.profile.Profile;
import io.calferry.profile.SignIn;
import io.calferry.sync.Side;
import io.calferry.sync.Undoing.Left;
import io.calferry.sync.Undoing.Undone;
import io.calferry.sync.Undoing.Why;

import java.util.Optional;

/// What became of an undo, in sentences.
public final class UndoWords {

    private final Bundle bundle;
    private final FaultWords faults;
    private final WaitingWords waiting;

    UndoWords(Bundle bundle, FaultWords faults, WaitingWords waiting) {
        this.bundle = bundle;
        this.faults = faults;
        this.waiting = waiting;
    }

    /// What was taken back.
    public String sentence(Undone undone) {
        var counts = undone.counts();
        return bundle.get("undone", counts.created(), counts.updated(), counts.deleted());
    }

    /// A step of a run of `profile` that stays, and why.
    public String sentence(Left left, Profile profile) {
        var event = waiting.event(left.title(), Optional.of(left.uid()), "");
        return bundle.get("undone.left", event, why(left.why(), profile.on(Side.RIGHT).signIn()));
    }

    /// Why a step can't be taken back.
    ///
    /// @param signIn of the side that it wrote to
    public String why(Why why, SignIn signIn) {
        return switch (why) {
            case Why.Touched _ -> bundle.get("undone.touched");
            case Why.NoImage _ -> bundle.get("undone.no-image");
            case Why.Failed(var fault) -> faults.sentence(fault, signIn);
        };
    }
}

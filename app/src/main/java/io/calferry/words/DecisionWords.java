package io.calferry.words;

import io.calferry.profile.Profile;
import io.calferry.profile.SignIn;
import io.calferry.sync.Deciding;
import io.calferry.sync.Deciding.Decided;
import io.calferry.sync.Deciding.Keep;
import io.calferry.sync.Removing;
import io.calferry.sync.Removing.Removed;
import io.calferry.sync.Side;

import java.util.Optional;

/// What became of what a person decided about clashes, and about the copies of a profile, in
/// sentences.
public final class DecisionWords {

    private final Bundle bundle;
    private final FaultWords faults;
    private final WaitingWords waiting;

    DecisionWords(Bundle bundle, FaultWords faults, WaitingWords waiting) {
        this.bundle = bundle;
        this.faults = faults;
        this.waiting = waiting;
    }

    /// Whose version stays, for a button.
    public String keep(Keep keep) {
        return bundle.choose("keep", keep);
    }

    /// What was done to clashes.
    public String sentence(Decided decided) {
        var counts = decided.counts();
        return bundle.get("decided", counts.created(), counts.updated(), counts.deleted());
    }

    /// What was decided about `profile` and not done, and why.
    public String sentence(Deciding.Open open, Profile profile) {
        var event = waiting.event(open.title(), Optional.empty(), open.parkedId());
        return bundle.get("decided.open", event, why(open.why(), signIn(profile)));
    }

    /// Most writes go there.
    private static SignIn signIn(Profile profile) {
        return profile.on(Side.RIGHT).signIn();
    }

    /// Why a decision was not carried out.
    ///
    /// @param signIn of the side that was to be written
    public String why(Deciding.Why why, SignIn signIn) {
        return switch (why) {
            case Deciding.Why.Changed _ -> bundle.get("decided.changed");
            case Deciding.Why.Failed(var fault) -> faults.sentence(fault, signIn);
        };
    }

    /// How many copies were removed.
    public String sentence(Removed removed) {
        return bundle.get("removed", removed.counts().deleted());
    }

    /// A copy of `profile` that stays, and why.
    public String sentence(Removing.Left left, Profile profile) {
        var event = waiting.event(left.title(), Optional.of(left.uid()), "");
        var why = why(left.why(), profile.on(left.side()).signIn());
        return bundle.choose("removed.left", left.side(), event, why);
    }

    /// Why a copy stays.
    ///
    /// @param signIn of the side that it is on
    public String why(Removing.Why why, SignIn signIn) {
        return switch (why) {
            case Removing.Why.Touched _ -> bundle.get("undone.touched");
            case Removing.Why.OnlyOne _ -> bundle.get("removed.only-one");
            case Removing.Why.Failed(var fault) -> faults.sentence(fault, signIn);
        };
    }
}

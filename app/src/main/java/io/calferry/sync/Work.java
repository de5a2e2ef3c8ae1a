package io.calferry.sync;

import java.util.Optional;

/// A step on its way to be performed.
///
/// @param content of LEFT, where the look has it at hand
/// @param parked the UID as it is parked so far
record Work(Step step, String title, Optional<Shaped.Crosses> content, Optional<Parked> parked) {

    Work called(String title) {
        return new Work(step, title, content, parked);
    }

    /// Whether it changes what a store holds.
    boolean writes() {
        return switch (step) {
            case Step.Create _, Step.Update _, Step.Delete _ -> true;
            case Step.Adopt _, Step.Forget _, Step.Ask _, Step.Remember _ -> false;
        };
    }

    /// Whether it ends what this profile began to make, and is a creation in all but the request.
    boolean begun() {
        return step instanceof Step.Update(_, _, _, _, var whose) && whose == Step.Whose.BEGUN;
    }

    /// Whether the guard has a say in it: a deletion, or the rewriting of what we did not write.
    boolean dangerous() {
        return switch (step) {
            case Step.Delete _ -> true;
            case Step.Update(_, _, _, _, var whose) ->
                    switch (whose) {
                        case THEIRS, LINKED_ELSEWHERE -> true;
                        case OURS, BEGUN -> false;
                    };
            case Step.Create _, Step.Adopt _, Step.Forget _, Step.Ask _, Step.Remember _ -> false;
        };
    }

    /// The same where the UID was linked in another calendar: nobody has agreed to what this one
    /// holds under it.
    Work takingOver() {
        return step instanceof Step.Update(var uid, var to, var source, var over, var whose)
                        && whose == Step.Whose.OURS
                ? new Work(
                        new Step.Update(uid, to, source, over, Step.Whose.LINKED_ELSEWHERE),
                        title,
                        content,
                        parked)
                : this;
    }

    /// Why the guard held it before, where nobody has decided about it since.
    Optional<Guard.Finding> heldBefore() {
        return parked.flatMap(
                it ->
                        it.reason() instanceof Parked.Reason.Held(var finding)
                                ? Optional.of(finding)
                                : Optional.empty());
    }
}

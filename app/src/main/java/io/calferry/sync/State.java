package io.calferry.sync;

import java.util.Optional;

/// What one side is found to hold of one UID.
public sealed interface State {

    /// It holds this, and it may cross.
    record Held(Seen seen) implements State {}

    /// It holds nothing, and said so.
    record Nothing() implements State {}

    /// It holds something that a rule of the profile keeps from crossing.
    record Withheld(Place place, String rule, Shaped.Copy copy) implements State {}

    State NOTHING = new Nothing();

    /// Where it lies, whether or not it may cross.
    default Optional<Place> lies() {
        return switch (this) {
            case Held(var seen) -> Optional.of(seen.place());
            case Withheld(var place, _, _) -> Optional.of(place);
            case Nothing _ -> Optional.empty();
        };
    }

    /// What may cross from this side, if anything.
    default Optional<Seen> crossing() {
        return this instanceof Held(var seen) ? Optional.of(seen) : Optional.empty();
    }
}

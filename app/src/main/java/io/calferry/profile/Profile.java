package io.calferry.profile;

import io.calferry.shape.Rules;
import io.calferry.sync.Guard;
import io.calferry.sync.Policy;
import io.calferry.sync.Side;

/// What is carried from where to where, by which rules and when.
///
/// @param name for people; not empty
/// @param source the LEFT side of a run
/// @param target the RIGHT side of a run
public record Profile(
        ProfileId id,
        String name,
        State state,
        Endpoint source,
        Endpoint target,
        Way way,
        Schedule schedule,
        Rules rules,
        Guard guard) {

    public Policy policy() {
        return way.policy();
    }

    /// The calendar that a run knows as `side`.
    public Endpoint on(Side side) {
        return side == Side.LEFT ? source : target;
    }

    /// This, under another id.
    public Profile withId(ProfileId other) {
        return new Profile(other, name, state, source, target, way, schedule, rules, guard);
    }

    /// This, under another name.
    public Profile withName(String other) {
        return new Profile(id, other, state, source, target, way, schedule, rules, guard);
    }

    /// This, on or off.
    public Profile withState(State other) {
        return new Profile(id, name, other, source, target, way, schedule, rules, guard);
    }

    /// Whether a profile runs.
    public enum State {
        ENABLED,
        PAUSED
    }
}

package io.calferry.profile;

import io.calferry.sync.Policy;

/// Which way a profile syncs, and who prevails. Holds what is said for the other direction too, so
/// that nothing is lost when a person changes the direction and back.
public record Way(
        Direction direction, Policy.OnDrift onDrift, Policy.OnClash onClash, Policy.Others others) {

    public static final Way DEFAULT =
            new Way(
                    Direction.ONE_WAY,
                    Policy.OnDrift.RESTORE,
                    Policy.OnClash.ASK,
                    Policy.Others.KEEP);

    /// The part that is in force.
    public Policy policy() {
        return switch (direction) {
            case ONE_WAY -> new Policy.Mirror(onDrift, others);
            case TWO_WAY -> new Policy.TwoWay(onClash);
        };
    }

    public enum Direction {
        ONE_WAY,
        TWO_WAY
    }
}

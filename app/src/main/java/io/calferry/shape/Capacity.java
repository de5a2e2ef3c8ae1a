package io.calferry.shape;

import io.calferry.sync.Side;

import java.util.function.Predicate;

/// What of an entry the stores of a profile can hold, by the names of iCalendar's properties, and
/// VALARM for more than one alarm. What a side can't hold is missing from what it gives back, and
/// nobody has taken it away.
public record Capacity(Predicate<String> left, Predicate<String> right) {

    /// Of stores that keep calendar objects as they are.
    public static final Capacity EVERYTHING = new Capacity(_ -> true, _ -> true);

    Predicate<String> on(Side side) {
        return switch (side) {
            case LEFT -> left;
            case RIGHT -> right;
        };
    }
}

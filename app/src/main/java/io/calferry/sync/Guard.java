package io.calferry.sync;

import java.util.Optional;

/// Holds the dangerous steps of a plan, deletions and take-overs, when there are suspiciously many.
/// Where one side is another calendar than in the run before, it holds them however few they are:
/// what is linked and not in the new calendar looks deleted, and nobody has deleted it. They wait
/// until a person decides about the plan.
///
/// @param share of the linked objects, between 0 and 1, that may go at once
/// @param count that may go at once, however few are linked; both must be exceeded
public record Guard(double share, int count) {

    /// What the design calls for: more than max(5, 20 %).
    public static final Guard DEFAULT = new Guard(0.2, 5);

    public Guard {
        if (!(share >= 0 && share <= 1) || count < 0) {
            throw new IllegalArgumentException("share is between 0 and 1, count is not negative");
        }
    }

    /// What a guard knows of a plan.
    ///
    /// @param linked objects that are in agreement before the run
    /// @param deletions planned, on both sides together
    /// @param takeOvers planned: updates of objects that this profile did not write
    /// @param emptied the side that holds nothing at all although objects are linked
    /// @param moved the side that is another calendar than before
    public record Facts(
            long linked,
            long deletions,
            long takeOvers,
            Optional<Side> emptied,
            Optional<Side> moved) {}

    /// Why dangerous steps wait for a person.
    public sealed interface Finding {

        /// More deletions and take-overs than the profile allows at once.
        record TooMany(long deletions, long takeOvers, long linked) implements Finding {}

        /// One side is suddenly empty.
        record Emptied(Side side) implements Finding {}

        /// One side is another calendar than before.
        record Moved(Side side) implements Finding {}

        /// A first run would rewrite entries that were there before it.
        record FirstRun(long takeOvers) implements Finding {}
    }

    /// What is wrong with the plan; empty where its dangerous steps may go on.
    public Optional<Finding> check(Facts facts) {
        if (facts.deletions() + facts.takeOvers() == 0) {
            return Optional.empty();
        }
        if (facts.linked() == 0 && facts.takeOvers() > 0) {
            return Optional.of(new Finding.FirstRun(facts.takeOvers()));
        }
        if (facts.moved().isPresent()) {
            return facts.moved().map(Finding.Moved::new);
        }
        if (facts.linked() > 0 && facts.emptied().isPresent()) {
            return facts.emptied().map(Finding.Emptied::new);
        }
        var dangerous = facts.deletions() + facts.takeOvers();
        if (dangerous > Math.max(count, share * facts.linked())) {
            return Optional.of(
                    new Finding.TooMany(facts.deletions(), facts.takeOvers(), facts.linked()));
        }
        return Optional.empty();
    }
}

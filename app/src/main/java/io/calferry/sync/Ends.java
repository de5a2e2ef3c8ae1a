package io.calferry.sync;

/// What a profile is to this core: its two stores, what its ledger knows of them, and its rules.
///
/// @param profile its id
public record Ends(
        String profile,
        Store left,
        Store right,
        Ledger ledger,
        Policy policy,
        Shaping shaping,
        Guard guard) {

    public Store store(Side side) {
        return side == Side.LEFT ? left : right;
    }

    /// The same, with stores that say which side they are when they fail.
    Ends sided() {
        return new Ends(
                profile,
                new Sided(Side.LEFT, left),
                new Sided(Side.RIGHT, right),
                ledger,
                policy,
                shaping,
                guard);
    }

    /// Requests that both stores have sent so far.
    Report.Requests requests() {
        return new Report.Requests(left.requests(), right.requests());
    }

    /// Under which rules the two sides are seen now: a line each.
    String key() {
        return shaping.key(Side.LEFT) + "\n" + shaping.key(Side.RIGHT);
    }

    /// Whether `side` is still seen under the rules of an earlier [#key].
    boolean sameRules(String earlier, Side side) {
        var keys = earlier.split("\n", -1);
        return keys.length == 2 && keys[side.ordinal()].equals(shaping.key(side));
    }
}

package io.calferry.sync;

import io.calferry.sync.Ledger.Tokens;

import java.util.Optional;

/// What a profile is to this core: its two stores, what its ledger knows of them, and its rules.
///
/// @param profile its id
/// @param whereabouts which calendars the two stores are
public record Ends(
        String profile,
        Store left,
        Store right,
        Whereabouts whereabouts,
        Ledger ledger,
        Policy policy,
        Shaping shaping,
        Guard guard) {

    /// Of two calendars that nobody puts others in the place of.
    public Ends(
            String profile,
            Store left,
            Store right,
            Ledger ledger,
            Policy policy,
            Shaping shaping,
            Guard guard) {
        this(profile, left, right, Whereabouts.UNKNOWN, ledger, policy, shaping, guard);
    }

    public Store store(Side side) {
        return side == Side.LEFT ? left : right;
    }

    /// The same, with stores that say which side they are when they fail.
    Ends sided() {
        return new Ends(
                profile,
                new Sided(Side.LEFT, left),
                new Sided(Side.RIGHT, right),
                whereabouts,
                ledger,
                policy,
                shaping,
                guard);
    }

    /// Requests that both stores have sent so far.
    Report.Requests requests() {
        return new Report.Requests(left.requests(), right.requests());
    }

    /// Under which rules the two sides are seen now, and which calendars they are.
    String key() {
        return new Key(shaping.key(Side.LEFT), shaping.key(Side.RIGHT), whereabouts).text();
    }

    /// The side that is another calendar than the one that the ledger knows it as, LEFT first.
    Optional<Side> moved() {
        return whereabouts.movedSince(ledger);
    }

    boolean moved(Side side) {
        return whereabouts.moved(side, Key.of(ledger.tokens().key()).whereabouts());
    }

    /// Has the ledger know that where linked objects lay on a side that has moved is elsewhere.
    /// Until a run came through that looked at everything, whatever calendar the side is then has
    /// moved: also the one of before, if a person puts it back.
    void stray() {
        for (var side : Side.values()) {
            if (moved(side)) {
                var known = Key.of(ledger.tokens().key());
                var between = known.whereabouts().between(side);
                ledger.key(new Key(known.left(), known.right(), between).text());
                ledger.moved(side);
            }
        }
    }

    /// Has the ledger know which calendars these are, where it does not: before anything is linked,
    /// because a run that links may not come through.
    void introduce() {
        var known = Key.of(ledger.tokens().key());
        if (known.whereabouts().equals(Whereabouts.UNKNOWN)
                && !whereabouts.equals(Whereabouts.UNKNOWN)) {
            ledger.key(new Key(known.left(), known.right(), whereabouts).text());
        }
    }

    /// Tokens that have the next run look at everything anew. It must still find out that one of
    /// the calendars is another one.
    Tokens anew() {
        var known = Key.of(ledger.tokens().key()).whereabouts();
        return new Tokens(Optional.empty(), Optional.empty(), new Key("", "", known).text());
    }

    /// Whether `side` is still seen under the rules of an earlier [#key].
    boolean sameRules(String earlier, Side side) {
        return Key.of(earlier).on(side).equals(shaping.key(side));
    }
}

package io.calferry.sync;

import io.calferry.sync.Ledger.Tokens;
import io.calferry.sync.Sight.Trust;

import java.util.Optional;

/// What the next listings would tell of a run's own writes, asked for at once.
///
/// A sync token from before a run's writes makes the next listing name them all, although nothing
/// happened to them: after a first sync, the whole calendar. So a run that wrote much asks once
/// more and takes the newer token, if all that it is told is as the ledger has it. Anything else, a
/// fault too, is left to the next run, which then sees it with the older token.
final class OwnWrites {

    /// One request more is worth it from so many writes on.
    private static final int MANY = 200;

    private OwnWrites() {}

    /// The tokens with which the next run is to begin.
    ///
    /// @param tokens from before the run's writes, all of which are noted by now
    /// @param written how many there were
    static Tokens past(Ends ends, Tokens tokens, long written) {
        if (written < MANY) {
            return tokens;
        }
        return switch (ends.policy()) {
            case Policy.Mirror _ -> tokens.with(Side.RIGHT, past(ends, Side.RIGHT, tokens));
            case Policy.TwoWay _ ->
                    tokens.with(Side.LEFT, past(ends, Side.LEFT, tokens))
                            .with(Side.RIGHT, past(ends, Side.RIGHT, tokens));
        };
    }

    private static Optional<SyncToken> past(Ends ends, Side side, Tokens tokens) {
        var before = tokens.on(side);
        if (before.isEmpty()) {
            return before;
        }
        try {
            var sight = Sight.of(side, ends.store(side).list(before), ends.ledger(), Trust.YES);
            boolean asNoted = sight.unread.isEmpty() && sight.missing.isEmpty();
            return asNoted ? sight.listing.nextToken() : before;
        } catch (StoreException _) {
            return before;
        }
    }
}

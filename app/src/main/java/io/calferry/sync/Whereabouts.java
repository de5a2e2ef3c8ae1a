package io.calferry.sync;

import java.util.Optional;
import java.util.stream.Stream;

/// Which calendar each side of a profile is: words that are equal for as long as it is the same,
/// and that tell neither an address nor who signs in. An empty word says that it is not known.
public record Whereabouts(String left, String right) {

    /// Of two sides of which nothing is known.
    public static final Whereabouts UNKNOWN = new Whereabouts("", "");

    private static final String BETWEEN = "between calendars";

    public Whereabouts {
        if ((left + right).contains("\n")) {
            throw new IllegalArgumentException("a word is one line");
        }
    }

    String on(Side side) {
        return side == Side.LEFT ? left : right;
    }

    /// The side that was another calendar `before`, LEFT first. What is not known has not moved.
    Optional<Side> movedSince(Whereabouts before) {
        return Stream.of(Side.values()).filter(side -> moved(side, before)).findFirst();
    }

    /// Whether `side` was another calendar `before`.
    boolean moved(Side side, Whereabouts before) {
        return moved(before.on(side), on(side));
    }

    /// The side that is another calendar than the one that `ledger` knows it as, LEFT first.
    public Optional<Side> movedSince(Ledger ledger) {
        return movedSince(Key.of(ledger.tokens().key()).whereabouts());
    }

    /// The same with `side` no calendar that anybody can name: every one is another.
    Whereabouts between(Side side) {
        return side == Side.LEFT ? new Whereabouts(BETWEEN, right) : new Whereabouts(left, BETWEEN);
    }

    private static boolean moved(String before, String now) {
        return !before.isEmpty() && !now.isEmpty() && !before.equals(now);
    }
}

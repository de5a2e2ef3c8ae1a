package io.calferry.sync;

/// What a ledger notes beside its tokens: under which rules each side was seen, and which calendar
/// it was then.
///
/// @param left the [Shaping#key] of LEFT; empty where it is not known
/// @param right the same of RIGHT
record Key(String left, String right, Whereabouts whereabouts) {

    /// Reads what [#text] wrote. Earlier versions noted the rules alone; anything else says
    /// nothing.
    static Key of(String text) {
        var lines = text.split("\n", -1);
        return switch (lines.length) {
            case 2 -> new Key(lines[0], lines[1], Whereabouts.UNKNOWN);
            case 4 -> new Key(lines[0], lines[1], new Whereabouts(lines[2], lines[3]));
            default -> new Key("", "", Whereabouts.UNKNOWN);
        };
    }

    /// A line each.
    String text() {
        return String.join("\n", left, right, whereabouts.left(), whereabouts.right());
    }

    String on(Side side) {
        return side == Side.LEFT ? left : right;
    }
}

package io.calferry.cli;

import java.util.ArrayList;
import java.util.List;

/// A line to print, in pieces of one style each.
record Line(List<Piece> pieces) {

    static final Line EMPTY = new Line(List.of());

    record Piece(String text, Style style) {}

    /// How a piece stands out; each has its words or signs too, since colour alone tells nothing.
    enum Style {
        PLAIN(""),
        BOLD("1"),
        DIM("2"),
        NEW("32"),
        CHANGED("36"),
        REMOVED("31"),
        /// For what needs a person.
        ATTENTION("1;33");

        private final String code;

        Style(String code) {
            this.code = code;
        }

        /// The parameter of SGR (ECMA-48 section 8.3.117).
        String code() {
            return code;
        }
    }

    static Line of(String text) {
        return EMPTY.and(text);
    }

    static Line of(Style style, String text) {
        return EMPTY.and(style, text);
    }

    Line and(String text) {
        return and(Style.PLAIN, text);
    }

    Line and(Style style, String text) {
        var more = new ArrayList<>(pieces);
        more.add(new Piece(text, style));
        return new Line(List.copyOf(more));
    }

    Line and(Line other) {
        var more = new ArrayList<>(pieces);
        more.addAll(other.pieces);
        return new Line(List.copyOf(more));
    }

    /// How many columns it takes, as far as that can be known.
    int width() {
        return pieces.stream()
                .map(piece -> Clean.text(piece.text()))
                .mapToInt(text -> text.codePointCount(0, text.length()))
                .sum();
    }
}

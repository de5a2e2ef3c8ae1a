package io.calferry.desktop.preview;

import java.util.Locale;

/// Which rows a person wants to see.
enum Filter {
    ALL,
    NEW,
    CHANGED,
    REMOVED,
    UNTOUCHED,
    HELD,
    CLASHING,
    STUCK;

    /// Whether it shows `row`.
    boolean shows(Row row) {
        return switch (this) {
            case ALL -> row.deed() != Deed.UNTOUCHED;
            case NEW -> row.deed() == Deed.CREATE;
            case CHANGED -> row.deed() == Deed.UPDATE;
            case REMOVED -> row.deed() == Deed.DELETE;
            case UNTOUCHED -> row.deed() == Deed.UNTOUCHED;
            case HELD -> row.isHeld();
            case CLASHING -> row.deed() == Deed.CLASH;
            case STUCK -> row.deed() == Deed.PARKED;
        };
    }

    /// Whether `row` has `text` somewhere, in any case.
    static boolean has(Row row, String text) {
        var needle = text.strip().toLowerCase(Locale.ROOT);
        return row.title().toLowerCase(Locale.ROOT).contains(needle)
                || row.changes().fields().stream()
                        .anyMatch(
                                it ->
                                        it.from().toLowerCase(Locale.ROOT).contains(needle)
                                                || it.to()
                                                        .toLowerCase(Locale.ROOT)
                                                        .contains(needle));
    }
}

package io.calferry.desktop.preview;

/// What becomes of an event, as a person counts it. Each has a sign of its own, so that nobody has
/// to tell colours apart.
enum Deed {
    CREATE("+"),
    UPDATE("~"),
    DELETE("\u2212"),
    /// Both sides changed, and a person has to say which stays.
    CLASH("?"),
    /// It can't be carried.
    PARKED("!"),
    UNTOUCHED("=");

    private final String sign;

    Deed(String sign) {
        this.sign = sign;
    }

    String sign() {
        return sign;
    }

    /// Whether it writes to a store, so that a person can leave it out.
    boolean writes() {
        return switch (this) {
            case CREATE, UPDATE, DELETE -> true;
            case CLASH, PARKED, UNTOUCHED -> false;
        };
    }
}

package io.calferry.outlook;

/// Ends a mapping that has no whole result.
final class UnmappedException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Unmapped why;

    UnmappedException(Unmapped why) {
        super(why.words(), null, false, false);
        this.why = why;
    }

    Unmapped why() {
        return why;
    }
}

package io.calferry.cli;

/// How a command ended, for the shell.
public enum Ending {
    /// All done.
    DONE(0),
    /// Some objects are parked, or a plan is held.
    WAITING(1),
    /// The arguments or the profiles are wrong.
    USAGE(2),
    /// A profile could not run.
    FAILED(3),
    /// A mistake of ours.
    BUG(70),
    /// A person ended it: 128 and the number of the signal, as shells have it.
    CANCELLED(130);

    private final int code;

    Ending(int code) {
        this.code = code;
    }

    /// The exit code.
    public int code() {
        return code;
    }

    /// The graver of the two.
    Ending or(Ending other) {
        return compareTo(other) >= 0 ? this : other;
    }
}

package io.calferry.cli;

/// What is not there yet, and how to go on without it.
final class Hints {

    private Hints() {}

    static Ending noWindow(Call call) {
        throw call.end(
                Ending.USAGE,
                "there is no window yet. Try `calferry demo`, run your profiles with"
                        + " `calferry sync`, or see `calferry --help`.");
    }
}

package io.calferry.cli;

import io.calferry.profile.Profile;
import io.calferry.words.FaultWords;

import java.util.Locale;

/// What is not there yet, and how to go on without it.
final class Hints {

    private Hints() {}

    static Ending noWindow(Call call) {
        throw call.end(
                Ending.USAGE,
                "there is no window yet. Try `calferry demo`, run your profiles with"
                        + " `calferry sync`, or see `calferry --help`.");
    }

    static Ending noKeychain(Call call) {
        var words = call.arguments().words();
        Profile profile = call.profile(words.getFirst());
        var side = words.get(1).toLowerCase(Locale.ROOT);
        if (!side.equals("source") && !side.equals("target")) {
            throw call.end(Ending.USAGE, "say source or target.");
        }
        throw call.end(
                Ending.USAGE,
                "no password was kept for the %s of %s. ".formatted(side, profile.name())
                        + FaultWords.KEYCHAIN);
    }
}

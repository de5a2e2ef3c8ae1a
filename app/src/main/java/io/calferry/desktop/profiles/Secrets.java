package io.calferry.desktop.profiles;

import io.calferry.keychain.Entry;
import io.calferry.keychain.Keychain;
import io.calferry.keychain.KeychainException;
import io.calferry.profile.PasswordSource;
import io.calferry.profile.Profile;
import io.calferry.sync.Side;

import java.util.Arrays;

/// What profiles keep in a keychain.
final class Secrets {

    private Secrets() {}

    /// Whether a profile keeps any there.
    static boolean wanted(Profile profile) {
        return wanted(profile, Side.LEFT) || wanted(profile, Side.RIGHT);
    }

    private static boolean wanted(Profile profile, Side side) {
        return profile.on(side)
                .signIn()
                .secret()
                .filter(it -> it instanceof PasswordSource.Keychain)
                .isPresent();
    }

    /// Whether a password is missing there; one that can't be looked for counts as missing.
    static boolean missing(Profile profile, Keychain keychain) {
        return missing(profile, Side.LEFT, keychain) || missing(profile, Side.RIGHT, keychain);
    }

    private static boolean missing(Profile profile, Side side, Keychain keychain) {
        if (!wanted(profile, side)) {
            return false;
        }
        var its = side == Side.LEFT ? Entry.Side.SOURCE : Entry.Side.TARGET;
        try {
            var secret = keychain.read(Entry.of(profile.id().value(), its));
            secret.ifPresent(it -> Arrays.fill(it, '\0'));
            return secret.isEmpty();
        } catch (KeychainException _) {
            return true;
        }
    }
}

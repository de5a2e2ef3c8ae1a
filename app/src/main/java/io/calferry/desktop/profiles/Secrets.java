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

    /// What a keychain says of the passwords of a profile.
    enum Known {
        THERE,
        MISSING,
        /// They can't be looked for, as while it is locked.
        HIDDEN
    }

    static Known known(Profile profile, Keychain keychain) {
        try {
            return isThere(profile, Side.LEFT, keychain) && isThere(profile, Side.RIGHT, keychain)
                    ? Known.THERE
                    : Known.MISSING;
        } catch (KeychainException _) {
            return Known.HIDDEN;
        }
    }

    private static boolean isThere(Profile profile, Side side, Keychain keychain)
            throws KeychainException {
        if (!wanted(profile, side)) {
            return true;
        }
        var its = side == Side.LEFT ? Entry.Side.SOURCE : Entry.Side.TARGET;
        var secret = keychain.read(Entry.of(profile.id().value(), its));
        secret.ifPresent(it -> Arrays.fill(it, '\0'));
        return secret.isPresent();
    }

    /// Whether a password is missing there; one that can't be looked for counts as missing.
    static boolean missing(Profile profile, Keychain keychain) {
        return switch (known(profile, keychain)) {
            case THERE -> false;
            case MISSING, HIDDEN -> true;
        };
    }
}

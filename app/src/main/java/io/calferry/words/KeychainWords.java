package io.calferry.words;

import io.calferry.keychain.KeychainProblem;

import java.nio.file.Path;

/// Why a password can't be read or kept, in sentences.
public final class KeychainWords {

    /// The environment variable that may hold the passphrase of the file with passwords.
    public static final String PASSPHRASE = "CALFERRY_PASSPHRASE";

    private final Bundle bundle;

    KeychainWords(Bundle bundle) {
        this.bundle = bundle;
    }

    /// What is wrong, and what to do next.
    public String sentence(KeychainProblem problem) {
        return switch (problem) {
            case KeychainProblem.None _ -> bundle.get("keychain.none");
            case KeychainProblem.Locked _ -> bundle.get("keychain.locked");
            case KeychainProblem.TooLong(var most) -> bundle.get("keychain.too-long", most);
            case KeychainProblem.NoPassphrase(var file) -> of("keychain.no-passphrase", file);
            case KeychainProblem.WrongPassphrase(var file) -> of("keychain.wrong-passphrase", file);
            case KeychainProblem.Damaged(var file) -> of("keychain.damaged", file);
            case KeychainProblem.NotAccessible(var file) -> of("keychain.not-accessible", file);
        };
    }

    /// Where passwords can be kept where the keychain can't be used.
    ///
    /// @param file which would hold them
    public String instead(Path file) {
        return of("keychain.instead", file);
    }

    private String of(String key, Path file) {
        return bundle.get(key, file.toString(), PASSPHRASE);
    }
}

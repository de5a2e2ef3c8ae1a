package io.calferry.keychain;

import java.nio.file.Path;

/// Why a secret can't be read or kept, in the user's terms.
public sealed interface KeychainProblem {

    /// This computer has no keychain that we can reach.
    record None() implements KeychainProblem {}

    /// It is there, but locked, and nobody unlocked it; or it does not answer, or does not
    /// keep what it is given.
    record Locked() implements KeychainProblem {}

    /// The secret is longer than the keychain takes.
    ///
    /// @param most how many characters it takes
    record TooLong(int most) implements KeychainProblem {}

    /// The file needs its passphrase, and there is none.
    record NoPassphrase(Path file) implements KeychainProblem {}

    /// The passphrase does not open the file, or somebody changed the file.
    record WrongPassphrase(Path file) implements KeychainProblem {}

    /// The file is none that we wrote.
    record Damaged(Path file) implements KeychainProblem {}

    /// The file can't be read or written.
    record NotAccessible(Path file) implements KeychainProblem {}
}

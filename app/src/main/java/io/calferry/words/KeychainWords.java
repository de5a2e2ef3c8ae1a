package io.calferry.words;

import io.calferry.keychain.KeychainProblem;

import java.nio.file.Path;

/// Why a password can't be read or kept, in sentences.
public final class KeychainWords {

    /// The environment variable that may hold the passphrase of the file with passwords.
    public static final String PASSPHRASE = "CALFERRY_PASSPHRASE";

    private KeychainWords() {}

    /// What is wrong, and what to do next.
    public static String sentence(KeychainProblem problem) {
        return switch (problem) {
            case KeychainProblem.None _ -> "There is no keychain here.";
            case KeychainProblem.Locked _ ->
                    "The keychain is locked, or does not answer. Unlock it, then try again.";
            case KeychainProblem.TooLong(var most) ->
                    "The password is too long: this keychain takes "
                            + most
                            + " characters at most. Let it come from a command (\"from\":"
                            + " \"command\").";
            case KeychainProblem.NoPassphrase(var file) ->
                    file
                            + " is encrypted. Put its passphrase into the environment variable "
                            + PASSPHRASE
                            + ", or try again in a terminal, where it is asked for.";
            case KeychainProblem.WrongPassphrase(var file) ->
                    "The passphrase does not open "
                            + file
                            + ". Try again; if it is lost, delete the file and enter the passwords"
                            + " anew.";
            case KeychainProblem.Damaged(var file) ->
                    file + " is damaged. Delete it and enter the passwords anew.";
            case KeychainProblem.NotAccessible(var file) ->
                    file + " can't be read or written. Check its permissions and the space left.";
        };
    }

    /// Where passwords can be kept where the keychain can't be used.
    ///
    /// @param file which would hold them
    public static String instead(Path file) {
        return "To keep passwords in "
                + file
                + " instead, encrypted, put a passphrase of your choice into the environment"
                + " variable "
                + PASSPHRASE
                + " and try again.";
    }
}

package io.calferry.profile;

import java.util.List;

/// Where a password comes from. Never the password itself.
public sealed interface PasswordSource {

    /// The keychain of the operating system, under the profile's id and side.
    record Keychain() implements PasswordSource {}

    /// The environment variable `name`.
    record Env(String name) implements PasswordSource {}

    /// The first line that a program prints.
    ///
    /// @param argv the program and its arguments, given to the operating system as they are,
    ///     without a shell; not empty
    record Command(List<String> argv) implements PasswordSource {
        public Command {
            argv = List.copyOf(argv);
            if (argv.isEmpty() || argv.getFirst().isBlank()) {
                throw new IllegalArgumentException("a command names a program");
            }
        }

        public String program() {
            return argv.getFirst();
        }

        /// The program alone: an argument may be a secret.
        @Override
        public String toString() {
            return "Command[" + program() + "]";
        }
    }
}

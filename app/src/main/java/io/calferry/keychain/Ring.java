package io.calferry.keychain;

import java.util.Optional;

/// An open keychain of the operating system, as its library gives it: used by one thread, and apt
/// to fail in any way, also without saying so.
interface Ring {

    /// Empty where nothing is found, which some keychains say when they are locked or gone, too.
    Optional<char[]> read(Entry entry) throws Exception;

    void write(Entry entry, char[] secret) throws Exception;

    void delete(Entry entry) throws Exception;

    void close() throws Exception;

    /// Opens it. May ask the user to unlock it, and wait.
    interface Opener {

        /// Throws [Missing] where there is none.
        Ring open() throws Exception;

        /// Whether it says of itself that it is locked, as far as it can be asked without the user
        /// being asked.
        default boolean locked() {
            return false;
        }
    }

    /// There is no such keychain.
    final class Missing extends Exception {
        private static final long serialVersionUID = 1;

        Missing(Throwable cause) {
            super("no keychain", cause);
        }

        Missing() {
            super("no keychain");
        }
    }
}

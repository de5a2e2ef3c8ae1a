package io.calferry.keychain;

import java.util.Optional;

/// Keeps secrets. Every method may be called from several threads, and may block: for as long as
/// somebody needs to unlock the keychain, never longer than the implementation was told.
public interface Keychain extends AutoCloseable {

    /// Whether a keychain can be used now.
    enum Condition {
        AVAILABLE,
        /// There, but somebody has to unlock it.
        LOCKED,
        NONE
    }

    /// Tries it out: what is written can be read and deleted.
    Condition probe();

    /// The secret that is kept under `entry`; empty where none is. The array is the caller's, to be
    /// wiped after use. Throws where the keychain can't be asked: then nobody knows whether there
    /// is one.
    Optional<char[]> read(Entry entry) throws KeychainException;

    /// Keeps `secret` under `entry` in place of what was there. When this returns, the secret can
    /// be read back. The array stays the caller's. Throws `IllegalArgumentException` for an empty
    /// one.
    void keep(Entry entry, char[] secret) throws KeychainException;

    /// Forgets what is kept under `entry`, if anything is.
    void forget(Entry entry) throws KeychainException;

    @Override
    void close();
}

package io.calferry.keychain;

/// What becomes of the secrets of a profile when it is copied, or goes.
///
/// @param keychain that holds them
public record ProfileSecrets(Keychain keychain) {

    /// The profile `to` signs in as `from` does. Throws where the keychain can't be used; then some
    /// may be copied and others not, and it can be done again.
    public void copy(String from, String to) throws KeychainException {
        for (var side : Entry.Side.values()) {
            var secret = keychain.read(Entry.of(from, side));
            if (secret.isPresent()) {
                try {
                    keychain.keep(Entry.of(to, side), secret.get());
                } finally {
                    Secrets.wipe(secret.get());
                }
            }
        }
    }

    /// The profile is gone.
    public void forget(String id) throws KeychainException {
        for (var side : Entry.Side.values()) {
            keychain.forget(Entry.of(id, side));
        }
    }
}

package io.calferry.keychain;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.KeyringStorageType;
import com.github.javakeyring.PasswordAccessException;

import java.util.Optional;

/// The keychain of the operating system by way of java-keyring: macOS Keychain, Windows Credential
/// Manager, and on Linux whatever answers to the Secret Service API (GNOME Keyring, KWallet since
/// 5.97, KeePassXC).
final class LibraryRing implements Ring {

    private final Keyring keyring;

    private LibraryRing(Keyring keyring) {
        this.keyring = keyring;
    }

    static Ring open(KeyringStorageType type) throws Missing {
        try {
            return new LibraryRing(Keyring.create(type));
        } catch (BackendNotSupportedException e) {
            // A locked one that has nobody to ask answers with less than the library expects.
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof NullPointerException locked) {
                    throw locked;
                }
            }
            throw new Missing(e);
        } catch (LinkageError e) {
            // The library's own native part does not load here.
            throw new Missing(e);
        }
    }

    @Override
    public Optional<char[]> read(Entry entry) {
        try {
            return Optional.of(keyring.getPassword(Entry.SERVICE, entry.account()).toCharArray());
        } catch (PasswordAccessException _) {
            // The library tells what is missing only in words.
            return Optional.empty();
        }
    }

    @Override
    public void write(Entry entry, char[] secret) throws PasswordAccessException {
        keyring.setPassword(Entry.SERVICE, entry.account(), new String(secret));
    }

    @Override
    public void delete(Entry entry) throws PasswordAccessException {
        keyring.deletePassword(Entry.SERVICE, entry.account());
    }

    @Override
    public void close() throws Exception {
        keyring.close();
    }
}

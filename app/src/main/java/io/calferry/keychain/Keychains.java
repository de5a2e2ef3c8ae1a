package io.calferry.keychain;

import java.util.Optional;
import java.util.function.Supplier;

/// The places where this computer can keep secrets, and which of them the user has chosen: the
/// encrypted file where that exists or has a passphrase, because only a person makes one; else
/// memory, where somebody asked for that in this session; else the keychain of the operating
/// system. Which of them it is holds for reading and keeping alike.
public final class Keychains implements AutoCloseable {

    private final Supplier<Keychain> opening;
    private final FileKeychain file;
    private Optional<Keychain> system = Optional.empty();
    private Optional<Keychain> session = Optional.empty();

    /// @param opening makes the keychain of the operating system, when it is first needed
    public Keychains(Supplier<Keychain> opening, FileKeychain file) {
        this.opening = opening;
        this.file = file;
    }

    public synchronized Keychain chosen() {
        return file.exists() || file.isUnlocked() ? file : session.orElseGet(this::system);
    }

    /// From now on secrets are kept in memory, until this program ends.
    public synchronized Keychain keepForThisSession() {
        if (session.isEmpty()) {
            session = Optional.of(new SessionKeychain());
        }
        return session.get();
    }

    public synchronized Keychain system() {
        if (system.isEmpty()) {
            system = Optional.of(opening.get());
        }
        return system.get();
    }

    public FileKeychain file() {
        return file;
    }

    @Override
    public synchronized void close() {
        system.ifPresent(Keychain::close);
        session.ifPresent(Keychain::close);
        file.close();
    }
}

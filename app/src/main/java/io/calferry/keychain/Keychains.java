package io.calferry.keychain;

import java.util.Optional;
import java.util.function.Supplier;

/// The places where this computer can keep secrets, and which of them the user has chosen: the
/// encrypted file where that exists, because only a person makes one; else the keychain of the
/// operating system. Which of the two it is holds for reading and keeping alike.
public final class Keychains implements AutoCloseable {

    private final Supplier<Keychain> opening;
    private final FileKeychain file;
    private Optional<Keychain> system = Optional.empty();

    /// @param opening makes the keychain of the operating system, when it is first needed
    public Keychains(Supplier<Keychain> opening, FileKeychain file) {
        this.opening = opening;
        this.file = file;
    }

    public Keychain chosen() {
        return file.exists() ? file : system();
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
        file.close();
    }
}

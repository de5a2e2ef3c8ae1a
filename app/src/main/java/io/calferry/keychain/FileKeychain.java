package io.calferry.keychain;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Keeps secrets in a file that a passphrase encrypts ([Sealed]) and only its owner may read. Read
/// anew each time, so that what another process keeps there is seen; replaced whole, by a file that
/// is written beside it and moved into place. The first secret makes it.
public final class FileKeychain implements Keychain {

    private static final int LIMIT = 4 << 20;

    private final Path file;
    private final Supplier<Optional<char[]>> asking;
    private Optional<char[]> passphrase = Optional.empty();
    private Optional<Sealed.Key> known = Optional.empty();

    /// @param asking for the passphrase when it is needed and not yet known; empty where nobody
    ///     answers. The array is wiped after use.
    public FileKeychain(Path file, Supplier<Optional<char[]>> asking) {
        this.file = file;
        this.asking = asking;
    }

    public Path file() {
        return file;
    }

    /// Whether the file is there: somebody chose to keep secrets in it.
    public boolean exists() {
        return Files.exists(file);
    }

    /// Nobody is asked for the passphrase any more. Whether it is the right one shows when a secret
    /// is read; where there is no file yet, the first secret makes one that it opens. The array
    /// stays the caller's.
    public synchronized void unlock(char[] with) {
        close();
        passphrase = Optional.of(with.clone());
    }

    /// The same, tried out at once. Throws where it does not open the file: then that stays as
    /// locked as if nobody had said anything.
    public synchronized void open(char[] with) throws KeychainException {
        unlock(with);
        try (var _ = load()) {
            // It is the right one.
        } catch (KeychainException e) {
            close();
            throw e;
        }
    }

    /// Whether it can be used without asking anybody, as far as is known.
    synchronized boolean isUnlocked() {
        return passphrase.isPresent();
    }

    @Override
    public synchronized Condition probe() {
        try (var _ = load()) {
            return Condition.AVAILABLE;
        } catch (KeychainException _) {
            return Condition.LOCKED;
        }
    }

    @Override
    public synchronized Optional<char[]> read(Entry entry) throws KeychainException {
        try (var secrets = load()) {
            return secrets.get(entry);
        }
    }

    @Override
    public synchronized void keep(Entry entry, char[] secret) throws KeychainException {
        Secrets.check(secret);
        change(
                secrets -> {
                    secrets.put(entry, secret);
                    return true;
                });
    }

    @Override
    public synchronized void forget(Entry entry) throws KeychainException {
        change(secrets -> secrets.remove(entry));
    }

    /// Forgets the passphrase; the file stays.
    @Override
    public synchronized void close() {
        passphrase.ifPresent(Secrets::wipe);
        passphrase = Optional.empty();
        known = Optional.empty();
    }

    /// Gives the file another name beside its own, for a person who can't open it any more: secrets
    /// are kept as if there had never been one. Where it is gone already, nothing happens.
    public synchronized void setAside() throws KeychainException {
        close();
        var name = file.getFileName() + ".aside";
        var where = file.resolveSibling(name);
        for (var number = 2; Files.exists(where); number++) {
            where = file.resolveSibling(name + "-" + number);
        }
        try {
            Files.move(file, where);
        } catch (NoSuchFileException _) {
            // As wanted.
        } catch (IOException e) {
            throw notAccessible(e);
        }
    }

    @Override
    public String toString() {
        return "FileKeychain[" + file + "]";
    }

    private void change(Predicate<KeptSecrets> change) throws KeychainException {
        try (var secrets = load()) {
            if (change.test(secrets)) {
                store(secrets);
            }
        }
    }

    private KeptSecrets load() throws KeychainException {
        var found = content();
        if (found.isEmpty()) {
            return new KeptSecrets();
        }
        var sealed = Sealed.parse(found.get()).orElseThrow(this::damaged);
        var key = key(sealed);
        var plain = sealed.open(key).orElseThrow(this::wrongPassphrase);
        known = Optional.of(key);
        try {
            return KeptSecrets.of(plain);
        } catch (IllegalArgumentException _) {
            throw damaged();
        } finally {
            Secrets.wipe(plain);
        }
    }

    private Optional<byte[]> content() throws KeychainException {
        try {
            if (Files.size(file) > LIMIT) {
                throw damaged();
            }
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw notAccessible(e);
        }
    }

    private Sealed.Key key(Sealed sealed) throws KeychainException {
        var fitting = known.filter(sealed::fits);
        return fitting.isPresent() ? fitting.get() : sealed.key(passphrase());
    }

    private char[] passphrase() throws KeychainException {
        if (passphrase.isEmpty()) {
            passphrase = asking.get().filter(it -> it.length > 0);
        }
        return passphrase.orElseThrow(
                () -> new KeychainException(new KeychainProblem.NoPassphrase(file)));
    }

    private KeychainException wrongPassphrase() {
        close();
        return new KeychainException(new KeychainProblem.WrongPassphrase(file));
    }

    private KeychainException damaged() {
        return new KeychainException(new KeychainProblem.Damaged(file));
    }

    private KeychainException notAccessible(IOException e) {
        return new KeychainException(new KeychainProblem.NotAccessible(file), e);
    }

    private void store(KeptSecrets secrets) throws KeychainException {
        if (known.isEmpty()) {
            known = Optional.of(Sealed.Key.fresh(passphrase()));
        }
        var plain = secrets.bytes();
        try {
            replace(Sealed.of(plain, known.get()).file());
        } catch (IOException e) {
            throw notAccessible(e);
        } finally {
            Secrets.wipe(plain);
        }
    }

    private void replace(byte[] content) throws IOException {
        var folder = file.toAbsolutePath().resolveSibling("");
        Files.createDirectories(folder, permissions("rwx------"));
        var temporary = folder.resolve(file.getFileName() + ".new");
        // Left over from a process that was killed here.
        Files.deleteIfExists(temporary);
        try {
            try (var channel =
                    FileChannel.open(
                            temporary,
                            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                            permissions("rw-------"))) {
                var bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(
                    temporary,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /// On Windows the folders of a user are theirs alone already, and hand it down.
    private FileAttribute<?>[] permissions(String permissions) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}

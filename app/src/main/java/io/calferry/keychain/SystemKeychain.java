package io.calferry.keychain;

import com.github.javakeyring.KeyringStorageType;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The keychain of the operating system. Everything that is asked of it happens on one thread of
/// its own, because the libraries bear no more, and within a time limit, because a locked keychain
/// asks its user. It is opened when it is first needed, and anew after a failure.
///
/// Its library can't be trusted to say what went wrong: a locked keychain takes a secret without
/// keeping it, and one that is gone has "nothing found". So what is written is read back, and
/// "nothing" counts only if the keychain stands the [#probe] right after.
public final class SystemKeychain implements Keychain {

    /// CRED_MAX_CREDENTIAL_BLOB_SIZE is 5 * 512 bytes, of UTF-16 (wincred.h).
    static final int MOST_ON_WINDOWS = 1280;

    private static final Logger LOG = LoggerFactory.getLogger(SystemKeychain.class);

    private final Ring.Opener opener;
    private final int most;
    private final Duration patience;
    private final Entry trial = new Entry("probe-" + ProcessHandle.current().pid());
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("keychain").factory());

    /// Used by `thread` alone.
    private Optional<Ring> ring = Optional.empty();

    SystemKeychain(Ring.Opener opener, int most, Duration patience) {
        this.opener = opener;
        this.most = most;
        this.patience = patience;
    }

    /// Opens nothing yet.
    ///
    /// @param system the name of the operating system, as Java gives it
    /// @param environment the variables of the process
    /// @param patience how long one call may take; somebody may have to unlock the keychain
    public static SystemKeychain of(
            String system, Map<String, String> environment, Duration patience) {
        var name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return new SystemKeychain(
                    () -> LibraryRing.open(KeyringStorageType.WINDOWS_CREDENTIAL_STORE),
                    MOST_ON_WINDOWS,
                    patience);
        }
        if (name.startsWith("mac")) {
            return new SystemKeychain(
                    () -> LibraryRing.open(KeyringStorageType.OSX_KEYCHAIN),
                    Integer.MAX_VALUE,
                    patience);
        }
        return new SystemKeychain(new SecretService(environment), Integer.MAX_VALUE, patience);
    }

    /// Of a computer that has none.
    public static SystemKeychain none() {
        Ring.Opener opener =
                () -> {
                    throw new Ring.Missing();
                };
        return new SystemKeychain(opener, Integer.MAX_VALUE, Duration.ofSeconds(1));
    }

    @Override
    public Condition probe() {
        try {
            on(
                    () -> {
                        prove();
                        return Condition.AVAILABLE;
                    });
            return Condition.AVAILABLE;
        } catch (KeychainException e) {
            return e.problem() instanceof KeychainProblem.None ? Condition.NONE : Condition.LOCKED;
        }
    }

    @Override
    public Optional<char[]> read(Entry entry) throws KeychainException {
        return on(
                () -> {
                    var found = open().read(entry);
                    if (found.isEmpty()) {
                        prove();
                        found = open().read(entry);
                    }
                    return found;
                });
    }

    @Override
    public void keep(Entry entry, char[] secret) throws KeychainException {
        Secrets.check(secret);
        if (secret.length > most) {
            throw new KeychainException(new KeychainProblem.TooLong(most));
        }
        on(
                () -> {
                    write(entry, secret);
                    return entry;
                });
    }

    @Override
    public void forget(Entry entry) throws KeychainException {
        on(
                () -> {
                    var found = open().read(entry);
                    found.ifPresent(Secrets::wipe);
                    if (found.isPresent()) {
                        open().delete(entry);
                    }
                    if (found.isEmpty() || open().read(entry).isPresent()) {
                        prove();
                    }
                    return entry;
                });
    }

    @Override
    public void close() {
        if (!thread.isShutdown()) {
            thread.execute(this::drop);
            thread.shutdown();
        }
    }

    @Override
    public String toString() {
        return "SystemKeychain";
    }

    private Ring open() throws Exception {
        if (ring.isEmpty()) {
            ring = Optional.of(opener.open());
        }
        return ring.get();
    }

    /// Writes, reads and deletes an entry of no meaning.
    private void prove() throws Exception {
        var value = "probe".toCharArray();
        write(trial, value);
        open().delete(trial);
    }

    private void write(Entry entry, char[] secret) throws Exception {
        open().write(entry, secret);
        var back = open().read(entry);
        boolean kept = back.filter(it -> Arrays.equals(it, secret)).isPresent();
        back.ifPresent(Secrets::wipe);
        if (!kept) {
            throw new IllegalStateException("not kept");
        }
    }

    /// One that was open may be of a session that is over: then another is opened. Not where it is
    /// locked, since that would only ask its user once more.
    private <T> T twice(Callable<T> task) throws Exception {
        boolean fresh = ring.isEmpty();
        try {
            return task.call();
        } catch (Ring.Missing e) {
            throw e;
        } catch (Exception e) {
            if (opener.locked()) {
                throw e;
            }
            drop();
            if (fresh || Thread.interrupted()) {
                throw e;
            }
            return task.call();
        }
    }

    private void drop() {
        try {
            if (ring.isPresent()) {
                ring.get().close();
            }
        } catch (Exception e) {
            LOG.debug("the keychain can't be closed", e);
        }
        ring = Optional.empty();
    }

    private <T> T on(Callable<T> task) throws KeychainException {
        var attempt = new Attempt<>(() -> twice(task));
        var future = thread.submit(attempt);
        try {
            return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            attempt.giveUp();
            LOG.warn("the keychain does not answer");
            throw new KeychainException(new KeychainProblem.Locked(), e);
        } catch (InterruptedException e) {
            attempt.giveUp();
            Thread.currentThread().interrupt();
            throw new KeychainException(new KeychainProblem.Locked(), e);
        } catch (ExecutionException e) {
            throw because(Objects.requireNonNullElse(e.getCause(), e));
        }
    }

    private static KeychainException because(Throwable cause) {
        return switch (cause) {
            case Ring.Missing missing -> {
                LOG.info("there is no keychain");
                yield new KeychainException(new KeychainProblem.None(), missing);
            }
            case Error e -> throw e;
            case Throwable e -> {
                LOG.warn("the keychain is locked or fails", e);
                yield new KeychainException(new KeychainProblem.Locked(), e);
            }
        };
    }
}

package io.calferry;

import io.calferry.http.Secret;
import io.calferry.keychain.Entry;
import io.calferry.keychain.KeychainException;
import io.calferry.keychain.KeychainProblem;
import io.calferry.keychain.Keychains;
import io.calferry.profile.PasswordSource;
import io.calferry.profile.Profile;
import io.calferry.sync.Fault.SignIn.Why;
import io.calferry.sync.Side;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Fetches passwords from where a profile says that they are. They go to who signs in and nowhere
/// else.
///
/// @param environment of the process
/// @param patience with a program that is to print one; it may have to ask its user
/// @param keychains opened when the first password is to come from there
/// @param entry under which a keychain keeps the one in question
/// @param typed one that was typed and is kept nowhere yet; goes before all others
record Passwords(
        Map<String, String> environment,
        Duration patience,
        Keychains keychains,
        Optional<Entry> entry,
        Optional<char[]> typed) {

    private static final Logger LOG = LoggerFactory.getLogger(Passwords.class);

    private static final int LONGEST = 16_384;

    Passwords(
            Map<String, String> environment,
            Duration patience,
            Keychains keychains,
            Optional<Entry> entry) {
        this(environment, patience, keychains, entry, Optional.empty());
    }

    /// The variables may be secrets themselves.
    @Override
    public String toString() {
        return "Passwords";
    }

    /// The same, for one side of a profile.
    Passwords of(Profile profile, Side side) {
        var its = side == Side.LEFT ? Entry.Side.SOURCE : Entry.Side.TARGET;
        var id = profile.id().value();
        return new Passwords(
                environment, patience, keychains, Optional.of(Entry.of(id, its)), typed);
    }

    /// The same, with a password that goes before all others.
    Passwords with(Optional<char[]> password) {
        return new Passwords(environment, patience, keychains, entry, password);
    }

    /// Fetched when it is first needed, and kept as long as the store that needs it.
    Secret secret(PasswordSource source) {
        return new Secret() {
            private Optional<char[]> known = Optional.empty();
            private Why lack = Why.NO_PASSWORD;

            @Override
            public synchronized Optional<char[]> reveal() {
                if (known.isEmpty()) {
                    try {
                        known = fetch(source);
                        lack = Why.NO_PASSWORD;
                    } catch (KeychainException e) {
                        LOG.warn("no password", e);
                        lack = why(e.problem());
                    }
                }
                return known.map(char[]::clone);
            }

            @Override
            public synchronized Why lack() {
                return lack;
            }
        };
    }

    private static Why why(KeychainProblem problem) {
        return switch (problem) {
            case KeychainProblem.None _ -> Why.NO_KEYCHAIN;
            case KeychainProblem.NoPassphrase _, KeychainProblem.WrongPassphrase _ ->
                    Why.NEEDS_PASSPHRASE;
            case KeychainProblem.Locked _,
                    KeychainProblem.TooLong _,
                    KeychainProblem.Damaged _,
                    KeychainProblem.NotAccessible _ ->
                    Why.KEYCHAIN_LOCKED;
        };
    }

    private Optional<char[]> fetch(PasswordSource source) throws KeychainException {
        if (typed.isPresent()) {
            return typed.map(char[]::clone);
        }
        return switch (source) {
            case PasswordSource.Keychain _ ->
                    entry.isEmpty() ? Optional.empty() : keychains.chosen().read(entry.get());
            case PasswordSource.Env(var name) ->
                    Optional.ofNullable(environment.get(name))
                            .filter(value -> !value.isEmpty())
                            .map(String::toCharArray);
            case PasswordSource.Command command -> printed(command);
        };
    }

    private Optional<char[]> printed(PasswordSource.Command command) {
        var builder = new ProcessBuilder(command.argv());
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            var process = builder.start();
            process.getOutputStream().close();
            // A program that prints nothing must not hold the run: ending it ends its output.
            var watchdog = Thread.ofVirtual().start(() -> endAfterPatience(process));
            try (var output = process.getInputStream()) {
                var line = firstLine(output);
                // `head -1` would end a program that prints on and on in the same way.
                output.close();
                var ended = process.waitFor(1, TimeUnit.SECONDS);
                var well = !ended || process.exitValue() == 0 || brokenPipe(process.exitValue());
                return well ? line : Optional.empty();
            } finally {
                process.destroyForcibly();
                watchdog.interrupt();
            }
        } catch (IOException _) {
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /// 128 and SIGPIPE: it had more to print than the line that was wanted.
    private static boolean brokenPipe(int exitValue) {
        return exitValue == 141;
    }

    private void endAfterPatience(Process process) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            // It ended in time.
        }
    }

    private static Optional<char[]> firstLine(InputStream output) throws IOException {
        var line = new byte[LONGEST];
        var length = 0;
        for (var next = output.read(); next >= 0 && next != '\n'; next = output.read()) {
            if (length == LONGEST) {
                return Optional.empty();
            }
            line[length++] = (byte) next;
        }
        while (length > 0 && line[length - 1] == '\r') {
            length--;
        }
        return length == 0
                ? Optional.empty()
                : Optional.of(new String(line, 0, length, StandardCharsets.UTF_8).toCharArray());
    }
}

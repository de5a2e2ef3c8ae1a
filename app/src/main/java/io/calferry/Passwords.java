package io.calferry;

import io.calferry.http.Secret;
import io.calferry.profile.PasswordSource;

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
record Passwords(Map<String, String> environment, Duration patience) {

    private static final int LONGEST = 16_384;

    /// The variables may be secrets themselves.
    @Override
    public String toString() {
        return "Passwords";
    }

    /// Fetched when it is first needed, and kept as long as the store that needs it.
    Secret secret(PasswordSource source) {
        return new Secret() {
            private Optional<char[]> known = Optional.empty();

            @Override
            public synchronized Optional<char[]> reveal() {
                if (known.isEmpty()) {
                    known = fetch(source);
                }
                return known.map(char[]::clone);
            }
        };
    }

    private Optional<char[]> fetch(PasswordSource source) {
        return switch (source) {
            // Nothing is kept there yet.
            case PasswordSource.Keychain _ -> Optional.empty();
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

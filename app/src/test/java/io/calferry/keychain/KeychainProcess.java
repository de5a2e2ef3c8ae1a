package io.calferry.keychain;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.calferry.servers.GnomeKeyring;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The keychain of a process of its own, which is part of another session than this one: a line for
/// each call, and one for its answer.
final class KeychainProcess implements Keychain {

    /// How long one call may take there. Nobody is there to unlock: that is waited for in vain.
    static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Process process;
    private final PrintWriter calls;
    private final BufferedReader answers;

    private KeychainProcess(Process process) {
        this.process = process;
        this.calls = new PrintWriter(process.outputWriter(UTF_8), true);
        this.answers = process.inputReader(UTF_8);
    }

    static KeychainProcess in(GnomeKeyring session) {
        var builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx64m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KeychainProcess.class.getName());
        builder.environment().putAll(session.environment());
        builder.environment().keySet().removeIf(it -> it.matches("DISPLAY|WAYLAND_DISPLAY"));
        try {
            return new KeychainProcess(
                    builder.redirectError(ProcessBuilder.Redirect.INHERIT).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void main(String[] arguments) throws IOException {
        var keychain = SystemKeychain.of("Linux", System.getenv(), PATIENCE);
        var calls = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        var answers = new PrintWriter(System.out, true, UTF_8);
        for (var call = calls.readLine(); call != null; call = calls.readLine()) {
            answers.println(answer(keychain, call.split(" ", -1)));
        }
        keychain.close();
    }

    private static String answer(Keychain keychain, String[] call) {
        try {
            return switch (call[0]) {
                case "probe" -> keychain.probe().name();
                case "read" ->
                        keychain.read(new Entry(call[1]))
                                .map(it -> "found " + encoded(it))
                                .orElse("nothing");
                case "keep" -> {
                    keychain.keep(new Entry(call[1]), decoded(call[2]));
                    yield "done";
                }
                case "forget" -> {
                    keychain.forget(new Entry(call[1]));
                    yield "done";
                }
                default -> "what?";
            };
        } catch (KeychainException e) {
            return "problem " + e.problem().getClass().getSimpleName();
        }
    }

    private static String encoded(char[] secret) {
        return Base64.getEncoder().encodeToString(new String(secret).getBytes(UTF_8));
    }

    private static char[] decoded(String text) {
        return new String(Base64.getDecoder().decode(text), UTF_8).toCharArray();
    }

    private synchronized String call(String call) throws KeychainException {
        calls.println(call);
        try {
            var answer = Objects.requireNonNull(answers.readLine(), "the process ended");
            switch (answer) {
                case "problem None" -> throw new KeychainException(new KeychainProblem.None());
                case "problem Locked" -> throw new KeychainException(new KeychainProblem.Locked());
                default -> {
                    return answer;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void expect(String answer) {
        if (!answer.equals("done")) {
            throw new AssertionError(answer);
        }
    }

    @Override
    public Condition probe() {
        try {
            return Condition.valueOf(call("probe"));
        } catch (KeychainException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public Optional<char[]> read(Entry entry) throws KeychainException {
        var answer = call("read " + entry.account());
        return answer.equals("nothing")
                ? Optional.empty()
                : Optional.of(decoded(answer.substring("found ".length())));
    }

    @Override
    public void keep(Entry entry, char[] secret) throws KeychainException {
        Secrets.check(secret);
        expect(call("keep " + entry.account() + " " + encoded(secret)));
    }

    @Override
    public void forget(Entry entry) throws KeychainException {
        expect(call("forget " + entry.account()));
    }

    /// Whether the process ends by itself when it has nothing more to do.
    boolean ends() {
        try {
            calls.close();
            return process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}

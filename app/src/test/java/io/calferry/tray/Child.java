package io.calferry.tray;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/// A [TrayChild] that runs.
final class Child implements AutoCloseable {

    private final Process process;
    private final List<String> said = new CopyOnWriteArrayList<>();

    private Child(Process process) {
        this.process = process;
    }

    /// Starts one with nothing but `environment`. It ends with this JVM at the latest, because its
    /// input ends then.
    static Child start(Map<String, String> environment) {
        var classPath =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        var builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx96m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        classPath,
                        TrayChild.class.getName());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        try {
            var child = new Child(builder.start());
            Thread.ofVirtual().start(child::listen);
            return child;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listen() {
        try (var lines = process.inputReader(UTF_8)) {
            lines.lines().forEach(said::add);
        } catch (IOException | UncheckedIOException _) {
            // It has ended; what it said so far stands.
        }
    }

    /// All that it said so far.
    List<String> said() {
        return List.copyOf(said);
    }

    /// Waits until it has said `line`.
    void awaitLine(String line) {
        Await.until(() -> line + " is said, after " + said, () -> said.contains(line));
    }

    /// Has it show another state.
    void show(IconState state) {
        try {
            var out = process.outputWriter(UTF_8);
            out.write(state + "\n");
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Its exit code, when it has ended by itself.
    int awaitEnd() {
        Await.until(() -> "it ends, having said " + said, () -> !process.isAlive());
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

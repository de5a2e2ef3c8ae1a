package io.calferry.tray;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// A process of its own, with a window or an icon.
public final class Child implements AutoCloseable {

    private static final int FRAMES = 12;

    private final Process process;
    private final List<String> said = new CopyOnWriteArrayList<>();

    private Child(Process process) {
        this.process = process;
    }

    /// Starts one with nothing but `environment`. It ends with this JVM at the latest, because its
    /// input ends then.
    static Child start(Map<String, String> environment) {
        return start(environment, TrayChild.class, List.of());
    }

    /// Starts the program of a class, with these arguments.
    public static Child start(
            Map<String, String> environment, Class<?> main, List<String> arguments) {
        var classPath =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-Xmx192m",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                classPath,
                                main.getName()));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command);
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

    /// What one of its threads does, in one line, as far as it can be found out: it tells one that
    /// waits from one that hangs.
    public String doing(String thread) {
        var jstack = Path.of(System.getProperty("java.home"), "bin", "jstack").toString();
        try {
            var asked = new ProcessBuilder(jstack, process.pid() + "").start();
            try (var lines = asked.inputReader(UTF_8)) {
                return lines.lines()
                        .dropWhile(line -> !line.startsWith("\"" + thread))
                        .takeWhile(line -> !line.isBlank())
                        .map(String::strip)
                        .limit(FRAMES)
                        .collect(Collectors.joining(", "));
            }
        } catch (IOException | UncheckedIOException e) {
            return e.toString();
        }
    }

    /// All that it said so far.
    public List<String> said() {
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
    public int awaitEnd() {
        Await.until(() -> "it ends, having said " + said, () -> !process.isAlive());
        return process.exitValue();
    }

    /// Asks it to end, as the end of a session does.
    public void terminate() {
        process.destroy();
    }

    public boolean isAlive() {
        return process.isAlive();
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

package io.calferry.servers;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// A server that runs as a child of this JVM, in a process group of its own and a temporary folder.
///
/// Between the two stands a shell that waits for the end of its input. However this JVM ends, by
/// `kill -9` too, the kernel closes that input; the shell then kills the group and deletes the
/// folder.
final class ServerProcess {

    private static final Duration READY_WITHIN = Duration.ofSeconds(60);
    private static final String KEEPER =
            """
            folder=$1; shift
            exec 3<&0
            setsid -- "$@" </dev/null >"$folder/output" 2>&1 3<&- &
            server=$!
            { read -r _ <&3; kill -s KILL -- -$server; } &
            reader=$!
            wait $server
            echo ended >"$folder/ended"
            wait $reader
            until rm -rf "$folder"; do :; done
            """;

    private final Process keeper;
    private final Path folder;

    private ServerProcess(Process keeper, Path folder) {
        this.keeper = keeper;
        this.folder = folder;
    }

    /// Fails the test where `file` is missing, with the packages that bring it.
    static void needs(String file, String packages) {
        if (!Files.isExecutable(Path.of(file))) {
            throw new AssertionError(
                    file
                            + " is missing: apt-get install --no-install-recommends "
                            + packages
                            + " (packaging/verify does)");
        }
    }

    /// A new temporary folder, which goes with the server that is started in it.
    static Path folder(String name) {
        try {
            return Files.createTempDirectory("calferry-" + name + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A TCP port of 127.0.0.1 that nobody listened on a moment ago.
    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Writes a file into `folder`.
    static void write(Path folder, String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Starts `command` in `folder` and comes back when `ready` says so.
    static ServerProcess start(Path folder, List<String> command, BooleanSupplier ready) {
        var line = new ArrayList<>(List.of("setsid", "/bin/sh", "-c", KEEPER, "keeper"));
        line.add(folder.toString());
        line.addAll(command);
        try {
            var keeper =
                    new ProcessBuilder(line)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            var server = new ServerProcess(keeper, folder);
            Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
            server.awaitReady(ready);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Runs a command to its end, with `input`, and fails where it fails.
    static void run(Path folder, String input, String... command) {
        try {
            var process =
                    new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .start();
            try (var in = process.outputWriter()) {
                in.write(input);
            }
            var output = new String(process.getInputStream().readAllBytes());
            if (!process.waitFor(30, SECONDS) || process.exitValue() != 0) {
                throw new AssertionError(String.join(" ", command) + " failed: " + output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted in " + command[0], e);
        }
    }

    private void awaitReady(BooleanSupplier ready) {
        var deadline = System.nanoTime() + READY_WITHIN.toNanos();
        try {
            while (!answers(ready)) {
                if (Files.exists(folder.resolve("ended")) || System.nanoTime() > deadline) {
                    var said = Files.readString(folder.resolve("output"));
                    stop();
                    throw new AssertionError("the server did not start; it said: " + said);
                }
                if (keeper.waitFor(20, MILLISECONDS)) {
                    throw new AssertionError("the keeper of the server ended");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while a server started", e);
        }
    }

    private static boolean answers(BooleanSupplier ready) {
        try {
            return ready.getAsBoolean();
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /// Kills the server with all its children and deletes its folder.
    void stop() {
        try {
            keeper.outputWriter().close();
            keeper.waitFor(20, SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

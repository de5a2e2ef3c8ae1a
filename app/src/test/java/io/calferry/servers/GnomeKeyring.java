package io.calferry.servers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A D-Bus session of its own with GNOME Keyring in it, and a home folder of its own. It ends with
/// this JVM: the shell that holds it waits for the end of its input.
public final class GnomeKeyring implements AutoCloseable {

    private static final String PACKAGES = "gnome-keyring dbus dbus-daemon dbus-bin";
    private static final String PASSWORD = "hunter2 of the login\n";

    /// How the session begins.
    public enum Begins {
        UNLOCKED,
        /// There is a keyring of an earlier session, and nobody has unlocked it.
        LOCKED,
        /// A session in which nothing keeps secrets.
        WITHOUT
    }

    private static final String WITHOUT =
            """
            <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
              "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
            <busconfig><type>session</type><listen>unix:tmpdir=%s</listen>
              <policy context="default"><allow send_destination="*" eavesdrop="true"/>
                <allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
            """;

    private final Path home;

    /// Of this session alone: a daemon of an earlier one may not be gone yet.
    private final Path runtime;

    private final Process holder;
    private final String address;

    private GnomeKeyring(Path home, Path runtime, Process holder, String address) {
        this.home = home;
        this.runtime = runtime;
        this.holder = holder;
        this.address = address;
    }

    /// Starts one.
    ///
    /// @param home an empty folder
    public static GnomeKeyring start(Path home, Begins begins) {
        ServerProcess.needs("/usr/bin/dbus-run-session", PACKAGES);
        ServerProcess.needs("/usr/bin/dbus-send", PACKAGES);
        ServerProcess.needs("/usr/bin/gnome-keyring-daemon", PACKAGES);
        if (begins == Begins.LOCKED) {
            try (var earlier = start(home, Begins.UNLOCKED)) {
                earlier.ask("org.freedesktop.DBus.Peer.Ping", "/org/freedesktop/secrets");
            }
        }
        try {
            var runtime = Files.createTempDirectory(home, "run");
            Files.setPosixFilePermissions(runtime, PosixFilePermissions.fromString("rwx------"));
            var config = home.resolve("bus.conf");
            Files.writeString(config, WITHOUT.formatted(runtime));
            var own = begins == Begins.WITHOUT ? "--config-file=" + config : "--";
            var script = "echo $DBUS_SESSION_BUS_ADDRESS; exec cat >/dev/null";
            var builder = new ProcessBuilder("dbus-run-session", own, "sh", "-c", script);
            builder.environment().putAll(Map.of("HOME", home.toString()));
            builder.environment().put("XDG_RUNTIME_DIR", runtime.toString());
            builder.environment().keySet().removeIf(it -> it.matches("DISPLAY|WAYLAND_DISPLAY"));
            builder.redirectError(ProcessBuilder.Redirect.DISCARD);
            var holder = builder.start();
            var address = holder.inputReader(UTF_8).readLine();
            if (address == null) {
                throw new AssertionError("no session bus");
            }
            var session = new GnomeKeyring(home, runtime, holder, address);
            switch (begins) {
                case UNLOCKED -> session.unlock();
                case LOCKED -> session.begin("boolean true", "", "--start");
                case WITHOUT -> {}
            }
            return session;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What a process needs to be part of the session.
    public Map<String, String> environment() {
        return Map.of(
                "HOME", home.toString(),
                "XDG_RUNTIME_DIR", runtime.toString(),
                "DBUS_SESSION_BUS_ADDRESS", address);
    }

    /// The user types the password of the keyring; it is another process from then on.
    public void unlock() {
        begin("boolean false", PASSWORD, "--replace", "--unlock");
    }

    /// Begins a daemon and waits until it says of its default collection whether that is locked: it
    /// is there before what it keeps. Between two of them the bus may begin one for whoever asks,
    /// which then answers in the place of ours: it goes, and ours is begun once more.
    private void begin(String locked, String input, String... how) {
        var command = new ArrayList<>(List.of("gnome-keyring-daemon", "--components=secrets"));
        command.addAll(List.of(how));
        var deadline = System.nanoTime() + SECONDS.toNanos(30);
        var next = System.nanoTime();
        var said = "";
        while (!said.contains(locked)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("the keyring does not begin: " + said);
            }
            if (System.nanoTime() > next) {
                if (said.contains("boolean")) {
                    kill();
                }
                run(input, command.toArray(String[]::new));
                next = System.nanoTime() + SECONDS.toNanos(5);
            }
            said =
                    said(
                            "",
                            "dbus-send",
                            "--session",
                            "--print-reply",
                            "--reply-timeout=3000",
                            "--dest=org.freedesktop.secrets",
                            "/org/freedesktop/secrets/aliases/default",
                            "org.freedesktop.DBus.Properties.Get",
                            "string:org.freedesktop.Secret.Collection",
                            "string:Locked");
        }
    }

    /// The user locks it.
    public void lock() {
        ask(
                "org.freedesktop.Secret.Service.Lock",
                "/org/freedesktop/secrets",
                "array:objpath:/org/freedesktop/secrets/aliases/default");
    }

    /// Kills the keyring; the bus starts another, locked, for the next who asks.
    public void kill() {
        var told =
                run(
                        "",
                        "dbus-send",
                        "--session",
                        "--print-reply",
                        "--dest=org.freedesktop.DBus",
                        "/org/freedesktop/DBus",
                        "org.freedesktop.DBus.GetConnectionUnixProcessID",
                        "string:org.freedesktop.secrets");
        var pid = Long.parseLong(told.replaceAll("(?s).*uint32 (\\d+).*", "$1"));
        var keyring = ProcessHandle.of(pid).orElseThrow();
        keyring.destroyForcibly();
        keyring.onExit().join();
    }

    private void ask(String method, String path, String... arguments) {
        var command = new ArrayList<String>();
        command.addAll(List.of("dbus-send", "--session", "--print-reply"));
        command.addAll(List.of("--dest=org.freedesktop.secrets", path, method));
        command.addAll(List.of(arguments));
        run("", command.toArray(String[]::new));
    }

    private String run(String input, String... command) {
        var said = new ArrayList<String>();
        if (exit(said, input, command) != 0) {
            throw new AssertionError(String.join(" ", command) + " failed: " + said);
        }
        return said.getFirst();
    }

    /// What a command prints, whatever comes of it.
    private String said(String input, String... command) {
        var said = new ArrayList<String>();
        exit(said, input, command);
        return said.getFirst();
    }

    /// @param said what it printed is added to
    private int exit(List<String> said, String input, String... command) {
        try {
            var builder = new ProcessBuilder(command);
            builder.environment().putAll(environment());
            builder.environment().keySet().removeIf(it -> it.matches("DISPLAY|WAYLAND_DISPLAY"));
            // A daemon keeps its output open.
            var output = home.resolve("output");
            builder.redirectErrorStream(true).redirectOutput(output.toFile());
            var process = builder.start();
            try (var in = process.outputWriter(UTF_8)) {
                in.write(input);
            }
            if (!process.waitFor(30, SECONDS)) {
                throw new AssertionError(String.join(" ", command) + " does not end");
            }
            said.add(Files.readString(output));
            return process.exitValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /// Ends the session, with all that is in it.
    @Override
    public void close() {
        try {
            holder.outputWriter().close();
            if (!holder.waitFor(20, SECONDS)) {
                throw new AssertionError("the session does not end");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

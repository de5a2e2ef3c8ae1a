package io.calferry.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A session bus of its own (Debian: dbus-daemon).
public final class MessageBus implements AutoCloseable {

    private final ServerProcess process;
    private final String address;

    private final Path socket;

    private MessageBus(ServerProcess process, String address, Path socket) {
        this.process = process;
        this.address = address;
        this.socket = socket;
    }

    public static MessageBus start() {
        ServerProcess.needs("/usr/bin/dbus-daemon", "dbus-daemon");
        var folder = ServerProcess.folder("bus");
        var file = folder.resolve("address");
        var command =
                List.of(
                        "/bin/sh",
                        "-c",
                        "exec dbus-daemon --session --nofork --nopidfile --print-address=3"
                                + " --address=\"unix:path=$1/socket\" 3>\"$1/address\"",
                        "bus",
                        folder.toString());
        var process = ServerProcess.start(folder, command, () -> isWhole(file));
        try {
            return new MessageBus(
                    process, Files.readString(file).strip(), folder.resolve("socket"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether the line in `file` has its end.
    static boolean isWhole(Path file) {
        try {
            return Files.exists(file) && Files.readString(file).endsWith("\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where it is, as `DBUS_SESSION_BUS_ADDRESS` has it.
    public String address() {
        return address;
    }

    /// Its socket, to which links may lead.
    public Path socket() {
        return socket;
    }

    @Override
    public void close() {
        process.stop();
    }
}

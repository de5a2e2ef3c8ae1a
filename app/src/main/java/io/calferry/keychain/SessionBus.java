package io.calferry.keychain;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.InvalidPathException;
import java.util.Map;
import java.util.regex.Pattern;

/// The D-Bus session bus, over which the Secret Service is reached. Where there is none, that is
/// found out here in no time, without the library for it.
final class SessionBus {

    /// D-Bus Specification, "Server Addresses".
    private static final Pattern SOCKET = Pattern.compile("unix:path=([^,;]+)[,;]?.*");

    private SessionBus() {}

    static boolean answers(Map<String, String> environment) {
        var address = environment.getOrDefault("DBUS_SESSION_BUS_ADDRESS", "");
        var socket = SOCKET.matcher(address);
        if (!socket.matches()) {
            // Java can't open what is not a file (unix:abstract).
            return !address.isEmpty() && !address.startsWith("unix:abstract=");
        }
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket.group(1)))) {
            return channel.isConnected();
        } catch (IOException | InvalidPathException _) {
            return false;
        }
    }
}

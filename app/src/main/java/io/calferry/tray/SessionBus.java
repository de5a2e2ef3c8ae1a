package io.calferry.tray;

import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// The bus of the user's session.
final class SessionBus {

    private SessionBus() {}

    /// Where it is, as `environment` tells (D-Bus specification, section Well-known Message Bus
    /// Instances); empty where there is none.
    static Optional<String> address(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("DBUS_SESSION_BUS_ADDRESS"))
                .filter(address -> !address.isBlank())
                .map(addresses -> addresses.split(";")[0])
                .or(
                        () ->
                                Optional.ofNullable(environment.get("XDG_RUNTIME_DIR"))
                                        .map(folder -> Path.of(folder, "bus"))
                                        .filter(Files::exists)
                                        .map(socket -> "unix:path=" + socket));
    }

    /// A connection of our own, with as few threads as it can do with. Throws [DBusException]
    /// where the bus can't be reached.
    static DBusConnection connect(String address) throws DBusException {
        return DBusConnectionBuilder.forAddress(address)
                .withShared(false)
                .receivingThreadConfig()
                .withSignalThreadCount(1)
                .withMethodCallThreadCount(1)
                .withMethodReturnThreadCount(1)
                .withErrorHandlerThreadCount(1)
                .connectionConfig()
                .build();
    }
}

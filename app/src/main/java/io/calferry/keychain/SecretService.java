package io.calferry.keychain;

import com.github.javakeyring.KeyringStorageType;

import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.Properties;

import java.io.IOException;
import java.util.Map;

/// Opens what answers to the freedesktop.org Secret Service API on the session bus.
final class SecretService implements Ring.Opener {

    private static final String NAME = "org.freedesktop.secrets";
    private static final String DEFAULT = "/org/freedesktop/secrets/aliases/default";

    private final Map<String, String> environment;

    /// Used by the thread of the keychain alone.
    private boolean opened;

    SecretService(Map<String, String> environment) {
        this.environment = environment;
    }

    /// The library listens to the first connection that it makes and to no other, ever. Over a
    /// later one it would ask the user to unlock, and never learn that he did.
    @Override
    public Ring open() throws Exception {
        if (!SessionBus.answers(environment)) {
            throw new Ring.Missing();
        }
        if (opened && locked()) {
            throw new IllegalStateException("locked");
        }
        opened = true;
        return LibraryRing.open(KeyringStorageType.GNOME_KEYRING);
    }

    @Override
    public boolean locked() {
        if (!SessionBus.answers(environment)) {
            return false;
        }
        try (var bus = DBusConnectionBuilder.forSessionBus().withShared(false).build()) {
            Object locked =
                    bus.getRemoteObject(NAME, DEFAULT, Properties.class)
                            .Get("org.freedesktop.Secret.Collection", "Locked");
            return locked instanceof Boolean it && it;
        } catch (DBusException | DBusExecutionException | IOException _) {
            return false;
        }
    }
}

package io.calferry.tray;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.interfaces.DBusInterface;

/// [NotifierWatcher] from its other side. Public, because the library calls it by reflection.
@DBusInterfaceName(NotifierWatcher.NAME)
public interface WatcherObject extends DBusInterface {

    void RegisterStatusNotifierItem(String service);
}

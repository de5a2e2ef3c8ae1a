package io.calferry.tray;

import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBus;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.Variant;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// A watcher with a panel, as far as an icon can tell.
final class WatcherTwin implements WatcherObject, Answers, AutoCloseable {

    private final DBusConnection connection;
    private final List<String> items = new CopyOnWriteArrayList<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private volatile boolean panel = true;
    private volatile boolean refuses;
    private volatile long last = System.nanoTime();

    private WatcherTwin(DBusConnection connection) {
        this.connection = connection;
    }

    static WatcherTwin start(String address) throws DBusException {
        var connection = SessionBus.connect(address);
        var watcher = new WatcherTwin(connection);
        connection.exportObject(watcher);
        connection.addSigHandler(NotifierItem.NewIcon.class, watcher::hear);
        connection.addSigHandler(NotifierItem.NewStatus.class, watcher::hear);
        connection.addSigHandler(BusMenu.LayoutUpdated.class, watcher::hear);
        connection.requestBusName(NotifierWatcher.NAME);
        return watcher;
    }

    private void hear(DBusSignal signal) {
        last = System.nanoTime();
        heard.add(signal.getClass().getSimpleName());
    }

    DBusConnection connection() {
        return connection;
    }

    /// The bus name of the icon.
    String item() {
        return items.getLast();
    }

    /// Whether the icon is on the bus.
    boolean isThere() {
        try {
            return connection
                    .getRemoteObject("org.freedesktop.DBus", "/org/freedesktop/DBus", DBus.class)
                    .NameHasOwner(item());
        } catch (DBusException e) {
            throw new AssertionError(e);
        }
    }

    boolean heard(String signal) {
        return heard.contains(signal);
    }

    long count(String signal) {
        return heard.stream().filter(signal::equals).count();
    }

    boolean isQuietFor(long millis) {
        return System.nanoTime() - last > millis * 1_000_000;
    }

    void panelGoes() throws DBusException {
        panel = false;
        connection.sendMessage(
                new NotifierWatcher.StatusNotifierHostUnregistered(NotifierWatcher.PATH));
    }

    void panelComes() throws DBusException {
        panel = true;
        connection.sendMessage(
                new NotifierWatcher.StatusNotifierHostRegistered(NotifierWatcher.PATH));
    }

    void refuses(boolean icons) {
        refuses = icons;
    }

    @Override
    public void RegisterStatusNotifierItem(String service) {
        if (refuses) {
            throw new DBusExecutionException("not now");
        }
        items.add(service);
    }

    @Override
    public Map<String, Variant<?>> properties() {
        return Map.of("IsStatusNotifierHostRegistered", new Variant<>(panel));
    }

    @Override
    public String getObjectPath() {
        return NotifierWatcher.PATH;
    }

    @Override
    public void close() {
        connection.disconnect();
    }
}

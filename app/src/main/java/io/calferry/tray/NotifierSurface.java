package io.calferry.tray;

import io.calferry.tray.IconOnBus.Look;

import org.freedesktop.dbus.connections.IDisconnectCallback;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBus;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.messages.DBusSignal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/// A StatusNotifierItem with its menu, on the bus of the session.
final class NotifierSurface implements Surface {

    private static final Logger LOG = LoggerFactory.getLogger(NotifierSurface.class);
    private static final String BUS = "org.freedesktop.DBus";

    private final DBusConnection bus;
    private final String service;
    private final IconOnBus icon;
    private final MenuOnBus menu;

    private NotifierSurface(DBusConnection bus, String service, IconOnBus icon, MenuOnBus menu) {
        this.bus = bus;
        this.service = service;
        this.icon = icon;
        this.menu = menu;
    }

    /// Puts icon and menu on the bus, where no panel knows of them yet. Throws [DBusException]
    /// where the bus can't be reached or has our name already.
    ///
    /// @param asked is called on a thread of the bus
    /// @param panelsChanged is called on a thread of the bus when a panel came or went, or the bus
    ///     itself went
    static NotifierSurface open(
            String address, Appearance first, Consumer<Wish> asked, Runnable panelsChanged)
            throws DBusException {
        var bus = SessionBus.connect(address);
        try {
            var icon = new IconOnBus(new Look(first.icon(), 0), first.tooltip(), asked);
            var menu = new MenuOnBus(first.menu(), asked);
            bus.exportObject(icon);
            bus.exportObject(menu);
            var service = NotifierItem.NAME + "-" + ProcessHandle.current().pid() + "-1";
            bus.requestBusName(service);
            bus.addSigHandler(
                    DBus.NameOwnerChanged.class,
                    change -> {
                        if (change.name.equals(NotifierWatcher.NAME)) {
                            panelsChanged.run();
                        }
                    });
            bus.addSigHandler(
                    NotifierWatcher.StatusNotifierHostRegistered.class, _ -> panelsChanged.run());
            bus.addSigHandler(
                    NotifierWatcher.StatusNotifierHostUnregistered.class, _ -> panelsChanged.run());
            bus.setDisconnectCallback(
                    new IDisconnectCallback() {
                        @Override
                        public void disconnectOnError(IOException problem) {
                            panelsChanged.run();
                        }
                    });
            return new NotifierSurface(bus, service, icon, menu);
        } catch (DBusException | RuntimeException e) {
            bus.disconnect();
            throw e;
        }
    }

    /// Whether the bus is still there, as far as is known. One that went does not come back: its
    /// successor knows nothing of this icon.
    boolean isConnected() {
        return bus.isConnected();
    }

    /// Makes the icon known to the panels; says whether there is one that shows it. To do so
    /// again is harmless. Throws [DBusException] where the bus or the watcher does not answer,
    /// and what the watcher refuses as a [DBusExecutionException].
    boolean register() throws DBusException {
        var names = bus.getRemoteObject(BUS, "/org/freedesktop/DBus", DBus.class);
        if (!names.NameHasOwner(NotifierWatcher.NAME)) {
            return false;
        }
        bus.getRemoteObject(NotifierWatcher.NAME, NotifierWatcher.PATH, NotifierWatcher.class)
                .RegisterStatusNotifierItem(service);
        return hasPanel();
    }

    /// A watcher without a panel shows nothing. One that does not say is believed.
    private boolean hasPanel() throws DBusException {
        try {
            Object there =
                    bus.getRemoteObject(
                                    NotifierWatcher.NAME, NotifierWatcher.PATH, Properties.class)
                            .Get(NotifierWatcher.NAME, "IsStatusNotifierHostRegistered");
            return !Boolean.FALSE.equals(there);
        } catch (DBusExecutionException _) {
            return true;
        }
    }

    @Override
    public void show(Appearance appearance, int frame) {
        try {
            var status = icon.status();
            if (icon.show(new Look(appearance.icon(), frame))) {
                send(new NotifierItem.NewIcon(NotifierItem.PATH));
            }
            if (!icon.status().equals(status)) {
                send(new NotifierItem.NewStatus(NotifierItem.PATH, icon.status()));
            }
            if (icon.tell(appearance.tooltip())) {
                send(new NotifierItem.NewToolTip(NotifierItem.PATH));
            }
            if (menu.show(appearance.menu())) {
                send(new BusMenu.LayoutUpdated(BusMenu.PATH, menu.revision(), NumberedMenu.ROOT));
            }
        } catch (DBusException | RuntimeException e) {
            LOG.info("The icon could not be renewed: {}", e.toString());
        }
    }

    private void send(DBusSignal signal) {
        bus.sendMessage(signal);
    }

    /// Gives the name back first. The library would do so as well, but holds a lock meanwhile that
    /// the thread wants which reads the answer, as soon as a panel asks for anything.
    @Override
    public void close() {
        try {
            while (bus.isConnected() && List.of(bus.getNames()).contains(service)) {
                bus.releaseBusName(service);
            }
        } catch (DBusException | RuntimeException e) {
            LOG.debug("the name of the icon", e);
        }
        bus.disconnect();
    }
}

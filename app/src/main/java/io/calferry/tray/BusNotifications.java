package io.calferry.tray;

import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// Notifications over the bus of the session. It connects when there is something to tell, and
/// stays so, because it hears over the same connection that a person follows one.
final class BusNotifications implements Notifier.Carrier {

    private static final Logger LOG = LoggerFactory.getLogger(BusNotifications.class);
    private static final UInt32 NEW = new UInt32(0);
    private static final int AS_LONG_AS_FIT = -1;

    /// A server that never tells that one is gone shall not fill the memory.
    private static final int MOST_OPEN = 50;

    private final Map<String, String> environment;
    private final Consumer<Wish> asked;
    private final ExecutorService handler =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("notices").factory());
    private final Map<Long, Wish> open = new LinkedHashMap<>();
    private Optional<DBusConnection> bus = Optional.empty();

    BusNotifications(Map<String, String> environment, Consumer<Wish> asked) {
        this.environment = environment;
        this.asked = asked;
    }

    @Override
    public void tell(Notice.Message message, Wish wish, String open) {
        var address = SessionBus.address(environment);
        if (address.isEmpty()) {
            LOG.info("There is no bus for notifications");
            return;
        }
        try {
            var server =
                    connection(address.get())
                            .getRemoteObject(
                                    NotificationServer.NAME,
                                    NotificationServer.PATH,
                                    NotificationServer.class);
            var can = server.GetCapabilities();
            var body =
                    can.contains("body-markup") ? Markup.escaped(message.body()) : message.body();
            var actions = can.contains("actions") ? List.of("default", open) : List.<String>of();
            var hints = Map.<String, Variant<?>>of("desktop-entry", new Variant<>("calferry"));
            var id =
                    server.Notify(
                            "Calferry",
                            NEW,
                            "calferry",
                            message.title(),
                            body,
                            actions,
                            hints,
                            AS_LONG_AS_FIT);
            remember(id.longValue(), wish);
        } catch (DBusException e) {
            LOG.info("A notification could not be shown: {}", e.toString());
        }
    }

    private DBusConnection connection(String address) throws DBusException {
        if (bus.filter(DBusConnection::isConnected).isEmpty()) {
            var fresh = SessionBus.connect(address);
            bus = Optional.of(fresh);
            fresh.addSigHandler(
                    NotificationServer.ActionInvoked.class, it -> follow(it.id.longValue()));
            fresh.addSigHandler(
                    NotificationServer.NotificationClosed.class, it -> forget(it.id.longValue()));
        }
        return bus.orElseThrow();
    }

    private void remember(long id, Wish wish) {
        synchronized (open) {
            open.put(id, wish);
            if (open.size() > MOST_OPEN) {
                open.remove(open.keySet().iterator().next());
            }
        }
    }

    private Optional<Wish> forget(long id) {
        synchronized (open) {
            return Optional.ofNullable(open.remove(id));
        }
    }

    /// Those of other programs are told on the bus too.
    private void follow(long id) {
        forget(id).ifPresent(wish -> handler.execute(() -> asked.accept(wish)));
    }

    @Override
    public void close() {
        bus.ifPresent(DBusConnection::disconnect);
        handler.shutdown();
    }
}

package io.calferry.tray;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.servers.MessageBus;
import io.calferry.tray.Notice.About;
import io.calferry.tray.Overview.Need;

import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

class NotifierTest {

    private static final Notice HELD =
            new Notice("work", "A <b> & C", new About.Needed(new Need.Held(3, 0)));
    private static final Notice CLASH =
            new Notice("work", "A <b> & C", new About.Needed(new Need.Clashes(1)));

    private final List<Wish> asked = new CopyOnWriteArrayList<>();

    /// What shows notifications, as far as a program can tell.
    private static final class ServerTwin implements NotificationServer {

        private final List<String> capabilities;
        private final List<List<Object>> shown = new CopyOnWriteArrayList<>();

        private ServerTwin(List<String> capabilities) {
            this.capabilities = capabilities;
        }

        @Override
        public List<String> GetCapabilities() {
            return capabilities;
        }

        @Override
        public UInt32 Notify(
                String program,
                UInt32 replaces,
                String icon,
                String title,
                String body,
                List<String> actions,
                Map<String, Variant<?>> hints,
                int timeout) {
            shown.add(List.of(program, title, body, List.copyOf(actions)));
            return new UInt32(shown.size());
        }

        @Override
        public String getObjectPath() {
            return PATH;
        }
    }

    private interface Job {
        void with(Notifier notifier, DBusConnection server) throws Exception;
    }

    private void run(ServerTwin server, Job job) throws Exception {
        try (var bus = MessageBus.start();
                var connection = SessionBus.connect(bus.address());
                var notifier =
                        Notifier.of(
                                new Platform(
                                        Platform.System.LINUX,
                                        Map.of("DBUS_SESSION_BUS_ADDRESS", bus.address())),
                                asked::add)) {
            connection.exportObject(server);
            connection.requestBusName(NotificationServer.NAME);
            job.with(notifier, connection);
        }
    }

    @Test
    void a_notification_is_shown_and_followed() throws Exception {
        var server = new ServerTwin(List.of("actions", "body", "body-markup"));
        run(
                server,
                (notifier, connection) -> {
                    notifier.tell(HELD, Samples.ENGLISH);
                    notifier.tell(CLASH, Samples.ENGLISH);
                    Await.until(() -> "both are shown", () -> server.shown.size() == 2);
                    assertThat(server.shown)
                            .containsExactly(
                                    List.of(
                                            "Calferry",
                                            "Waits for you: A <b> & C",
                                            "3 deletions are held. Look at them before anything is"
                                                    + " deleted.",
                                            List.of("default", "Open Calferry")),
                                    List.of(
                                            "Calferry",
                                            "Which should stay?",
                                            "One event of &quot;A &lt;b&gt; &amp; C&quot; was"
                                                    + " changed on both sides.",
                                            List.of("default", "Open Calferry")));

                    // One of another program, and then ours.
                    for (var id : List.of(77, 2)) {
                        connection.sendMessage(
                                new NotificationServer.ActionInvoked(
                                        NotificationServer.PATH, new UInt32(id), "default"));
                    }
                    Await.until(() -> "it is followed", () -> !asked.isEmpty());
                    assertThat(asked).containsExactly(new Wish.ShowProfile("work"));
                });
    }

    @Test
    void a_server_that_knows_no_markup_gets_none() throws Exception {
        var server = new ServerTwin(List.of("body"));
        run(
                server,
                (notifier, _) -> {
                    notifier.tell(CLASH, Samples.ENGLISH);
                    Await.until(() -> "it is shown", () -> server.shown.size() == 1);
                    assertThat(server.shown.getFirst())
                            .containsExactly(
                                    "Calferry",
                                    "Which should stay?",
                                    "One event of \"A <b> & C\" was changed on both sides.",
                                    List.of());
                });
    }

    @Test
    void without_a_bus_nothing_is_shown_and_nothing_breaks() {
        try (var notifier =
                Notifier.of(new Platform(Platform.System.LINUX, Map.of()), asked::add)) {
            notifier.tell(HELD, Samples.ENGLISH);
        }
        assertThat(asked).isEmpty();
    }
}

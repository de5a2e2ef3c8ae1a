package io.calferry.tray;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.calferry.servers.MessageBus;
import io.calferry.tray.BusMenu.Happened;
import io.calferry.tray.Tray.Place;

import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/// The icon and its menu on a real bus, before a panel of our own.
class TrayTest {

    /// The AWT has no tray here: tests run without a display.
    private static final Pace QUICK = new Pace(5_000, 50, 10, 20, 1_000);

    private final List<Object> heard = new CopyOnWriteArrayList<>();
    private final List<Thread> on = new CopyOnWriteArrayList<>();
    private final MessageBus bus = MessageBus.start();
    private WatcherTwin watcher;

    TrayTest() throws Exception {
        watcher = WatcherTwin.start(bus.address());
    }

    @AfterEach
    void stop() {
        watcher.close();
        bus.close();
    }

    private final class Hearing implements Tray.Listener {

        @Override
        public void asked(Wish wish) {
            on.add(Thread.currentThread());
            heard.add(wish);
        }

        @Override
        public void moved(Place to) {
            heard.add(to);
        }
    }

    private Tray open(IconState state) {
        return open(state, bus.address());
    }

    private Tray open(IconState state, String address) {
        var platform =
                new Platform(Platform.System.LINUX, Map.of("DBUS_SESSION_BUS_ADDRESS", address));
        return Tray.open(platform, QUICK, looks(state), new Hearing());
    }

    private static Appearance looks(IconState state) {
        return Samples.appearance(PanelStates.of(state));
    }

    private void await(Object what) {
        Await.until(() -> what + " is heard, after " + heard, () -> heard.contains(what));
    }

    private BusMenu menu() throws Exception {
        return panel().getRemoteObject(watcher.item(), BusMenu.PATH, BusMenu.class);
    }

    private DBusConnection panel() {
        return watcher.connection();
    }

    private Object property(String name) throws Exception {
        var all =
                panel().getRemoteObject(watcher.item(), NotifierItem.PATH, Properties.class)
                        .GetAll(NotifierItem.NAME);
        return Objects.requireNonNull(all.get(name), name).getValue();
    }

    @Test
    void a_panel_gets_all_that_it_needs_to_show_the_icon() throws Exception {
        try (var tray = open(IconState.ATTENTION)) {
            await(Place.STATUS_NOTIFIER);

            assertThat(tray.place()).isEqualTo(Place.STATUS_NOTIFIER);
            assertThat(property("Status")).isEqualTo("NeedsAttention");
            assertThat(property("Menu")).isEqualTo(new DBusPath(BusMenu.PATH));
            assertThat(property("ItemIsMenu")).isEqualTo(false);
            assertThat((List<?>) property("IconPixmap")).hasSizeGreaterThan(5);
            assertThat((List<?>) property("AttentionIconPixmap")).hasSizeGreaterThan(5);
        }
    }

    @Test
    void it_does_not_wait_for_its_next_look_for_a_panel_when_it_closes() {
        var patient = new Pace(60_000, 50, 10, 20, 60_000);
        var nowhere = new Platform(Platform.System.LINUX, Map.of());
        var tray = Tray.open(nowhere, patient, looks(IconState.IDLE), new Hearing());
        await(Place.NONE);
        assertTimeoutPreemptively(Duration.ofSeconds(30), tray::close);
    }

    /// A call that comes while the icon goes kept the library from hearing that its name is free.
    @Test
    void a_panel_that_asks_all_the_time_does_not_hold_up_its_end() throws Exception {
        for (var time = 0; time < 10; time++) {
            var tray = open(IconState.IDLE);
            await(Place.STATUS_NOTIFIER);
            var over = new AtomicBoolean();
            var asking =
                    IntStream.range(0, 4)
                            .mapToObj(_ -> Thread.startVirtualThread(() -> ask(over)))
                            .toList();
            var begun = System.nanoTime();
            tray.close();
            var took = Duration.ofNanos(System.nanoTime() - begun);
            over.set(true);
            for (var thread : asking) {
                thread.join();
            }
            assertThat(took).isLessThan(Duration.ofSeconds(4));
            heard.clear();
        }
    }

    private void ask(AtomicBoolean over) {
        while (!over.get()) {
            try {
                property("Status");
            } catch (Exception _) {
                // The icon is gone.
                return;
            }
        }
    }

    @Test
    void what_is_chosen_is_heard_on_a_thread_of_its_own() throws Exception {
        try (var tray = open(IconState.IDLE)) {
            assertThat(tray).isNotNull();
            await(Place.STATUS_NOTIFIER);
            var menu = menu();
            var sync = id(menu, "Sync now");
            var toggle = id(menu, "Work to home   ✓ up to date");

            assertThat(menu.EventGroup(List.of(clicked(sync), clicked(9_999))))
                    .containsExactly(9_999);
            await(new Wish.SyncNow());
            menu.Event(toggle, "clicked", new Variant<>(""), new UInt32(0));
            await(new Wish.Switch("work", Overview.Power.OFF));
            panel().getRemoteObject(watcher.item(), NotifierItem.PATH, NotifierItem.class)
                    .Activate(1, 1);
            await(new Wish.Open());
            assertThat(on).allMatch(Thread::isVirtual);
        }
    }

    private static Happened clicked(int id) {
        return new Happened(id, "clicked", new Variant<>(""), new UInt32(0));
    }

    /// Panels on libdbusmenu ask so before they open it.
    @Test
    void a_panel_may_ask_whether_it_knows_the_menu() throws Exception {
        try (var tray = open(IconState.IDLE)) {
            assertThat(tray).isNotNull();
            await(Place.STATUS_NOTIFIER);
            var answer = menu().AboutToShowGroup(List.of(0, 9_999));

            assertThat(answer.first).isEmpty();
            assertThat(answer.second).containsExactly(9_999);
            assertThat(menu().AboutToShow(0)).isFalse();
            assertThat(menu().GetGroupProperties(List.of(0), List.of()))
                    .extracting(it -> it.id)
                    .containsExactly(0);
        }
    }

    @Test
    void a_new_look_is_told_to_the_panel() throws Exception {
        try (var tray = open(IconState.IDLE)) {
            await(Place.STATUS_NOTIFIER);
            var before = menu().GetLayout(0, -1, List.of()).first.longValue();

            tray.show(looks(IconState.ATTENTION));

            Await.until(() -> "the panel hears", () -> watcher.heard("NewStatus"));
            Await.until(() -> "the panel hears", () -> watcher.heard("LayoutUpdated"));
            assertThat(watcher.heard("NewIcon")).isTrue();
            assertThat(property("Status")).isEqualTo("NeedsAttention");
            assertThat(menu().GetLayout(0, -1, List.of()).first.longValue()).isGreaterThan(before);
            assertThat(id(menu(), "Holidays   ! 41 deletions held")).isPositive();
        }
    }

    @Test
    void the_icon_moves_while_something_is_carried_and_rests_then() throws Exception {
        try (var tray = open(IconState.SYNCING)) {
            await(Place.STATUS_NOTIFIER);
            Await.until(() -> "it moves", () -> watcher.count("NewIcon") > Picture.FRAMES);

            tray.show(looks(IconState.IDLE));

            Await.until(() -> "it rests", () -> watcher.isQuietFor(QUICK.millisPerFrame() * 10));
        }
    }

    @Test
    void a_panel_that_is_started_again_gets_the_icon_again() throws Exception {
        try (var tray = open(IconState.IDLE)) {
            await(Place.STATUS_NOTIFIER);
            var item = watcher.item();

            watcher.close();
            await(Place.NONE);
            assertThat(tray.place()).isEqualTo(Place.NONE);
            heard.clear();
            watcher = WatcherTwin.start(bus.address());

            await(Place.STATUS_NOTIFIER);
            assertThat(watcher.item()).isEqualTo(item);
        }
    }

    @Test
    void a_watcher_without_a_panel_shows_nothing() throws Exception {
        watcher.panelGoes();
        try (var tray = open(IconState.IDLE)) {
            await(Place.NONE);

            watcher.panelComes();

            await(Place.STATUS_NOTIFIER);
            assertThat(tray.place()).isEqualTo(Place.STATUS_NOTIFIER);
        }
    }

    @Test
    void without_a_bus_it_says_so_and_nothing_hangs() {
        var platform = new Platform(Platform.System.LINUX, Map.of());
        try (var tray = Tray.open(platform, QUICK, looks(IconState.IDLE), new Hearing())) {
            await(Place.NONE);
            tray.show(looks(IconState.PAUSED));
        }
        var broken = Map.of("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus");
        heard.clear();
        try (var tray =
                Tray.open(
                        new Platform(Platform.System.LINUX, broken),
                        QUICK,
                        looks(IconState.IDLE),
                        new Hearing())) {
            await(Place.NONE);
            assertThat(tray.place()).isEqualTo(Place.NONE);
        }
    }

    @Test
    void a_panel_that_could_not_take_the_icon_at_first_is_asked_again() throws Exception {
        watcher.refuses(true);
        try (var tray = open(IconState.IDLE)) {
            await(Place.NONE);

            watcher.refuses(false);

            await(Place.STATUS_NOTIFIER);
            assertThat(tray.place()).isEqualTo(Place.STATUS_NOTIFIER);
        }
    }

    @Test
    void a_bus_that_is_started_anew_gets_the_icon_again(@TempDir Path folder) throws Exception {
        var socket = folder.resolve("bus");
        try (var first = MessageBus.start();
                var panel = WatcherTwin.start(first.address())) {
            Files.createSymbolicLink(socket, first.socket());
            try (var tray = open(IconState.IDLE, "unix:path=" + socket)) {
                await(Place.STATUS_NOTIFIER);
                assertThat(panel.item()).isNotEmpty();

                first.close();
                await(Place.NONE);
                heard.clear();
                Files.delete(socket);
                Files.createSymbolicLink(socket, bus.socket());

                await(Place.STATUS_NOTIFIER);
                assertThat(tray.place()).isEqualTo(Place.STATUS_NOTIFIER);
                assertThat(watcher.isThere()).isTrue();
            }
        }
    }

    @Test
    void a_wish_may_close_the_tray() {
        try (var tray = open(IconState.IDLE)) {
            await(Place.STATUS_NOTIFIER);
            tray.close();
            Await.until(() -> "the icon is gone", () -> !watcher.isThere());
            tray.show(looks(IconState.PAUSED));
        }
    }

    private static int id(BusMenu menu, String label) {
        return menu.GetLayout(0, -1, List.of()).second.children.stream()
                .map(it -> (Object[]) it.getValue())
                .filter(it -> label.equals(label(it)))
                .map(it -> (Integer) it[0])
                .findFirst()
                .orElseThrow(() -> new AssertionError(label + " is not in the menu"));
    }

    private static Object label(Object[] line) {
        var label = (Variant<?>) ((Map<?, ?>) line[1]).get("label");
        return label == null ? "" : label.getValue();
    }
}

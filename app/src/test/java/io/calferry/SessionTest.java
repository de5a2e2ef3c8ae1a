package io.calferry;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.profile.Folders;
import io.calferry.servers.Desktop;
import io.calferry.tray.Await;
import io.calferry.tray.Child;
import io.calferry.tray.IconState;
import io.calferry.tray.PanelHand;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.awt.Point;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The whole program on a real screen with a real panel.
class SessionTest {

    private static final String TITLE = "Calferry";
    private static final Duration KEY = Duration.ofSeconds(12);

    private Shell shell;

    @BeforeEach
    void a_profile_that_runs_when_one_asks(@TempDir Path home) {
        shell = new Shell(home);
        shell.feed("a.ics", Shell.event("1", "Jour fixe"), Shell.event("2", "Dentist"));
        shell.profiles(
                Shell.profile(
                        "work",
                        shell.file("a.ics"),
                        shell.folder("copy"),
                        "'schedule':{'manual':true}"));
        shell.hasRun("work");
    }

    private Child start(Desktop desktop, String... more) {
        var arguments =
                new ArrayList<>(
                        List.of(
                                "--config",
                                shell.config().resolveSibling("").toString(),
                                "--data",
                                shell.data().toString()));
        arguments.addAll(List.of(more));
        return Child.start(desktop.environment(), Main.class, arguments);
    }

    private Point firstIcon(PanelHand hand, Child program) {
        try {
            return hand.icon(IconState.IDLE);
        } catch (AssertionError e) {
            var doing = List.of(program.doing("tray\""), program.doing("main"), program.said());
            throw new AssertionError(e.getMessage() + " while it is at " + doing + log(), e);
        }
    }

    private String log() {
        try {
            return ", having noted " + Files.readAllLines(shell.data().resolve("calferry.log"));
        } catch (IOException e) {
            return ", having noted " + e;
        }
    }

    private int copied() {
        return Files.isDirectory(shell.home.resolve("copy")) ? shell.files("copy").size() : 0;
    }

    @ParameterizedTest
    @EnumSource(Desktop.Panel.class)
    void a_person_syncs_from_the_menu_of_the_icon_and_quits_there(Desktop.Panel panel) {
        try (var desktop = Desktop.start(panel);
                var program = start(desktop, "--hidden")) {
            var hand = new PanelHand(desktop, panel);
            desktop.point(400, 500);
            var at = firstIcon(hand, program);
            assertThat(desktop.windows(TITLE)).isEmpty();

            hand.open(at);
            hand.choose("Down", "Down");
            Await.until(() -> "the copies are there", () -> copied() == 2);
            desktop.point(400, 500);
            hand.icon(IconState.IDLE);

            hand.open(at);
            hand.choose("Up");
            assertThat(program.awaitEnd()).isZero();
            assertThat(program.said()).isEmpty();
        }
    }

    /// A ledger that is closed has no log beside it.
    @Test
    void told_to_end_it_closes_its_ledger_though_its_window_is_open() throws IOException {
        try (var desktop = Desktop.start(Desktop.Panel.XFCE);
                var program = start(desktop)) {
            Await.until(() -> "a window", () -> desktop.windows(TITLE).size() == 1);
            assertThat(logs()).hasSize(1);
            program.terminate();
            assertThat(program.awaitEnd()).isEqualTo(128 + 15);
            assertThat(logs()).isEmpty();
        }
    }

    private List<Path> logs() throws IOException {
        try (var files = Files.list(shell.data())) {
            return files.filter(it -> it.toString().endsWith("-wal")).toList();
        }
    }

    @Test
    void a_second_start_brings_the_window_up_and_closing_it_leaves_the_icon() {
        try (var desktop = Desktop.start(Desktop.Panel.XFCE);
                var program = start(desktop, "--hidden")) {
            var hand = new PanelHand(desktop, Desktop.Panel.XFCE);
            desktop.point(400, 500);
            firstIcon(hand, program);
            for (var time = 0; time < 2; time++) {
                try (var second = start(desktop)) {
                    assertThat(second.awaitEnd()).isZero();
                }
                Await.until(() -> "a window", () -> desktop.windows(TITLE).size() == 1);
                // A key that comes before the window has the keyboard is lost.
                Await.until(
                        () ->
                                "no window, but it has "
                                        + desktop.windows(TITLE)
                                        + " and the keyboard is in "
                                        + desktop.focused()
                                        + ": "
                                        + program.doing("JavaFX Application Thread")
                                        + log(),
                        () -> {
                            desktop.press("alt+F4");
                            return Await.within(KEY, () -> desktop.windows(TITLE).isEmpty());
                        });
            }
            assertThat(program.isAlive()).isTrue();
            hand.icon(IconState.IDLE);
            program.terminate();
            assertThat(program.awaitEnd()).isEqualTo(128 + 15);
        }
    }

    @Test
    void profiles_that_can_not_be_read_are_shown_at_a_hidden_start_too() {
        Shell.write(shell.config(), "{ half");
        try (var desktop = Desktop.start(Desktop.Panel.XFCE);
                var program = start(desktop, "--hidden")) {
            Await.until(() -> "a window", () -> desktop.windows(TITLE).size() == 1);
            assertThat(program.isAlive()).isTrue();
        }
    }

    @Test
    void who_starts_while_another_is_ending_takes_its_place() throws IOException {
        var folders = new Folders(shell.config().resolveSibling(""), shell.data());
        var ending = Offices.premises(folders, Clock.systemUTC());
        ending.ledgers();
        try (var desktop = Desktop.start(Desktop.Panel.XFCE);
                var bell = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            var socket = shell.data().resolve("calferry.socket");
            bell.bind(UnixDomainSocketAddress.of(socket));
            try (var program = start(desktop)) {
                bell.accept().close();
                ending.close();
                bell.close();
                Files.delete(socket);
                Await.until(() -> "a window", () -> desktop.windows(TITLE).size() == 1);
                program.terminate();
                assertThat(program.awaitEnd()).isEqualTo(128 + 15);
            }
        }
    }

    @Test
    void the_window_has_the_size_again_that_it_had_when_the_session_ended() {
        try (var desktop = Desktop.start(Desktop.Panel.XFCE, new Desktop.Size(1920, 1080))) {
            try (var program = start(desktop)) {
                var window = window(desktop);
                desktop.resize(window, 901, 702);
                Await.until(
                        () -> "it is smaller: " + desktop.bounds(window),
                        () -> isOfThatSize(desktop, window));
                // Then the window knows it, too.
                new WindowPictures(desktop, TITLE).change("ctrl+2");
                program.terminate();
                assertThat(program.awaitEnd()).isEqualTo(128 + 15);
            }
            try (var program = start(desktop)) {
                var window = window(desktop);
                Await.until(
                        () -> "the same size: " + desktop.bounds(window),
                        () -> isOfThatSize(desktop, window));
                assertThat(program.isAlive()).isTrue();
            }
        }
    }

    private static String window(Desktop desktop) {
        Await.until(() -> "a window", () -> desktop.windows(TITLE).size() == 1);
        return desktop.windows(TITLE).getFirst();
    }

    private static boolean isOfThatSize(Desktop desktop, String window) {
        var bounds = desktop.bounds(window);
        return bounds.width == 901 && bounds.height == 702;
    }
}

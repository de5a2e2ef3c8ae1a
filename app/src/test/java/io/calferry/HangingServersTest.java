package io.calferry;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.servers.Desktop;
import io.calferry.servers.Silence;
import io.calferry.tray.Await;
import io.calferry.tray.Child;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/// The whole program with twenty profiles, of which no server ever answers.
class HangingServersTest {

    private static final int PROFILES = 20;

    /// Runs are ended within three seconds; the rest is for the process to go.
    private static final Duration END = Duration.ofSeconds(5);

    private static void profiles(Shell shell, Silence silence) {
        shell.profiles(
                IntStream.range(0, PROFILES)
                        .mapToObj(
                                it ->
                                        Shell.profile(
                                                "p" + it,
                                                """
                                                'kind':'ics','url':'%s',
                                                'tls':{'trust':'plain-http','host':'127.0.0.1'}
                                                """
                                                        .formatted(silence.at("/" + it + ".ics")),
                                                shell.folder("copy" + it),
                                                "'schedule':{'every':'PT15M'}"))
                        .toArray(String[]::new));
        shell.hasRun(IntStream.range(0, PROFILES).mapToObj(it -> "p" + it).toArray(String[]::new));
    }

    @Test
    void the_window_opens_its_pages_can_be_used_and_it_ends_soon(@TempDir Path home)
            throws IOException {
        var shell = new Shell(home);
        try (var silence = Silence.start();
                var desktop = Desktop.start(Desktop.Panel.XFCE, new Desktop.Size(1280, 800))) {
            profiles(shell, silence);
            var config = home.resolve(".config/calferry").toString();
            var own = List.of("--config", config, "--data", shell.data().toString());
            opensAndEnds(desktop, silence, own);
        }
    }

    private static void opensAndEnds(Desktop desktop, Silence silence, List<String> arguments)
            throws IOException {
        try (var program = Child.start(desktop.environment(), Main.class, arguments)) {
            Await.until(() -> "a window", () -> desktop.windows("Calferry").size() == 1);
            Await.until(() -> "one of them asks", () -> silence.calls() > 0);
            var pages = new WindowPictures(desktop, "Calferry");
            for (var keys : List.of("ctrl+2", "ctrl+3", "ctrl+n", "Escape")) {
                pages.change(keys);
            }
            var begun = System.nanoTime();
            desktop.press("ctrl+q");
            assertThat(program.awaitEnd()).isZero();
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(END);
            assertThat(program.said()).isEmpty();
        }
    }
}

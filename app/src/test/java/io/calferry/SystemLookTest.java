package io.calferry;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.servers.Desktop;
import io.calferry.servers.SystemLook;
import io.calferry.servers.SystemLook.Scheme;
import io.calferry.tray.Await;
import io.calferry.tray.Child;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.awt.Color;
import java.nio.file.Path;
import java.util.List;

/// The whole program on a screen whose settings change between light and dark, as they do on many
/// in the evening.
class SystemLookTest {

    private static Scheme scheme(Desktop desktop, String window) {
        var bounds = desktop.bounds(window);
        var screen = desktop.screen();
        // At the right edge, where nothing is written.
        var at = screen.getRGB(bounds.x + bounds.width - 5, bounds.y + bounds.height / 2);
        var brightness = new Color(at).getGreen();
        return brightness > 0x80 ? Scheme.LIGHT : Scheme.DARK;
    }

    private static void awaitScheme(Desktop desktop, String window, Scheme wanted) {
        Await.until(() -> "a window that is " + wanted, () -> scheme(desktop, window) == wanted);
    }

    @Test
    void the_window_follows_the_system_while_it_is_there(@TempDir Path home) {
        var shell = new Shell(home);
        shell.feedAndProfile();
        try (var desktop = Desktop.start(Desktop.Panel.XFCE)) {
            var system = new SystemLook(desktop.environment());
            system.choose(Scheme.DARK);
            var words =
                    List.of(
                            "--config",
                            shell.config().resolveSibling("").toString(),
                            "--data",
                            shell.data().toString());
            try (var program = Child.start(desktop.environment(), Main.class, words)) {
                Await.until(() -> "a window", () -> desktop.windows("Calferry").size() == 1);
                var window = desktop.windows("Calferry").getFirst();
                awaitScheme(desktop, window, Scheme.DARK);
                for (var next : List.of(Scheme.LIGHT, Scheme.DARK)) {
                    system.choose(next);
                    awaitScheme(desktop, window, next);
                }
                desktop.press("ctrl+q");
                assertThat(program.awaitEnd()).isZero();
                assertThat(program.said()).isEmpty();
            }
        }
    }
}

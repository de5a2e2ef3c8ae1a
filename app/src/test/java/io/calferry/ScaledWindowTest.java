package io.calferry;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.servers.Desktop;
import io.calferry.tray.Await;
import io.calferry.tray.Child;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.awt.Rectangle;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;

/// The whole program on a usual screen, enlarged for who sees little or has a fine screen.
class ScaledWindowTest {

    private static final Desktop.Size SCREEN = new Desktop.Size(1920, 1080);

    private Child start(Desktop desktop, Shell shell, int scale) {
        var environment = new HashMap<>(desktop.environment());
        environment.put("GDK_SCALE", String.valueOf(scale));
        return Child.start(
                environment,
                Main.class,
                List.of(
                        "--config",
                        shell.config().resolveSibling("").toString(),
                        "--data",
                        shell.data().toString()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void the_window_is_within_the_screen_and_leads_to_every_page(int scale, @TempDir Path home) {
        var shell = new Shell(home);
        shell.feedAndProfile();
        try (var desktop = Desktop.start(Desktop.Panel.XFCE, SCREEN);
                var program = start(desktop, shell, scale)) {
            Await.until(() -> "a window", () -> desktop.windows("Calferry").size() == 1);
            var window = desktop.windows("Calferry").getFirst();
            var size = new Rectangle(SCREEN.width(), SCREEN.height());
            Await.until(
                    () -> "within the screen: " + desktop.bounds(window),
                    () -> size.contains(desktop.bounds(window)));
            var shown = Math.min(1000 * scale, SCREEN.width());
            assertThat(desktop.bounds(window).width).isBetween(shown * 9 / 10, shown);

            var pages = new WindowPictures(desktop, "Calferry");
            for (var keys : List.of("ctrl+2", "ctrl+3", "ctrl+n", "Escape")) {
                pages.change(keys);
                pages.shoot("scale-" + scale + "-" + keys);
            }
            desktop.press("ctrl+q");
            assertThat(program.awaitEnd()).isZero();
            assertThat(program.said()).isEmpty();
        }
    }
}

package io.calferry.tray;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.servers.Desktop;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.awt.Point;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

import javax.imageio.ImageIO;

/// The icon in real panels. With the property `shots` set to a folder, pictures are put there.
class PanelTest {

    /// A key that comes before the menu has the keyboard is lost; then it is pressed again.
    private static final Duration KEY = Duration.ofSeconds(12);

    @ParameterizedTest
    @EnumSource(Desktop.Panel.class)
    void a_person_sees_the_icon_and_uses_its_menu(Desktop.Panel panel) {
        try (var desktop = Desktop.start(panel);
                var child = Child.start(desktop.environment())) {
            desktop.point(400, 500);
            child.awaitLine("at " + place(panel));
            var at = icon(desktop, panel, IconState.IDLE);
            for (var state : IconState.values()) {
                child.show(state);
                icon(desktop, panel, state);
                shot(panel, state.name(), desktop.screen());
            }
            child.show(IconState.IDLE);
            icon(desktop, panel, IconState.IDLE);

            open(desktop, panel, at);
            choose(desktop, "Down", "Down");
            child.awaitLine("asked SyncNow[]");

            open(desktop, panel, at);
            choose(desktop, "Down", "Down", "Down");
            child.awaitLine("asked Switch[profile=work, to=OFF]");

            desktop.click(at.x + 12, at.y + 12, 1);
            child.awaitLine("asked Open[]");

            open(desktop, panel, at);
            choose(desktop, "Up");
            assertThat(child.awaitEnd()).as("exit code after %s", child.said()).isZero();
            assertThat(child.said()).endsWith("asked Quit[]", "over");
        }
    }

    private static Tray.Place place(Desktop.Panel panel) {
        return switch (panel) {
            case XFCE -> Tray.Place.STATUS_NOTIFIER;
            case TINT2 -> Tray.Place.AWT;
        };
    }

    /// Waits until the icon is in the panel, in any picture of its movement.
    private static Point icon(Desktop desktop, Desktop.Panel panel, IconState state) {
        return Await.forValue(
                "the icon is " + state + " in " + panel,
                () -> {
                    var screen = desktop.screen();
                    shot(panel, "last", screen);
                    for (var frame = 0; frame < Picture.FRAMES; frame++) {
                        var picture = Picture.of(state, frame, Desktop.ICON, Picture.Ink.ON_ANY);
                        var found = Panels.find(screen, picture);
                        if (found.isPresent()) {
                            return found;
                        }
                    }
                    return Optional.empty();
                });
    }

    private static void open(Desktop desktop, Desktop.Panel panel, Point icon) {
        var before = desktop.screen();
        desktop.click(icon.x + 12, icon.y + 12, 3);
        var menu =
                Await.forValue(
                        "the menu opens",
                        () ->
                                Optional.of(Panels.changed(before, desktop.screen()))
                                        .filter(it -> it.width > 100 && it.height > 100));
        shot(panel, "menu", desktop.screen());
        assertThat(new Rectangle(0, 0, 800, 600)).matches(it -> it.contains(menu));
    }

    private static void choose(Desktop desktop, String... keys) {
        for (var key : keys) {
            var before = desktop.screen();
            Await.until(
                    () -> key + " moves the mark",
                    () -> {
                        desktop.press(key);
                        return Await.within(
                                KEY, () -> !Panels.changed(before, desktop.screen()).isEmpty());
                    });
        }
        desktop.press("Return");
    }

    private static void shot(Desktop.Panel panel, String name, BufferedImage screen) {
        var folder = System.getProperty("shots");
        if (folder != null) {
            var file = panel + "-" + name + ".png";
            try {
                ImageIO.write(screen, "png", new File(folder, file.toLowerCase(Locale.ROOT)));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }
}

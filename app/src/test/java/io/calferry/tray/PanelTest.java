package io.calferry.tray;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.servers.Desktop;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Objects;

/// The icon in real panels.
class PanelTest {

    @ParameterizedTest
    @EnumSource(Desktop.Panel.class)
    void a_person_sees_the_icon_and_uses_its_menu(Desktop.Panel panel) {
        try (var desktop = Desktop.start(panel);
                var child = Child.start(desktop.environment())) {
            var hand = new PanelHand(desktop, panel);
            desktop.point(400, 500);
            child.awaitLine("at " + place(panel));
            var at = hand.icon(IconState.IDLE);
            for (var state : IconState.values()) {
                child.show(state);
                hand.icon(state);
                hand.shot(state.name(), desktop.screen());
            }
            child.show(IconState.IDLE);
            hand.icon(IconState.IDLE);

            hand.open(at);
            hand.choose("Down", "Down");
            child.awaitLine("asked SyncNow[]");

            hand.open(at);
            hand.choose("Down", "Down", "Down");
            child.awaitLine("asked Switch[profile=work, to=OFF]");

            desktop.click(at.x + 12, at.y + 12, 1);
            child.awaitLine("asked Open[]");

            hand.open(at);
            hand.choose("Up");
            assertThat(child.awaitEnd()).as("exit code after %s", child.said()).isZero();
            assertThat(child.said()).endsWith("asked Quit[]", "over");
        }
    }

    /// The panel of XFCE has a tray for the AWT's icons, too.
    @Test
    void the_icon_leaves_the_awt_when_the_bus_answers_after_all(@TempDir Path folder)
            throws IOException {
        try (var desktop = Desktop.start(Desktop.Panel.XFCE)) {
            var environment = new HashMap<>(desktop.environment());
            var real = Objects.requireNonNull(environment.get("DBUS_SESSION_BUS_ADDRESS"));
            var late = folder.resolve("bus");
            environment.put("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + late);
            desktop.point(400, 500);
            try (var child = Child.start(environment)) {
                child.awaitLine("at AWT");

                Files.createSymbolicLink(late, Path.of(real.substring("unix:path=".length())));

                child.awaitLine("at STATUS_NOTIFIER");
                new PanelHand(desktop, Desktop.Panel.XFCE).icon(IconState.IDLE);
            }
        }
    }

    private static Tray.Place place(Desktop.Panel panel) {
        return switch (panel) {
            case XFCE -> Tray.Place.STATUS_NOTIFIER;
            case TINT2 -> Tray.Place.AWT;
        };
    }
}

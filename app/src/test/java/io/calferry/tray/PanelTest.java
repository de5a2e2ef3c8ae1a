package io.calferry.tray;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.servers.Desktop;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

    private static Tray.Place place(Desktop.Panel panel) {
        return switch (panel) {
            case XFCE -> Tray.Place.STATUS_NOTIFIER;
            case TINT2 -> Tray.Place.AWT;
        };
    }
}

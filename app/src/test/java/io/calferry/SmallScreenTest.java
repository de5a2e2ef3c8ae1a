package io.calferry;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.desktop.Screen;
import io.calferry.desktop.Toolkit;
import io.calferry.desktop.Tour;
import io.calferry.desktop.Walk;
import io.calferry.settings.Settings.Language;

import javafx.stage.PopupWindow;
import javafx.stage.Window;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The smallest window, and one on a screen of 1920 x 1080 pixels that is enlarged three times:
/// less than it needs.
class SmallScreenTest {

    private static final double WIDTH = 640;
    private static final double HEIGHT = 360;

    private final List<String> seen = new ArrayList<>();
    private final List<String> lost = new ArrayList<>();
    private final List<String> cut = new ArrayList<>();

    @TempDir private Path home;

    private void look(String state, Screen screen) {
        screen.resize(720, 480);
        Toolkit.on(
                        () -> {
                            screen.scene().snapshot(null);
                            return Walk.of(screen.scene())
                                    .cut(it -> WindowWalkTest.isForeign(it, home));
                        })
                .forEach(it -> cut.add(state + ": " + it));
        screen.resize(WIDTH, HEIGHT);
        if (Toolkit.on(
                () -> Window.getWindows().stream().anyMatch(PopupWindow.class::isInstance))) {
            return;
        }
        seen.add(state);
        var tour = Toolkit.on(() -> Tour.of(screen.scene()));
        Toolkit.on(tour::unreached).forEach(it -> lost.add(state + ": not reached: " + it));
        tour.unseen().forEach(it -> lost.add(state + ": out of sight: " + it));
    }

    @Test
    void all_is_reached_and_scrolled_into_sight_and_nothing_is_cut_off() throws IOException {
        new States(home, Language.GERMAN, this::look).walk();
        assertThat(seen).hasSizeGreaterThan(45);
        assertThat(lost).isEmpty();
        assertThat(cut).isEmpty();
    }
}

package io.calferry.tray;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.servers.Desktop;

import java.awt.Point;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;

/// Finds the icon in a real panel and uses its menu, as a person does. With the property `shots`
/// set to a folder, pictures are put there.
public record PanelHand(Desktop desktop, Desktop.Panel panel) {

    /// A key that comes before the menu has the keyboard is lost; then it is pressed again.
    private static final Duration KEY = Duration.ofSeconds(12);

    private static final int PLACE = 30;
    private static final int MOST_COLOURS = 10;

    /// Waits until the icon is in the panel, in any picture of its movement.
    public Point icon(IconState state) {
        return Await.forValue(
                () -> "the icon is " + state + " in " + panel + ", which shows " + colours(),
                () -> {
                    var screen = desktop.screen();
                    shot("last", screen);
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

    /// What is at the place of the first icon tells a panel that did not come from one without an
    /// icon, and both from one whose icon is another.
    private List<String> colours() {
        var screen = desktop.screen();
        return IntStream.range(0, PLACE * PLACE)
                .mapToObj(at -> screen.getRGB(at % PLACE, at / PLACE))
                .map(HexFormat.of()::toHexDigits)
                .distinct()
                .sorted()
                .limit(MOST_COLOURS)
                .toList();
    }

    /// Opens the menu of the icon that is there.
    public void open(Point icon) {
        var before = desktop.screen();
        desktop.click(icon.x + 12, icon.y + 12, 3);
        var menu =
                Await.forValue(
                        () -> "the menu opens",
                        () ->
                                Optional.of(Panels.changed(before, desktop.screen()))
                                        .filter(it -> it.width > 100 && it.height > 100));
        shot("menu", desktop.screen());
        assertThat(new Rectangle(0, 0, 800, 600)).matches(it -> it.contains(menu));
    }

    /// Chooses from the open menu what these keys lead to.
    public void choose(String... keys) {
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

    void shot(String name, BufferedImage screen) {
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

package io.calferry;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.servers.Desktop;
import io.calferry.tray.Child;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;

/// The pictures of all views that one command makes.
class ScreenshotsTest {

    /// Where the first line of a plan is in a picture, and how high each is, in pixels.
    private static final int TOP = 107;

    private static final int LINE = 34;

    private static final int LEFT = 210;
    private static final int RIGHT = 960;

    /// A heading and the twelve events of the sample.
    private static final int LINES = 13;

    @Test
    void a_picture_of_a_plan_shows_all_its_lines(@TempDir Path home) throws IOException {
        var pictures = home.resolve("pictures");
        var arguments = new ArrayList<>(List.of("screenshots", "--few", pictures.toString()));
        arguments.addAll(List.of("--config", home.resolve("config").toString()));
        arguments.addAll(List.of("--data", home.resolve("data").toString()));
        try (var desktop = Desktop.start(Desktop.Panel.XFCE);
                var child = Child.start(desktop.environment(), Main.class, arguments)) {
            assertThat(child.awaitEnd()).as("exit code after %s", child.said()).isZero();
        }
        for (var theme : List.of("light", "dark")) {
            var file = pictures.resolve("30-preview-" + theme + "-en-wide.png").toFile();
            assertThat(written(ImageIO.read(file))).as(theme).isEqualTo(LINES);
        }
    }

    /// How many lines there are, one below the other, in which something is written.
    private static long written(BufferedImage picture) {
        return IntStream.iterate(TOP, y -> y + LINE < picture.getHeight(), y -> y + LINE)
                .takeWhile(y -> colours(picture, y + LINE / 2) > 1)
                .count();
    }

    private static long colours(BufferedImage picture, int y) {
        return IntStream.range(LEFT, RIGHT).map(x -> picture.getRGB(x, y)).distinct().count();
    }
}

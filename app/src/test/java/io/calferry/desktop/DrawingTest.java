package io.calferry.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How long a window takes to be drawn without a graphics processor.
class DrawingTest {

    @ParameterizedTest
    @CsvSource({
        // The window as it begins, at 100, 200 and 300 %.
        "1000, 650, 0",
        "2000, 1300, 1",
        "3000, 1950, 2",
        // Screens filled with it: 2K, 4K.
        "1920, 1080, 1",
        "3840, 2160, 3",
        // It has no size yet.
        "NaN, NaN, 0",
    })
    void a_window_of_more_pixels_takes_more_drawings(double width, double height, int leftOut) {
        assertThat(Drawing.leftOut(width, height)).isEqualTo(leftOut);
    }
}

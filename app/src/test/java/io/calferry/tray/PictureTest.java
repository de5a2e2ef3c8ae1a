package io.calferry.tray;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.tray.Picture.Ink;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class PictureTest {

    private static Picture picture(IconState state, int size) {
        return Picture.of(state, 0, size, Ink.ON_ANY);
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 22, 24, 32, 48, 64, 96})
    void the_looks_differ_in_shape_and_not_in_colour_alone(int size) {
        var shapes =
                Stream.concat(
                                Arrays.stream(IconState.values()).map(it -> picture(it, size)),
                                Stream.of(Picture.of(IconState.SYNCING, 3, size, Ink.ON_ANY)))
                        .map(it -> IntStream.of(it.argb()).map(argb -> argb >>> 24).toArray())
                        .toList();

        for (var one : shapes) {
            for (var other : shapes) {
                var differing =
                        IntStream.range(0, one.length)
                                .filter(i -> Math.abs(one[i] - other[i]) > 128)
                                .count();
                assertThat(differing == 0 || differing >= one.length / 40)
                        .as("%s of %s pixels differ", differing, one.length)
                        .isEqualTo(true);
                assertThat(differing == 0).isEqualTo(one == other);
            }
        }
    }

    /// At every size that panels have between 100 and 300 %, upright and level lines are on whole
    /// pixels.
    @ParameterizedTest
    @ValueSource(ints = {16, 20, 22, 24, 28, 32, 33, 44, 48, 66, 72})
    void the_shores_are_crisp(int size) {
        var idle = picture(IconState.IDLE, size);
        var aRowOfTheShores = (int) Math.round(20.0 * size / 24);
        var row =
                IntStream.range(0, Math.max(1, size / 8))
                        .map(x -> idle.argb()[aRowOfTheShores * size + x] >>> 24);

        assertThat(row).containsOnly(0, 255).contains(255);
    }

    @ParameterizedTest
    @EnumSource(IconState.class)
    void it_keeps_within_its_frame_and_is_symmetric_where_it_rests(IconState state) {
        var size = 48;
        var drawn = picture(state, size);
        var mirrored =
                IntStream.range(0, size * size)
                        .map(i -> drawn.argb()[i / size * size + size - 1 - i % size])
                        .toArray();

        assertThat(drawn.argb()).hasSize(size * size);
        assertThat(Arrays.equals(mirrored, drawn.argb()))
                .isEqualTo(state == IconState.IDLE || state == IconState.PAUSED);
    }

    /// WCAG 2.2 section 1.4.11 asks for 3 : 1. The panels are those of Breeze, Adwaita and XFCE,
    /// light and dark.
    @Test
    void the_ink_stands_out_from_light_and_from_dark_panels() {
        var panels = List.of(0xEFF0F1, 0xF6F5F4, 0x31363B, 0x2B2B2B, 0x000000, 0xFFFFFF);

        assertThat(panels)
                .allSatisfy(
                        panel -> {
                            assertThat(contrast(Ink.ON_ANY.line(), panel)).isGreaterThan(3);
                            assertThat(contrast(Ink.ON_ANY.dot(), panel)).isGreaterThan(3);
                        });
    }

    private static double contrast(int one, int other) {
        var lighter = Math.max(luminance(one), luminance(other));
        var darker = Math.min(luminance(one), luminance(other));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int channel) {
        var value = (channel & 0xFF) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}

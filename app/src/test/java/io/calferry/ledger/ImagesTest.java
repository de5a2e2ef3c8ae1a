package io.calferry.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

class ImagesTest {

    @ParameterizedTest
    @MethodSource("texts")
    void a_text_is_given_back(String text) {
        assertThat(Images.unpack(Images.pack(text))).isEqualTo(text);
    }

    static List<String> texts() {
        var noise =
                new Random(1)
                        .ints(3000, 0x100, 0xd000)
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining());
        return List.of("", "a", "\u00e4\ud83d\udcc5\u0000", noise, "SUMMARY:Tea\r\n".repeat(9999));
    }

    @Test
    void a_long_text_takes_less_room_and_none_takes_more_than_a_byte_more() {
        assertThat(Images.pack("SUMMARY:Tea\r\n".repeat(1000))).hasSizeLessThan(500);
        assertThat(Images.pack("x".repeat(20))).hasSize(21);
    }

    @Test
    void what_is_no_image_is_refused() {
        var whole = Images.pack("SUMMARY:Tea\r\n".repeat(1000));
        var cut = Arrays.copyOf(whole, whole.length / 2);
        assertThatIllegalArgumentException().isThrownBy(() -> Images.unpack(cut));
        assertThatIllegalArgumentException().isThrownBy(() -> Images.unpack(new byte[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> Images.unpack(new byte[] {2, 3}));
        assertThatIllegalArgumentException().isThrownBy(() -> Images.unpack(new byte[] {1, 3, 4}));
    }
}

package io.calferry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.Locale;

class NumbersTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0.0 s",
        "49, 0.0 s",
        "50, 0.1 s",
        "9949, 9.9 s",
        "9950, 10 s",
        "185000, 3 min 5 s"
    })
    void a_duration_is_as_exact_as_it_matters(long millis, String told) {
        assertThat(Numbers.took(Duration.ofMillis(millis))).isEqualTo(told);
    }

    @Test
    void numbers_look_alike_everywhere() {
        var usual = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG"));
        try {
            assertThat(Numbers.of(1_240, "event", "events")).isEqualTo("1,240 events");
            assertThat(Numbers.of(1, "event", "events")).isEqualTo("1 event");
        } finally {
            Locale.setDefault(usual);
        }
    }
}

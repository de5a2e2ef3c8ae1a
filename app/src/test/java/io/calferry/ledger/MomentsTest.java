package io.calferry.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

class MomentsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00Z",
                "1969-12-31T23:59:59.999999999Z",
                "1677-09-22T00:12:44.000000001Z",
                "2026-11-21T09:00:00.123456789Z",
                "2262-04-11T23:47:16.854775805Z"
            })
    void an_instant_is_given_back_to_the_nanosecond(String text) {
        var instant = Instant.parse(text);
        assertThat(Moments.instant(Moments.number(instant))).isEqualTo(instant);
    }

    @Test
    void the_ends_of_time_stay_the_ends_of_time() {
        var ends = List.of(Instant.MIN, Instant.MAX);
        assertThat(ends).allMatch(i -> Moments.instant(Moments.number(i)).equals(i));
        assertThat(Moments.instant(Moments.number(Instant.parse("9999-01-01T00:00:00Z"))))
                .isEqualTo(Instant.MAX);
    }

    @Test
    void numbers_sort_as_their_instants_do() {
        var sorted =
                Stream.of(
                                "-1000000000-01-01T00:00:00Z",
                                "1900-01-01T00:00:00Z",
                                "1969-12-31T23:59:59.5Z",
                                "1970-01-01T00:00:00Z",
                                "2026-11-21T09:00:00.000000001Z",
                                "+1000000000-12-31T23:59:59Z")
                        .map(Instant::parse)
                        .map(Moments::number)
                        .toList();
        assertThat(sorted).isSorted().doesNotHaveDuplicates();
    }
}

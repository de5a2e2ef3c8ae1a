package io.calferry.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calferry.sync.Fault;
import io.calferry.sync.StoreException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.Random;

/// The times in an answer of EWS.
class DateTimesTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T08:00:00Z, 2026-11-22T08:00:00Z",
        "2026-11-22T08:00:00, 2026-11-22T08:00:00Z",
        "2026-11-22T08:00:00+01:00, 2026-11-22T07:00:00Z",
        "2026-11-22T08:00:00-03:30, 2026-11-22T11:30:00Z",
        "2026-11-22T08:00:00.25Z, 2026-11-22T08:00:00.250Z",
        "2028-02-29T23:59:59Z, 2028-02-29T23:59:59Z",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z"
    })
    void a_time_is_read_with_and_without_its_offset(String text, Instant time) throws Exception {
        assertThat(DateTimes.read(text)).isEqualTo(time);
    }

    @Test
    void the_usual_form_is_read_as_the_library_reads_it() throws Exception {
        var random = new Random(20261122);
        for (int i = 0; i < 2_000; i++) {
            var time = Instant.ofEpochSecond(random.nextLong(-60_000_000_000L, 250_000_000_000L));
            assertThat(DateTimes.read(time.toString())).isEqualTo(time);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tomorrow",
                "2026-11-22",
                "2026-02-29T08:00:00Z",
                "2026-13-01T08:00:00Z",
                "2026-11-22T24:00:00Z",
                "2026-11-22T08:60:00Z",
                "2026-11-22T08:00:60Z",
                "2026-11-22 08:00:00Z",
                "2026-1a-22T08:00:00Z",
                "\u0662\u0660\u0662\u0666-11-22T08:00:00Z"
            })
    void what_is_no_time_makes_the_item_unreadable(String text) {
        assertThatThrownBy(() -> DateTimes.read(text))
                .isInstanceOfSatisfying(
                        StoreException.class,
                        it ->
                                assertThat(it.fault())
                                        .isEqualTo(
                                                new Fault.Unreadable(
                                                        Fault.Unreadable.Why.BAD_OBJECT,
                                                        "a time that is none")));
    }
}

package io.calferry.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The feeds of the benchmark stay what its figures say.
class FeedsTest {

    @Test
    void the_same_feed_comes_out_each_time() {
        assertThat(Feeds.full(300).text()).isEqualTo(Feeds.full(300).text());
        assertThat(Feeds.full(300).object(7)).isEqualTo(Feeds.full(900).object(7));
    }

    @Test
    void ten_thousand_events_are_about_fourteen_megabytes() {
        assertThat(Feeds.full(10_000).text().length).isBetween(13_500_000, 14_500_000);
    }

    @Test
    void a_hundred_thousand_compact_events_are_within_the_limit_of_a_feed() {
        assertThat(Feeds.compact(100_000).text().length).isLessThan(64_000_000);
    }

    @Test
    void ten_changed_events_are_ten() {
        for (var size : List.of(10, 37, 1_000, 10_000)) {
            var first = Feeds.full(size);
            var second = first.changing(10);
            assertThat(
                            IntStream.range(0, size)
                                    .filter(i -> differ(first.object(i), second.object(i)))
                                    .boxed()
                                    .toList())
                    .isEqualTo(second.changedOnes())
                    .hasSize(10);
        }
    }

    @Test
    void each_object_is_one_that_a_server_takes() {
        var feed = Feeds.full(300);

        assertThat(IntStream.range(0, 300).mapToObj(feed::object).map(ObjectText::uid))
                .containsExactlyElementsOf(
                        IntStream.range(0, 300).mapToObj(i -> Optional.of(feed.uid(i))).toList());
    }

    @Test
    void every_kind_of_event_occurs_and_no_line_is_too_long() {
        var text = new String(Feeds.full(300).text(), StandardCharsets.UTF_8);

        assertThat(text)
                .contains("RECURRENCE-ID;TZID=", "RECURRENCE-ID:", "RRULE:", "EXDATE")
                .contains("DTSTART;VALUE=DATE:", "DTSTART;TZID=America/New_York:")
                .contains("BEGIN:VTIMEZONE\r\nTZID:Australia/Sydney", "TRIGGER:-PT15M", "Zürich");
        assertThat(text.split("\r\n"))
                .allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
    }

    private static boolean differ(byte[] one, byte[] other) {
        return !Arrays.equals(one, other);
    }
}

package io.calferry.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// The yardstick does what it is said to do, and no less.
class RawClientTest {

    @Test
    void it_puts_each_object_once_and_reads_each_once() throws Exception {
        try (var server = MemoryCalDav.start()) {
            var feed = Feeds.full(250);
            var calendar = server.calendar("me", "raw");
            var client = new RawClient(calendar, 4);

            var put = client.put(feed);
            var got = client.get();

            assertThat(server.held(calendar)).isEqualTo(bodies(feed));
            assertThat(put.objects()).isEqualTo(250);
            assertThat(got.objects()).isEqualTo(250);
            assertThat(got.bytes()).isGreaterThan(put.bytes());
            // One listing, and three multigets of a hundred at the most.
            assertThat(server.requests()).isEqualTo(Map.of("PUT", 250L, "REPORT", 4L));
        }
    }

    @Test
    void it_fails_where_the_server_refuses() {
        try (var server = MemoryCalDav.start()) {
            var calendar = server.calendar("me", "raw");
            server.misbehave(new Misbehaviour.FailsOn(Feeds.full(5).uid(3) + ".ics"));

            assertThatThrownBy(() -> new RawClient(calendar, 2).put(Feeds.full(5)))
                    .hasMessageContaining("answered 500");
        }
    }

    private static Map<String, String> bodies(Feeds feed) {
        Map<String, String> bodies = new LinkedHashMap<>();
        for (var i = 0; i < feed.events(); i++) {
            bodies.put(feed.uid(i) + ".ics", new String(feed.object(i), StandardCharsets.UTF_8));
        }
        return bodies;
    }
}

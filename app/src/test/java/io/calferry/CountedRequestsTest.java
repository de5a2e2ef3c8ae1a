package io.calferry;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.calferry.bench.Feeds;
import io.calferry.bench.MemoryCalDav;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a run costs the other side, by the program's own count and by the server's.
class CountedRequestsTest {

    private static final String MODIFIED = "Sat, 21 Nov 2026 12:00:00 GMT";
    private static final byte[] OBJECT = Feeds.full(1).object(0);

    private final MemoryCalDav server = MemoryCalDav.start();
    private final URI calendar = server.calendar("me", "target");

    @TempDir private Path folder;
    private User user = new User(Path.of(""), Map.of());

    @BeforeEach
    void a_profile() throws IOException {
        var feed = publish(new byte[0]);
        user = User.with(folder, User.feed(feed), User.calendar(calendar), "", Map.of());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void ten_changed_events_are_ten_puts_to_where_they_were() throws IOException {
        var feeds = Feeds.full(200);
        first(feeds);
        var before = server.held(calendar);

        publish(feeds.changing(10).text());
        var told = user.run("sync").ended(0);

        assertThat(told.count("updated")).isEqualTo(10);
        assertThat(told.count("unchanged")).isEqualTo(190);
        assertThat(server.requests()).containsEntry("PUT", 10L).doesNotContainKey("DELETE");
        assertThat(server.unguardedWrites()).isZero();
        assertCountsAgree(told);
        var after = server.held(calendar);
        assertThat(after.keySet()).isEqualTo(before.keySet());
        var changed = new HashMap<>(after);
        changed.entrySet().removeAll(before.entrySet());
        assertThat(changed).hasSize(10);
        changed.forEach(
                (name, text) ->
                        assertThat(uid(text)).isEqualTo(uid(before.getOrDefault(name, ""))));
    }

    @Test
    void three_events_that_went_are_three_conditional_deletes() throws IOException {
        first(Feeds.full(200));

        publish(Feeds.full(197).text());
        var told = user.run("sync").ended(0);

        assertThat(told.count("deleted")).isEqualTo(3);
        assertThat(server.requests()).containsEntry("DELETE", 3L).doesNotContainKey("PUT");
        assertThat(server.unguardedWrites()).isZero();
        assertThat(server.size(calendar)).isEqualTo(197);
        assertCountsAgree(told);
    }

    /// What the two tests above are judged by.
    @Test
    void a_write_without_condition_is_seen() throws Exception {
        var at = calendar.resolve("a.ics");
        try (var client = HttpClient.newHttpClient()) {
            var put = HttpRequest.newBuilder(at).PUT(BodyPublishers.ofByteArray(OBJECT)).build();
            assertThat(client.send(put, BodyHandlers.discarding()).statusCode()).isEqualTo(201);
        }
        assertThat(server.unguardedWrites()).isEqualTo(1);
    }

    @Test
    void a_run_of_nothing_new_is_a_request_to_each_side_whatever_the_size() throws IOException {
        for (var size : List.of(1_000, 5_000)) {
            var user = freshUser(size);
            for (var run = 0; run < 2; run++) {
                server.forgetRequests();
                assertQuiet(user.run("sync").ended(0), size);
            }
        }
    }

    @Test
    void a_feed_that_is_stamped_anew_at_each_download_is_unchanged() throws IOException {
        var text = new String(Feeds.full(300).text(), UTF_8);
        first(Feeds.full(300));
        for (var run = 1; run < 4; run++) {
            var stamp = "DTSTAMP:2026112%dT101112Z".formatted(run);
            publish(text.replace("DTSTAMP:20260101T000000Z", stamp).getBytes(UTF_8));
            server.forgetRequests();

            assertQuiet(user.run("sync").ended(0), 300);
        }
    }

    private void assertQuiet(User.Told told, long size) {
        assertThat(told.count("unchanged")).isEqualTo(size);
        assertThat(told.count("updated")).isZero();
        assertThat(told.requests("source")).isEqualTo(1);
        assertThat(told.requests("target")).isEqualTo(1);
        assertThat(server.requests().get("FEED")).isEqualTo(1);
        assertCountsAgree(told);
    }

    /// The program tells of all that it asked, and of no more.
    private void assertCountsAgree(User.Told told) {
        var asked = server.requests();
        var feed = asked.getOrDefault("FEED", 0L);
        var all = asked.values().stream().mapToLong(Long::longValue).sum();
        assertThat(told.requests("source")).isEqualTo(feed);
        assertThat(told.requests("target")).isEqualTo(all - feed);
    }

    private void first(Feeds feeds) throws IOException {
        publish(feeds.text());
        var told = user.run("sync").ended(0);
        assertThat(told.count("created")).isEqualTo(feeds.events());
        assertThat(server.unguardedWrites()).isZero();
        server.forgetRequests();
    }

    private User freshUser(int size) throws IOException {
        var target = server.calendar("me", "of-" + size);
        var feed = server.publish("of-" + size, Feeds.compact(size).text(), MODIFIED);
        var fresh =
                User.with(
                        folder.resolve("user-" + size),
                        User.feed(feed),
                        User.calendar(target),
                        "",
                        Map.of());
        assertThat(fresh.run("sync").ended(0).count("created")).isEqualTo(size);
        return fresh;
    }

    private URI publish(byte[] text) {
        return server.publish("feed.ics", text, MODIFIED);
    }

    private static String uid(String object) {
        return object.lines().filter(line -> line.startsWith("UID:")).findFirst().orElseThrow();
    }
}

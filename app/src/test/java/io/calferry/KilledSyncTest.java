package io.calferry;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.MINUTES;

import io.calferry.bench.Feeds;
import io.calferry.servers.Account;
import io.calferry.servers.Radicale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;

/// A first sync of 500 events into Radicale whose process is killed by SIGKILL at 50 random
/// moments: the next run does the rest, and nothing is lost, doubled or sent twice.
///
/// Radicale takes about ten seconds of processor time for 500 events, so several work side by side.
class KilledSyncTest {

    private static final int EVENTS = 500;
    private static final int KILLS = 50;
    private static final int SERVERS = 3;
    private static final Feeds FEED = Feeds.compact(EVENTS);

    @TempDir private Path folder;

    @Test
    void radicale_holds_each_event_once_after_fifty_kills_and_their_next_runs() throws Exception {
        var servers = new ArrayList<Radicale>();
        try {
            for (var server = 0; server < SERVERS; server++) {
                servers.add(Radicale.start());
            }
            assertThat(amidst(servers))
                    .as("kills between the first and the last write")
                    .isGreaterThan(KILLS / 2);
        } finally {
            servers.forEach(Radicale::stop);
        }
    }

    /// Kills and mends on all servers at a time, and says how many kills came between the first and
    /// the last write.
    private int amidst(List<Radicale> servers) throws Exception {
        var moments = new Random(20261121);
        var parts = new LinkedBlockingQueue<Double>();
        for (var kill = 0; kill < KILLS; kill++) {
            // One moment in each of as many equal parts of a calm run.
            parts.add((kill + moments.nextDouble()) / KILLS);
        }
        try (var lanes = Executors.newVirtualThreadPerTaskExecutor()) {
            var works = new ArrayList<Future<Integer>>();
            for (var server : servers) {
                works.add(lanes.submit(() -> amidst(server, parts)));
            }
            var amidst = 0;
            for (var work : works) {
                amidst += work.get();
            }
            return amidst;
        }
    }

    private int amidst(Radicale server, Queue<Double> parts) throws Exception {
        var calm = calm(server);
        var amidst = 0;
        for (var part = parts.poll(); part != null; part = parts.poll()) {
            if (round(server, (long) (part * calm.toMillis()))) {
                amidst++;
            }
        }
        return amidst;
    }

    private Duration calm(Radicale server) throws Exception {
        var calendar = new Calendar(server.fresh());
        var user = user(calendar);
        var began = System.nanoTime();
        var child = user.start("sync");
        assertThat(child.waitFor(2, MINUTES)).isTrue();
        assertThat(child.exitValue()).as(said(user)).isZero();
        assertThat(calendar.uids()).hasSize(EVENTS);
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /// Says whether the kill came between the first and the last write.
    private boolean round(Radicale server, long after) throws Exception {
        var calendar = new Calendar(server.fresh());
        var user = user(calendar);
        var child = user.start("sync");
        try {
            child.waitFor(after, MILLISECONDS);
        } finally {
            child.destroyForcibly();
            assertThat(child.waitFor(1, MINUTES)).isTrue();
        }
        var there = settled(calendar);

        var next = user.run("sync").ended(0);

        assertThat(next.count("created"))
                .as("killed after %d ms, %d there", after, there.size())
                .isEqualTo(EVENTS - there.size());
        assertThat(next.count("updated")).isZero();
        assertThat(next.count("deleted")).isZero();
        assertThat(calendar.states()).hasSize(EVENTS).containsAllEntriesOf(there);
        assertThat(calendar.uids()).hasSize(EVENTS).doesNotHaveDuplicates();
        var plan = user.run("sync", "--dry-run").ended(0);
        assertThat(plan.profile().path("steps").isArray()).isTrue();
        assertThat(plan.profile().path("steps")).isEmpty();
        return !there.isEmpty() && there.size() < EVENTS;
    }

    /// What is there once the server has done what it was asked before the kill: a request that is
    /// on its way outlives its sender.
    private static Map<String, String> settled(Calendar calendar) {
        var before = calendar.states();
        for (var same = 0; same < 5; same++) {
            var now = calendar.states();
            if (!now.equals(before)) {
                same = 0;
                before = now;
            }
        }
        return before;
    }

    private User user(Calendar calendar) throws IOException {
        var at = Files.createTempDirectory(folder, "user");
        var feed = Files.write(at.resolve("feed.ics"), FEED.text());
        return User.with(
                at, User.feed(feed.toUri()), calendar.endpoint(), "", calendar.environment());
    }

    private static String said(User user) throws IOException {
        return Files.readString(user.folder().resolve("out"), UTF_8);
    }

    private static List<String> uids(String text) {
        // Overrides of a series carry its UID again.
        return text.lines().filter(line -> line.startsWith("UID:")).distinct().toList();
    }

    /// What is seen of a calendar from outside.
    private record Calendar(Account account) {

        String endpoint() {
            return User.calendar(account, "TARGET");
        }

        Map<String, String> environment() {
            return Map.of("TARGET", account.password());
        }

        /// ETags, by href.
        Map<String, String> states() {
            var states = new HashMap<String, String>();
            for (var response : properties("<D:getetag/>").split("</response>")) {
                var href = between(response, "<href>", "</href>");
                var etag = between(response, "<getetag>", "</getetag>");
                if (href.endsWith(".ics")) {
                    states.put(href, etag);
                }
            }
            return states;
        }

        List<String> uids() {
            return List.of(properties("<C:calendar-data/>").split("</response>")).stream()
                    .flatMap(response -> KilledSyncTest.uids(response).stream())
                    .toList();
        }

        private String properties(String wanted) {
            var reply =
                    account.client()
                            .send(
                                    "REPORT",
                                    account.calendar(),
                                    """
                                    <C:calendar-query xmlns:D="DAV:"
                                        xmlns:C="urn:ietf:params:xml:ns:caldav">
                                      <D:prop>%s</D:prop>
                                      <C:filter><C:comp-filter name="VCALENDAR"/></C:filter>
                                    </C:calendar-query>
                                    """
                                            .formatted(wanted),
                                    Map.of("Depth", "1", "Content-Type", "application/xml"));
            assertThat(reply.status()).isEqualTo(207);
            return reply.body();
        }

        private static String between(String text, String from, String to) {
            var start = text.indexOf(from);
            var end = text.indexOf(to, start);
            return start < 0 || end < 0 ? "" : text.substring(start + from.length(), end);
        }
    }
}

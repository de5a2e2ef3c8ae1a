package io.calferry;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.bench.Feeds;
import io.calferry.bench.MemoryCalDav;
import io.calferry.bench.ews.Calendar;
import io.calferry.bench.ews.Entry;
import io.calferry.bench.ews.Field;
import io.calferry.bench.ews.MemoryExchange;
import io.calferry.bench.ews.Seeds;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// First syncs out of an Exchange calendar and into one, killed by SIGKILL at random moments.
class KilledExchangeSyncTest {

    private static final int OBJECTS = 200;
    private static final int KILLS = 25;
    private static final int KILLS_INTO = 10;

    /// Writes that are under way to an Exchange server, at most: four requests, and one object that
    /// is made ready for the next.
    private static final int AT_A_TIME = 5;

    private static final String PASSWORD = "hunter2 of ada's pass:word";

    private final MemoryExchange exchange = MemoryExchange.start();

    @TempDir private Path folder;

    @AfterEach
    void nobody_got_mail() {
        exchange.sentToNone();
        exchange.close();
    }

    @Test
    void each_item_crosses_once_after_a_kill_and_the_next_run() throws Exception {
        var ada = exchange.account("ada@example.org", "Ada Lovelace", PASSWORD);
        Seeds.many(ada.calendar(), OBJECTS);
        try (var server = MemoryCalDav.start()) {
            // As slow as a real one, so that kills find runs that are at work.
            server.delay(Duration.ofMillis(20));
            var runs =
                    new KilledRuns(
                            OBJECTS,
                            0,
                            () -> {
                                var at = Files.createTempDirectory(folder, "user");
                                var calendar = server.calendar("me", at.getFileName().toString());
                                return new KilledRuns.Round(
                                        user(
                                                at,
                                                User.exchange(ada, exchange.url(), "PASSWORD"),
                                                User.calendar(calendar)),
                                        new OfCalDav(server, calendar));
                            });
            assertThat(runs.amidst(KilledRuns.moments(KILLS, 20261122)))
                    .as("kills between the first and the last write")
                    .isPositive();
        }
    }

    @Test
    void each_event_is_in_the_mailbox_once_after_a_kill_and_the_next_run() throws Exception {
        var feed = Files.write(folder.resolve("feed.ics"), Feeds.compact(OBJECTS).text());
        exchange.delay(Duration.ofMillis(20));
        var runs =
                new KilledRuns(
                        OBJECTS,
                        AT_A_TIME,
                        () -> {
                            var at = Files.createTempDirectory(folder, "user");
                            var name = at.getFileName() + "@example.org";
                            var owner = exchange.account(name, "Owner", PASSWORD);
                            return new KilledRuns.Round(
                                    user(
                                            at,
                                            User.feed(feed.toUri()),
                                            User.exchange(owner, exchange.url(), "PASSWORD")),
                                    new OfExchange(owner.calendar(), exchange.url().getPort()));
                        });
        assertThat(runs.amidst(KilledRuns.moments(KILLS_INTO, 20261123)))
                .as("kills between the first and the last write")
                .isPositive();
    }

    private static User user(Path at, String source, String target) throws IOException {
        return User.with(at, source, target, "", Map.of("PASSWORD", PASSWORD));
    }

    private record OfCalDav(MemoryCalDav server, URI url) implements KilledRuns.Target {

        @Override
        public int port() {
            return url.getPort();
        }

        @Override
        public Map<String, String> states() {
            return server.held(url);
        }

        @Override
        public List<String> uids() {
            return server.held(url).values().stream()
                    .flatMap(text -> KilledRuns.uids(text).stream())
                    .toList();
        }
    }

    private record OfExchange(Calendar calendar, int port) implements KilledRuns.Target {

        @Override
        public Map<String, String> states() {
            return calendar.entries().stream()
                    .collect(Collectors.toMap(Entry::id, Entry::changeKey));
        }

        @Override
        public List<String> uids() {
            return calendar.entries().stream().map(it -> it.text(Field.SUBJECT)).toList();
        }
    }
}

package io.calferry;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.bench.Feeds;
import io.calferry.servers.Account;
import io.calferry.servers.Radicale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// A first sync of 500 events into Radicale whose process is killed by SIGKILL at 50 random
/// moments: the next run does the rest, and nothing is lost, doubled or sent twice.
///
/// Radicale takes seconds of processor time for 500 events, so several work side by side.
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
                servers.add(Radicale.startForMany());
            }
            assertThat(amidst(servers))
                    .as("kills between the first and the last write")
                    .isGreaterThan(KILLS / 2);
        } finally {
            servers.forEach(Radicale::stop);
        }
    }

    /// On all servers at a time.
    private int amidst(List<Radicale> servers) throws Exception {
        var moments = KilledRuns.moments(KILLS, 20261121);
        try (var lanes = Executors.newVirtualThreadPerTaskExecutor()) {
            var works = new ArrayList<Future<Integer>>();
            for (var server : servers) {
                var runs = new KilledRuns(EVENTS, 0, () -> round(server));
                works.add(lanes.submit(() -> runs.amidst(moments)));
            }
            var amidst = 0;
            for (var work : works) {
                amidst += work.get();
            }
            return amidst;
        }
    }

    private KilledRuns.Round round(Radicale server) throws IOException {
        var account = server.fresh();
        var at = Files.createTempDirectory(folder, "user");
        var feed = Files.write(at.resolve("feed.ics"), FEED.text());
        var user =
                User.with(
                        at,
                        User.feed(feed.toUri()),
                        User.calendar(account, "TARGET"),
                        "",
                        Map.of("TARGET", account.password()));
        return new KilledRuns.Round(user, new Calendar(account));
    }

    /// What is seen of a calendar from outside.
    private record Calendar(Account account) implements KilledRuns.Target {

        @Override
        public int port() {
            return account.calendar().getPort();
        }

        /// ETags, by href.
        @Override
        public Map<String, String> states() {
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

        @Override
        public List<String> uids() {
            return List.of(properties("<C:calendar-data/>").split("</response>")).stream()
                    .flatMap(response -> KilledRuns.uids(response).stream())
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

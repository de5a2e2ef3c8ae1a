package io.calferry.ics;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.http.HttpSettings;
import io.calferry.http.SignIn;
import io.calferry.sync.Answer;
import io.calferry.sync.CalendarObject;
import io.calferry.sync.Href;
import io.calferry.sync.Listing;
import io.calferry.sync.Place;
import io.calferry.sync.Store;
import io.calferry.sync.StoreException;
import io.calferry.sync.Uid;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The largest feed that there may be, in a process with little memory.
class LargeFeedTest {

    private static final int OBJECTS = 100_000;
    private static final String FILL = "DESCRIPTION:" + "x".repeat(60) + "\r\n";

    @TempDir private Path folder;

    @Test
    void a_hundred_thousand_objects_are_read_and_written_in_192_megabytes() throws Exception {
        try (var server = new FeedServer()) {
            server.does(
                    exchange -> {
                        exchange.sendResponseHeaders(200, 0);
                        write(exchange.getResponseBody());
                    });
            var child =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-Xmx192m",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    LargeFeedTest.class.getName(),
                                    server.at("/feed.ics").toString(),
                                    folder.toString())
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("said").toFile())
                            .start();
            var ended = child.waitFor();

            assertThat(ended).as(Files.readString(folder.resolve("said"))).isZero();
        }
        assertThat(Files.size(folder.resolve("copy.ics"))).isGreaterThan(OBJECTS * 200L);
    }

    /// The child: copies a feed from the web into a file, and reads that.
    public static void main(String[] args) throws Exception {
        var folder = Path.of(args[1]);
        var clock = InstantSource.system();
        var copy = new FeedAddress.Local(folder.resolve("copy.ics"));
        try (var feed =
                        FeedStore.open(
                                (FeedAddress.Web) FeedAddress.parse(args[0]),
                                HttpSettings.of("Test"),
                                new SignIn.None(),
                                folder,
                                clock);
                var file = new FeedFile(copy, Absent.IS_CREATED, folder, clock)) {
            requireAll(copied(feed, file));
            file.flush();
        }
        try (var file = new FeedFile(copy, Absent.IS_A_FAULT, folder, clock)) {
            requireAll(((Listing.Full) file.list(Optional.empty())).places().size());
        }
    }

    private static int copied(Store from, Store to) throws StoreException {
        var hrefs =
                ((Listing.Full) from.list(Optional.empty()))
                        .places().stream().map(Place::href).toList();
        var count = 0;
        for (var at = 0; at < hrefs.size(); at += from.traits().batch()) {
            var batch = hrefs.subList(at, Math.min(hrefs.size(), at + from.traits().batch()));
            for (var object : objects(from, batch)) {
                to.create(object);
                count++;
            }
        }
        return count;
    }

    private static List<CalendarObject> objects(Store store, List<Href> hrefs)
            throws StoreException {
        return store.read(hrefs).stream()
                .map(answer -> ((Answer.Found) answer).stored().object())
                .toList();
    }

    private static void requireAll(int count) {
        if (count != OBJECTS) {
            throw new AssertionError("there are " + count);
        }
    }

    private static void write(OutputStream raw) throws IOException {
        try (var out = new BufferedOutputStream(raw, 1 << 16)) {
            out.write("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n".getBytes());
            for (var i = 0; i < OBJECTS; i++) {
                var uid = new Uid("an-event-with-a-long-name-" + i + "@example.com");
                var event = Samples.vevent(uid.value(), "Event " + i + "\r\n" + FILL + "X-A:b");
                out.write(event.getBytes(StandardCharsets.UTF_8));
            }
            out.write("END:VCALENDAR\r\n".getBytes());
        }
    }
}

package io.calferry.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/// The least that a client can do, over bare sockets: PUT bodies that are made beforehand, or read
/// a whole calendar by multigets and look at nothing. What a program that syncs is measured by.
///
/// @param parallel how many connections
public record RawClient(URI calendar, int parallel) {

    private static final int BATCH = 100;
    private static final Pattern HREF = Pattern.compile("<href>([^<]*)</href>");
    private static final String XML = "Content-Type: application/xml\r\nDepth: 1\r\n";
    private static final String LIST =
            "<sync-collection xmlns=\"DAV:\"><sync-token/><sync-level>1</sync-level>"
                    + "<prop><getetag/></prop></sync-collection>";
    private static final String GET =
            "<C:calendar-multiget xmlns=\"DAV:\" xmlns:C=\"urn:ietf:params:xml:ns:caldav\">"
                    + "<prop><getetag/><C:calendar-data/></prop>%s</C:calendar-multiget>";

    /// What a run took, from its first request to its last answer.
    ///
    /// @param bytes of the bodies, sent or received
    public record Took(Duration time, int objects, long bytes) {}

    /// `put URL PARALLEL EVENTS FORM` or `get URL PARALLEL`; prints what it took.
    public static void main(String... args) throws Exception {
        var client = new RawClient(URI.create(args[1]), Integer.parseInt(args[2]));
        var took =
                switch (args[0]) {
                    case "put" -> client.put(feed(args[3], args[4]));
                    case "get" -> client.get();
                    default -> throw new IllegalArgumentException(args[0]);
                };
        System.out.printf(
                "%d objects, %d bytes, %d ms%n",
                took.objects(), took.bytes(), took.time().toMillis());
    }

    private static Feeds feed(String events, String form) {
        return new Feeds(Integer.parseInt(events), Feeds.Form.valueOf(form), 0);
    }

    /// Creates each object of a feed, under a name derived from its UID.
    public Took put(Feeds feed) throws Exception {
        List<byte[]> bodies = new ArrayList<>(feed.events());
        for (var i = 0; i < feed.events(); i++) {
            bodies.add(feed.object(i));
        }
        var next = new AtomicInteger();
        var bytes = new AtomicLong();
        var start = System.nanoTime();
        inParallel(
                connection -> {
                    for (var i = next.getAndIncrement();
                            i < bodies.size();
                            i = next.getAndIncrement()) {
                        var body = bodies.get(i);
                        var name = calendar.getRawPath() + feed.uid(i) + ".ics";
                        var headers = "If-None-Match: *\r\nContent-Type: text/calendar\r\n";
                        expect(201, connection.ask("PUT", name, headers, body));
                        bytes.addAndGet(body.length);
                    }
                });
        return new Took(Duration.ofNanos(System.nanoTime() - start), bodies.size(), bytes.get());
    }

    /// Lists the calendar and reads it, in batches.
    public Took get() throws Exception {
        var start = System.nanoTime();
        List<String> hrefs;
        try (var connection = new RawConnection(calendar)) {
            var list = connection.ask("REPORT", calendar.getRawPath(), XML, bytes(LIST));
            expect(207, list);
            hrefs = hrefs(list.body());
        }
        var batches = new ConcurrentLinkedQueue<List<String>>();
        for (var i = 0; i < hrefs.size(); i += BATCH) {
            batches.add(hrefs.subList(i, Math.min(hrefs.size(), i + BATCH)));
        }
        var bytes = new AtomicLong();
        inParallel(
                connection -> {
                    for (var batch = batches.poll(); batch != null; batch = batches.poll()) {
                        var asked = new ByteArrayOutputStream();
                        batch.forEach(href -> asked.writeBytes(bytes(tag(href))));
                        var body = GET.formatted(asked.toString(StandardCharsets.UTF_8));
                        var got = connection.ask("REPORT", calendar.getRawPath(), XML, bytes(body));
                        expect(207, got);
                        bytes.addAndGet(got.body().length);
                    }
                });
        return new Took(Duration.ofNanos(System.nanoTime() - start), hrefs.size(), bytes.get());
    }

    private static String tag(String href) {
        return "<href>" + href + "</href>";
    }

    private static List<String> hrefs(byte[] multistatus) {
        return HREF.matcher(new String(multistatus, StandardCharsets.UTF_8))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static void expect(int status, RawConnection.Got got) throws IOException {
        if (got.status() != status) {
            throw new IOException("answered " + got.status());
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void inParallel(Work work) throws ExecutionException, InterruptedException {
        try (var threads = Executors.newFixedThreadPool(parallel)) {
            List<Future<?>> all = new ArrayList<>();
            for (var i = 0; i < parallel; i++) {
                all.add(
                        threads.submit(
                                () -> {
                                    try (var connection = new RawConnection(calendar)) {
                                        work.on(connection);
                                    }
                                    return "done";
                                }));
            }
            for (var one : all) {
                one.get();
            }
        }
    }

    @FunctionalInterface
    private interface Work {

        void on(RawConnection connection) throws IOException;
    }
}

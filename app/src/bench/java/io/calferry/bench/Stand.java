package io.calferry.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Where figures are taken: [MemoryCalDav] in a process of its own, warmed up, and steered over
/// [Control].
final class Stand implements AutoCloseable {

    private final Process server;
    private final URI url;
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger names = new AtomicInteger();

    private Stand(Process server, URI url) {
        this.server = server;
        this.url = url;
    }

    /// @param rounds of warming up; eight reach full speed
    static Stand start(int rounds) throws Exception {
        var builder =
                new ProcessBuilder(
                        Java.command("-Xms1g", "-Xmx4g", "-XX:+UseSerialGC")
                                .with(MemoryCalDavMain.class));
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        var process = builder.start();
        var line = process.inputReader().readLine();
        if (line == null) {
            throw new Broken("the server did not start");
        }
        var stand = new Stand(process, URI.create(line));
        for (var round = 0; round < rounds; round++) {
            stand.warmUp();
        }
        return stand;
    }

    /// A server that is still being compiled would take the processor from its client.
    private void warmUp() throws Exception {
        var calendar = newCalendar();
        new RawClient(calendar, 4).put(Feeds.full(4_000));
        new RawClient(calendar, 4).get();
        send("DELETE", control(calendar), new byte[0]);
        forget();
    }

    /// An empty calendar that nobody has seen before.
    URI newCalendar() {
        var path = ".control/calendar/me/c" + names.incrementAndGet();
        return URI.create(send("POST", url.resolve(path), new byte[0]));
    }

    /// Forgets a calendar, to save memory.
    void drop(URI calendar) {
        send("DELETE", control(calendar), new byte[0]);
    }

    URI publish(String name, Feeds feed) {
        return URI.create(send("PUT", url.resolve(".control/feed/" + name), feed.text()));
    }

    void delay(Duration each) {
        var millis = Long.toString(each.toMillis()).getBytes(StandardCharsets.US_ASCII);
        send("POST", url.resolve(".control/delay"), millis);
    }

    int size(URI calendar) {
        var path = calendar.getPath().replace("/calendars/", "/.control/size/");
        return Integer.parseInt(send("GET", url.resolve(path), new byte[0]));
    }

    void forget() {
        send("POST", url.resolve(".control/forget"), new byte[0]);
    }

    /// The requests since [#forget], by method; `FEED` for those of a feed.
    Map<String, Long> requests() {
        Map<String, Long> counts = new TreeMap<>();
        var text = send("GET", url.resolve(".control/requests"), new byte[0]);
        for (var pair : text.replaceAll("[{} ]", "").split(",")) {
            if (!pair.isEmpty()) {
                var equals = pair.indexOf('=');
                counts.put(pair.substring(0, equals), Long.valueOf(pair.substring(equals + 1)));
            }
        }
        return counts;
    }

    private URI control(URI calendar) {
        return url.resolve(calendar.getPath().replace("/calendars/", "/.control/calendar/"));
    }

    private String send(String method, URI to, byte[] body) {
        var request =
                HttpRequest.newBuilder(to)
                        .method(method, BodyPublishers.ofByteArray(body))
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
        try {
            return client.send(request, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new Broken("the server does not answer: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Broken("interrupted");
        }
    }

    @Override
    public void close() {
        client.close();
        server.destroy();
    }
}

package io.calferry.bench;

import io.calferry.bench.ews.Seen;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;

/// Sends the requests again that another client sent to an Exchange server, and does nothing with
/// the answers: those that wait for one another one by one, the rest four at a time.
final class Replay {

    private static final int PARALLEL = 4;
    private static final String IN_TURN = "SyncFolderItems";

    private final URI server;
    private final String credentials;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Queue<String> inTurn = new ConcurrentLinkedQueue<>();
    private final Queue<String> together = new ConcurrentLinkedQueue<>();

    Replay(URI server, String user, String password) {
        this.server = server;
        var pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        credentials = "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    /// Nothing of what the server refuses: that took it no time.
    void remember(Seen seen) {
        if (seen.status() != 200) {
            return;
        }
        (seen.operation().equals(IN_TURN) ? inTurn : together).add(seen.request());
    }

    int size() {
        return inTurn.size() + together.size();
    }

    /// How long it takes.
    Duration run() {
        // What is repeated may be remembered, too.
        var first = List.copyOf(inTurn);
        var rest = new ConcurrentLinkedQueue<>(together);
        var start = System.nanoTime();
        first.forEach(this::send);
        try (var lanes = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Runnable> works = new ArrayList<>();
            for (var lane = 0; lane < PARALLEL; lane++) {
                works.add(
                        () -> {
                            for (var it = rest.poll(); it != null; it = rest.poll()) {
                                send(it);
                            }
                        });
            }
            works.forEach(lanes::execute);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private void send(String envelope) {
        var request =
                HttpRequest.newBuilder(server)
                        .header("Authorization", credentials)
                        .header("Content-Type", "text/xml; charset=utf-8")
                        .POST(BodyPublishers.ofString(envelope))
                        .build();
        try {
            var status = client.send(request, BodyHandlers.ofByteArray()).statusCode();
            Broken.unless(() -> status == 200, "a repeated request was answered " + status);
        } catch (IOException e) {
            throw new Broken("a repeated request failed: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Broken("interrupted");
        }
    }
}

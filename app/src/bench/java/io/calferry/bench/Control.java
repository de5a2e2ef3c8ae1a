package io.calferry.bench;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// How another process steers the server, over HTTP, uncounted and unharmed by misbehaviour:
/// `GET requests`, `POST forget`, `POST delay` (the body: milliseconds), `PUT feed/NAME`,
/// `GET size/USER/CALENDAR`, `DELETE calendar/USER/CALENDAR` and `POST calendar/USER/CALENDAR`.
record Control(MemoryCalDav server) {

    static final String PATH = "/.control/";

    /// When the feeds that are put here say that they last changed.
    private static final String MODIFIED = "Sat, 21 Nov 2026 00:00:00 GMT";

    Reply answer(Request request) {
        var words = request.segments();
        return switch (words.get(1)) {
            case "requests" -> Reply.text(200, server.requests().toString());
            case "forget" -> {
                server.forgetRequests();
                yield Reply.text(200, "forgotten");
            }
            case "delay" -> {
                var millis = new String(request.body(), StandardCharsets.US_ASCII);
                server.delay(Duration.ofMillis(Long.parseLong(millis.strip())));
                yield Reply.text(200, "held back");
            }
            case "feed" -> {
                var url = server.publish(words.get(2), request.body(), MODIFIED);
                yield Reply.text(201, url.toString());
            }
            case "calendar" -> calendar(request, words.get(2), words.get(3));
            case "size" -> {
                var url = server.calendar(words.get(2), words.get(3));
                yield Reply.text(200, Integer.toString(server.size(url)));
            }
            default -> Reply.empty(404);
        };
    }

    private Reply calendar(Request request, String user, String name) {
        URI url = server.calendar(user, name);
        if (request.method().equals("DELETE")) {
            server.drop(url);
        }
        return Reply.text(200, url.toString());
    }
}

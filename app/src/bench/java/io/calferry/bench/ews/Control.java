package io.calferry.bench.ews;

import io.calferry.bench.Request;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/// How another process steers the server, over HTTP, uncounted and unharmed by misbehaviour:
/// `GET requests`, `GET items`, `GET crowds`, `GET mailed`, `POST forget`, `POST delay` (the body:
/// milliseconds) and `POST edit` (the body: how many of the first single items of the calendar of
/// `ada@example.org` get another subject).
record Control(MemoryExchange server) {

    private static final String PATH = "/.control/";

    static boolean isFor(Request request) {
        return request.path().startsWith(PATH);
    }

    Answer answer(Request request) {
        return switch (request.path().substring(PATH.length())) {
            case "requests" -> text(server.requests());
            case "items" -> text(server.itemsAskedFor());
            case "crowds" -> text(server.crowds());
            case "mailed" -> text(server.mailed());
            case "forget" -> {
                server.forgetRequests();
                yield text("forgotten");
            }
            case "delay" -> {
                server.delay(Duration.ofMillis(number(request)));
                yield text("held back");
            }
            case "edit" -> {
                var calendar =
                        server.account("ada@example.org", "Ada", "hunter2 of ada").calendar();
                yield text(Edits.of(calendar).edit(number(request)));
            }
            default -> Answer.page(404, "Nothing here.");
        };
    }

    private static int number(Request request) {
        return Integer.parseInt(new String(request.body(), StandardCharsets.US_ASCII).strip());
    }

    private static Answer text(Object what) {
        return new Answer.Whole(
                200,
                List.of("Content-Type: text/plain; charset=utf-8"),
                what.toString().getBytes(StandardCharsets.UTF_8));
    }
}

package io.calferry.servers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// A DAV client without any care, apart from the program's own: what it says about a server is
/// independent of the code under test.
public final class PlainDav {

    private static final HttpClient HTTP =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(10))
                    .build();
    private static final Pattern HREF = Pattern.compile("<(?:\\w+:)?href>\\s*([^<]+?)\\s*</");
    private static final String LIST =
            "<propfind xmlns='DAV:'><prop><getetag/><resourcetype/></prop></propfind>";

    private final String user;
    private final String password;

    /// @param user empty for a server without sign-in
    PlainDav(String user, String password) {
        this.user = user;
        this.password = password;
    }

    /// What a server answered.
    public record Reply(int status, HttpHeaders headers, String body) {

        public boolean succeeded() {
            // A server may wrap a refusal of one object in a multistatus (RFC 4918 section 13).
            return status / 100 == 2 && status != 207;
        }
    }

    /// Puts `text` at `at`, whatever is there.
    public Reply put(URI at, String text) {
        return send("PUT", at, text, Map.of("Content-Type", "text/calendar; charset=utf-8"));
    }

    public Reply get(URI at) {
        return send("GET", at, "", Map.of());
    }

    /// Deletes what is at `at`, whatever it is.
    public Reply delete(URI at) {
        return send("DELETE", at, "", Map.of());
    }

    /// The members of a collection, itself left out, each as the server writes its href.
    public List<URI> members(URI collection) {
        var reply =
                send(
                        "PROPFIND",
                        collection,
                        LIST,
                        Map.of("Depth", "1", "Content-Type", "application/xml"));
        if (reply.status() != 207) {
            throw new AssertionError("PROPFIND " + collection + " gave " + reply.status());
        }
        return HREF.matcher(reply.body())
                .results()
                .map(href -> collection.resolve(href.group(1)))
                .filter(member -> !member.getPath().equals(collection.getPath()))
                .toList();
    }

    /// Makes a calendar (RFC 4791 section 5.3.1).
    void makeCalendar(URI at) {
        var reply = send("MKCALENDAR", at, "", Map.of());
        if (reply.status() != 201) {
            throw new AssertionError("MKCALENDAR " + at + " gave " + reply);
        }
    }

    /// Sends any request; an answer of any status is an answer.
    ///
    /// @throws UncheckedIOException where the server does not answer
    public Reply send(String method, URI to, String body, Map<String, String> headers) {
        var request =
                HttpRequest.newBuilder(to)
                        .timeout(Duration.ofSeconds(60))
                        .method(
                                method,
                                body.isEmpty()
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body, UTF_8));
        headers.forEach(request::header);
        if (!user.isEmpty()) {
            var pair = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
            request.header("Authorization", "Basic " + pair);
        }
        try {
            return exchange(request.build());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + to, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted in " + method + " " + to, e);
        }
    }

    /// Once more where the connection was closed: Radicale closes each after its answer, which the
    /// JDK's client may notice only when it has sent the next request into it.
    private static Reply exchange(HttpRequest request) throws IOException, InterruptedException {
        try {
            return reply(request);
        } catch (HttpTimeoutException e) {
            throw e;
        } catch (IOException _) {
            return reply(request);
        }
    }

    private static Reply reply(HttpRequest request) throws IOException, InterruptedException {
        var response = HTTP.send(request, BodyHandlers.ofString(UTF_8));
        return new Reply(response.statusCode(), response.headers(), response.body());
    }
}

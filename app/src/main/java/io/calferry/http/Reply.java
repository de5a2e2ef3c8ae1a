package io.calferry.http;

import io.calferry.sync.Fault;

import org.apache.http.HttpResponse;
import org.apache.http.NameValuePair;

import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The answer to a [Request], while its body is being read. Not to be kept.
public final class Reply {

    private final int status;
    private final URI at;
    private final HttpResponse headers;
    private final InputStream body;
    private final Instant arrived;

    Reply(int status, URI at, HttpResponse headers, InputStream body, Instant arrived) {
        this.status = status;
        this.at = at;
        this.headers = headers;
        this.body = body;
        this.arrived = arrived;
    }

    /// As HTTP has it, such as 207.
    public int status() {
        return status;
    }

    /// Whether the status says so: 200 to 299.
    public boolean ok() {
        return status >= 200 && status < 300;
    }

    /// Where the answer came from, after all redirects.
    public URI at() {
        return at;
    }

    /// The first header of that name.
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.getFirstHeader(name)).map(NameValuePair::getValue);
    }

    /// What the server's clock said when it answered (RFC 9110 section 6.6.1), in whole seconds.
    public Optional<Instant> time() {
        try {
            return header("Date")
                    .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME))
                    .map(ZonedDateTime::toInstant);
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    List<String> all(String name) {
        return Arrays.stream(headers.getHeaders(name)).map(NameValuePair::getValue).toList();
    }

    /// The body, without its Content-Encoding; empty where there is none. Fails with an
    /// `IOException` that ends as `Offline(BROKEN_OFF)` when it is cut off, as
    /// `Unreadable(TOO_LARGE)` beyond the limit that was given.
    public InputStream body() {
        return body;
    }

    /// What this status means where nobody knows better.
    public Fault fault() {
        return Faults.of(
                Hosts.shown(at), new Trouble.Answered(status, header("Retry-After")), arrived);
    }
}

package io.calferry.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/// A feed as a web server publishes it: with ETag and Last-Modified, and zipped for those who take
/// it.
///
/// @param modified as an HTTP date
record Published(byte[] body, byte[] zipped, String etag, String modified) {

    static Published of(byte[] body, String modified) {
        var zipped = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(zipped)) {
            zip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var etag = UUID.nameUUIDFromBytes(body).toString();
        return new Published(body, zipped.toByteArray(), "\"" + etag + "\"", modified);
    }

    Reply answer(Request request) {
        var tags = new String[] {"ETag: " + etag, "Last-Modified: " + modified};
        if (unchanged(request)) {
            return Reply.empty(304, tags);
        }
        var reply =
                Reply.empty(200, tags)
                        .with("Content-Type: text/calendar; charset=utf-8")
                        .with("Vary: Accept-Encoding");
        return request.header("accept-encoding").filter(e -> e.contains("gzip")).isPresent()
                ? reply.with("Content-Encoding: gzip").withBody(zipped)
                : reply.withBody(body);
    }

    /// If-None-Match goes before If-Modified-Since (RFC 9110 section 13.2.2).
    private boolean unchanged(Request request) {
        return request.header("if-none-match")
                .map(etag::equals)
                .or(() -> request.header("if-modified-since").map(modified::equals))
                .orElse(false);
    }
}

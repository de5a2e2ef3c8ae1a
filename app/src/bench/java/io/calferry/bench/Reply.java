package io.calferry.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// One HTTP answer.
///
/// @param headers whole lines, without Content-Length
record Reply(int status, List<String> headers, byte[] body) {

    private static final byte[] NOTHING = {};
    private static final String XML = "Content-Type: application/xml; charset=utf-8";

    static Reply empty(int status, String... headers) {
        return new Reply(status, List.of(headers), NOTHING);
    }

    static Reply text(int status, String text) {
        return new Reply(
                status,
                List.of("Content-Type: text/plain; charset=utf-8"),
                text.getBytes(StandardCharsets.UTF_8));
    }

    static Reply xml(int status, String xml) {
        return new Reply(status, List.of(XML), xml.getBytes(StandardCharsets.UTF_8));
    }

    static Reply multistatus(byte[] xml) {
        return new Reply(207, List.of(XML), xml);
    }

    /// A refusal that names the precondition that failed (RFC 4918 section 16).
    ///
    /// @param element of the namespace DAV, or with the prefix `C:` of CalDAV's
    static Reply refusal(int status, String element) {
        return xml(
                status,
                """
                <?xml version="1.0" encoding="utf-8"?>
                <error xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><%s/></error>
                """
                        .formatted(element));
    }

    Reply with(String header) {
        var more = new ArrayList<>(headers);
        more.add(header);
        return new Reply(status, more, body);
    }

    Reply withBody(byte[] other) {
        return new Reply(status, headers, other);
    }

    /// The status line and the headers, with the empty line that ends them.
    byte[] head(String framing) {
        var head = new StringBuilder(256).append("HTTP/1.1 ").append(status).append(" X\r\n");
        headers.forEach(line -> head.append(line).append("\r\n"));
        return head.append(framing)
                .append("\r\n\r\n")
                .toString()
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}

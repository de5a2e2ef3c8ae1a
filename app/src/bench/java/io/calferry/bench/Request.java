package io.calferry.bench;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// One HTTP request, read whole.
///
/// @param path as it was sent, percent-encoded
/// @param headers by lower-case name
/// @param number on its connection, from 1
public record Request(
        String method, String path, Map<String, String> headers, byte[] body, int number) {

    private static final int LONGEST_HEAD = 64 * 1024;
    private static final int LONGEST_BODY = 256 * 1024 * 1024;
    private static final byte[] GO_ON =
            "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

    public Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName));
    }

    /// The segments of the path, each decoded; a slash at the end adds none.
    List<String> segments() {
        var query = path.indexOf('?');
        var bare = query < 0 ? path : path.substring(0, query);
        return Arrays.stream(bare.split("/"))
                .filter(segment -> !segment.isEmpty())
                .map(Request::decoded)
                .toList();
    }

    static String decoded(String segment) {
        return segment.indexOf('%') < 0
                ? segment
                : URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /// Reads the next request of a connection; empty where the client has hung up between two.
    public static Optional<Request> read(InputStream in, OutputStream out, int number)
            throws IOException {
        var head = head(in);
        if (head.isEmpty()) {
            return Optional.empty();
        }
        var lines = head.split("\r\n");
        var words = lines[0].split(" ");
        if (words.length != 3) {
            throw new IOException("not a request line");
        }
        var headers = HashMap.<String, String>newHashMap(lines.length);
        for (var i = 1; i < lines.length; i++) {
            var colon = lines[i].indexOf(':');
            headers.put(
                    lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                    lines[i].substring(colon + 1).strip());
        }
        if (headers.containsKey("expect")) {
            out.write(GO_ON);
            out.flush();
        }
        return Optional.of(
                new Request(words[0], pathOf(words[1]), headers, body(in, headers), number));
    }

    /// The head without its empty line, read byte by byte from a buffered stream.
    private static String head(InputStream in) throws IOException {
        var head = new byte[1024];
        var length = 0;
        while (true) {
            var next = in.read();
            if (next < 0) {
                if (length == 0) {
                    return "";
                }
                throw new EOFException();
            }
            if (length == head.length) {
                if (length >= LONGEST_HEAD) {
                    throw new IOException("head too long");
                }
                head = Arrays.copyOf(head, length * 2);
            }
            head[length++] = (byte) next;
            if (next == '\n' && length >= 4 && head[length - 3] == '\n') {
                return new String(head, 0, length - 4, StandardCharsets.ISO_8859_1);
            }
        }
    }

    /// Clients may send an absolute URL (RFC 9112 section 3.2.2).
    private static String pathOf(String target) {
        if (!target.startsWith("http://")) {
            return target;
        }
        var slash = target.indexOf('/', "http://".length());
        return slash < 0 ? "/" : target.substring(slash);
    }

    private static byte[] body(InputStream in, Map<String, String> headers) throws IOException {
        if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
            return chunks(in);
        }
        var length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        if (length > LONGEST_BODY) {
            throw new IOException("body too long");
        }
        return exactly(in, length);
    }

    private static byte[] chunks(InputStream in) throws IOException {
        var whole = new ByteArrayOutputStream();
        while (true) {
            var length = Integer.parseInt(line(in).replaceFirst(";.*", ""), 16);
            if (length + whole.size() > LONGEST_BODY) {
                throw new IOException("body too long");
            }
            whole.write(exactly(in, length));
            line(in);
            if (length == 0) {
                return whole.toByteArray();
            }
        }
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        var body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException();
        }
        return body;
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || line.length() > LONGEST_HEAD) {
                throw new EOFException();
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }
}

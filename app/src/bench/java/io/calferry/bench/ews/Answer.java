package io.calferry.bench.ews;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What goes back over HTTP.
sealed interface Answer {

    /// The same with one more header, a whole line.
    Answer with(String header);

    /// An answer that is known when it starts.
    ///
    /// @param headers whole lines, without Content-Length
    record Whole(int status, List<String> headers, byte[] body) implements Answer {

        @Override
        public Whole with(String header) {
            return new Whole(status, plus(headers, header), body);
        }
    }

    /// An answer that goes on while things happen. Sent in chunks.
    record Streamed(List<String> headers, Script script) implements Answer {

        @Override
        public Streamed with(String header) {
            return new Streamed(plus(headers, header), script);
        }
    }

    private static List<String> plus(List<String> headers, String header) {
        var more = new ArrayList<>(headers);
        more.add(header);
        return more;
    }

    /// Writes a streamed answer, piece by piece, to its end.
    interface Script {

        void play(Stage stage) throws IOException, InterruptedException;
    }

    /// Where a streamed answer is written to.
    record Stage(OutputStream out) {

        /// Sends `piece` at once.
        void say(byte[] piece) throws IOException {
            out.write((Integer.toHexString(piece.length) + "\r\n").getBytes(latin()));
            out.write(piece);
            out.write("\r\n".getBytes(latin()));
            out.flush();
        }

        void end() throws IOException {
            out.write("0\r\n\r\n".getBytes(latin()));
            out.flush();
        }

        private static java.nio.charset.Charset latin() {
            return StandardCharsets.ISO_8859_1;
        }
    }

    static Whole empty(int status, String... headers) {
        return new Whole(status, List.of(headers), new byte[0]);
    }

    static Whole xml(int status, byte[] body) {
        return new Whole(status, List.of("Content-Type: text/xml; charset=utf-8"), body);
    }

    static Whole page(int status, String html) {
        return new Whole(
                status,
                List.of("Content-Type: text/html; charset=utf-8"),
                html.getBytes(StandardCharsets.UTF_8));
    }

    /// The status line and the headers, with the empty line that ends them.
    static byte[] head(int status, List<String> headers, String framing) {
        var head = new StringBuilder(256).append("HTTP/1.1 ").append(status).append(" X\r\n");
        headers.forEach(line -> head.append(line).append("\r\n"));
        return head.append(framing)
                .append("\r\n\r\n")
                .toString()
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}

package io.calferry.bench;

import io.calferry.bench.Misbehaviour.Kind;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Arrays;
import java.util.function.BiFunction;

/// One client's connection: reads requests and writes answers until either side hangs up. Runs on a
/// virtual thread, so that waiting costs nothing.
record Connection(Socket socket, BiFunction<Request, Manners, Reply> answers, Mood mood) {

    /// How the server is told to behave, at this moment.
    interface Mood {

        Manners manners(Request request);

        /// Waits as long as each answer is to be held back.
        void delay() throws InterruptedException;
    }

    void serve() {
        try (socket) {
            socket.setTcpNoDelay(true);
            var in = new Buffered(socket.getInputStream());
            var out = socket.getOutputStream();
            for (var number = 1; ; number++) {
                var request = Request.read(in, out, number);
                if (request.isEmpty() || !exchange(request.get(), out)) {
                    return;
                }
            }
        } catch (IOException | InterruptedException e) {
            // The client went away, or the server is closing: nobody is left to tell.
        }
    }

    /// True where the connection stays open.
    private boolean exchange(Request request, OutputStream out)
            throws IOException, InterruptedException {
        var manners = mood.manners(request);
        if (manners.show(Kind.RESETS_REUSED) && request.number() > 1) {
            socket.setSoLinger(true, 0);
            return false;
        }
        var reply = answers.apply(request, manners);
        if (manners.show(Kind.HANGS)) {
            Thread.sleep(Long.MAX_VALUE);
        }
        mood.delay();
        if (manners.show(Kind.DONE_BUT_NOT_SAID)) {
            return false;
        }
        write(request, reply, manners, out);
        return !manners.show(Kind.CUT_SHORT)
                && request.header("connection").filter("close"::equalsIgnoreCase).isEmpty();
    }

    private static void write(Request request, Reply reply, Manners manners, OutputStream out)
            throws IOException, InterruptedException {
        var body = reply.body();
        var half = Arrays.copyOf(body, body.length / 2);
        if (request.method().equals("HEAD")) {
            out.write(reply.head("Content-Length: " + body.length));
        } else if (manners.show(Kind.CUT_SHORT)) {
            out.write(joined(reply.head("Content-Length: " + body.length), half));
        } else if (manners.show(Kind.CUT_UNNOTICED)) {
            out.write(joined(reply.head("Content-Length: " + half.length), half));
        } else if (manners.show(Kind.DRIBBLES)) {
            out.write(reply.head("Content-Length: " + body.length));
            for (var octet : body) {
                Thread.sleep(50);
                out.write(octet);
            }
        } else if (manners.show(Kind.CHUNKED)) {
            out.write(reply.head("Transfer-Encoding: chunked"));
            for (var piece :
                    new byte[][] {half, Arrays.copyOfRange(body, half.length, body.length)}) {
                if (piece.length > 0) {
                    out.write((Integer.toHexString(piece.length) + "\r\n").getBytes());
                    out.write(joined(piece, "\r\n".getBytes()));
                }
            }
            out.write("0\r\n\r\n".getBytes());
        } else if (reply.status() == 204 || reply.status() == 304) {
            out.write(reply.head("X-Calm: yes"));
        } else {
            out.write(joined(reply.head("Content-Length: " + body.length), body));
        }
    }

    /// In one piece, so that small answers are one packet.
    private static byte[] joined(byte[] first, byte[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /// As `BufferedInputStream`, without its lock: a connection has one reader.
    private static final class Buffered extends FilterInputStream {

        private final byte[] buffer = new byte[32 * 1024];
        private int position;
        private int limit;

        Buffered(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            return fill() ? buffer[position++] & 0xff : -1;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (!fill()) {
                return -1;
            }
            var count = Math.min(length, limit - position);
            System.arraycopy(buffer, position, into, from, count);
            position += count;
            return count;
        }

        @Override
        public byte[] readNBytes(int length) throws IOException {
            var whole = new byte[length];
            var count = readNBytes(whole, 0, length);
            return count == length ? whole : Arrays.copyOf(whole, count);
        }

        private boolean fill() throws IOException {
            if (position == limit) {
                position = 0;
                limit = Math.max(0, in.read(buffer, 0, buffer.length));
            }
            return limit > 0;
        }
    }
}

package io.calferry.bench.ews;

import io.calferry.bench.Request;
import io.calferry.bench.ews.Misbehaviour.Kind;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Arrays;

/// One client's connection: reads requests and writes answers until either side hangs up. Runs on a
/// virtual thread, so that waiting costs nothing.
final class Line {

    /// Who answers.
    interface Clerk {

        Answer answer(Request request, Line line);

        /// The misbehaviours that concern the way in which a request is answered.
        Manners manners(Request request);

        /// Waits as long as each answer is to be held back.
        void delay() throws InterruptedException;

        /// The answer is about to leave.
        void done(Request request);
    }

    private final Socket socket;
    private final Clerk clerk;

    /// What NTLM remembers of this connection.
    final Ntlm.Session ntlm = new Ntlm.Session();

    Line(Socket socket, Clerk clerk) {
        this.socket = socket;
        this.clerk = clerk;
    }

    void serve() {
        try (socket) {
            socket.setTcpNoDelay(true);
            var in = new BufferedInputStream(socket.getInputStream(), 32 * 1024);
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
        var manners = clerk.manners(request);
        Answer answer;
        try {
            answer = clerk.answer(request, this);
            if (manners.show(Kind.HANGS)) {
                Thread.sleep(Long.MAX_VALUE);
            }
            clerk.delay();
        } finally {
            // Before anybody has the answer, and asks for the next thing.
            clerk.done(request);
        }
        if (manners.show(Kind.DONE_BUT_NOT_SAID)) {
            return false;
        }
        return switch (answer) {
            case Answer.Whole whole -> write(request, whole, manners, out);
            case Answer.Streamed(var headers, var script) -> {
                out.write(Answer.head(200, headers, "Transfer-Encoding: chunked"));
                out.flush();
                script.play(new Answer.Stage(out));
                yield true;
            }
        };
    }

    private static boolean write(
            Request request, Answer.Whole answer, Manners manners, OutputStream out)
            throws IOException {
        var body = answer.body();
        var status = answer.status();
        var headers = answer.headers();
        var half = Arrays.copyOf(body, body.length / 2);
        if (manners.show(Kind.CUT_SHORT)) {
            send(out, Answer.head(status, headers, "Content-Length: " + body.length), half);
            return false;
        }
        if (manners.show(Kind.CUT_UNNOTICED)) {
            send(out, Answer.head(status, headers, "Content-Length: " + half.length), half);
        } else if (manners.show(Kind.CHUNKED) && body.length > 1) {
            out.write(Answer.head(status, headers, "Transfer-Encoding: chunked"));
            var stage = new Answer.Stage(out);
            stage.say(half);
            stage.say(Arrays.copyOfRange(body, half.length, body.length));
            stage.end();
        } else {
            send(out, Answer.head(status, headers, "Content-Length: " + body.length), body);
        }
        return request.header("connection").filter("close"::equalsIgnoreCase).isEmpty();
    }

    /// In one piece, so that small answers are one packet.
    private static void send(OutputStream out, byte[] head, byte[] body) throws IOException {
        var both = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, both, head.length, body.length);
        out.write(both);
        out.flush();
    }
}

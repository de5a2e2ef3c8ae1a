package io.calferry.servers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/// An SMTP server that delivers nothing and remembers to whom it should have (RFC 5321 section
/// 4.5.1, as little of it as a sender needs).
final class MailCatcher {

    private final ServerSocket socket;
    private final List<String> recipients = new CopyOnWriteArrayList<>();

    private MailCatcher(ServerSocket socket) {
        this.socket = socket;
    }

    static MailCatcher start() {
        try {
            var catcher =
                    new MailCatcher(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            Thread.ofVirtual().start(catcher::accept);
            return catcher;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    /// The addresses to which mail was sent so far, in the order in which it came.
    List<String> recipients() {
        return List.copyOf(recipients);
    }

    private void accept() {
        while (true) {
            try {
                var connection = socket.accept();
                Thread.ofVirtual().start(() -> converse(connection));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void converse(Socket connection) {
        try (connection;
                var in =
                        new BufferedReader(
                                new InputStreamReader(connection.getInputStream(), ISO_8859_1))) {
            reply(connection, "220 localhost");
            var line = in.readLine();
            while (line != null && !line.equalsIgnoreCase("QUIT")) {
                var verb = line.toUpperCase(Locale.ROOT);
                if (verb.startsWith("RCPT TO:")) {
                    recipients.add(line.substring(line.indexOf('<') + 1, line.indexOf('>')));
                }
                if (verb.equals("DATA")) {
                    reply(connection, "354 go on");
                    while (line != null && !line.equals(".")) {
                        line = in.readLine();
                    }
                }
                reply(connection, "250 ok");
                line = in.readLine();
            }
            reply(connection, "221 bye");
        } catch (IOException _) {
            // The sender hung up; what it said so far stands.
        }
    }

    private static void reply(Socket to, String line) throws IOException {
        to.getOutputStream().write((line + "\r\n").getBytes(ISO_8859_1));
        to.getOutputStream().flush();
    }
}

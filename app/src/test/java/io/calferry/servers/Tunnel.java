package io.calferry.servers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A proxy on this computer that leads to one of its ports whichever host is asked for, and
/// remembers which was (RFC 9110 section 9.3.6).
public final class Tunnel implements AutoCloseable {

    private final ServerSocket listening;
    private final int to;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    private Tunnel(ServerSocket listening, int to) {
        this.listening = listening;
        this.to = to;
    }

    public static Tunnel to(int port) {
        try {
            var listening = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
            var tunnel = new Tunnel(listening, port);
            Thread.ofVirtual().start(tunnel::accept);
            return tunnel;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return listening.getLocalPort();
    }

    /// Whom clients wanted to be led to, such as `mail.example.org:443`.
    public List<String> asked() {
        return List.copyOf(asked);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                var client = listening.accept();
                Thread.ofVirtual().start(() -> lead(client));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void lead(Socket client) {
        try (client;
                var server = new Socket(InetAddress.getByName("127.0.0.1"), to)) {
            asked.add(head(client).split(" ")[1]);
            client.getOutputStream()
                    .write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            var back = Thread.ofVirtual().start(() -> carry(server, client));
            carry(client, server);
            back.join();
        } catch (IOException _) {
            // One of both has gone.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// The first line of the request; the rest of its head is read, too. Nothing follows it before
    /// it is answered.
    private static String head(Socket client) throws IOException {
        var in =
                new BufferedReader(
                        new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        var first = in.readLine();
        for (var line = in.readLine(); line != null && !line.isEmpty(); ) {
            line = in.readLine();
        }
        return first == null ? " " : first;
    }

    private static void carry(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException _) {
            // One of both has gone.
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}

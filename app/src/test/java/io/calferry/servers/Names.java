package io.calferry.servers;

import io.calferry.http.HttpSettings;
import io.calferry.http.Route;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// Names of hosts that lead to servers on loopback: a proxy, over which a client reaches them as it
/// would those of the internet. Remembers who was called.
public final class Names implements AutoCloseable {

    private final ServerSocket listening;
    private final Map<String, Integer> servers = new ConcurrentHashMap<>();
    private final Map<String, String> plainRedirects = new ConcurrentHashMap<>();
    private final Set<String> silent = ConcurrentHashMap.newKeySet();
    private final List<String> called = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private Names(ServerSocket listening) {
        this.listening = listening;
    }

    public static Names start() {
        try {
            var names = new Names(new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")));
            Thread.ofVirtual().start(names::accept);
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Of the proxy.
    public int port() {
        return listening.getLocalPort();
    }

    /// The same settings by way of these names.
    public HttpSettings on(HttpSettings settings) {
        return settings.withRoute(new Route.Through("127.0.0.1", port()));
    }

    /// Leads the name to the server, over TLS.
    public Names with(String name, URI server) {
        servers.put(name, server.getPort());
        return this;
    }

    /// Sends on whoever asks for the name without TLS.
    public Names redirecting(String name, String location) {
        plainRedirects.put(name, location);
        return this;
    }

    /// A name that is there and never says anything.
    public Names silent(String name) {
        silent.add(name);
        return this;
    }

    /// Who was called, in that order: `host:port` over TLS, an address without.
    public List<String> called() {
        return List.copyOf(called);
    }

    private void accept() {
        try {
            while (true) {
                var socket = listening.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException _) {
            // Closed.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var head = head(socket.getInputStream());
            var words = head.split(" ");
            called.add(words[1]);
            if (words[0].equals("CONNECT")) {
                connect(socket, words[1].substring(0, words[1].indexOf(':')));
            } else {
                var location = plainRedirects.get(URI.create(words[1]).getHost());
                say(
                        socket,
                        location == null
                                ? "502 Bad Gateway\r\nContent-Length: 0"
                                : "302 Found\r\nContent-Length: 0\r\nLocation: " + location);
            }
        } catch (IOException _) {
            // One of both went away.
        }
    }

    private void connect(Socket socket, String name) throws IOException {
        if (silent.contains(name)) {
            say(socket, "200 Connected");
            var unused = socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            return;
        }
        var port = servers.get(name);
        if (port == null) {
            say(socket, "502 Bad Gateway\r\nContent-Length: 0");
            return;
        }
        try (var server = new Socket(InetAddress.getByName("127.0.0.1"), port)) {
            open.add(server);
            say(socket, "200 Connected");
            var back = Thread.ofVirtual().start(() -> carry(server, socket));
            socket.getInputStream().transferTo(server.getOutputStream());
            server.shutdownOutput();
            back.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void carry(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException _) {
            // One of both went away.
        }
    }

    private static void say(Socket socket, String head) throws IOException {
        socket.getOutputStream()
                .write(("HTTP/1.1 " + head + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    /// Up to the empty line.
    private static String head(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            var next = in.read();
            if (next < 0) {
                throw new IOException("no request");
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (var socket : open) {
            socket.close();
        }
    }
}

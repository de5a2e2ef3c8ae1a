package io.calferry.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

/// A server on loopback that answers as a function says, and remembers what it was asked.
final class TinyServer implements AutoCloseable {

    private final HttpServer server;
    private final List<Seen> seen = new CopyOnWriteArrayList<>();

    private TinyServer(HttpServer server) {
        this.server = server;
    }

    static TinyServer start(Function<Seen, Said> answers) {
        try {
            var address = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0);
            return start(HttpServer.create(address, 50), answers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static TinyServer start(HttpServer server, Function<Seen, Said> answers) {
        var tiny = new TinyServer(server);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> tiny.answer(exchange, answers));
        server.start();
        return tiny;
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    List<Seen> seen() {
        return List.copyOf(seen);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange, Function<Seen, Said> answers) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var headers = exchange.getRequestHeaders();
            var one =
                    new Seen(
                            exchange.getRequestMethod(),
                            exchange.getRequestURI().toString(),
                            Optional.ofNullable(headers.getFirst("Authorization")),
                            Optional.ofNullable(headers.getFirst("Depth")),
                            body);
            seen.add(one);
            var said = answers.apply(one);
            said.headers().forEach(exchange.getResponseHeaders()::add);
            var bytes = said.body();
            exchange.sendResponseHeaders(said.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    /// A request as it arrived.
    record Seen(
            String method,
            String path,
            Optional<String> authorization,
            Optional<String> depth,
            String body) {}

    /// An answer.
    record Said(int status, Map<String, String> headers, byte[] body) {

        static Said of(int status, String body) {
            return new Said(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
        }

        Said with(String header, String value) {
            return new Said(status, Map.of(header, value), body);
        }
    }
}

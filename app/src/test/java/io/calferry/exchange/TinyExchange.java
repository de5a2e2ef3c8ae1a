package io.calferry.exchange;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.calferry.http.HttpSettings;
import io.calferry.http.SignIn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

/// A server on loopback that answers as a function says, and remembers what it was asked.
final class TinyExchange implements AutoCloseable {

    private final HttpServer server;
    private final List<Seen> seen = new CopyOnWriteArrayList<>();

    private TinyExchange(HttpServer server) {
        this.server = server;
    }

    static TinyExchange start(Function<Seen, Said> answers) {
        try {
            var address = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0);
            var tiny = new TinyExchange(HttpServer.create(address, 50));
            tiny.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            tiny.server.createContext("/", exchange -> tiny.answer(exchange, answers));
            tiny.server.start();
            return tiny;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    ExchangeClient client() {
        return client(CalendarAddress.Access.OWN, InstantSource.system());
    }

    ExchangeClient client(CalendarAddress.Access access, InstantSource clock) {
        return client(access, new FoundServers(), clock);
    }

    ExchangeClient client(
            CalendarAddress.Access access, FoundServers servers, InstantSource clock) {
        var signIn = new SignIn.Basic("ann", () -> Optional.of("hunter2 of ada".toCharArray()));
        return LibraryClient.open(
                url(), address(access), HttpSettings.of("test"), signIn, servers, clock);
    }

    CalendarAddress address(CalendarAddress.Access access) {
        return new CalendarAddress(
                new CalendarAddress.Server.At(url()), "ann@example.com", "", access);
    }

    private URI url() {
        return at("/EWS/Exchange.asmx");
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
                            Optional.ofNullable(headers.getFirst("X-AnchorMailbox")),
                            body);
            seen.add(one);
            var said = answers.apply(one);
            said.headers().forEach(exchange.getResponseHeaders()::add);
            var bytes = said.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(said.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    /// A request as it arrived.
    record Seen(
            String method,
            String path,
            Optional<String> authorization,
            Optional<String> anchor,
            String body) {}

    /// An answer.
    record Said(int status, Map<String, String> headers, String body) {

        static Said of(int status, String body) {
            return new Said(status, Map.of("Content-Type", "text/xml; charset=utf-8"), body);
        }

        /// An envelope of Exchange 2019 round what stands in the body.
        static Said envelope(String body) {
            return of(200, wrapped(body));
        }

        /// A SOAP fault.
        static Said fault(String code, String values) {
            return of(
                    500,
                    wrapped(
                            """
                            <s:Fault><faultcode>a:%s</faultcode><faultstring>no</faultstring>
                            <detail><e:ResponseCode xmlns:e="http://schemas.microsoft.com/exchange/services/2006/errors">%s</e:ResponseCode>
                            <t:MessageXml>%s</t:MessageXml></detail></s:Fault>
                            """
                                    .formatted(code, code, values)));
        }

        private static String wrapped(String body) {
            return """
            <?xml version="1.0" encoding="utf-8"?>
            <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages" xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types">
            <s:Header><t:ServerVersionInfo MajorVersion="15" MinorVersion="2" MajorBuildNumber="1118" MinorBuildNumber="7"/></s:Header>
            <s:Body>%s</s:Body></s:Envelope>
            """
                    .formatted(body);
        }

        Said with(String header, String value) {
            return new Said(status, Map.of(header, value), body);
        }
    }
}

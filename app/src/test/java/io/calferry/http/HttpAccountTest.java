package io.calferry.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.calferry.http.TinyServer.Said;
import io.calferry.http.TinyServer.Seen;
import io.calferry.sync.Fault;
import io.calferry.sync.Fault.Offline;
import io.calferry.sync.Fault.Unreadable;
import io.calferry.sync.StoreException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

class HttpAccountTest {

    private static final String PASSWORD = "hunter2 corréct horse";
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final HttpSettings SETTINGS = HttpSettings.of("Calferry/test");

    private final ArrayList<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (var one : opened.reversed()) {
            one.close();
        }
    }

    // ---- redirects

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void a_redirect_repeats_method_headers_and_body(int status) throws Exception {
        var server =
                server(
                        seen ->
                                seen.path().equals("/old")
                                        ? Said.of(status, "").with("Location", "/new place")
                                        : Said.of(207, "here"));

        var request =
                Request.of("PROPFIND", server.at("/old"))
                        .with("Depth", "1")
                        .with(new Request.Body("application/xml", "<x/>".getBytes(UTF_8)));
        var at = account(server, basic()).send(request, 100, Reply::at);

        assertThat(at).isEqualTo(server.at("/new%20place"));
        var depth = Optional.of("1");
        assertThat(server.seen())
                .containsExactly(
                        new Seen("PROPFIND", "/old", basicHeader(), depth, "<x/>"),
                        new Seen("PROPFIND", "/new%20place", basicHeader(), depth, "<x/>"));
    }

    @Test
    void a_write_that_is_told_to_look_elsewhere_is_not_repeated_there() throws Exception {
        var server = server(_ -> Said.of(303, "").with("Location", "/result"));

        var put = Request.of("PUT", server.at("/a.ics")).with(body("x"));
        var status = account(server, new SignIn.None()).send(put, 100, Reply::status);

        assertThat(status).isEqualTo(303);
        assertThat(server.seen()).hasSize(1);
    }

    @Test
    void a_circle_of_redirects_is_left() {
        var server = server(_ -> Said.of(302, "").with("Location", "/again"));

        var fault = fault(account(server, new SignIn.None()), server.at("/"));

        assertThat(fault).isEqualTo(new Unreadable(Unreadable.Why.BAD_ANSWER, "redirect"));
        assertThat(server.seen()).hasSize(6);
    }

    @Test
    void credentials_do_not_follow_to_another_host() {
        var other = server(_ -> Said.of(200, "mine"));
        var server = server(_ -> Said.of(302, "").with("Location", other.at("/x").toString()));

        var fault = fault(account(server, basic()), server.at("/"));

        assertThat(fault)
                .isEqualTo(
                        new Fault.SignIn(Hosts.shown(other.at("/")), Fault.SignIn.Why.OTHER_HOST));
        assertThat(other.seen()).isEmpty();
    }

    @Test
    void without_credentials_a_redirect_to_another_host_is_followed() throws Exception {
        var other = server(_ -> Said.of(200, "feed"));
        var server = server(_ -> Said.of(302, "").with("Location", other.at("/x").toString()));

        assertThat(text(account(server, new SignIn.None()), server.at("/"))).isEqualTo("feed");
    }

    @Test
    void a_redirect_to_something_else_than_http_is_no_redirect() {
        var server = server(_ -> Said.of(302, "").with("Location", "file:///etc/passwd"));

        var fault = fault(account(server, new SignIn.None()), server.at("/"));

        assertThat(fault).isEqualTo(new Unreadable(Unreadable.Why.BAD_ANSWER, "redirect"));
    }

    // ---- sign-in

    @Test
    void basic_is_sent_with_the_first_request_and_reads_the_password_once() throws Exception {
        var asked = new AtomicInteger();
        var server = server(_ -> Said.of(200, "ok"));
        var account =
                account(
                        server,
                        new SignIn.Basic(
                                "me",
                                () -> {
                                    asked.incrementAndGet();
                                    return Optional.of(PASSWORD.toCharArray());
                                }));

        text(account, server.at("/one"));
        text(account, server.at("/two"));

        assertThat(server.seen()).extracting(Seen::authorization).containsOnly(basicHeader());
        assertThat(asked).hasValue(1);
    }

    @Test
    void a_refused_password_is_tried_once() {
        var server = server(_ -> Said.of(401, "no").with("WWW-Authenticate", "Basic realm=\"x\""));

        var fault = fault(account(server, basic()), server.at("/"));

        assertThat(fault).isEqualTo(signIn(server, Fault.SignIn.Why.REFUSED));
        assertThat(server.seen()).hasSize(1);
    }

    @Test
    void a_server_that_wants_a_sign_in_where_there_is_none_says_so() {
        var server = server(_ -> Said.of(401, "no").with("WWW-Authenticate", "Basic realm=\"x\""));

        var fault = fault(account(server, new SignIn.None()), server.at("/"));

        assertThat(fault).isEqualTo(signIn(server, Fault.SignIn.Why.NO_PASSWORD));
    }

    @Test
    void no_password_is_said_before_anything_is_sent() {
        var server = server(_ -> Said.of(200, "ok"));

        var fault = fault(account(server, new SignIn.Basic("me", Optional::empty)), server.at("/"));

        assertThat(fault).isEqualTo(signIn(server, Fault.SignIn.Why.NO_PASSWORD));
        assertThat(server.seen()).isEmpty();
    }

    @Test
    void a_bearer_token_is_asked_for_at_every_request() throws Exception {
        var count = new AtomicInteger();
        var server = server(_ -> Said.of(200, "ok"));
        var account =
                account(
                        server,
                        new SignIn.Bearer(
                                () ->
                                        Optional.of(
                                                ("token" + count.incrementAndGet())
                                                        .toCharArray())));

        text(account, server.at("/"));
        text(account, server.at("/"));

        assertThat(server.seen())
                .extracting(Seen::authorization)
                .containsExactly(Optional.of("Bearer token1"), Optional.of("Bearer token2"));
    }

    @Test
    void an_address_with_a_password_in_it_is_asked_without() throws Exception {
        var server = server(_ -> Said.of(200, "ok"));
        var address = URI.create(server.at("/").toString().replace("//", "//me:secret@"));

        text(
                HttpAccount.open(address, SETTINGS, new SignIn.None(), InstantSource.fixed(NOW)),
                address);

        assertThat(server.seen())
                .containsExactly(new Seen("GET", "/", Optional.empty(), Optional.empty(), ""));
    }

    // ---- patience

    @Test
    void a_short_pause_is_waited_for() throws Exception {
        var count = new AtomicInteger();
        var server =
                server(
                        _ ->
                                count.getAndIncrement() == 0
                                        ? Said.of(429, "").with("Retry-After", "1")
                                        : Said.of(200, "ok"));

        assertThat(text(account(server, basic()), server.at("/"))).isEqualTo("ok");
    }

    @Test
    void a_long_pause_ends_as_busy_and_nothing_more_is_sent_meanwhile() {
        var server = server(_ -> Said.of(503, "").with("Retry-After", "120"));
        var account = account(server, basic());

        var busy = new Fault.Busy(Hosts.shown(server.at("/")), Optional.of(NOW.plusSeconds(120)));
        assertThat(fault(account, server.at("/"))).isEqualTo(busy);
        assertThat(fault(account, server.at("/"))).isEqualTo(busy);
        assertThat(server.seen()).hasSize(1);
    }

    @Test
    void a_server_that_does_not_say_how_long_is_busy_at_once() {
        var server = server(_ -> Said.of(503, ""));

        assertThat(fault(account(server, basic()), server.at("/")))
                .isEqualTo(new Fault.Busy(Hosts.shown(server.at("/")), Optional.empty()));
        assertThat(server.seen()).hasSize(1);
    }

    @Test
    void no_more_requests_at_a_time_than_the_settings_allow() throws Exception {
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        var full = new CountDownLatch(2);
        var server =
                server(
                        _ -> {
                            most.accumulateAndGet(running.incrementAndGet(), Math::max);
                            full.countDown();
                            await(full);
                            running.decrementAndGet();
                            return Said.of(200, "ok");
                        });
        var account =
                open(
                        HttpAccount.open(
                                server.at("/"),
                                SETTINGS.withParallel(2),
                                new SignIn.None(),
                                InstantSource.fixed(NOW)));

        var threads =
                Stream.generate(
                                () ->
                                        Thread.ofVirtual()
                                                .start(() -> fault(account, server.at("/"))))
                        .limit(10)
                        .toList();
        for (var thread : threads) {
            thread.join();
        }

        assertThat(server.seen()).hasSize(10);
        assertThat(most).hasValue(2);
    }

    // ---- bodies and connections

    @Test
    void a_packed_answer_is_unpacked() throws Exception {
        var server = server(_ -> packed("BEGIN:VCALENDAR"));

        assertThat(text(account(server, basic()), server.at("/"))).isEqualTo("BEGIN:VCALENDAR");
    }

    @Test
    void a_small_answer_that_unpacks_to_a_large_one_is_too_large() {
        var server = server(_ -> packed("0".repeat(1_000_000)));

        assertThat(fault(account(server, basic()), server.at("/")))
                .isEqualTo(new Unreadable(Unreadable.Why.TOO_LARGE, ""));
    }

    @Test
    void an_answer_that_is_cut_off_is_broken_off() throws Exception {
        var at = raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf", Conversations.ONE);

        assertThat(fault(account(at), at))
                .isEqualTo(new Offline(Hosts.shown(at), Offline.Why.BROKEN_OFF));
    }

    @Test
    void a_packed_answer_that_is_cut_off_is_broken_off() {
        var whole = packed("0123456789".repeat(10));
        var half = Arrays.copyOf(whole.body(), whole.body().length - 9);
        var server = server(_ -> new Said(200, whole.headers(), half));

        assertThat(fault(account(server, basic()), server.at("/")))
                .isEqualTo(new Offline(Hosts.shown(server.at("/")), Offline.Why.BROKEN_OFF));
    }

    @Test
    void a_server_that_closes_between_requests_is_asked_again_once() throws Exception {
        var at =
                raw(
                        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
                        Conversations.CLOSED_UNANNOUNCED);
        var account = account(at);

        assertThat(text(account, at)).isEqualTo("ok");
        assertThat(text(account, at)).isEqualTo("ok");
        assertThat(account.requests()).isEqualTo(3);
    }

    @Test
    void a_server_that_never_answers_is_given_up() throws Exception {
        var at = raw("", Conversations.SILENT);

        assertThat(fault(account(at), at))
                .isEqualTo(new Offline(Hosts.shown(at), Offline.Why.TIMED_OUT));
    }

    @Test
    void a_server_that_answers_drop_by_drop_is_given_up() throws Exception {
        var at = raw("HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n", Conversations.DRIPPING);

        assertThat(fault(account(at), at))
                .isEqualTo(new Offline(Hosts.shown(at), Offline.Why.TIMED_OUT));
    }

    @Test
    void a_refused_connection_and_an_unknown_host_are_told_apart() throws Exception {
        URI nobody;
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
        }
        var nowhere = URI.create("http://calferry.invalid/");

        assertThat(fault(account(nobody), nobody))
                .isEqualTo(new Offline(Hosts.shown(nobody), Offline.Why.REFUSED));
        assertThat(fault(account(nowhere), nowhere))
                .isEqualTo(new Offline("calferry.invalid", Offline.Why.UNKNOWN_HOST));
    }

    @Test
    void what_a_reader_throws_is_thrown_and_the_connection_goes_on() throws Exception {
        var server = server(_ -> Said.of(404, "x".repeat(1000)));
        var account = account(server, basic());
        var thrown =
                catchThrowableOfType(
                        StoreException.class,
                        () ->
                                account.send(
                                        Request.get(server.at("/")),
                                        10,
                                        reply -> {
                                            throw new StoreException(reply.fault());
                                        }));

        assertThat(thrown.fault()).isEqualTo(new Fault.Missing(Hosts.shown(server.at("/"))));
    }

    // ---- the words of this test

    private static final Charset UTF_8 = StandardCharsets.UTF_8;

    private enum Conversations {
        ONE,
        CLOSED_UNANNOUNCED,
        SILENT,
        DRIPPING
    }

    /// A server that speaks in raw bytes.
    private URI raw(String answer, Conversations how) throws IOException {
        var listening = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        opened.add(listening);
        Thread.ofVirtual().start(() -> converse(listening, answer, how));
        return URI.create("http://127.0.0.1:" + listening.getLocalPort() + "/");
    }

    private void converse(ServerSocket listening, String answer, Conversations how) {
        try {
            for (; ; ) {
                var socket = listening.accept();
                opened.add(socket);
                var in = socket.getInputStream();
                var last = 0;
                while (last != 0x0d0a0d0a) {
                    last = last << 8 | in.read();
                }
                socket.getOutputStream().write(answer.getBytes(UTF_8));
                switch (how) {
                    case ONE, CLOSED_UNANNOUNCED -> socket.close();
                    case SILENT -> in.read();
                    case DRIPPING -> drip(socket);
                }
            }
        } catch (IOException _) {
            // The test is over.
        }
    }

    /// A byte each time that the client has said nothing for 20 ms, until it hangs up.
    private static void drip(Socket socket) throws IOException {
        socket.setSoTimeout(20);
        for (; ; ) {
            try {
                if (socket.getInputStream().read() == -1) {
                    return;
                }
            } catch (SocketTimeoutException _) {
                socket.getOutputStream().write('x');
            }
        }
    }

    private static Said packed(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return new Said(200, Map.of("Content-Encoding", "gzip"), bytes.toByteArray());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private TinyServer server(Function<Seen, Said> answers) {
        var server = TinyServer.start(answers);
        opened.add(server);
        return server;
    }

    private HttpAccount open(HttpAccount account) {
        opened.add(account);
        return account;
    }

    private HttpAccount account(TinyServer server, SignIn signIn) {
        return open(HttpAccount.open(server.at("/"), SETTINGS, signIn, InstantSource.fixed(NOW)));
    }

    private HttpAccount account(URI at) {
        var hasty =
                new HttpSettings.Timeouts(
                        Duration.ofSeconds(10),
                        Duration.ofMillis(400),
                        Duration.ofMillis(800),
                        Duration.ofSeconds(10));
        return open(
                HttpAccount.open(
                        at,
                        SETTINGS.withTimeouts(hasty),
                        new SignIn.None(),
                        InstantSource.fixed(NOW)));
    }

    private static SignIn basic() {
        return new SignIn.Basic("me", () -> Optional.of(PASSWORD.toCharArray()));
    }

    private static Optional<String> basicHeader() {
        var pair = ("me:" + PASSWORD).getBytes(UTF_8);
        return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair));
    }

    private static Request.Body body(String text) {
        return new Request.Body("text/plain", text.getBytes(UTF_8));
    }

    private static Fault signIn(TinyServer server, Fault.SignIn.Why why) {
        return new Fault.SignIn(Hosts.shown(server.at("/")), why);
    }

    private static String text(HttpAccount account, URI at) throws StoreException {
        return account.send(
                Request.get(at), 1000, reply -> new String(reply.body().readAllBytes(), UTF_8));
    }

    private static Fault fault(HttpAccount account, URI at) {
        try {
            text(account, at);
            return new Fault.Bug("none");
        } catch (StoreException e) {
            return e.fault();
        }
    }
}

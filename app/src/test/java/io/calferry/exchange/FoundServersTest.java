package io.calferry.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.exchange.CalendarAddress.Access;
import io.calferry.exchange.TinyExchange.Said;
import io.calferry.http.HttpSettings;
import io.calferry.http.SignIn;
import io.calferry.sync.Fault;
import io.calferry.sync.StoreException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;

/// What is remembered of a search for a server, and for how long.
class FoundServersTest {

    private static final Element QUESTION =
            Requests.getFolder(new FolderKey.DefaultCalendar(Ground.ANN));
    private static final int SEARCHING = 3;

    private final Ground ground = new Ground();
    private final FoundServers servers = new FoundServers();
    private final Known search = new Known();
    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-11-21T08:00:00Z"));
    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (var one : opened) {
            one.close();
        }
        ground.close();
    }

    /// Knows one server, and counts who asks for it.
    private static final class Known implements DiscoveringClient.Search {
        private final List<String> asked = new ArrayList<>();
        private URI url = URI.create("http://127.0.0.1:1/");

        @Override
        public URI find(String mailbox) {
            asked.add(mailbox);
            return url;
        }

        @Override
        public long requests() {
            return (long) SEARCHING * asked.size();
        }
    }

    /// As each run opens one.
    private ExchangeClient client(String user) {
        return client(
                user,
                url ->
                        LibraryClient.open(
                                url,
                                ground.address(Ground.ANN, "", Access.OWN),
                                HttpSettings.of("test"),
                                Ground.basic(user),
                                servers,
                                Clock.systemUTC()));
    }

    private ExchangeClient client(String user, Function<URI, ExchangeClient> at) {
        var account = FoundServers.Account.of(Ground.ANN, Ground.basic(user));
        var client = new DiscoveringClient(search, servers, account, at, now::get);
        opened.add(client);
        return client;
    }

    /// A server at which every call ends in the same way.
    private record Broken(Fault fault) implements ExchangeClient {
        @Override
        public Answered ask(Element operation) throws StoreException {
            throw new StoreException(fault);
        }

        @Override
        public void listen(Element operation, Listener each) throws StoreException {
            throw new StoreException(fault);
        }

        @Override
        public Optional<ServerVersion> server() {
            return Optional.empty();
        }

        @Override
        public Optional<Instant> time() {
            return Optional.empty();
        }

        @Override
        public String host() {
            return "host";
        }

        @Override
        public long requests() {
            return 0;
        }

        @Override
        public void close() {}
    }

    /// A run that ends so.
    private void fails(Fault fault) {
        var client = client("ann", _ -> new Broken(fault));
        assertThat(Ground.faultOf(() -> client.ask(QUESTION))).isEqualTo(fault);
    }

    private static Fault offline(Fault.Offline.Why why) {
        return new Fault.Offline("host", why);
    }

    private void found() throws StoreException {
        search.url = ground.server.url();
        assertThat(client("ann").ask(QUESTION).message().ok()).isTrue();
    }

    @Test
    void a_second_run_searches_no_more() throws Exception {
        found();

        var second = client("ann");
        second.ask(QUESTION);

        assertThat(search.asked).containsExactly(Ground.ANN);
    }

    @Test
    void another_user_is_searched_for_by_himself() throws Exception {
        found();

        client(Ground.ANN).ask(QUESTION);

        assertThat(search.asked).hasSize(2);
    }

    @Test
    void what_the_search_sent_is_counted() throws Exception {
        search.url = ground.server.url();
        var client = client("ann");
        client.ask(QUESTION);
        client.ask(QUESTION);

        assertThat(client.requests()).isEqualTo(SEARCHING + 2);
    }

    @Test
    void where_nothing_listens_any_more_is_searched_anew() throws Exception {
        var client = client("ann");
        assertThat(Ground.faultOf(() -> client.ask(QUESTION)))
                .isEqualTo(new Fault.Offline("127.0.0.1:1", Fault.Offline.Why.REFUSED));

        found();

        assertThat(client.ask(QUESTION).message().ok()).isTrue();
        assertThat(search.asked).hasSize(2);
    }

    @Test
    void where_there_is_no_exchange_any_more_is_searched_anew() throws Exception {
        for (var said : List.of(Said.of(404, ""), Said.of(200, "<html>Welcome</html>"))) {
            search.asked.clear();
            try (var other = TinyExchange.start(_ -> said)) {
                search.url = other.at("/EWS/Exchange.asmx");
                assertThat(Ground.faultOf(() -> client("ann").ask(QUESTION)))
                        .isInstanceOfAny(Fault.Missing.class, Fault.Unreadable.class);
            }

            found();

            assertThat(search.asked).hasSize(2);
            servers.gone(
                    FoundServers.Account.of(Ground.ANN, Ground.basic("ann")), ground.server.url());
        }
    }

    @Test
    void a_mailbox_that_is_not_there_any_more_is_searched_anew() throws Exception {
        found();
        var gone = Requests.getFolder(new FolderKey.DefaultCalendar("nobody@example.com"));
        assertThat(client("ann").ask(gone).message().code()).isEqualTo("ErrorNonExistentMailbox");

        client("ann").ask(QUESTION);

        assertThat(search.asked).hasSize(2);
    }

    @Test
    void a_server_that_is_slow_or_busy_is_still_the_one() throws Exception {
        found();
        ground.server.misbehave(io.calferry.bench.ews.Misbehaviour.Kind.BARE_500);
        var fault = Ground.faultOf(() -> client("ann").ask(QUESTION));
        ground.server.behave();

        client("ann").ask(QUESTION);

        assertThat(fault).isInstanceOf(Fault.Offline.class);
        assertThat(search.asked).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 503, 504})
    void where_only_a_proxy_is_left_is_searched_anew_after_the_third_call(int status)
            throws Exception {
        try (var proxy = TinyExchange.start(_ -> Said.of(status, ""))) {
            search.url = proxy.at("/EWS/Exchange.asmx");
            for (int run = 0; run < 3; run++) {
                assertThat(Ground.faultOf(() -> client("ann").ask(QUESTION)))
                        .isInstanceOfAny(Fault.Offline.class, Fault.Busy.class);
            }
        }
        assertThat(search.asked).hasSize(1);

        found();

        assertThat(search.asked).hasSize(2);
    }

    @Test
    void one_client_alone_notices_too_that_a_server_is_gone() throws Exception {
        try (var proxy = TinyExchange.start(_ -> Said.of(502, ""))) {
            search.url = proxy.at("/EWS/Exchange.asmx");
            var client = client("ann");
            for (int call = 0; call < 3; call++) {
                assertThat(Ground.faultOf(() -> client.ask(QUESTION)))
                        .isInstanceOf(Fault.Offline.class);
            }
            search.url = ground.server.url();

            assertThat(client.ask(QUESTION).message().ok()).isTrue();
        }
    }

    static Stream<Fault> silence() {
        return Stream.of(
                offline(Fault.Offline.Why.TIMED_OUT),
                offline(Fault.Offline.Why.BROKEN_OFF),
                offline(Fault.Offline.Why.TLS_FAILED),
                offline(Fault.Offline.Why.SERVER_ERROR),
                new Fault.Busy("host", Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource("silence")
    void an_answer_in_between_ends_the_row(Fault fault) throws Exception {
        found();
        fails(fault);
        fails(fault);
        client("ann").ask(QUESTION);
        fails(fault);
        fails(fault);
        client("ann").ask(QUESTION);
        assertThat(search.asked).hasSize(1);

        fails(fault);
        fails(fault);
        fails(fault);
        client("ann").ask(QUESTION);

        assertThat(search.asked).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("silence")
    void an_hour_without_an_answer_is_too_long_whatever_the_calls(Fault fault) throws Exception {
        found();
        fails(fault);
        now.updateAndGet(it -> it.plus(Duration.ofMinutes(59)));
        client("ann").ask(QUESTION);
        fails(fault);
        now.updateAndGet(it -> it.plus(Duration.ofMinutes(60)));
        fails(fault);

        client("ann").ask(QUESTION);

        assertThat(search.asked).hasSize(2);
    }

    static Stream<Fault> signsOfLife() {
        return Stream.of(
                offline(Fault.Offline.Why.UNTRUSTED_CERTIFICATE),
                offline(Fault.Offline.Why.OTHER_CERTIFICATE),
                new Fault.Busy("host", Optional.of(Instant.parse("2026-11-21T08:05:00Z"))));
    }

    @ParameterizedTest
    @MethodSource("signsOfLife")
    void who_stands_in_between_or_asks_for_patience_leads_to_no_search(Fault fault)
            throws Exception {
        found();
        for (int run = 0; run < 5; run++) {
            fails(fault);
            now.updateAndGet(it -> it.plus(Duration.ofHours(2)));
        }

        client("ann").ask(QUESTION);

        assertThat(search.asked).hasSize(1);
    }

    @Test
    void calls_that_fail_together_count_as_one() throws Exception {
        var together = new CountDownLatch(4);
        try (var proxy = TinyExchange.start(_ -> Said.of(502, awaited(together)))) {
            search.url = proxy.at("/EWS/Exchange.asmx");
            var client = client("ann");
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int call = 0; call < 4; call++) {
                    threads.submit(() -> client.ask(QUESTION));
                }
            }
            assertThat(proxy.seen()).hasSize(4);

            assertThat(Ground.faultOf(() -> client("ann").ask(QUESTION)))
                    .isInstanceOf(Fault.Offline.class);
        }
        assertThat(search.asked).hasSize(1);
        assertThat(servers.of(FoundServers.Account.of(Ground.ANN, Ground.basic("ann"))))
                .contains(search.url);
    }

    private static String awaited(CountDownLatch latch) {
        latch.countDown();
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return "";
    }

    @Test
    void a_search_counts_what_it_sends() throws Exception {
        var places =
                new Autodiscover.Places() {
                    @Override
                    public List<URI> signed(String domain) {
                        return List.of(ground.server.autodiscoverUrl());
                    }

                    @Override
                    public Optional<URI> unsigned(String domain) {
                        return Optional.empty();
                    }
                };
        var wrong = new SignIn.Basic("ann", () -> Optional.of("not hunter2".toCharArray()));
        for (var signIn : List.of(Ground.basic("ann"), wrong)) {
            var autodiscover =
                    new Autodiscover(
                            HttpSettings.of("test"),
                            signIn,
                            InstantSource.system(),
                            _ -> false,
                            places,
                            io.calferry.sync.Trail.NONE);
            try {
                autodiscover.find(Ground.ANN);
            } catch (StoreException e) {
                assertThat(e.fault()).isInstanceOf(Fault.SignIn.class);
            }
            assertThat(autodiscover.requests()).isEqualTo(1);
        }
    }
}

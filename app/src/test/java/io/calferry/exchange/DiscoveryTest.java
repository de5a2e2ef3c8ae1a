package io.calferry.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.bench.ews.MemoryExchange;
import io.calferry.bench.ews.Misbehaviour;
import io.calferry.bench.ews.Redirect;
import io.calferry.http.HttpSettings;
import io.calferry.http.Trust;
import io.calferry.servers.Names;
import io.calferry.servers.SelfSigned;
import io.calferry.sync.Fault;
import io.calferry.sync.Trail;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Autodiscovery at the addresses that Microsoft names, over TLS, from the first question to the
/// address of EWS: `example.com` has a server, and `hoster.net` has another one.
class DiscoveryTest {

    private static final String ANN = "ann@example.com";
    private static final String OLD = "old@example.com";
    private static final String HOSTER = "https://mail.hoster.net/autodiscover/autodiscover.xml";

    @TempDir private static Path keys;
    private static SelfSigned certificate;

    private final Names names = Names.start();
    private MemoryExchange own;
    private MemoryExchange hoster;
    private final List<String> asked = new ArrayList<>();

    @BeforeAll
    static void a_certificate_for_all_names() throws Exception {
        certificate =
                SelfSigned.make(
                        keys,
                        "dns:autodiscover.example.com,dns:example.com,dns:mail.hoster.net,"
                                + "dns:autodiscover.hoster.net,dns:localhost,ip:127.0.0.1");
        var unused = certificate.pem(keys.resolve("ca.pem"));
    }

    @BeforeEach
    void mailboxes() {
        own = MemoryExchange.start(certificate.tls());
        hoster = MemoryExchange.start(certificate.tls());
        own.account(ANN, "Ann", "hunter2 of ada");
        own.account(OLD, "Ann", "hunter2 of ada");
        hoster.account(OLD, "Ann", "hunter2 of ada");
        hoster.account("ann@hoster.net", "Ann", "hunter2 of ada");
        names.with("mail.hoster.net", hoster.url()).with("autodiscover.hoster.net", hoster.url());
    }

    @AfterEach
    void close() throws Exception {
        names.close();
        own.close();
        hoster.close();
    }

    /// What is spoken at a place.
    private enum Speech {
        POX,
        SOAP
    }

    private void speak(Speech speech) {
        if (speech == Speech.SOAP) {
            own.misbehave(Misbehaviour.Kind.NO_PLAIN_AUTODISCOVER);
            hoster.misbehave(Misbehaviour.Kind.NO_PLAIN_AUTODISCOVER);
        }
    }

    private Autodiscover search(Duration deadline, String... confirmed) {
        return new Autodiscover(
                names.on(HttpSettings.of("test"))
                        .withTrust(new Trust.Authorities(keys.resolve("ca.pem"))),
                Ground.basic("ann"),
                InstantSource.system(),
                host -> {
                    asked.add(host);
                    return List.of(confirmed).contains(host);
                },
                within(deadline),
                Trail.NONE);
    }

    /// The places that Microsoft names, given up sooner.
    private static Autodiscover.Places within(Duration deadline) {
        var places = Autodiscover.Places.OF_MICROSOFT;
        return new Autodiscover.Places() {
            @Override
            public List<URI> signed(String domain) {
                return places.signed(domain);
            }

            @Override
            public Optional<URI> unsigned(String domain) {
                return places.unsigned(domain);
            }

            @Override
            public Duration deadline() {
                return deadline;
            }
        };
    }

    private Autodiscover search(String... confirmed) {
        return search(Duration.ofSeconds(20), confirmed);
    }

    private void nothingFound(String mailbox, Autodiscover search) {
        assertThat(Ground.faultOf(() -> search.find(mailbox)))
                .isEqualTo(new Fault.Missing(mailbox));
    }

    @ParameterizedTest
    @EnumSource(Speech.class)
    void the_domain_of_the_mailbox_tells(Speech speech) throws Exception {
        names.with("autodiscover.example.com", own.url());
        speak(speech);

        assertThat(search().find(ANN)).isEqualTo(own.url());

        assertThat(names.called()).containsOnly("autodiscover.example.com:443");
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Speech.class)
    void the_domain_itself_is_asked_where_autodiscover_is_not_there(Speech speech)
            throws Exception {
        names.with("example.com", own.url());
        speak(speech);

        assertThat(search().find(ANN)).isEqualTo(own.url());

        assertThat(names.called())
                .startsWith("autodiscover.example.com:443")
                .endsWith("example.com:443");
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Speech.class)
    void another_server_is_asked_only_where_that_is_confirmed(Speech speech) throws Exception {
        names.with("autodiscover.example.com", own.url());
        own.redirect(OLD, new Redirect.ToUrl(URI.create(HOSTER)));
        speak(speech);

        nothingFound(OLD, search());
        assertThat(asked).containsExactly("mail.hoster.net");
        assertThat(names.called()).noneMatch(it -> it.contains("hoster"));

        assertThat(search("mail.hoster.net").find(OLD)).isEqualTo(hoster.url());
    }

    @ParameterizedTest
    @EnumSource(Speech.class)
    void nobody_is_asked_to_confirm_a_server_without_tls(Speech speech) {
        names.with("autodiscover.example.com", own.url());
        own.redirect(OLD, new Redirect.ToUrl(URI.create(HOSTER.replace("https", "http"))));
        speak(speech);

        nothingFound(OLD, search("mail.hoster.net"));

        assertThat(asked).isEmpty();
        assertThat(names.called()).noneMatch(it -> it.contains("hoster"));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void a_redirect_by_http_goes_by_the_same_rule(int status) throws Exception {
        names.with("autodiscover.example.com", own.url());
        own.redirect(OLD, new Redirect.ByHttp(URI.create(HOSTER), status));

        nothingFound(OLD, search());
        assertThat(asked).containsExactly("mail.hoster.net");
        assertThat(names.called()).noneMatch(it -> it.contains("hoster"));

        assertThat(search("mail.hoster.net").find(OLD)).isEqualTo(hoster.url());

        own.redirect(OLD, new Redirect.ByHttp(URI.create(HOSTER.replace("https", "http")), status));
        nothingFound(OLD, search("mail.hoster.net"));
    }

    @ParameterizedTest
    @EnumSource(Speech.class)
    void another_address_under_the_same_domain_is_asked_for_at_once(Speech speech)
            throws Exception {
        names.with("autodiscover.example.com", own.url());
        own.redirect(OLD, new Redirect.ToAddress(ANN));
        speak(speech);

        assertThat(search().find(OLD)).isEqualTo(own.url());

        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Speech.class)
    void a_password_goes_to_the_domain_of_another_address_only_where_that_is_confirmed(
            Speech speech) throws Exception {
        names.with("autodiscover.example.com", own.url());
        own.redirect(OLD, new Redirect.ToAddress("ann@hoster.net"));
        speak(speech);

        nothingFound("ann@hoster.net", OLD);
        assertThat(asked).containsExactly("autodiscover.hoster.net", "hoster.net");
        assertThat(names.called()).doesNotContain("autodiscover.hoster.net:443", "hoster.net:443");

        assertThat(search("autodiscover.hoster.net").find(OLD)).isEqualTo(hoster.url());
    }

    private void nothingFound(String told, String mailbox) {
        assertThat(Ground.faultOf(() -> search().find(mailbox))).isEqualTo(new Fault.Missing(told));
    }

    @Test
    void where_the_domain_of_another_address_sends_one_without_tls_is_confirmed_too()
            throws Exception {
        names.with("autodiscover.example.com", own.url())
                .redirecting(
                        "autodiscover.hoster.net",
                        "https://autodiscover.hoster.net/autodiscover/autodiscover.xml");
        own.redirect(OLD, new Redirect.ToAddress("ann@hoster.net"));

        nothingFound("ann@hoster.net", OLD);

        assertThat(names.called())
                .contains("http://autodiscover.hoster.net/autodiscover/autodiscover.xml")
                .doesNotContain("autodiscover.hoster.net:443");
    }

    @Test
    void the_last_resort_is_asked_without_sign_in_and_its_redirect_confirmed() throws Exception {
        names.redirecting("autodiscover.example.com", HOSTER);

        nothingFound(OLD, search());
        assertThat(asked).containsExactly("mail.hoster.net");
        assertThat(names.called())
                .containsOnly(
                        "autodiscover.example.com:443",
                        "example.com:443",
                        "http://autodiscover.example.com/autodiscover/autodiscover.xml");

        assertThat(search("mail.hoster.net").find(OLD)).isEqualTo(hoster.url());
    }

    /// Opens the calendar, as each run does, and gives what the run sent.
    private long run(FoundServers servers) throws Exception {
        var address =
                new CalendarAddress(
                        new CalendarAddress.Server.Discovered(),
                        ANN,
                        "",
                        CalendarAddress.Access.OWN);
        var settings =
                names.on(HttpSettings.of("test"))
                        .withTrust(new Trust.Authorities(keys.resolve("ca.pem")));
        try (var store =
                ExchangeStore.openWithin(
                        Optional.empty(),
                        address,
                        settings,
                        Ground.basic("ann"),
                        servers,
                        Clock.systemUTC())) {
            store.check();
            return store.requests();
        }
    }

    @Test
    void a_second_run_goes_where_the_first_one_found_the_server() throws Exception {
        names.with("autodiscover.example.com", own.url());
        var servers = new FoundServers();

        assertThat(run(servers)).isGreaterThan(1);
        names.close();
        assertThat(run(servers)).isEqualTo(1);
        assertThat(own.requests()).isEqualTo(Map.of("Autodiscover", 1L, "GetFolder", 2L));
    }

    @Test
    void a_host_that_says_nothing_holds_nobody_up_beyond_the_deadline() {
        names.silent("autodiscover.example.com").silent("example.com");
        var began = System.nanoTime();

        assertThat(Ground.faultOf(() -> search(Duration.ofMillis(500)).find(ANN)))
                .isEqualTo(new Fault.Offline("example.com", Fault.Offline.Why.TIMED_OUT));

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
        awaitEndOfSearch();
    }

    @Test
    void a_server_that_redirects_for_ever_holds_nobody_up_either() {
        names.with("autodiscover.example.com", own.url()).with("mail.hoster.net", hoster.url());
        own.redirect(OLD, new Redirect.ToUrl(URI.create(HOSTER)));
        hoster.redirect(
                OLD,
                new Redirect.ToUrl(
                        URI.create(
                                "https://autodiscover.example.com/autodiscover/autodiscover.xml")));

        nothingFound(OLD, search("mail.hoster.net"));
        awaitEndOfSearch();
    }

    /// What was given up is not at work any longer.
    private static void awaitEndOfSearch() {
        Thread.getAllStackTraces().keySet().stream()
                .filter(it -> it.getName().equals("exchange-autodiscover"))
                .forEach(
                        it -> {
                            try {
                                assertThat(it.join(Duration.ofSeconds(10))).isTrue();
                            } catch (InterruptedException e) {
                                throw new AssertionError(e);
                            }
                        });
    }
}

package io.calferry.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.bench.ews.Redirect;
import io.calferry.exchange.CalendarAddress.Access;
import io.calferry.exchange.TinyExchange.Said;
import io.calferry.http.HttpSettings;
import io.calferry.http.SignIn;
import io.calferry.sync.Fault;
import io.calferry.sync.StoreException;
import io.calferry.sync.Trail;
import io.calferry.sync.Tried;
import io.calferry.sync.Tried.Outcome;
import io.calferry.sync.Tried.Question;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class AutodiscoverTest {

    private final Ground ground = new Ground();
    private final List<String> confirmed = new ArrayList<>();
    private final List<Tried> tried = new ArrayList<>();

    /// Asks where the test says.
    private record Asked(List<URI> signed, Optional<URI> unsigned, Duration deadline)
            implements Autodiscover.Places {
        @Override
        public List<URI> signed(String domain) {
            return signed;
        }

        @Override
        public Optional<URI> unsigned(String domain) {
            return unsigned;
        }
    }

    @AfterEach
    void close() throws Exception {
        ground.close();
    }

    private Autodiscover search(SignIn signIn, Optional<URI> unsigned, URI... signed) {
        return new Autodiscover(
                HttpSettings.of("test"),
                signIn,
                InstantSource.system(),
                host -> {
                    confirmed.add(host);
                    return false;
                },
                new Asked(List.of(signed), unsigned, Duration.ofSeconds(2)),
                tried::add);
    }

    private Autodiscover search() {
        return search(Ground.basic("ann"), Optional.empty(), ground.server.autodiscoverUrl());
    }

    @Test
    void plain_xml_tells_the_address() throws Exception {
        assertThat(search().find(Ground.ANN)).isEqualTo(ground.server.url());
        assertThat(
                        search(
                                        new SignIn.Ntlm(
                                                "EXAMPLE\\ann",
                                                () -> Optional.of("hunter2 of ada".toCharArray())),
                                        Optional.empty(),
                                        ground.server.autodiscoverUrl())
                                .find(Ground.ANN))
                .isEqualTo(ground.server.url());
    }

    @Test
    void another_address_of_the_mailbox_is_asked_for_instead() throws Exception {
        ground.server.redirect("old@example.com", new Redirect.ToAddress(Ground.ANN));

        assertThat(search().find("old@example.com")).isEqualTo(ground.server.url());
    }

    @Test
    void another_server_is_asked_only_where_that_is_confirmed() {
        ground.server.redirect(
                "old@example.com",
                new Redirect.ToUrl(URI.create("https://evil.example.org/autodiscover/x.xml")));
        ground.server.redirect(
                "plain@example.com",
                new Redirect.ToUrl(URI.create("http://evil.example.org/autodiscover/x.xml")));

        assertThat(faultOf(search(), "old@example.com"))
                .isEqualTo(new Fault.Missing("old@example.com"));
        assertThat(faultOf(search(), "plain@example.com"))
                .isEqualTo(new Fault.Missing("plain@example.com"));
        assertThat(confirmed).containsExactly("evil.example.org");
        assertThat(tried)
                .containsExactly(
                        asked(Question.SERVER, new Outcome.Begun()),
                        asked(Question.SERVER, new Outcome.Unconfirmed("evil.example.org")),
                        asked(Question.SERVER, new Outcome.Begun()),
                        asked(
                                Question.SERVER,
                                new Outcome.Unencrypted(
                                        "http://evil.example.org/autodiscover/x.xml")));
    }

    private Tried asked(Question question, Outcome outcome) {
        return new Tried(question, ground.server.autodiscoverUrl().toString(), outcome);
    }

    @Test
    void each_step_is_told_before_it_is_taken_and_after() throws Exception {
        search().find(Ground.ANN);

        assertThat(tried)
                .containsExactly(
                        asked(Question.SERVER, new Outcome.Begun()),
                        asked(Question.SERVER, new Outcome.Server(ground.server.url())));
    }

    @Test
    void a_redirect_without_sign_in_is_the_last_resort() throws Exception {
        ground.server.redirect("", new Redirect.ByHttp(ground.server.autodiscoverUrl(), 302));

        assertThat(
                        search(Ground.basic("ann"), Optional.of(ground.server.autodiscoverUrl()))
                                .find(Ground.ANN))
                .isEqualTo(ground.server.url());
    }

    @Test
    void a_redirect_without_end_ends() {
        ground.server.redirect(
                "old@example.com", new Redirect.ToUrl(ground.server.autodiscoverUrl()));

        assertThat(faultOf(search(), "old@example.com"))
                .isEqualTo(new Fault.Missing("old@example.com"));
    }

    @Test
    void soap_is_asked_where_plain_xml_is_not_spoken() throws Exception {
        var answer =
                """
                <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>
                <GetUserSettingsResponseMessage xmlns="http://schemas.microsoft.com/exchange/2010/Autodiscover"><Response>
                <ErrorCode>NoError</ErrorCode><UserResponses><UserResponse><ErrorCode>NoError</ErrorCode>
                <UserSettings><UserSetting><Name>InternalEwsUrl</Name><Value>https://in.example.com/EWS/Exchange.asmx</Value></UserSetting>
                <UserSetting><Name>ExternalEwsUrl</Name><Value>https://out.example.com/EWS/Exchange.asmx</Value></UserSetting>
                </UserSettings></UserResponse></UserResponses></Response></GetUserSettingsResponseMessage></s:Body></s:Envelope>
                """;
        try (var server =
                TinyExchange.start(
                        seen ->
                                seen.path().endsWith(".svc")
                                        ? Said.of(200, answer)
                                        : Said.of(404, ""))) {
            var at = server.at("/autodiscover/autodiscover.xml");

            assertThat(search(Ground.basic("ann"), Optional.empty(), at).find(Ground.ANN))
                    .isEqualTo(URI.create("https://out.example.com/EWS/Exchange.asmx"));
        }
    }

    @Test
    void ews_may_be_on_any_host_and_nobody_signs_in_to_one_without_tls() throws Exception {
        var answer =
                """
                <Autodiscover><Response><Account><Protocol><Type>EXPR</Type>
                <EwsUrl>http://mail.hoster.example/EWS/Exchange.asmx</EwsUrl>
                </Protocol></Account></Response></Autodiscover>
                """;
        try (var server = TinyExchange.start(_ -> Said.of(200, answer))) {
            var at = server.at("/autodiscover/autodiscover.xml");

            var found = search(Ground.basic("ann"), Optional.empty(), at).find(Ground.ANN);

            assertThat(found).isEqualTo(URI.create("http://mail.hoster.example/EWS/Exchange.asmx"));
            assertThat(confirmed).isEmpty();
            var address =
                    new CalendarAddress(
                            new CalendarAddress.Server.At(found), Ground.ANN, "", Access.OWN);
            assertThat(Ground.faultOf(ground.store(address, Ground.basic("ann"))::check))
                    .isEqualTo(
                            new Fault.SignIn(
                                    "mail.hoster.example", Fault.SignIn.Why.NOT_OVER_PLAIN_HTTP));
        }
    }

    @Test
    void a_refused_password_is_said_and_not_that_nothing_was_found() {
        var wrong = new SignIn.Basic("ann", () -> Optional.of("not hunter2".toCharArray()));

        assertThat(
                        faultOf(
                                search(wrong, Optional.empty(), ground.server.autodiscoverUrl()),
                                Ground.ANN))
                .isInstanceOf(Fault.SignIn.class);
    }

    /// Where nothing listens.
    private static URI nowhere() throws Exception {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + free.getLocalPort() + "/autodiscover.xml");
        }
    }

    @Test
    void where_nobody_can_be_reached_nobody_has_said_that_there_is_no_such_mailbox()
            throws Exception {
        var first = nowhere();
        var refused = new Fault.Offline(first.getAuthority(), Fault.Offline.Why.REFUSED);
        var unknown = URI.create("http://nowhere.invalid/autodiscover.xml");

        assertThat(
                        faultOf(
                                search(
                                        Ground.basic("ann"),
                                        Optional.of(nowhere()),
                                        first,
                                        nowhere()),
                                Ground.ANN))
                .isEqualTo(refused);
        assertThat(faultOf(search(new SignIn.None(), Optional.of(unknown), first), Ground.ANN))
                .isEqualTo(refused);
    }

    @Test
    void one_that_is_there_and_knows_nothing_says_that_there_is_no_such_mailbox() throws Exception {
        try (var server = TinyExchange.start(_ -> Said.of(404, ""))) {
            var silent = nowhere();

            assertThat(
                            faultOf(
                                    search(
                                            Ground.basic("ann"),
                                            Optional.of(silent),
                                            silent,
                                            server.at("/autodiscover.xml")),
                                    Ground.ANN))
                    .isEqualTo(new Fault.Missing(Ground.ANN));
        }
    }

    @Test
    void where_one_leads_on_to_a_server_that_is_not_there_the_mailbox_is_not_missing()
            throws Exception {
        var gone = nowhere();
        ground.server.redirect("old@example.com", new Redirect.ToUrl(gone));

        assertThat(faultOf(search(), "old@example.com"))
                .isEqualTo(new Fault.Offline(gone.getAuthority(), Fault.Offline.Why.REFUSED));
    }

    @Test
    void a_server_that_does_not_answer_does_not_hold_one_up() {
        ground.server.delay(Duration.ofSeconds(30));
        var search =
                new Autodiscover(
                        HttpSettings.of("test"),
                        Ground.basic("ann"),
                        InstantSource.system(),
                        _ -> false,
                        new Asked(
                                List.of(ground.server.autodiscoverUrl()),
                                Optional.empty(),
                                Duration.ofMillis(200)),
                        Trail.NONE);

        assertThat(faultOf(search, Ground.ANN))
                .isEqualTo(new Fault.Offline("example.com", Fault.Offline.Why.TIMED_OUT));
    }

    @Test
    void nobody_confirms_but_ones_own_domain_and_microsoft() {
        var confirmation = Confirmation.ofOwnDomain("ann@example.com");

        assertThat(confirmation.allows("mail.example.com")).isTrue();
        assertThat(confirmation.allows("outlook.office365.com")).isTrue();
        assertThat(confirmation.allows("example.com.evil.net")).isFalse();
        assertThat(confirmation.allows("badexample.com")).isFalse();
    }

    @Test
    void an_address_is_escaped_in_what_is_asked() {
        var body =
                new String(
                        AutodiscoverAnswers.plain(
                                        URI.create("https://x.example/"), "a&<b>@x.example")
                                .body()
                                .orElseThrow()
                                .bytes(),
                        java.nio.charset.StandardCharsets.UTF_8);

        assertThat(body).contains("a&amp;&lt;b&gt;@x.example");
    }

    private static Fault faultOf(Autodiscover search, String mailbox) {
        try {
            search.find(mailbox);
        } catch (StoreException e) {
            return e.fault();
        }
        throw new AssertionError("no fault");
    }
}

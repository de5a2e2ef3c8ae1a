package io.calferry;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.bench.MemoryCalDav;
import io.calferry.bench.ews.MemoryExchange;
import io.calferry.bench.ews.Misbehaviour;
import io.calferry.bench.ews.Misbehaviour.Kind;
import io.calferry.bench.ews.SignInScheme;
import io.calferry.exchange.CalendarAddress;
import io.calferry.exchange.ExchangeStore;
import io.calferry.http.HttpSettings;
import io.calferry.http.SignIn;
import io.calferry.sync.StoreException;
import io.calferry.words.Words;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/// What `profiles check` says of an Exchange server that can't be used: one sentence of what it is,
/// and what to do. Extended Protection has a test of its own.
class ExchangeCheckTest {

    private static final String PASSWORD = "hunter2 of ada's pass:word";

    private final MemoryExchange exchange = MemoryExchange.start();
    private final String host = "127.0.0.1:" + exchange.url().getPort();

    @TempDir private Path folder;

    @BeforeEach
    void a_mailbox() {
        exchange.account("ada@example.org", "Ada Lovelace", PASSWORD);
    }

    @AfterEach
    void close() {
        exchange.close();
    }

    private String check(URI url, String kind, String password, String calendar)
            throws IOException {
        var user =
                User.with(
                        folder,
                        """
                        { "kind": "exchange", "url": "%s", "mailbox": "ada@example.org",
                          "calendar": "%s",
                          "signIn": { "kind": "%s", "username": "ada",
                            "password": { "from": "env", "name": "PASSWORD" } } }\
                        """
                                .formatted(url, calendar, kind),
                        "{ \"kind\": \"folder\", \"path\": \"%s\" }".formatted(folder.resolve("c")),
                        "",
                        Map.of("PASSWORD", password));
        var source = user.run("profiles", "check").ended(3).json().path("profiles").path(0);
        assertThat(source.path("source").path("ok").asBoolean(true)).isFalse();
        return source.path("source").path("message").asText();
    }

    private String check() throws IOException {
        return check(exchange.url(), "basic", PASSWORD, "Calendar");
    }

    @Test
    void exchange_web_services_that_are_switched_off() throws IOException {
        exchange.misbehave(new Misbehaviour.SwitchedOff(403));

        assertThat(check())
                .isEqualTo(
                        "Exchange Web Services are switched off at %s. Calendars of Microsoft 365"
                                + " need Microsoft Graph instead; ask who runs the server whether"
                                + " it can be switched on.",
                        host);
    }

    @Test
    void a_wrong_password() throws IOException {
        var sentence =
                "The password for %s was refused. Correct it in the environment variable PASSWORD."
                        .formatted(host);

        assertThat(check(exchange.url(), "basic", "hunter2 of another", "Calendar"))
                .isEqualTo(sentence);
        assertThat(check(exchange.url(), "ntlm", "hunter2 of another", "Calendar"))
                .isEqualTo(sentence);
    }

    @Test
    void a_way_to_sign_in_that_the_server_does_not_offer() throws IOException {
        exchange.offer(SignInScheme.NTLM);

        assertThat(check())
                .isEqualTo(
                        "The password for %s was refused. Correct it in the environment variable"
                                + " PASSWORD.",
                        host);
    }

    @Test
    void a_host_that_is_not_there() throws IOException {
        assertThat(
                        check(
                                URI.create("https://no.invalid/EWS/Exchange.asmx"),
                                "basic",
                                PASSWORD,
                                "Calendar"))
                .isEqualTo(
                        "There is no no.invalid to be found. Check the address in the profile, and"
                                + " whether this computer is online.");
    }

    @Test
    void a_port_at_which_nobody_listens() throws IOException {
        exchange.close();

        assertThat(check())
                .isEqualTo(
                        "%s does not accept connections. Check the address and the port, or try"
                                + " again later.",
                        host);
    }

    @Test
    void what_is_no_exchange_at_all() throws IOException {
        var sentence =
                "There are no Exchange Web Services at this address: HTTP %s. Check the address in"
                        + " the profile.";
        exchange.misbehave(Kind.NOT_XML);
        assertThat(check()).isEqualTo(sentence, 200);
        exchange.behave();
        assertThat(check(exchange.url().resolve("/owa/"), "basic", PASSWORD, "Calendar"))
                .isEqualTo(sentence, 404);
        try (var caldav = MemoryCalDav.start()) {
            assertThat(check(caldav.calendar("me", "work"), "basic", PASSWORD, "Calendar"))
                    .isEqualTo(sentence, 405);
        }
    }

    @Test
    void a_calendar_that_is_not_there() throws IOException {
        assertThat(check(exchange.url(), "basic", PASSWORD, "Holidays"))
                .isEqualTo(
                        "ada@example.org, Holidays is not there. Check the address or path in the"
                                + " profile; nothing was deleted.");
    }

    @Test
    void an_answer_that_is_another_servers() throws IOException {
        exchange.misbehave(
                new Misbehaviour.RedirectsTo(URI.create("https://mail.elsewhere.example"), 302));

        assertThat(check())
                .isEqualTo(
                        "mail.elsewhere.example is not the server that the profile names, so the"
                                + " password was not sent there. If it is right, put its address"
                                + " into the profile.");
    }

    /// With less patience than a run has.
    @Test
    void a_server_that_never_answers() {
        exchange.misbehave(Kind.HANGS);
        var timeouts =
                new HttpSettings.Timeouts(
                        Duration.ofSeconds(5),
                        Duration.ofMillis(300),
                        Duration.ofSeconds(5),
                        Duration.ZERO);
        try (var store =
                ExchangeStore.open(
                        new CalendarAddress(
                                new CalendarAddress.Server.At(exchange.url()),
                                "ada@example.org",
                                "",
                                CalendarAddress.Access.OWN),
                        HttpSettings.of("test").withTimeouts(timeouts),
                        new SignIn.Basic("ada", () -> Optional.of(PASSWORD.toCharArray())),
                        Clock.systemUTC())) {
            store.check();
        } catch (StoreException e) {
            assertThat(
                            Words.ofTerminal(ZoneOffset.UTC)
                                    .faults()
                                    .sentence(e.fault(), new io.calferry.profile.SignIn.None()))
                    .isEqualTo("%s did not answer in time. Try again later.", host);
            return;
        }
        throw new AssertionError("no fault");
    }
}

package io.calferry.desktop.editor;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.Offices;
import io.calferry.agent.ProfileState.Need;
import io.calferry.bench.ews.MemoryExchange;
import io.calferry.desktop.Stand;
import io.calferry.desktop.Toolkit;
import io.calferry.profile.BookReading;
import io.calferry.profile.Endpoint;
import io.calferry.profile.ProfileId;
import io.calferry.profile.Trust;
import io.calferry.servers.SelfSigned;
import io.calferry.sync.Run.Held;

import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A server in somebody's own cellar, whose certificate nobody vouches for.
class CertificateTest {

    private static final String PASSWORD = "hunter2 of ada";

    @TempDir private Path home;
    private SelfSigned certificate;
    private MemoryExchange exchange;
    private Offices offices;
    private Stand stand;

    @BeforeEach
    void a_server() throws Exception {
        certificate = SelfSigned.make(Files.createDirectories(home.resolve("a")), "ip:127.0.0.1");
        exchange = server(certificate);
        open(Clock.systemUTC(), Locale.ENGLISH);
    }

    private static MemoryExchange server(SelfSigned shows) {
        var server = MemoryExchange.start(shows.tls());
        server.account("ada@example.org", "Ada Lovelace", PASSWORD);
        return server;
    }

    private void open(Clock clock, Locale locale) {
        offices = Offices.at(home, clock);
        offices.office().agent().start(List.of());
        stand = Stand.at(offices.office(), locale);
        stand.show(desk -> new EditorPage(desk, new Drafts(), Optional.empty()));
        stand.type("name", "Work");
        stand.choose("TO-KIND", Kind.FOLDER);
        stand.type("TO-PATH", home.resolve("to").toString());
        stand.type("FROM-MAILBOX", "ada@example.org");
        stand.type("FROM-ADDRESS", exchange.url().toString());
        stand.type("FROM-USER", "ada@example.org");
        stand.type("FROM-PASSWORD", PASSWORD);
        stand.type("FROM-CALENDAR", "Calendar");
    }

    private void leave() {
        stand.close();
        offices.close();
    }

    @AfterEach
    void close() {
        leave();
        exchange.close();
    }

    private String told() {
        return stand.find("FROM-answer", Label.class).getText();
    }

    private Trust saved() {
        var book = ((BookReading.Read) offices.office().book().read()).book();
        var profile = book.profile(new ProfileId("work")).orElseThrow();
        return ((Endpoint.Exchange) profile.source()).trust();
    }

    private String host(MemoryExchange server) {
        return server.url().getAuthority();
    }

    private static String inTwoLines(String pin) {
        return pin.substring(0, 48) + "\n" + pin.substring(48);
    }

    @Test
    void a_certificate_that_nobody_vouches_for_is_shown_and_trusted_only_when_a_person_says_so()
            throws Exception {
        stand.press("FROM-test");
        Toolkit.shoot(stand.scene(), "editor-certificate");
        var x509 = (X509Certificate) certificate.certificate();
        var until =
                DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                        .withLocale(Locale.ENGLISH)
                        .format(
                                LocalDate.ofInstant(
                                        x509.getNotAfter().toInstant(), ZoneOffset.UTC));
        assertThat(stand.texts())
                .contains(
                        host(exchange)
                                + " shows a certificate that this computer does not trust. Look at"
                                + " it, and trust it only if it is the right one.",
                        host(exchange) + " shows this certificate:",
                        "Issued to",
                        "CN=Nobody",
                        "Valid until",
                        until,
                        "SHA-256",
                        inTwoLines(certificate.pin()));
        assertThat(exchange.requests()).isEmpty();
        stand.press("FROM-trust-certificate");
        assertThat(told()).startsWith("✓ “Calendar”, Exchange 2019");
        assertThat(stand.has("FROM-certificate")).isFalse();
        stand.press("save-paused");
        assertThat(saved())
                .isEqualTo(
                        new Trust.Pin(certificate.pin().replace(":", "").toLowerCase(Locale.ROOT)));
    }

    @Test
    void one_that_a_run_foundered_on_is_shown_to_whoever_comes_to_mend_it() throws Exception {
        stand.press("save-paused");
        var work = new ProfileId("work");
        Toolkit.await("it is known", () -> stand.desk().live().profile(work).isPresent());
        offices.office().agent().syncNow(work, Held.WAIT_FOR_A_PERSON);
        Toolkit.await(
                "it waits",
                () -> stand.desk().live().profile(work).orElseThrow().need() == Need.MEND);
        stand.show(desk -> new EditorPage(desk, new Drafts(), Optional.of(work)));
        Toolkit.await("the certificate", () -> stand.has("FROM-certificate"));
        assertThat(stand.find("FROM-ADDRESS", TextInputControl.class).isFocused()).isTrue();
        assertThat(stand.texts()).contains(inTwoLines(certificate.pin()));
        assertThat(exchange.requests()).isEmpty();
    }

    @Test
    void another_certificate_than_the_trusted_one_is_refused_and_shown() throws Exception {
        stand.press("FROM-test");
        stand.press("FROM-trust-certificate");
        var other = SelfSigned.make(Files.createDirectories(home.resolve("b")), "ip:127.0.0.1");
        try (var renewed = server(other)) {
            stand.type("FROM-ADDRESS", renewed.url().toString());
            stand.press("FROM-test");
            assertThat(stand.texts())
                    .contains(
                            host(renewed)
                                    + " shows another certificate than the one that you trusted,"
                                    + " so nothing was sent to it. Ask whoever runs it whether it"
                                    + " was renewed; look at the new one, and trust it only if it"
                                    + " is the right one.",
                            inTwoLines(other.pin()));
            assertThat(renewed.requests()).isEmpty();
            stand.press("FROM-trust-certificate");
            assertThat(told()).startsWith("✓ “Calendar”");
        }
    }

    @Test
    void a_certificate_that_is_no_longer_valid_is_shown_and_cannot_be_trusted() {
        leave();
        var clock = Clock.offset(Clock.systemUTC(), Duration.ofDays(4000));
        open(clock, Locale.GERMAN);
        stand.press("FROM-test");
        assertThat(stand.texts())
                .contains(
                        "Ausgestellt für",
                        "Es ist nicht mehr gültig, darum kann ihm nicht vertraut werden. Nur der"
                                + " Betreiber des Servers kann es erneuern.");
        assertThat(stand.has("FROM-trust-certificate")).isFalse();
    }

    @Test
    void a_search_for_the_calendars_shows_the_certificate_too() {
        stand.press("FROM-find");
        assertThat(stand.has("FROM-certificate")).isTrue();
        stand.press("FROM-trust-certificate");
        assertThat(told()).isEqualTo("✓ 1 calendar found");
    }
}

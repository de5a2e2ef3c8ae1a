package io.calferry.desktop.editor;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.Offices;
import io.calferry.bench.ews.MemoryExchange;
import io.calferry.bench.ews.Redirect;
import io.calferry.desktop.Stand;
import io.calferry.desktop.Toolkit;
import io.calferry.exchange.Autodiscover;
import io.calferry.profile.BookReading;
import io.calferry.profile.Endpoint;
import io.calferry.profile.PasswordSource;
import io.calferry.profile.ProfileId;
import io.calferry.profile.SignIn;
import io.calferry.profile.Trust;
import io.calferry.servers.Names;
import io.calferry.servers.Radicale;
import io.calferry.servers.SelfSigned;
import io.calferry.settings.Proxy;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Finding a server and its calendars, of which a person knows no more than an address.
class FindMyServerTest {

    private static final String PASSWORD = "hunter2 of ada";

    @TempDir private Path home;
    private MemoryExchange exchange = MemoryExchange.start();
    private Duration deadline = Duration.ofSeconds(20);
    private Optional<Offices> offices = Optional.empty();
    private Optional<Stand> stand = Optional.empty();

    /// The server of the test stands for whichever domain is asked.
    private final Autodiscover.Places places =
            new Autodiscover.Places() {
                @Override
                public List<URI> signed(String domain) {
                    return List.of(exchange.autodiscoverUrl());
                }

                @Override
                public Optional<URI> unsigned(String domain) {
                    return Optional.empty();
                }

                @Override
                public Duration deadline() {
                    return deadline;
                }
            };

    @AfterEach
    void close() {
        stand.ifPresent(Stand::close);
        offices.ifPresent(Offices::close);
        exchange.sentToNone();
        exchange.close();
    }

    private Stand open(Locale locale) {
        var rooms = Offices.at(home, places);
        offices = Optional.of(rooms);
        rooms.office().agent().start(List.of());
        var opened = Stand.at(rooms.office(), locale);
        stand = Optional.of(opened);
        opened.show(desk -> new EditorPage(desk, new Drafts(), Optional.empty()));
        stand().type("name", "Work");
        stand().choose("TO-KIND", Kind.FOLDER);
        stand().type("TO-PATH", home.resolve("to").toString());
        return opened;
    }

    /// A person of whom the server of the test knows.
    private Stand openWithMailbox(Locale locale) {
        exchange.account("ada@example.org", "Ada Lovelace", PASSWORD);
        var opened = open(locale);
        stand().type("FROM-MAILBOX", "ada@example.org");
        stand().type("FROM-USER", "ada@example.org");
        stand().type("FROM-PASSWORD", PASSWORD);
        return opened;
    }

    private Stand stand() {
        return stand.orElseThrow();
    }

    private String typed(String id) {
        return stand().find(id, TextInputControl.class).getText();
    }

    private String told() {
        return stand().find("FROM-answer", Label.class).getText();
    }

    private List<String> tried() {
        var lines = stand().find("FROM-tried-lines", VBox.class);
        return Toolkit.on(
                () -> lines.getChildren().stream().map(it -> ((Label) it).getText()).toList());
    }

    private TitledPane triedPane() {
        return stand().find("FROM-tried", TitledPane.class);
    }

    private Endpoint saved() {
        return ((BookReading.Read) offices.orElseThrow().office().book().read())
                .book()
                .profile(new ProfileId("work"))
                .orElseThrow()
                .source();
    }

    @Test
    void the_server_of_a_mailbox_is_found_and_filled_in() {
        openWithMailbox(Locale.ENGLISH);
        stand().press("FROM-find");
        assertThat(told()).isEqualTo("✓ 1 calendar found");
        assertThat(typed("FROM-ADDRESS")).isEqualTo(exchange.url().toString());
        assertThat(typed("FROM-CALENDAR")).isEqualTo("Calendar");
        stand().press("save-paused");
        assertThat(saved())
                .isEqualTo(
                        new Endpoint.Exchange(
                                new Endpoint.Server.At(exchange.url()),
                                "ada@example.org",
                                "Calendar",
                                Endpoint.Access.OWN,
                                new SignIn.Basic("ada@example.org", new PasswordSource.Keychain()),
                                new Trust.System()));
    }

    @Test
    void an_address_that_is_typed_is_asked_in_place_of_the_one_that_was_found() {
        openWithMailbox(Locale.ENGLISH);
        stand().press("FROM-find");
        stand().type("FROM-ADDRESS", "http://127.0.0.1:1/EWS/Exchange.asmx");
        stand().press("FROM-find");
        assertThat(typed("FROM-ADDRESS")).isEqualTo("http://127.0.0.1:1/EWS/Exchange.asmx");
        assertThat(stand().texts())
                .contains(
                        "127.0.0.1:1 does not accept connections. Check the address and the port,"
                                + " or try again later.");
    }

    @Test
    void a_test_finds_the_server_too() {
        openWithMailbox(Locale.ENGLISH);
        stand().type("FROM-CALENDAR", "Calendar");
        stand().press("FROM-test");
        assertThat(told()).startsWith("✓ “Calendar”, Exchange 2019");
        assertThat(typed("FROM-ADDRESS")).isEqualTo(exchange.url().toString());
        assertThat(tried())
                .containsExactly(
                        "✓ Asked %s where the server is: the server is %s"
                                .formatted(exchange.autodiscoverUrl(), exchange.url()),
                        "✓ Opened %s: it is there".formatted(exchange.url()));
    }

    @Test
    void what_is_tried_stands_there_while_it_is_and_is_folded_away_afterwards() {
        openWithMailbox(Locale.ENGLISH);
        assertThat(triedPane().isVisible()).isFalse();
        exchange.delay(Duration.ofMinutes(5));
        Toolkit.run(stand().find("FROM-find", Button.class)::fire);
        Toolkit.await("it is said whom it asks", () -> !tried().isEmpty());
        assertThat(tried())
                .containsExactly(
                        "… Asked %s where the server is: no answer yet"
                                .formatted(exchange.autodiscoverUrl()));
        assertThat(triedPane().isVisible() && triedPane().isExpanded()).isTrue();
        Toolkit.shoot(stand().scene(), "editor-trying");
        Toolkit.run(stand().find("FROM-cancel", Button.class)::fire);
        stand().settle();
        assertThat(triedPane().isVisible()).isFalse();
        assertThat(told()).isEmpty();
        exchange.delay(Duration.ZERO);
        stand().press("FROM-find");
        assertThat(tried())
                .containsExactly(
                        "✓ Asked %s where the server is: the server is %s"
                                .formatted(exchange.autodiscoverUrl(), exchange.url()),
                        "✓ Listed what is in %s: 1 calendar".formatted(exchange.url()));
        assertThat(triedPane().isVisible()).isTrue();
        assertThat(triedPane().isExpanded()).isFalse();
        stand().unfold("FROM-tried", true);
        Toolkit.shoot(stand().scene(), "editor-tried");
    }

    @Test
    void a_server_that_does_not_answer_is_waited_for_no_longer_than_there_is_time() {
        deadline = Duration.ofSeconds(2);
        openWithMailbox(Locale.ENGLISH);
        exchange.delay(Duration.ofMinutes(5));
        stand().press("FROM-find");
        assertThat(stand().texts())
                .contains("example.org did not answer in time. Try again later.");
        assertThat(tried())
                .containsExactly(
                        "✗ Asked %s where the server is: no answer in time"
                                .formatted(exchange.autodiscoverUrl()));
        assertThat(typed("FROM-ADDRESS")).isEmpty();
    }

    @Test
    void a_mailbox_that_nobody_knows_is_told_with_what_was_tried() {
        open(Locale.GERMAN);
        stand().type("FROM-MAILBOX", "bob@example.org");
        stand().type("FROM-USER", "bob@example.org");
        stand().type("FROM-PASSWORD", "hunter2!");
        exchange.redirect(
                "bob@example.org",
                new Redirect.ToUrl(URI.create("http://mail.example.net/autodiscover/x.xml")));
        exchange.account("bob@example.org", "Bob", "hunter2!");
        stand().press("FROM-find");
        assertThat(tried())
                .containsExactly(
                        "✗ %s nach dem Server gefragt: führt unverschlüsselt zu"
                                        .formatted(exchange.autodiscoverUrl())
                                + " http://mail.example.net/autodiscover/x.xml; nicht gefolgt");
        assertThat(stand().texts())
                .contains(
                        "bob@example.org ist nicht da. Prüfen Sie Adresse oder Pfad im Profil;"
                                + " gelöscht wurde nichts.");
    }

    @Test
    void another_domain_gets_the_sign_in_only_where_a_person_says_so() throws Exception {
        var certificate = SelfSigned.make(home, "dns:mail.hoster.example");
        try (var hoster = MemoryExchange.start(certificate.tls());
                var names = Names.start()) {
            names.with("mail.hoster.example", hoster.url());
            hoster.account("ada@example.org", "Ada Lovelace", PASSWORD);
            var elsewhere = URI.create("https://mail.hoster.example/autodiscover/autodiscover.xml");
            exchange.redirect("ada@example.org", new Redirect.ToUrl(elsewhere));
            openWithMailbox(Locale.ENGLISH);
            offices.orElseThrow()
                    .office()
                    .preferences()
                    .change(it -> it.withProxy(new Proxy.At("127.0.0.1", names.port())));
            stand().unfold("FROM-connection", true);
            stand().choose("FROM-TRUST", TrustKind.PIN);
            stand().type("FROM-PIN", certificate.pin());
            stand().press("FROM-find");
            assertThat(stand().texts())
                    .contains(
                            "mail.hoster.example is named as the server of this mailbox. It does"
                                    + " not belong to example.org, so your sign-in was not sent"
                                    + " there. Go on only if you know this server.");
            assertThat(names.called()).isEmpty();
            assertThat(hoster.requests()).isEmpty();
            Toolkit.shoot(stand().scene(), "editor-go-on");
            stand().press("FROM-go-on");
            assertThat(told()).isEqualTo("✓ 1 calendar found");
            assertThat(names.called()).containsOnly("mail.hoster.example:443");
            assertThat(typed("FROM-ADDRESS")).isEqualTo(hoster.url().toString());
        }
    }

    @Test
    void a_search_for_calendars_tells_what_it_tried() {
        var account = Radicale.shared().fresh();
        open(Locale.ENGLISH);
        stand().choose("FROM-KIND", Kind.CALDAV);
        var root = account.calendar().resolve("/");
        stand().type("FROM-ADDRESS", root.toString());
        stand().type("FROM-USER", account.user());
        stand().type("FROM-PASSWORD", account.password());
        stand().press("FROM-find");
        assertThat(told()).matches("✓ \\d+ calendars? found");
        assertThat(tried()).first().asString().startsWith("→ Asked " + root + " for calendars: ");
        assertThat(tried())
                .last()
                .asString()
                .matches("✓ Listed what is in http\\S+: \\d+ calendars?");
    }
}

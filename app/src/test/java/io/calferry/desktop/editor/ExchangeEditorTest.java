package io.calferry.desktop.editor;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.Offices;
import io.calferry.agent.Workplace.Found;
import io.calferry.bench.ews.Account;
import io.calferry.bench.ews.Draft;
import io.calferry.bench.ews.MemoryExchange;
import io.calferry.bench.ews.Right;
import io.calferry.desktop.Stand;
import io.calferry.desktop.Toolkit;
import io.calferry.profile.BookReading;
import io.calferry.profile.Endpoint;
import io.calferry.profile.PasswordSource;
import io.calferry.profile.Profile;
import io.calferry.profile.ProfileId;
import io.calferry.profile.Schedule;
import io.calferry.profile.Schedule.OnChange;
import io.calferry.profile.SignIn;
import io.calferry.profile.Trust;

import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Setting up an Exchange calendar in the editor.
class ExchangeEditorTest {

    private static final String PASSWORD = "hunter2's pass:word";

    private final MemoryExchange exchange = MemoryExchange.start();
    private final Account ada = exchange.account("ada@example.org", "Ada Lovelace", PASSWORD);

    @TempDir private Path home;
    private Offices offices;
    private Stand stand;

    @BeforeEach
    void a_new_profile() {
        ada.calendar().below("Team");
        offices = Offices.at(home);
        offices.office().agent().start(List.of());
        stand = Stand.at(offices.office(), Locale.ENGLISH);
        stand.show(desk -> new EditorPage(desk, new Drafts(), Optional.empty()));
        stand.type("name", "Work");
        stand.choose("TO-KIND", Kind.FOLDER);
        stand.type("TO-PATH", home.resolve("to").toString());
        stand.type("FROM-MAILBOX", "ada@example.org");
        stand.type("FROM-ADDRESS", exchange.url().toString());
        stand.type("FROM-PASSWORD", PASSWORD);
    }

    @AfterEach
    void close() {
        stand.close();
        offices.close();
        exchange.sentToNone();
        exchange.close();
    }

    @SuppressWarnings("unchecked")
    private void chooseFound(String name) {
        var combo = (ComboBox<Found>) stand.find("FROM-found", ComboBox.class);
        Toolkit.run(
                () ->
                        combo.setValue(
                                combo.getItems().stream()
                                        .filter(it -> it.name().equals(name))
                                        .findFirst()
                                        .orElseThrow()));
        Toolkit.run(() -> combo.getOnAction().handle(new javafx.event.ActionEvent()));
    }

    private String told() {
        return stand.find("FROM-answer", Label.class).getText();
    }

    private Profile saved() {
        return ((BookReading.Read) offices.office().book().read())
                .book()
                .profile(new ProfileId("work"))
                .orElseThrow();
    }

    private Endpoint.Exchange source(
            String mailbox, String calendar, Endpoint.Access access, SignIn signIn) {
        return new Endpoint.Exchange(
                new Endpoint.Server.At(exchange.url()),
                mailbox,
                calendar,
                access,
                signIn,
                new Trust.System());
    }

    @Test
    void a_calendar_of_a_windows_domain_is_found_tested_and_saved() {
        stand.choose("FROM-SIGN_IN", SignInKind.DOMAIN);
        stand.type("FROM-USER", "EXAMPLE\\ada");
        stand.press("FROM-find");
        assertThat(told()).isEqualTo("✓ 2 calendars found");
        chooseFound("Calendar/Team");
        stand.press("FROM-test");
        Toolkit.shoot(stand.scene(), "editor-exchange");
        assertThat(told())
                .isEqualTo(
                        "✓ “Team”, Exchange 2019 (15.2.1544.14), signed in, no entries, can be"
                                + " written");
        var onChange = stand.find("on-change", CheckBox.class);
        assertThat(onChange.isSelected()).isTrue();
        Toolkit.run(onChange::fire);
        stand.press("save-paused");
        assertThat(saved().source())
                .isEqualTo(
                        source(
                                "ada@example.org",
                                "Calendar/Team",
                                Endpoint.Access.OWN,
                                new SignIn.Ntlm("EXAMPLE\\ada", new PasswordSource.Keychain())));
        assertThat(saved().schedule())
                .isEqualTo(new Schedule.Every(Duration.ofMinutes(15), OnChange.WAIT));
    }

    @Test
    void a_calendar_is_chosen_among_those_found_or_named() {
        stand.type("FROM-USER", "ada@example.org");
        assertThat(stand.texts()).contains("Calendar").doesNotContain("Or by name");
        stand.press("FROM-find");
        assertThat(stand.texts()).containsOnlyOnce("Calendar").containsOnlyOnce("Or by name");
        chooseFound("Calendar/Team");
        var named = stand.find("FROM-CALENDAR", TextInputControl.class);
        assertThat(named.getText()).isEqualTo("Calendar/Team");
        assertThat(named.getAccessibleText()).isEqualTo("Or by name");
        stand.type("FROM-CALENDAR", "Calendar/Other");
        assertThat(stand.find("FROM-found", ComboBox.class).getValue()).isNull();
    }

    @Test
    void a_calendar_that_was_named_before_is_chosen_among_those_found() {
        stand.type("FROM-USER", "ada@example.org");
        stand.type("FROM-CALENDAR", "Calendar/Team");
        stand.press("FROM-find");
        assertThat(stand.find("FROM-CALENDAR", TextInputControl.class).getText())
                .isEqualTo("Calendar/Team");
        assertThat(((Found) stand.find("FROM-found", ComboBox.class).getValue()).name())
                .isEqualTo("Calendar/Team");
    }

    @Test
    void cancelling_a_search_does_not_wait_for_the_server() {
        exchange.delay(Duration.ofMinutes(5));
        stand.type("FROM-USER", "ada@example.org");
        Toolkit.run(stand.find("FROM-find", Button.class)::fire);
        Toolkit.await("it is asked", () -> !exchange.requests().isEmpty());
        Toolkit.run(stand.find("FROM-cancel", Button.class)::fire);
        stand.settle();
        assertThat(told()).isEmpty();
    }

    @Test
    void the_calendar_of_somebody_else_is_opened_by_their_mailbox() {
        var bob = exchange.account("bob@example.org", "Bob", "hunter2 of bob");
        bob.grant(ada, Right.READ);
        bob.calendar()
                .add(
                        Draft.timed(
                                "Review",
                                LocalDateTime.of(2026, 11, 23, 9, 0),
                                Duration.ofHours(1),
                                "UTC"));
        stand.type("FROM-USER", "ada@example.org");
        stand.type("FROM-MAILBOX", "bob@example.org");
        stand.unfold("FROM-connection", true);
        stand.choose("FROM-ACCESS", Endpoint.Access.DELEGATE);
        stand.press("FROM-find");
        chooseFound("Calendar");
        stand.press("FROM-test");
        assertThat(told())
                .isEqualTo(
                        "✓ “Calendar”, Exchange 2019 (15.2.1544.14), signed in, 1 entry, can be"
                                + " read, not written");
        stand.press("save-paused");
        assertThat(saved().source())
                .isEqualTo(
                        source(
                                "bob@example.org",
                                "Calendar",
                                Endpoint.Access.DELEGATE,
                                new SignIn.Basic(
                                        "ada@example.org", new PasswordSource.Keychain())));
    }
}

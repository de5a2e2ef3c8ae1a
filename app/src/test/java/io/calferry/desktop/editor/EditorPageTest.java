package io.calferry.desktop.editor;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.Offices;
import io.calferry.desktop.Place;
import io.calferry.desktop.Stand;
import io.calferry.desktop.Toolkit;
import io.calferry.profile.BookFile;
import io.calferry.profile.BookReading;
import io.calferry.profile.Endpoint;
import io.calferry.profile.PasswordSource;
import io.calferry.profile.Profile;
import io.calferry.profile.ProfileId;
import io.calferry.profile.SignIn;
import io.calferry.profile.Trust;
import io.calferry.servers.Account;
import io.calferry.servers.Radicale;

import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a person does in the editor of a profile.
class EditorPageTest {

    @TempDir private Path home;
    private Offices offices;
    private Stand stand;
    private final Drafts drafts = new Drafts();

    @BeforeEach
    void an_office() {
        offices = Offices.at(home);
        offices.office().agent().start(List.of());
        stand = Stand.at(offices.office(), Locale.ENGLISH);
    }

    @AfterEach
    void close() {
        stand.close();
        offices.close();
    }

    private BookFile file() {
        return new BookFile(offices.office().folders().profiles());
    }

    private EditorPage open(Optional<ProfileId> profile) {
        return stand.show(desk -> new EditorPage(desk, drafts, profile));
    }

    private Profile saved(String id) {
        return ((BookReading.Read) file().read()).book().profile(new ProfileId(id)).orElseThrow();
    }

    private void type(String id, String text) {
        var control = stand.find(id, TextInputControl.class);
        Toolkit.run(() -> control.setText(text));
    }

    @SuppressWarnings("unchecked")
    private <T> void choose(String id, T value) {
        var combo = (ComboBox<T>) stand.find(id, ComboBox.class);
        Toolkit.run(() -> combo.setValue(value));
    }

    private String told(String id) {
        return stand.find(id, Label.class).getText();
    }

    private void fillIn(Account account) {
        type("name", "Work to home");
        choose("FROM-KIND", Kind.FOLDER);
        type("FROM-PATH", home.resolve("from").toString());
        choose("TO-KIND", Kind.CALDAV);
        type("TO-ADDRESS", account.calendar().resolve("..").toString());
        type("TO-USER", account.user());
        type("TO-PASSWORD", account.password());
    }

    @Test
    void the_first_profile_is_set_up_with_a_calendar_that_was_found() {
        var account = Radicale.shared().fresh();
        open(Optional.empty());
        Toolkit.shoot(stand.scene(), "editor-empty");
        fillIn(account);
        stand.press("TO-find");
        assertThat(told("TO-answer")).matches("✓ \\d+ calendars? found");
        @SuppressWarnings("unchecked")
        var found =
                (ComboBox<io.calferry.agent.Workplace.Found>)
                        stand.find("TO-found", ComboBox.class);
        Toolkit.run(
                () ->
                        found.setValue(
                                found.getItems().stream()
                                        .filter(it -> it.url().equals(account.calendar()))
                                        .findFirst()
                                        .orElseThrow()));
        stand.press("TO-test");
        Toolkit.shoot(stand.scene(), "editor-filled");
        assertThat(told("TO-answer")).startsWith("✓ ").endsWith("can be written");
        stand.press("save-preview");
        assertThat(stand.opened())
                .containsExactly(new Place.Preview(new ProfileId("work-to-home")));
        assertThat(saved("work-to-home"))
                .extracting(Profile::state, Profile::source, Profile::target)
                .containsExactly(
                        Profile.State.PAUSED,
                        new Endpoint.Folder(home.resolve("from")),
                        new Endpoint.CalDav(
                                account.calendar(),
                                new SignIn.Basic(account.user(), new PasswordSource.Keychain()),
                                new Trust.System()));
    }
}

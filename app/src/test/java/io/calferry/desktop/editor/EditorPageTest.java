package io.calferry.desktop.editor;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.Offices;
import io.calferry.agent.Agent;
import io.calferry.agent.Errands;
import io.calferry.agent.Workplace.Found;
import io.calferry.desktop.LoginStart;
import io.calferry.desktop.Office;
import io.calferry.desktop.Place;
import io.calferry.desktop.Resting;
import io.calferry.desktop.Stand;
import io.calferry.desktop.Toolkit;
import io.calferry.keychain.Entry;
import io.calferry.keychain.FileKeychain;
import io.calferry.keychain.Keychains;
import io.calferry.keychain.SystemKeychain;
import io.calferry.profile.BookFile;
import io.calferry.profile.BookReading;
import io.calferry.profile.Endpoint;
import io.calferry.profile.Folders;
import io.calferry.profile.PasswordSource;
import io.calferry.profile.Profile;
import io.calferry.profile.ProfileId;
import io.calferry.profile.Schedule;
import io.calferry.profile.SignIn;
import io.calferry.profile.Trust;
import io.calferry.profile.Way;
import io.calferry.servers.Account;
import io.calferry.servers.Radicale;
import io.calferry.settings.Preferences;
import io.calferry.settings.Settings;
import io.calferry.shape.Rules;
import io.calferry.sync.Guard;
import io.calferry.sync.Ledgers;

import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

/// What a person does in the editor of a profile.
class EditorPageTest {

    private static final String ON_CHANGE = "also soon after the server tells of a change";

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

    private String told(String id) {
        return stand.find(id, Label.class).getText();
    }

    private void fillIn(Account account) {
        stand.type("name", "Work to home");
        stand.choose("FROM-KIND", Kind.FOLDER);
        stand.type("FROM-PATH", home.resolve("from").toString());
        stand.choose("TO-KIND", Kind.CALDAV);
        stand.type("TO-ADDRESS", account.calendar().resolve("..").toString());
        stand.type("TO-USER", account.user());
        stand.type("TO-PASSWORD", account.password());
    }

    @Test
    void the_first_profile_is_set_up_with_a_calendar_that_was_found() {
        var account = Radicale.shared().fresh();
        open(Optional.empty());
        Toolkit.shoot(stand.scene(), "editor-empty");
        fillIn(account);
        stand.press("TO-find");
        assertThat(told("TO-answer")).matches("✓ \\d+ calendars? found");
        var found = calendars();
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
        Toolkit.await("the preview opens", () -> !stand.opened().isEmpty());
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

    @Test
    void a_wrong_password_is_told_beside_its_field_and_mended() {
        var account = Radicale.shared().fresh();
        open(Optional.empty());
        fillIn(account);
        stand.type("TO-ADDRESS", account.calendar().toString());
        stand.type("TO-PASSWORD", "not hunter2");
        stand.press("TO-test");
        var refused =
                "The password for "
                        + account.calendar().getAuthority()
                        + " was refused. Enter the new one.";
        Toolkit.shoot(stand.scene(), "editor-error");
        assertThat(stand.find("TO-PASSWORD", TextInputControl.class).getAccessibleHelp())
                .isEqualTo(refused);
        assertThat(stand.texts()).contains(refused);
        stand.type("TO-PASSWORD", account.password());
        assertThat(stand.texts()).doesNotContain(refused);
        stand.press("TO-test");
        assertThat(told("TO-answer")).startsWith("✓ ");
    }

    @Test
    void a_calendar_is_made_where_the_others_are() {
        var account = Radicale.shared().fresh();
        open(Optional.empty());
        fillIn(account);
        stand.press("TO-find");
        stand.type("TO-new-name", "Brand new");
        stand.press("TO-new");
        assertThat(told("TO-answer")).isEqualTo("✓ “Brand new” was made.");
        stand.press("TO-test");
        assertThat(told("TO-answer")).startsWith("✓ “Brand new”");
    }

    @Test
    void what_one_account_has_is_not_offered_once_another_is_filled_in() {
        var account = Radicale.shared().fresh();
        open(Optional.empty());
        choose_one_of(account);
        stand.type("TO-USER", "somebody");
        assertThat(found()).isEmpty();
        choose_one_of(account);
        stand.type("TO-ADDRESS", "https://b.example.org/me/");
        assertThat(found()).isEmpty();
        assertThat(stand.texts()).doesNotContain("New calendar here");
        stand.press("save-paused");
        assertThat(saved("work-to-home").target())
                .isEqualTo(
                        new Endpoint.CalDav(
                                URI.create("https://b.example.org/me/"),
                                new SignIn.Basic(account.user(), new PasswordSource.Keychain()),
                                new Trust.System()));
    }

    private void choose_one_of(Account account) {
        fillIn(account);
        stand.press("TO-find");
        Toolkit.run(() -> calendars().setValue(calendars().getItems().getFirst()));
    }

    @SuppressWarnings("unchecked")
    private ComboBox<Found> calendars() {
        return (ComboBox<Found>) stand.find("TO-found", ComboBox.class);
    }

    private List<Found> found() {
        return Toolkit.on(() -> List.copyOf(calendars().getItems()));
    }

    @Test
    void what_keeps_a_calendar_from_being_made_is_told_beside_its_field() {
        open(Optional.empty());
        fillIn(Radicale.shared().fresh());
        stand.press("TO-find");
        stand.type("TO-new-name", "Brand new");
        stand.unfold("TO-connection", true);
        stand.choose("TO-TRUST", TrustKind.FILE);
        stand.press("TO-new");
        assertThat(stand.find("TO-CERTIFICATE", TextInputControl.class).getAccessibleHelp())
                .isEqualTo("Fill this in.");
    }

    @Test
    void its_fields_come_into_the_window_a_few_at_a_time() {
        var counts = new ArrayList<Integer>();
        Runnable count = () -> counts.add(stand.scene().getRoot().lookupAll(".field-name").size());
        Toolkit.run(() -> stand.scene().addPostLayoutPulseListener(count));
        open(Optional.empty());
        Toolkit.run(count);
        assertThat(counts.getLast()).isGreaterThan(20);
        var steps =
                IntStream.range(1, counts.size()).map(it -> counts.get(it) - counts.get(it - 1));
        assertThat(steps.max().orElseThrow()).isBetween(1, 3);
    }

    @Test
    void the_first_field_that_is_wrong_gets_the_focus_with_the_reason_beside_it() {
        open(Optional.empty());
        assertThat(stand.texts()).doesNotContain("Fill this in.");
        stand.press("save-paused");
        assertThat(stand.texts()).contains("Fill this in.");
        assertThat(stand.find("name", TextInputControl.class).isFocused()).isTrue();
        stand.type("name", "Work");
        stand.press("save-paused");
        assertThat(stand.find("FROM-MAILBOX", TextInputControl.class).isFocused()).isTrue();
        Toolkit.shoot(stand.scene(), "editor-missing");
        assertThat(stand.opened()).isEmpty();
    }

    @Test
    void whether_a_change_at_the_server_starts_a_run_is_asked_where_a_server_tells() {
        open(Optional.empty());
        assertThat(stand.texts()).contains(ON_CHANGE);
        stand.choose("schedule", Optional.<Duration>empty());
        assertThat(stand.texts()).doesNotContain(ON_CHANGE);
        stand.choose("schedule", Optional.of(Duration.ofHours(1)));
        stand.choose("FROM-KIND", Kind.FOLDER);
        assertThat(stand.texts()).doesNotContain(ON_CHANGE);
    }

    @Test
    void what_was_typed_is_there_again_after_leaving() {
        var page = open(Optional.empty());
        stand.type("name", "Half done");
        assertThat(Toolkit.on(page::leave)).isEqualTo(io.calferry.desktop.Page.Leaving.GO);
        open(Optional.empty());
        assertThat(stand.find("name", TextInputControl.class).getText()).isEqualTo("Half done");
        assertThat(told("question")).startsWith("What you filled in before is here again.");
        stand.press("discard");
        assertThat(stand.find("name", TextInputControl.class).getText()).isEmpty();
        assertThat(stand.has("question")).isFalse();
    }

    @Test
    void cancelling_asks_before_something_is_lost() {
        open(Optional.empty());
        stand.type("name", "Half done");
        stand.press("editor-cancel");
        stand.press("keep-editing");
        assertThat(stand.opened()).isEmpty();
        stand.press("editor-cancel");
        stand.press("discard");
        assertThat(stand.opened()).containsExactly(new Place.Profiles());
        open(Optional.empty());
        assertThat(stand.find("name", TextInputControl.class).getText()).isEmpty();
    }

    @Test
    void a_kept_password_is_never_shown_and_stays_where_none_is_typed() throws Exception {
        save("https://dav.example.org/me/");
        var keychain = offices.office().keychains().chosen();
        var entry = Entry.of("dav", Entry.Side.TARGET);
        keychain.keep(entry, "hunter2!".toCharArray());
        open(Optional.of(new ProfileId("dav")));
        var password = stand.find("TO-PASSWORD", TextInputControl.class);
        assertThat(password.getText()).isEmpty();
        assertThat(password.getPromptText()).isEqualTo("kept in the keychain");
        stand.type("name", "Another name");
        stand.press("save-paused");
        assertThat(saved("dav").name()).isEqualTo("Another name");
        assertThat(keychain.read(entry)).contains("hunter2!".toCharArray());
        open(Optional.of(new ProfileId("dav")));
        stand.type("TO-PASSWORD", "hunter2, new");
        stand.press("save-paused");
        assertThat(keychain.read(entry)).contains("hunter2, new".toCharArray());
    }

    @Test
    void an_edit_by_somebody_else_is_not_overwritten_unasked() throws Exception {
        save("https://dav.example.org/me/");
        open(Optional.of(new ProfileId("dav")));
        stand.type("name", "Mine");
        file().change(it -> it.put(saved("dav").withName("Theirs")));
        stand.press("save-paused");
        assertThat(saved("dav").name()).isEqualTo("Theirs");
        assertThat(stand.find("keep-editing", Button.class).isFocused()).isTrue();
        stand.press("keep-editing");
        assertThat(stand.has("question")).isFalse();
        assertThat(stand.find("name", TextInputControl.class).getText()).isEqualTo("Mine");
        stand.press("save-paused");
        stand.press("overrule");
        assertThat(saved("dav").name()).isEqualTo("Mine");
    }

    @Test
    void a_page_that_is_left_before_it_is_filled_leaves_the_draft_to_the_next() {
        open(Optional.empty());
        stand.type("name", "Half done");
        open(Optional.of(new ProfileId("another")));
        Toolkit.run(() -> new EditorPage(stand.desk(), drafts, Optional.empty()).close());
        stand.settle();
        open(Optional.empty());
        assertThat(stand.find("name", TextInputControl.class).getText()).isEqualTo("Half done");
    }

    @Test
    void who_takes_theirs_where_they_removed_it_is_told_so() throws Exception {
        save("https://dav.example.org/me/");
        open(Optional.of(new ProfileId("dav")));
        stand.type("name", "Mine");
        file().change(it -> it.remove(new ProfileId("dav")));
        stand.press("save-paused");
        stand.press("take-theirs");
        assertThat(stand.texts())
                .contains("This profile is no longer there.")
                .doesNotContain("From");
    }

    @Test
    void a_file_that_can_not_be_understood_does_not_mean_that_the_profile_is_gone()
            throws Exception {
        save("https://dav.example.org/me/");
        var file = offices.office().folders().profiles();
        var text = Files.readString(file);
        Files.writeString(file, "no json");
        open(Optional.of(new ProfileId("dav")));
        assertThat(stand.texts())
                .contains(
                        "The profile can’t be shown, because the file of profiles can’t be"
                                + " understood. It is left as it is.")
                .anyMatch(it -> it.startsWith(file.toString()))
                .doesNotContain("This profile is no longer there.");
        Files.writeString(file, text);
        stand.press("again");
        assertThat(stand.find("name", TextInputControl.class).getText()).isEqualTo("Dav");
    }

    @Test
    void a_kept_password_stays_where_the_profile_is_not_saved() throws Exception {
        save("https://dav.example.org/me/");
        var keychain = offices.office().keychains().chosen();
        var entry = Entry.of("dav", Entry.Side.TARGET);
        keychain.keep(entry, "hunter2!".toCharArray());
        open(Optional.of(new ProfileId("dav")));
        stand.type("TO-PASSWORD", "hunter2, new");
        file().change(it -> it.put(saved("dav").withName("Theirs")));
        stand.press("save-paused");
        assertThat(keychain.read(entry)).contains("hunter2!".toCharArray());
        file().change(it -> it.remove(new ProfileId("dav")));
        keychain.forget(entry);
        stand.press("overrule");
        assertThat(keychain.read(entry)).isEmpty();
        stand.press("overrule");
        assertThat(saved("dav").name()).isEqualTo("Dav");
        assertThat(keychain.read(entry)).contains("hunter2, new".toCharArray());
    }

    @Test
    void without_a_keychain_one_is_asked_where_the_password_is_to_be_kept() throws Exception {
        try (var keychains = noKeychain()) {
            var office = new Elsewhere(offices.office(), keychains);
            stand.close();
            stand = Stand.at(office, Locale.ENGLISH);
            save("https://dav.example.org/me/");
            open(Optional.of(new ProfileId("dav")));
            stand.type("TO-PASSWORD", "hunter2!");
            stand.press("save-paused");
            assertThat(stand.opened()).isEmpty();
            Toolkit.shoot(stand.scene(), "editor-keeping");
            stand.type("passphrase", "short");
            stand.press("keep-file");
            assertThat(told("keeping-wrong"))
                    .isEqualTo("A passphrase of less than 8 characters is soon guessed.");
            stand.type("passphrase", "hunter2 horse");
            stand.type("passphrase-again", "hunter2 horse");
            stand.press("keep-file");
            stand.settle();
            assertThat(stand.opened()).containsExactly(new Place.Profiles());
            assertThat(keychains.file().exists()).isTrue();
            assertThat(keychains.chosen().read(Entry.of("dav", Entry.Side.TARGET)))
                    .contains("hunter2!".toCharArray());
        }
    }

    @Test
    void without_a_keychain_a_password_may_last_for_this_session() throws Exception {
        try (var keychains = noKeychain()) {
            var office = new Elsewhere(offices.office(), keychains);
            stand.close();
            stand = Stand.at(office, Locale.ENGLISH);
            save("https://dav.example.org/me/");
            open(Optional.of(new ProfileId("dav")));
            stand.type("TO-PASSWORD", "hunter2!");
            stand.press("save-paused");
            stand.press("keep-session");
            assertThat(stand.opened()).containsExactly(new Place.Profiles());
            assertThat(keychains.file().exists()).isFalse();
            assertThat(keychains.chosen().read(Entry.of("dav", Entry.Side.TARGET)))
                    .contains("hunter2!".toCharArray());
        }
    }

    @Test
    void a_damaged_file_of_passwords_is_put_aside_and_another_place_is_chosen() throws Exception {
        try (var keychains = noKeychain()) {
            stand.close();
            stand = Stand.at(new Elsewhere(offices.office(), keychains), Locale.ENGLISH);
            save("https://dav.example.org/me/");
            var file = keychains.file().file();
            Files.createDirectories(file.getParent());
            Files.writeString(file, "damaged");
            open(Optional.of(new ProfileId("dav")));
            stand.type("TO-PASSWORD", "hunter2!");
            stand.press("save-paused");
            assertThat(stand.has("keep-session")).isFalse();
            stand.press("aside");
            stand.press("keep-session");
            assertThat(stand.opened()).containsExactly(new Place.Profiles());
            assertThat(keychains.chosen().read(Entry.of("dav", Entry.Side.TARGET)))
                    .contains("hunter2!".toCharArray());
            assertThat(file.resolveSibling(file.getFileName() + ".aside")).hasContent("damaged");
        }
    }

    @Test
    void the_window_does_not_wait_until_the_encrypted_file_is_open() throws Exception {
        var busy = new CountDownLatch(1);
        var over = new CountDownLatch(1);
        try (var keychains = noKeychain()) {
            stand.close();
            stand = Stand.at(new Elsewhere(offices.office(), keychains), Locale.ENGLISH);
            save("https://dav.example.org/me/");
            open(Optional.of(new ProfileId("dav")));
            stand.type("TO-PASSWORD", "hunter2!");
            stand.press("save-paused");
            var session = stand.find("keep-session", Button.class);
            var opening = Thread.ofPlatform().start(() -> holds(keychains, busy, over));
            busy.await();
            Toolkit.run(session::fire);
            assertThat(stand.opened()).isEmpty();
            over.countDown();
            opening.join();
            stand.settle();
            assertThat(stand.opened()).containsExactly(new Place.Profiles());
        } finally {
            over.countDown();
        }
    }

    /// As somebody does who opens the file on behalf of a run.
    private static void holds(Keychains keychains, CountDownLatch busy, CountDownLatch over) {
        synchronized (keychains) {
            busy.countDown();
            try {
                over.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Keychains noKeychain() {
        return new Keychains(
                () -> SystemKeychain.of("Linux", Map.of(), Duration.ofSeconds(1)),
                new FileKeychain(home.resolve("data/passwords.bin"), Optional::empty));
    }

    /// A profile with a password in the keychain.
    private void save(String url) throws IOException {
        var profile =
                new Profile(
                        new ProfileId("dav"),
                        "Dav",
                        Profile.State.PAUSED,
                        new Endpoint.Folder(home.resolve("from")),
                        new Endpoint.CalDav(
                                URI.create(url),
                                new SignIn.Basic("me", new PasswordSource.Keychain()),
                                new Trust.System()),
                        Way.DEFAULT,
                        Schedule.DEFAULT,
                        Rules.DEFAULT,
                        Guard.DEFAULT);
        file().change(it -> it.put(profile));
    }

    /// An office that keeps its passwords elsewhere.
    private record Elsewhere(Office office, Keychains keychains) implements Office {
        @Override
        public Agent agent() {
            return office.agent();
        }

        @Override
        public Errands errands() {
            return office.errands();
        }

        @Override
        public Ledgers ledgers() {
            return office.ledgers();
        }

        @Override
        public BookFile book() {
            return office.book();
        }

        @Override
        public Preferences preferences() {
            return office.preferences();
        }

        @Override
        public Resting resting() {
            return office.resting();
        }

        @Override
        public LoginStart loginStart() {
            return office.loginStart();
        }

        @Override
        public Folders folders() {
            return office.folders();
        }

        @Override
        public Clock clock() {
            return office.clock();
        }
    }

    @Test
    void all_sections_can_be_read_in_german_in_the_smallest_window() throws Exception {
        save("https://dav.example.org/me/");
        stand.close();
        stand = Stand.at(offices.office(), Locale.GERMAN, Settings.Theme.DARK);
        open(Optional.of(new ProfileId("dav")));
        stand.unfold("more-rules", true);
        stand.resize(1000, 1700);
        Toolkit.shoot(stand.scene(), "editor-german");
        stand.resize(720, 480);
        Toolkit.shoot(stand.scene(), "editor-german-small");
        assertThat(stand.texts()).contains("Von", "Nach", "Richtung", "Was", "Wann", "Abgelehntes");
        assertThat(stand.find("past", ComboBox.class).getValue()).isEqualTo(Optional.empty());
    }
}

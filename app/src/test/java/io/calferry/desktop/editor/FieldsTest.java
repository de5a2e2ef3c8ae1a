package io.calferry.desktop.editor;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.Offices;
import io.calferry.desktop.Stand;
import io.calferry.desktop.Toolkit;
import io.calferry.desktop.editor.PathChoice.Wanted;
import io.calferry.profile.BookReading;
import io.calferry.profile.Endpoint;
import io.calferry.profile.ProfileId;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.BorderPane;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// What a person is told of the fields while filling them in, and what fills them in for them.
class FieldsTest {

    @TempDir private Path home;
    private Offices offices;
    private Stand stand;
    private final List<Wanted> wanted = new ArrayList<>();
    private final List<Optional<Path>> shown = new ArrayList<>();
    private Optional<Path> chosen = Optional.empty();

    @BeforeEach
    void a_new_profile() {
        offices = Offices.at(home);
        offices.office().agent().start(List.of());
        open(Locale.ENGLISH);
    }

    private void open(Locale locale) {
        stand = Stand.at(offices.office(), locale);
        PathChoice choice =
                (what, _, at) -> {
                    wanted.add(what);
                    shown.add(at);
                    return chosen;
                };
        stand.show(desk -> new EditorPage(desk, new Drafts(), Optional.empty(), choice));
    }

    @AfterEach
    void close() {
        stand.close();
        offices.close();
    }

    private TextInputControl field(String id) {
        return stand.find(id, TextInputControl.class);
    }

    private void type(String id, String text) {
        stand.type(id, text);
        stand.settle();
    }

    private Optional<String> readOut(String id) {
        return Optional.ofNullable(Toolkit.on(() -> field(id).getAccessibleHelp()));
    }

    private void choose(String id, Object value) {
        stand.choose(id, value);
        stand.settle();
    }

    private Path file(String name) throws IOException {
        return Files.writeString(home.resolve(name), "BEGIN:VCALENDAR\nEND:VCALENDAR\n");
    }

    @Test
    void a_window_can_be_made_narrow_and_wide_again() {
        stand.resize(720, 480);
        Toolkit.await("headings stand above", () -> section().getTop() != null);
        stand.resize(1000, 650);
        Toolkit.await("headings stand beside", () -> section().getLeft() != null);
    }

    /// The first that has a heading.
    private BorderPane section() {
        return stand.scene().getRoot().lookupAll(".section").stream()
                .filter(it -> !((Label) it).getText().isEmpty())
                .map(it -> (BorderPane) it.getParent())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_file_is_chosen_with_a_button_or_typed() throws Exception {
        var mine = file("mine.ics");
        choose("FROM-KIND", Kind.FILE);
        stand.press("FROM-choose-path");
        assertThat(field("FROM-PATH").getText()).isEmpty();
        chosen = Optional.of(mine);
        stand.press("FROM-choose-path");
        assertThat(field("FROM-PATH").getText()).isEqualTo(mine.toString());
        Toolkit.shoot(stand.scene(), "editor-file");
        type("FROM-PATH", mine + "2");
        stand.press("FROM-choose-path");
        assertThat(field("FROM-PATH").getText()).isEqualTo(mine.toString());
        assertThat(wanted).containsOnly(Wanted.FILE_TO_READ);
        assertThat(shown)
                .containsExactly(
                        Optional.empty(), Optional.empty(), Optional.of(Path.of(mine + "2")));
    }

    @Test
    void what_is_chosen_fits_the_kind_and_the_side() {
        choose("TO-KIND", Kind.FILE);
        stand.press("TO-choose-path");
        choose("TO-KIND", Kind.FOLDER);
        stand.press("TO-choose-path");
        stand.unfold("FROM-connection", true);
        choose("FROM-TRUST", TrustKind.FILE);
        chosen = Optional.of(home.resolve("ca.pem"));
        stand.press("FROM-choose-certificate");
        assertThat(wanted).containsExactly(Wanted.FILE_TO_WRITE, Wanted.FOLDER, Wanted.CERTIFICATE);
        assertThat(field("FROM-CERTIFICATE").getText())
                .isEqualTo(home.resolve("ca.pem").toString());
    }

    @Test
    void a_file_that_is_not_there_is_told_while_it_is_typed() throws Exception {
        choose("FROM-KIND", Kind.FILE);
        type("FROM-PATH", home.resolve("my").toString());
        assertThat(stand.texts()).contains("There is no such file.");
        assertThat(readOut("FROM-PATH")).contains("There is no such file.");
        type("FROM-PATH", file("my.ics").toString());
        assertThat(stand.texts()).doesNotContain("There is no such file.");
        assertThat(readOut("FROM-PATH")).isEmpty();
        type("FROM-PATH", home.toString());
        assertThat(readOut("FROM-PATH")).contains("This is a folder, not a file.");
        choose("FROM-KIND", Kind.FOLDER);
        assertThat(readOut("FROM-PATH")).isEmpty();
        type("FROM-PATH", home.resolve("my.ics").toString());
        assertThat(readOut("FROM-PATH")).contains("This is a file, not a folder.");
    }

    @Test
    void a_kind_begins_with_its_usual_sign_in_and_the_list_shows_it() {
        assertThat(shown("FROM-SIGN_IN")).isEqualTo("user and password");
        choose("FROM-KIND", Kind.FEED);
        assertThat(shown("FROM-SIGN_IN")).isEqualTo("nothing");
        assertThat(isThere("FROM-USER")).isFalse();
        choose("FROM-KIND", Kind.CALDAV);
        assertThat(shown("FROM-SIGN_IN")).isEqualTo("user and password");
        assertThat(isThere("FROM-USER")).isTrue();
    }

    @Test
    void a_sign_in_that_was_chosen_stays_where_another_kind_has_it_too() {
        choose("FROM-SIGN_IN", SignInKind.TOKEN);
        choose("FROM-KIND", Kind.FEED);
        assertThat(shown("FROM-SIGN_IN")).isEqualTo("a token");
        choose("FROM-SIGN_IN", SignInKind.PASSWORD);
        choose("FROM-KIND", Kind.CALDAV);
        assertThat(shown("FROM-SIGN_IN")).isEqualTo("user and password");
    }

    private boolean isThere(String id) {
        var all = Stream.<Node>iterate(field(id), Objects::nonNull, Node::getParent);
        return Toolkit.on(() -> all.allMatch(Node::isVisible));
    }

    /// What a closed list says.
    private String shown(String id) {
        var combo = stand.find(id, ComboBox.class);
        return Toolkit.on(
                () ->
                        combo.getChildrenUnmodifiable().stream()
                                .filter(ListCell.class::isInstance)
                                .map(it -> ((ListCell<?>) it).getText())
                                .findFirst()
                                .orElseThrow());
    }

    @Test
    void a_file_that_is_to_be_written_need_not_be_there_but_its_folder_must() {
        choose("TO-KIND", Kind.FILE);
        type("TO-PATH", home.resolve("new.ics").toString());
        assertThat(readOut("TO-PATH")).isEmpty();
        type("TO-PATH", home.resolve("nowhere/new.ics").toString());
        assertThat(readOut("TO-PATH")).contains("The folder that it is to be in is not there.");
    }

    @Test
    void what_is_only_doubtful_can_be_saved() {
        type("name", "Work");
        choose("FROM-KIND", Kind.FOLDER);
        type("FROM-PATH", home.resolve("later").toString());
        assertThat(readOut("FROM-PATH")).contains("There is no such folder.");
        choose("TO-KIND", Kind.FOLDER);
        type("TO-PATH", home.resolve("to").toString());
        stand.press("save-paused");
        var book = ((BookReading.Read) offices.office().book().read()).book();
        assertThat(book.profile(new ProfileId("work")).orElseThrow().source())
                .isEqualTo(new Endpoint.Folder(home.resolve("later")));
    }

    @Test
    void what_is_wrong_is_told_at_once_in_words_and_read_out_with_the_field() {
        assertThat(readOut("FROM-MAILBOX")).isEmpty();
        type("FROM-MAILBOX", "ada");
        assertThat(readOut("FROM-MAILBOX")).contains("This must be a mail address.");
        assertThat(stand.texts()).contains("This must be a mail address.");
        type("FROM-MAILBOX", "ada@example.org");
        assertThat(readOut("FROM-MAILBOX")).isEmpty();
        assertThat(stand.texts()).doesNotContain("This must be a mail address.");
    }

    @Test
    void that_something_is_missing_is_told_when_one_has_been_there_and_left() {
        Toolkit.run(() -> field("FROM-MAILBOX").requestFocus());
        assertThat(readOut("FROM-MAILBOX")).isEmpty();
        Toolkit.run(() -> field("FROM-USER").requestFocus());
        assertThat(readOut("FROM-MAILBOX")).contains("Fill this in.");
        assertThat(readOut("FROM-USER")).isEmpty();
    }

    @Test
    void where_an_answer_is_a_trouble_its_field_gets_the_focus_and_is_in_view() {
        choose("TO-KIND", Kind.CALDAV);
        type("TO-ADDRESS", "http://127.0.0.1:1/");
        type("TO-USER", "me");
        type("TO-PASSWORD", "hunter2!");
        var test = stand.find("TO-test", Button.class);
        Toolkit.run(test::requestFocus);
        Toolkit.await("the button is in view", () -> isInView("TO-test"));
        Toolkit.run(test::fire);
        stand.settle();
        Toolkit.await("the field has the focus", () -> field("TO-ADDRESS").isFocused());
        assertThat(readOut("TO-ADDRESS")).isPresent();
        Toolkit.await("the field is in view", () -> isInView("TO-ADDRESS"));
    }

    private boolean isInView(String id) {
        var node = stand.find(id, Node.class);
        return Toolkit.on(
                () -> {
                    var pane = (ScrollPane) stand.scene().lookup(".scroll-pane");
                    return pane.localToScene(pane.getLayoutBounds())
                            .contains(node.localToScene(node.getLayoutBounds()));
                });
    }

    @Test
    void an_answer_does_not_take_the_focus_from_who_types_elsewhere() {
        choose("TO-KIND", Kind.CALDAV);
        type("TO-ADDRESS", "http://127.0.0.1:1/");
        type("TO-USER", "me");
        type("TO-PASSWORD", "hunter2!");
        Toolkit.run(() -> field("name").requestFocus());
        stand.press("TO-test");
        assertThat(readOut("TO-ADDRESS")).isPresent();
        assertThat(Toolkit.on(() -> field("name").isFocused())).isTrue();
    }

    @Test
    void an_advanced_part_that_is_folded_away_opens_where_something_in_it_is_wrong() {
        var connection = stand.find("FROM-connection", TitledPane.class);
        assertThat(connection.isExpanded()).isFalse();
        type("name", "Work");
        type("FROM-MAILBOX", "ada@example.org");
        type("FROM-USER", "ada");
        type("FROM-CALENDAR", "Calendar");
        stand.unfold("FROM-connection", true);
        choose("FROM-TRUST", TrustKind.PIN);
        type("FROM-PIN", "abc");
        stand.unfold("FROM-connection", false);
        stand.press("FROM-test");
        assertThat(connection.isExpanded()).isTrue();
        assertThat(Toolkit.on(() -> field("FROM-PIN").isFocused())).isTrue();
        assertThat(readOut("FROM-PIN")).isPresent();
    }
}

package io.calferry.desktop.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.controls.ToggleSwitch;

import io.calferry.Offices;
import io.calferry.agent.Activity;
import io.calferry.agent.Pause;
import io.calferry.agent.ProfileState;
import io.calferry.desktop.Place;
import io.calferry.desktop.Stand;
import io.calferry.desktop.Toolkit;
import io.calferry.keychain.Entry;
import io.calferry.profile.BookFile;
import io.calferry.profile.BookReading;
import io.calferry.profile.Profile;
import io.calferry.profile.ProfileBook;
import io.calferry.profile.ProfileId;
import io.calferry.sync.Run.Held;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;

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
import java.util.Optional;
import java.util.stream.IntStream;

/// What a person does with the list of profiles.
class ProfilesPageTest {

    @TempDir private Path home;
    private Offices offices;
    private Stand stand;
    private Optional<Path> chosen = Optional.empty();

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

    private ProfileBook book() {
        return ((BookReading.Read) file().read()).book();
    }

    private Profile profile(String id) {
        return book().profile(new ProfileId(id)).orElseThrow();
    }

    private void open() {
        stand.show(
                desk ->
                        new ProfilesPage(
                                desk,
                                new FileChoice() {
                                    @Override
                                    public Optional<Path> toImport(Node beside) {
                                        return chosen;
                                    }

                                    @Override
                                    public Optional<Path> toExport(Node beside, String name) {
                                        return chosen;
                                    }
                                }));
    }

    /// A profile from a folder to another.
    static String json(String id, String name) {
        return """
        { "id": "%s", "name": "%s", "enabled": false,
          "source": { "kind": "folder", "path": "%s-from" },
          "target": { "kind": "folder", "path": "%s-to" },
          "schedule": { "manual": true } }
        """
                .formatted(id, name, id, id);
    }

    private void write(String... profiles) throws IOException {
        write(
                offices.office().folders().profiles(),
                """
                { "version": 1, "profiles": [
                %s
                ] }
                """
                        .formatted(String.join(",\n", profiles)));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
    }

    @Test
    void without_profiles_one_is_led_to_the_first_or_to_the_sample() {
        open();
        Toolkit.shoot(stand.scene(), "profiles-empty");
        stand.press("first-profile");
        stand.press("sample");
        Toolkit.await("the preview opens", () -> stand.opened().size() == 2);
        assertThat(stand.opened())
                .containsExactly(
                        new Place.Editor(Optional.empty()),
                        new Place.Preview(new ProfileId("sample")));
        assertThat(home.resolve("data/sample/sample.ics")).exists();
        assertThat(profile("sample").state()).isEqualTo(Profile.State.PAUSED);
    }

    @Test
    void settings_that_make_no_sense_are_told_here_until_that_is_put_away() throws Exception {
        close();
        write(home.resolve("config/settings.json"), "{ theme: ");
        an_office();
        open();
        assertThat(said())
                .startsWith("The settings could not be understood and were put aside as " + home);
        open();
        assertThat(said()).isNotEmpty();
        stand.press("notice-close");
        assertThat(said()).isEmpty();
        open();
        assertThat(said()).isEmpty();
    }

    private String said() {
        return stand.find("notice", Label.class).getText();
    }

    @Test
    void what_can_be_read_stands_beside_what_can_not_and_both_stay_in_the_file() throws Exception {
        write(json("work", "Work"), "{ \"id\": \"odd\", \"name\": \"Odd\", \"colour\": 7 }");
        var before = Files.readString(offices.office().folders().profiles());
        open();
        Toolkit.shoot(stand.scene(), "profiles-unreadable");
        assertThat(stand.texts()).contains("Work", "Odd");
        assertThat(stand.texts()).anyMatch(it -> it.contains("colour: There is no such field."));
        assertThat(Files.readString(offices.office().folders().profiles())).isEqualTo(before);
        press("#more", "menu-duplicate");
        assertThat(book().profiles()).hasSize(2);
        assertThat(Files.readString(offices.office().folders().profiles()))
                .contains("{ \"id\": \"odd\", \"name\": \"Odd\", \"colour\": 7 }");
    }

    @Test
    void a_file_that_is_no_json_is_told_with_its_path_and_read_again_when_it_is_mended()
            throws Exception {
        write(offices.office().folders().profiles(), "no json");
        open();
        assertThat(stand.texts())
                .anyMatch(it -> it.startsWith(offices.office().folders().profiles().toString()));
        write(json("work", "Work"));
        stand.press("again");
        assertThat(stand.texts()).contains("Work");
    }

    @Test
    void what_somebody_else_changed_is_shown_as_soon_as_it_is_known() throws Exception {
        write("no json");
        open();
        write(json("work", "Work"));
        offices.office().book().look();
        Toolkit.await("it is shown", () -> stand.texts().contains("Work"));
        write(json("work", "Work"), json("two", "Two"));
        offices.office().book().look();
        Toolkit.await("both are shown", () -> stand.texts().contains("Two"));
    }

    @Test
    void arrow_keys_walk_and_space_switches_a_profile_that_ran_before_on_and_off()
            throws Exception {
        write(json("one", "One"), json("two", "Two"));
        event("two");
        open();
        run("two");
        var robot = stand.robot();
        Toolkit.run(() -> rows().getFirst().requestFocus());
        robot.type(KeyCode.DOWN, KeyCode.SPACE);
        Toolkit.await("it is on", () -> profile("two").state() == Profile.State.ENABLED);
        robot.type(KeyCode.SPACE);
        Toolkit.await("it is off", () -> profile("two").state() == Profile.State.PAUSED);
        stand.settle();
        assertThat(stand.opened()).isEmpty();
        assertThat(stand.texts()).contains("1 added today");
    }

    @Test
    void what_a_day_brought_leads_to_the_history_of_that_profile() throws Exception {
        write(json("one", "One"));
        event("one");
        open();
        run("one");
        Toolkit.await("it is told", () -> stand.texts().contains("1 added today"));
        stand.press("today");
        assertThat(stand.opened())
                .containsExactly(
                        new Place.Activity(
                                Place.Activity.Tab.RUNS, Optional.of(profile("one").id())));
    }

    @Test
    void one_that_never_ran_is_switched_on_in_its_preview() throws Exception {
        write(json("one", "One"));
        open();
        Toolkit.run(() -> rows().getFirst().requestFocus());
        stand.robot().type(KeyCode.SPACE);
        stand.settle();
        assertThat(stand.opened()).containsExactly(new Place.Preview(new ProfileId("one")));
        assertThat(profile("one").state()).isEqualTo(Profile.State.PAUSED);
    }

    @Test
    void a_switch_that_is_moved_twice_at_once_ends_where_it_is() throws Exception {
        write(json("one", "One"));
        event("one");
        open();
        run("one");
        var toggle = stand.find("toggle", ToggleSwitch.class);
        Toolkit.run(() -> toggle.setSelected(true));
        stand.settle();
        Toolkit.run(
                () -> {
                    toggle.setSelected(false);
                    toggle.setSelected(true);
                });
        stand.settle();
        assertThat(List.of(profile("one").state(), toggle.isSelected()))
                .containsExactly(Profile.State.ENABLED, true);
    }

    @Test
    void a_profile_that_is_switched_elsewhere_is_switched_in_the_list() throws Exception {
        write(json("one", "One"), json("two", "Two"));
        event("one");
        open();
        run("one");
        var id = new ProfileId("one");
        var elsewhere = offices.office().book();
        var toggle = stand.find("toggle", ToggleSwitch.class);
        elsewhere.change(it -> it.withState(id, Profile.State.ENABLED));
        Toolkit.await("it is on", toggle::isSelected);
        assertThat(stand.texts()).containsOnlyOnce("paused");
        elsewhere.change(it -> it.withState(id, Profile.State.PAUSED));
        Toolkit.await("it is off", () -> !toggle.isSelected());
        elsewhere.change(it -> it.remove(id));
        Toolkit.await("it is gone", () -> rows().size() == 1);
    }

    @Test
    void a_switch_moves_back_where_the_file_can_not_be_written_and_can_be_moved_again()
            throws Exception {
        write(json("one", "One"));
        event("one");
        open();
        run("one");
        var obstacle = obstacle();
        var toggle = stand.find("toggle", ToggleSwitch.class);
        Toolkit.run(() -> toggle.setSelected(true));
        stand.settle();
        assertThat(stand.texts()).anyMatch(it -> it.contains("can’t be written."));
        assertThat(toggle.isSelected()).isFalse();
        Files.delete(obstacle);
        Toolkit.run(() -> toggle.setSelected(true));
        stand.settle();
        assertThat(toggle.isSelected()).isTrue();
        assertThat(profile("one").state()).isEqualTo(Profile.State.ENABLED);
    }

    @Test
    void a_history_that_could_not_be_used_is_tried_again() throws Exception {
        close();
        var history = Files.createDirectories(home.resolve("data/calferry.db"));
        an_office();
        write(json("one", "One"));
        event("one");
        open();
        run("one");
        Files.delete(history);
        stand.press("lead");
        Toolkit.await("a copy", () -> stand.texts().contains("1 added today"));
    }

    @Test
    void the_sample_can_be_tried_again_where_the_file_could_not_be_written() throws Exception {
        open();
        var obstacle = obstacle();
        stand.press("sample");
        assertThat(stand.texts()).anyMatch(it -> it.contains("can’t be written."));
        Files.delete(obstacle);
        assertThat(stand.find("sample", Button.class).isDisabled()).isFalse();
        stand.press("sample");
        Toolkit.await("the preview opens", () -> !stand.opened().isEmpty());
    }

    /// Where it lies, the profiles can't be written.
    private Path obstacle() throws IOException {
        var file = offices.office().folders().profiles();
        return Files.createFile(
                Files.createDirectories(file.resolveSibling(file.getFileName() + ".new"))
                        .resolve("something"));
    }

    @Test
    void a_profile_goes_and_its_copies_stay() throws Exception {
        write(json("one", "One"));
        event("one");
        open();
        run("one");
        press("#more", "menu-delete");
        Toolkit.shoot(stand.scene(), "profiles-delete");
        assertThat(stand.texts())
                .contains(
                        "What is to become of “One” and of its copy?",
                        "Delete the profile and keep the copy");
        stand.press("delete-keep");
        assertThat(book().entries()).isEmpty();
        assertThat(copies("one")).hasSize(1);
        assertThat(offices.office().ledgers().runs(Optional.of("one"), 0, 10)).isEmpty();
    }

    @Test
    void a_profile_goes_with_its_copies_and_its_password() throws Exception {
        write(json("one", "One"));
        event("one");
        open();
        run("one");
        press("#more", "menu-delete");
        stand.press("delete-both");
        assertThat(book().entries()).isEmpty();
        assertThat(copies("one")).isEmpty();
        assertThat(home.resolve("config/one-from/dentist.ics")).exists();
    }

    private static String onAServer(String id, String name) {
        return json(id, name)
                .replace(
                        "{ \"kind\": \"folder\", \"path\": \"%s-to\" }".formatted(id),
                        """
                        { "kind": "caldav", "url": "https://dav.example.org/me/",
                          "signIn": { "kind": "basic", "username": "me" } }
                        """);
    }

    @Test
    void profiles_are_exported_without_passwords_and_asked_for_one_when_they_come_back()
            throws Exception {
        write(json("one", "One"), onAServer("dav", "Dav"));
        var keychain = offices.office().keychains().chosen();
        keychain.keep(Entry.of("dav", Entry.Side.TARGET), "hunter2!".toCharArray());
        open();
        chosen = Optional.of(home.resolve("out.json"));
        fire("transfer", "export-all");
        assertThat(Files.readString(home.resolve("out.json")))
                .contains("\"One\"", "\"Dav\"")
                .doesNotContain("hunter2!");
        fire("transfer", "import");
        assertThat(book().profiles().stream().map(it -> it.id().value()))
                .containsExactly("one", "dav", "one-2", "dav-2");
        Toolkit.shoot(stand.scene(), "profiles-imported");
        assertThat(stand.texts()).containsOnlyOnce("needs its password");
        var lead = (Button) rows().getLast().lookup("#lead");
        Toolkit.run(lead::fire);
        assertThat(stand.opened())
                .containsExactly(new Place.Editor(Optional.of(new ProfileId("dav-2"))));
    }

    @Test
    void a_profile_that_waits_for_its_password_says_so_whenever_one_comes_back() throws Exception {
        write(json("one", "One"), onAServer("dav", "Dav"));
        open();
        Toolkit.await("it says so", () -> stand.texts().contains("needs its password"));
        assertThat(stand.texts()).containsOnlyOnce("needs its password");
        var keychain = offices.office().keychains().chosen();
        keychain.keep(Entry.of("dav", Entry.Side.TARGET), "hunter2!".toCharArray());
        open();
        assertThat(stand.texts()).doesNotContain("needs its password");
    }

    @Test
    void a_copy_signs_in_as_its_original_does() throws Exception {
        write(
                """
                { "id": "feed", "name": "Feed", "enabled": false,
                  "source": { "kind": "ics", "url": "https://example.org/a.ics",
                              "signIn": { "kind": "basic", "username": "me" } },
                  "target": { "kind": "folder", "path": "to" } }
                """);
        var keychain = offices.office().keychains().chosen();
        keychain.keep(Entry.of("feed", Entry.Side.SOURCE), "hunter2!".toCharArray());
        open();
        press("#more", "menu-duplicate");
        assertThat(profile("feed-copy").name()).isEqualTo("Feed (copy)");
        assertThat(keychain.read(Entry.of("feed-copy", Entry.Side.SOURCE)))
                .contains("hunter2!".toCharArray());
        Toolkit.await("two rows", () -> rows().size() == 2);
    }

    private List<Region> rows() {
        return stand.scene().getRoot().lookupAll(".profile-row").stream()
                .map(it -> (Region) it)
                .toList();
    }

    @Test
    void many_come_into_the_list_a_few_at_a_time() throws Exception {
        write(IntStream.range(0, 12).mapToObj(it -> json("p" + it, "P")).toArray(String[]::new));
        var counts = new ArrayList<Integer>();
        Toolkit.run(
                () ->
                        stand.scene()
                                .addPostLayoutPulseListener(
                                        () -> {
                                            counts.add(rows().size());
                                        }));
        open();
        assertThat(rows()).hasSize(12);
        var steps =
                IntStream.range(1, counts.size()).map(it -> counts.get(it) - counts.get(it - 1));
        assertThat(steps.max().orElseThrow()).isBetween(1, 4);
    }

    @Test
    void a_row_in_which_nothing_changed_is_not_drawn_anew() throws Exception {
        write(on("one"), json("two", "Two"));
        event("one");
        open();
        var before = tips();
        run("one");
        Toolkit.await("its run is told", () -> stand.texts().contains("1 added today"));
        stand.settle();
        assertThat(tips().get(0)).isNotSameAs(before.get(0));
        assertThat(tips().get(1)).isSameAs(before.get(1));
    }

    /// Made anew whenever a row is drawn.
    private List<Tooltip> tips() {
        return Toolkit.on(
                () ->
                        rows().stream()
                                .map(it -> ((Label) it.lookup(".profile-ends")).getTooltip())
                                .toList());
    }

    @Test
    void one_that_is_on_is_paused_for_a_time_from_its_menu_and_resumed_there() throws Exception {
        write(on("one"), json("two", "Two"));
        event("one");
        open();
        // Else it may be due within the test, and waits for somebody to look at its preview then.
        run("one");
        Toolkit.await("it came through", () -> says("up to date, "));
        assertThat(offered(0)).containsExactly("menu-pause-hour", "menu-pause-tomorrow");
        assertThat(offered(1)).isEmpty();
        var clock = offices.office().clock();
        var before = clock.instant();
        press("#more", "menu-pause-hour");
        Toolkit.await("it rests", () -> offered(0).equals(List.of("menu-resume")));
        Toolkit.await("the row says so", () -> says("paused until "));
        assertThat(((Pause.Until) state("one").orElseThrow().pause()).end())
                .isBetween(before.plus(Pause.HOUR), clock.instant().plus(Pause.HOUR));
        press("#more", "menu-resume");
        Toolkit.await("it goes on", () -> offered(0).contains("menu-pause-tomorrow"));
        var tomorrow = Pause.untilTomorrow(clock.instant(), clock.getZone());
        press("#more", "menu-pause-tomorrow");
        Toolkit.await("it rests", () -> offered(0).equals(List.of("menu-resume")));
        assertThat(state("one").orElseThrow().pause())
                .isIn(tomorrow, Pause.untilTomorrow(clock.instant(), clock.getZone()));
    }

    /// One that runs by itself.
    private static String on(String id) {
        return json(id, id)
                .replace("\"enabled\": false", "\"enabled\": true")
                .replace("{ \"manual\": true }", "{ \"every\": \"P1D\" }");
    }

    private Optional<ProfileState> state(String id) {
        return stand.desk().live().profile(new ProfileId(id));
    }

    private boolean says(String beginning) {
        return stand.texts().stream().anyMatch(it -> it.startsWith(beginning));
    }

    /// What the menu of a row offers about pauses.
    private List<String> offered(int row) {
        return Toolkit.on(
                () ->
                        ((MenuButton) rows().get(row).lookup("#more"))
                                .getItems().stream()
                                        .filter(MenuItem::isVisible)
                                        .map(MenuItem::getId)
                                        .filter(it -> it.matches("menu-(pause|resume).*"))
                                        .toList());
    }

    private void press(String menu, String item) {
        fire(menu.substring(1), item);
    }

    private void fire(String menu, String item) {
        var button = stand.find(menu, MenuButton.class);
        Toolkit.run(
                () ->
                        button.getItems().stream()
                                .filter(it -> item.equals(it.getId()))
                                .findFirst()
                                .orElseThrow()
                                .fire());
        stand.settle();
    }

    /// Something to be carried from the folder of a profile.
    private void event(String id) throws IOException {
        write(
                home.resolve("config/" + id + "-from/dentist.ics"),
                """
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//test//EN
                BEGIN:VEVENT
                UID:dentist
                DTSTAMP:20260101T000000Z
                DTSTART:20261124T143000Z
                DTEND:20261124T150000Z
                SUMMARY:Dentist
                END:VEVENT
                END:VCALENDAR
                """
                        .replace("\n", "\r\n"));
    }

    private void run(String id) {
        var profile = new ProfileId(id);
        Toolkit.await("it is known", () -> stand.desk().live().profile(profile).isPresent());
        offices.office().agent().syncNow(profile, Held.WAIT_FOR_A_PERSON);
        Toolkit.await(
                "it ran",
                () ->
                        stand.desk()
                                .live()
                                .profile(profile)
                                .filter(it -> it.last().isPresent())
                                .filter(it -> it.activity() instanceof Activity.Idle)
                                .isPresent());
        stand.settle();
    }

    private List<Path> copies(String id) throws IOException {
        var folder = home.resolve("config/" + id + "-to");
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(it -> it.toString().endsWith(".ics")).toList();
        }
    }
}

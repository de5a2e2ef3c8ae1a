package io.calferry.desktop.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.agent.Activity;
import io.calferry.desktop.Diary;
import io.calferry.desktop.Place;
import io.calferry.desktop.Place.Activity.Tab;
import io.calferry.desktop.Toolkit;
import io.calferry.desktop.Visit;
import io.calferry.profile.Endpoint;
import io.calferry.profile.PasswordSource;
import io.calferry.profile.Profile;
import io.calferry.profile.SignIn;
import io.calferry.profile.Trust;
import io.calferry.profile.Way;
import io.calferry.servers.Radicale;
import io.calferry.sync.Ledger.RunId;

import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/// Somebody looks what happened, and does something about it.
class ActivityTest {

    private @TempDir Path home;
    private Optional<Visit> opened = Optional.empty();

    @AfterEach
    void close() {
        opened.ifPresent(Visit::close);
    }

    private Diary work() {
        return Diary.in(home.resolve("work"));
    }

    private Diary own() {
        return Diary.in(home.resolve("own"));
    }

    private Profile profile(Way way) {
        return Visit.profile("Work to home", work().folder(), own().folder(), way);
    }

    private Visit visit(Profile profile, Locale locale) {
        var visit =
                new Visit(
                        home,
                        Visit.MONDAY,
                        locale,
                        List.of(profile),
                        desk ->
                                place ->
                                        Optional.ofNullable(
                                                switch (place) {
                                                    case Place.Activity at ->
                                                            new ActivityPage(
                                                                    desk,
                                                                    at,
                                                                    (_, name) ->
                                                                            Optional.of(
                                                                                    home.resolve(
                                                                                            name)));
                                                    case Place.Run(var run) ->
                                                            new RunPage(desk, run);
                                                    case Place.Why(var wanted) ->
                                                            new WhyPage(desk, wanted);
                                                    case Place.Profiles _,
                                                            Place.Editor _,
                                                            Place.Preview _,
                                                            Place.Settings _ ->
                                                            null;
                                                }));
        opened = Optional.of(visit);
        return visit;
    }

    private RunId lastRun(Visit visit) {
        return visit.office().ledgers().runs(Optional.empty(), 0, 1).getFirst().id();
    }

    @SuppressWarnings("unchecked")
    private static void select(Visit visit, String table, int row) {
        var node = (TableView<Optional<?>>) visit.find(table);
        Toolkit.await("row " + row, () -> node.getItems().size() > row);
        Toolkit.run(() -> node.getSelectionModel().select(row));
    }

    @Test
    void a_run_is_undone_and_says_what_stays() {
        work().write("choir", "Choir", "20261124T190000")
                .write("dentist", "Dentist", "20261126T143000");
        var profile = profile(Way.DEFAULT);
        var visit = visit(profile, Locale.ENGLISH);
        visit.sync(profile);
        own().replace("SUMMARY:Dentist", "SUMMARY:Dentist at last");
        visit.open(new Place.Run(lastRun(visit)));
        visit.press("#undo-run");
        visit.reads("1 removed");
        visit.reads("\"Dentist\" stays as it is: somebody changed it since.");
        visit.shoot("run-undone");
        assertThat(own().titles()).containsExactly("Dentist at last");
    }

    @Test
    void a_profile_that_is_on_and_has_never_run_waits_for_a_look_at_its_preview() {
        work().write("choir", "Choir", "20261124T190000");
        var profile = profile(Way.DEFAULT);
        var visit = visit(profile, Locale.ENGLISH);
        visit.office().agent().syncNow();
        visit.open(new Place.Activity(Tab.WAITING));
        visit.reads("This profile has never run. Look at its preview first.");
        visit.shoot("waiting-first");
        visit.press("#preview");
        assertThat(visit.places().getLast()).isEqualTo(new Place.Preview(profile.id()));
        assertThat(own().titles()).isEmpty();
    }

    @Test
    void nothing_can_be_undone_of_a_run_that_wrote_nothing() {
        work().write("choir", "Choir", "20261124T190000");
        var profile = profile(Way.DEFAULT);
        var visit = visit(profile, Locale.ENGLISH);
        visit.sync(profile);
        visit.sync(profile);
        visit.open(new Place.Run(lastRun(visit)));
        visit.reads("0 added, 0 changed, 0 removed.");
        assertThat(visit.find("#undo-run").isDisabled()).isTrue();
    }

    @Test
    void one_step_is_undone_and_the_others_stay() {
        work().write("choir", "Choir", "20261124T190000")
                .write("dentist", "Dentist", "20261126T143000");
        var profile = profile(Way.DEFAULT);
        var visit = visit(profile, Locale.ENGLISH);
        visit.sync(profile);
        work().write("choir", "Choir", "20261124T200000", "LOCATION:Town hall");
        work().write("dentist", "Dentist again", "20261126T143000");
        visit.sync(profile);
        visit.open(new Place.Run(lastRun(visit)));
        visit.reads("0 added, 2 changed, 0 removed.");
        var steps = visit.find("#steps");
        var titles =
                Toolkit.on(
                        () ->
                                ((TableView<?>) steps)
                                        .getItems().stream().map(Object::toString).toList());
        select(visit, "#steps", titles.getFirst().contains("Choir") ? 0 : 1);
        visit.reads("Town hall");
        visit.shoot("run-detail");
        visit.press("#undo-step");
        visit.reads("Taken back: 0 there again, 1 as before, 0 removed.");
        assertThat(own().titles()).containsExactly("Choir", "Dentist again");
        assertThat(
                        visit.office()
                                .errands()
                                .look(profile, ends -> ends.ledger().agreed())
                                .toString())
                .contains("1");
    }

    private Visit held() {
        IntStream.range(0, 10).forEach(i -> work().write("e" + i, "Event " + i, "20261124T190000"));
        var profile = profile(Way.DEFAULT);
        var visit = visit(profile, Locale.ENGLISH);
        visit.sync(profile);
        IntStream.range(0, 8).forEach(i -> work().remove("e" + i));
        visit.sync(profile);
        visit.open(new Place.Activity(Tab.WAITING));
        visit.reads("Deleting 8 events at once");
        visit.reads("\"Event 0\"");
        return visit;
    }

    @Test
    void a_held_plan_is_refused_and_not_asked_about_again() {
        var visit = held();
        visit.shoot("waiting-held");
        visit.press("#refuse");
        visit.reads("Done as you said.");
        visit.reads("Nothing waits for you.");
        visit.sync(profile(Way.DEFAULT));
        assertThat(own().titles()).hasSize(10);
        assertThat(visit.office().agent().state().profiles().getFirst().waiting()).isEmpty();
    }

    @Test
    void a_held_plan_is_confirmed_and_done() {
        var visit = held();
        visit.press("#confirm");
        visit.reads("Nothing waits for you.");
        assertThat(own().titles()).containsExactly("Event 8", "Event 9");
    }

    @Test
    void a_held_plan_is_answered_once() {
        var visit = held();
        var confirm = (Button) visit.find("#confirm");
        var after =
                Toolkit.on(
                        () -> {
                            confirm.fire();
                            confirm.fire();
                            return List.of(
                                    visit.scene().lookup("#confirm").isDisabled(),
                                    visit.scene().lookup("#refuse").isDisabled());
                        });
        assertThat(after).containsExactly(true, true);
        visit.reads("Nothing waits for you.");
        Toolkit.await(
                "it rests",
                () ->
                        visit.office().agent().state().profiles().getFirst().activity()
                                instanceof Activity.Idle);
        assertThat(visit.office().ledgers().runs(Optional.empty(), 0, 10)).hasSize(3);
    }

    @Test
    void what_came_since_the_card_was_drawn_waits_when_it_is_confirmed() {
        var visit = held();
        work().remove("e8");
        visit.press("#confirm");
        visit.reads("Work to home: 0 added, 0 changed, 8 removed.");
        visit.reads("What came since you looked waits for you.");
        assertThat(waiting(visit)).isEqualTo(1);
        assertThat(own().titles()).containsExactly("Event 8", "Event 9");
    }

    private static int waiting(Visit visit) {
        return visit.office().agent().state().profiles().getFirst().waiting().size();
    }

    /// Another folder, or none, is where the events were.
    private void move(String from, String to) {
        try {
            Files.move(home.resolve(from), home.resolve(to));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_confirmed_plan_that_fails_says_why_and_is_tried_again() {
        var visit = held();
        move("work", "away");
        visit.press("#confirm");
        visit.find("#said #trouble");
        assertThat(visit.texts()).doesNotContain("Work to home is running now.");
        move("away", "work");
        visit.press("#said #again");
        visit.reads("Work to home: 0 added, 0 changed, 8 removed.");
        visit.reads("Nothing waits for you.");
        assertThat(own().titles()).containsExactly("Event 8", "Event 9");
    }

    @Test
    void a_refusal_that_fails_is_tried_again_and_deletes_nothing() {
        var visit = held();
        move("work", "away");
        visit.press("#refuse");
        visit.find("#said #trouble");
        move("away", "work");
        visit.press("#said #again");
        visit.reads("Done as you said.");
        visit.reads("Nothing waits for you.");
        assertThat(own().titles()).hasSize(10);
    }

    private Visit parked() {
        work().write("choir", "Choir", "20261124T190000");
        work().raw("offsite", offsite("Customized"));
        var profile = profile(Way.DEFAULT);
        var visit = visit(profile, Locale.ENGLISH);
        visit.sync(profile);
        visit.open(new Place.Activity(Tab.PARKED));
        visit.reads("unknown time zone");
        return visit;
    }

    private static String offsite(String zone) {
        return """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//test//test//EN
        BEGIN:VEVENT
        UID:offsite
        DTSTAMP:20260101T000000Z
        SUMMARY:Offsite
        DTSTART;TZID=%s:20261127T090000
        DURATION:PT1H
        END:VEVENT
        END:VCALENDAR
        """
                .formatted(zone)
                .replace("\n", "\r\n");
    }

    @Test
    void what_is_parked_is_tried_again_and_crosses_once_it_can() {
        var visit = parked();
        visit.shoot("parked");
        work().raw("offsite", offsite("Europe/Berlin"));
        visit.press("#retry");
        visit.reads("Everything could be carried.");
        assertThat(own().titles()).containsExactly("Choir", "Offsite");
    }

    @Test
    void in_a_narrow_window_a_run_tells_by_signs_what_it_did() {
        var visit = parked();
        visit.size(720, 480);
        visit.open(new Place.Activity(Tab.RUNS));
        visit.reads("+1  !1");
        assertThat(visit.texts()).contains("Changes").doesNotContain("Added", "Took");
        assertThat(cell(visit, "+1  !1").getAccessibleText())
                .isEqualTo("1 added, 0 changed, 0 removed. 1 waits.");
        visit.size(1000, 650);
        visit.reads("Added");
        assertThat(visit.texts()).contains("Took").doesNotContain("Changes", "+1  !1");
    }

    private static Labeled cell(Visit visit, String text) {
        return Toolkit.on(
                () ->
                        visit.scene().getRoot().lookupAll(".table-cell").stream()
                                .map(Labeled.class::cast)
                                .filter(it -> text.equals(it.getText()))
                                .findFirst()
                                .orElseThrow());
    }

    @Test
    void what_is_parked_is_forgotten() {
        var visit = parked();
        visit.press("#forget");
        visit.reads("is left alone until it changes.");
        visit.reads("Everything could be carried.");
        visit.sync(profile(Way.DEFAULT));
        assertThat(visit.office().agent().state().profiles().getFirst().waiting()).isEmpty();
    }

    @Test
    void what_could_not_be_forgotten_is_forgotten_when_that_is_tried_again() {
        var visit = parked();
        move("work", "away");
        visit.press("#forget");
        visit.find("#parked-said #trouble");
        move("away", "work");
        visit.press("#parked-said #again");
        visit.reads("is left alone until it changes.");
        visit.reads("Everything could be carried.");
    }

    @Test
    void a_person_asks_why_an_event_is_not_there() {
        var visit = parked();
        var field = (TextField) visit.find("#why-search");
        Toolkit.run(
                () -> {
                    field.setText("offs");
                    field.getOnAction().handle(new javafx.event.ActionEvent());
                });
        visit.reads("It is in the source");
        visit.shoot("why");
        assertThat(visit.places().getLast()).isEqualTo(new Place.Why("offs"));
    }

    @Test
    void the_runs_are_told_and_found_by_title() {
        work().write("choir", "Choir", "20261124T190000")
                .write("dentist", "Dentist", "20261126T143000");
        var profile = profile(Way.DEFAULT);
        var visit = visit(profile, Locale.ENGLISH);
        visit.sync(profile);
        work().write("choir", "Choir", "20261124T200000");
        visit.sync(profile);
        visit.open(new Place.Activity(Tab.RUNS));
        visit.reads("done");
        visit.shoot("activity-runs");
        var search = (TextField) visit.find("#history-search");
        Toolkit.run(() -> search.setText("choir"));
        visit.find("#found");
        visit.reads("Choir");
        assertThat(visit.texts()).contains("Choir").doesNotContain("Dentist");
    }

    @Test
    void a_report_names_nobody_and_nothing() throws IOException {
        var visit = held();
        visit.press("#export");
        visit.reads("The report is in");
        var report = Files.readString(home.resolve("calferry-report.txt"));
        assertThat(report)
                .contains("from: folder", "waits, held, TooMany: 8", "deleted 0, adopted 0")
                .doesNotContain(
                        "Event", "Work", "home", home.toString(), System.getProperty("user.name"));
    }

    @Test
    void a_hundred_thousand_rows_are_fetched_only_where_somebody_looks() {
        var visit = visit(profile(Way.DEFAULT), Locale.ENGLISH);
        var asked = new ConcurrentLinkedQueue<Integer>();
        var sizes = new ArrayList<Integer>();
        var list =
                Toolkit.on(
                        () -> {
                            var made =
                                    new PagedList<Integer>(
                                            visit.desk().background(),
                                            (offset, limit) -> {
                                                if (limit > 1) {
                                                    asked.add(offset);
                                                }
                                                return IntStream.range(
                                                                Math.min(offset, 100_000),
                                                                Math.min(offset + limit, 100_000))
                                                        .boxed()
                                                        .toList();
                                            });
                            made.addListener(
                                    (ListChangeListener<Object>) _ -> sizes.add(made.size()));
                            return made;
                        });
        Toolkit.await("the size", () -> list.size() == 100_000);
        assertThat(sizes).containsExactly(5, 10, 15, 20, 25, 30, 100_000);
        var first = Toolkit.on(() -> List.of(list.get(0), list.get(99), list.get(77_777)));
        assertThat(first).containsExactly(Optional.of(0), Optional.of(99), Optional.empty());
        Toolkit.await("its page", () -> list.get(77_777).equals(Optional.of(77_777)));
        assertThat(asked).containsExactly(0, 77_700);
    }

    @Test
    void a_refused_sign_in_waits_and_leads_to_the_editor() {
        var account = Radicale.shared().fresh();
        work().write("choir", "Choir", "20261124T190000");
        var profile =
                Visit.profile(
                        "To the server",
                        new Endpoint.Folder(work().folder()),
                        new Endpoint.CalDav(
                                account.calendar(),
                                new SignIn.Basic(account.user(), new PasswordSource.Keychain()),
                                new Trust.PlainHttp("127.0.0.1")),
                        Way.DEFAULT);
        var visit = visit(profile, Locale.GERMAN);
        visit.sync(profile);
        visit.open(new Place.Activity(Tab.WAITING));
        visit.reads("gibt es kein Passwort");
        visit.shoot("waiting-sign-in-german");
        visit.press("#export");
        visit.reads("Der Bericht liegt in");
        assertThat(report("calferry-bericht.txt"))
                .contains("to: caldav, sign-in Basic", "last: failed, right sign-in, no-password")
                .doesNotContain(
                        "server", "127.0.0.1", account.user(), account.calendar().getPath());
        visit.press("#mend");
        assertThat(visit.places().getLast()).isEqualTo(new Place.Editor(Optional.of(profile.id())));
    }

    private String report(String name) {
        try {
            return Files.readString(home.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

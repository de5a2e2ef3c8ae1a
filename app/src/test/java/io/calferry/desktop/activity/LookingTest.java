package io.calferry.desktop.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.agent.ProfileState;
import io.calferry.bench.MemoryCalDav;
import io.calferry.desktop.Diary;
import io.calferry.desktop.Place;
import io.calferry.desktop.Place.Activity.Tab;
import io.calferry.desktop.Toolkit;
import io.calferry.desktop.Visit;
import io.calferry.desktop.preview.PreviewPage;
import io.calferry.keychain.Entry;
import io.calferry.profile.Endpoint;
import io.calferry.profile.PasswordSource;
import io.calferry.profile.Profile;
import io.calferry.profile.SignIn;
import io.calferry.profile.Trust;
import io.calferry.profile.Way;
import io.calferry.sync.Ledger.RunId;
import io.calferry.sync.Policy;
import io.calferry.sync.Run.Held;

import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/// Somebody looks at what happened, and a server is asked for it.
class LookingTest {

    private static final String PASSWORD = "hunter2 horse";

    private static final Way BOTH =
            new Way(
                    Way.Direction.TWO_WAY,
                    Policy.OnDrift.RESTORE,
                    Policy.OnClash.ASK,
                    Policy.Others.KEEP);

    private final MemoryCalDav server = MemoryCalDav.start();
    private @TempDir Path home;
    private URI calendar = server.url();
    private Profile profile;
    private Profile birch;
    private Visit visit;

    @BeforeEach
    void three_events_are_on_a_server() throws Exception {
        server.user("alice", PASSWORD);
        calendar = server.calendar("alice", "cal");
        work().write("choir", "Choir", "20261124T190000")
                .write("dentist", "Dentist", "20261126T143000")
                .write("other", "Other", "20261127T143000");
        profile =
                Visit.profile(
                        "Maple",
                        new Endpoint.Folder(work().folder()),
                        new Endpoint.CalDav(
                                calendar,
                                new SignIn.Basic("alice", new PasswordSource.Keychain()),
                                new Trust.PlainHttp("127.0.0.1")),
                        BOTH);
        birch =
                Visit.off(
                        Visit.profile(
                                "Birch", work().folder(), home.resolve("birch"), Way.DEFAULT));
        visit =
                new Visit(
                        home,
                        Visit.MONDAY,
                        Locale.ENGLISH,
                        List.of(profile, birch),
                        desk ->
                                place ->
                                        switch (place) {
                                            case Place.Activity at ->
                                                    Optional.of(new ActivityPage(desk, at));
                                            case Place.Run(var run) ->
                                                    Optional.of(new RunPage(desk, run));
                                            case Place.Preview(var id) ->
                                                    Optional.of(new PreviewPage(desk, id));
                                            case Place.Why(var wanted) ->
                                                    Optional.of(new WhyPage(desk, wanted));
                                            case Place.Profiles _,
                                                    Place.Editor _,
                                                    Place.Settings _ ->
                                                    Optional.empty();
                                        });
        visit.office()
                .keychains()
                .chosen()
                .keep(Entry.of("maple", Entry.Side.TARGET), PASSWORD.toCharArray());
        visit.sync(profile);
    }

    @AfterEach
    void close() {
        visit.close();
        server.close();
    }

    private Diary work() {
        return Diary.in(home.resolve("work"));
    }

    private RunId lastRun() {
        return visit.office().ledgers().runs(Optional.empty(), 0, 1).getFirst().id();
    }

    private ProfileState state() {
        return visit.desk().live().profile(profile.id()).orElseThrow();
    }

    private int jobs() {
        return Toolkit.on(() -> visit.desk().background().jobs().size());
    }

    @SuppressWarnings("unchecked")
    private void select(int row) {
        var steps = (TableView<Optional<?>>) visit.find("#steps");
        Toolkit.await("row " + row, () -> steps.getItems().size() > row);
        Toolkit.await("it is read", () -> steps.getItems().get(row).isPresent());
        Toolkit.run(() -> steps.getSelectionModel().select(row));
    }

    private void settle() {
        Toolkit.await("nothing goes on", visit.desk().background()::isIdle);
    }

    /// Another password is right from now on.
    private void passwordChanges() {
        server.user("alice", "hunter2 new");
        server.forgetRequests();
    }

    @Test
    void a_password_that_was_refused_once_is_not_tried_for_the_next_step() {
        var run = lastRun();
        passwordChanges();
        visit.open(new Place.Run(run));
        select(0);
        visit.reads("was refused");
        var asked = server.requestLines();
        select(1);
        select(2);
        settle();
        assertThat(server.requestLines()).isNotEmpty().isEqualTo(asked);
        visit.press("#again");
        settle();
        assertThat(server.requestLines()).hasSizeGreaterThan(asked.size());
    }

    @Test
    void where_the_last_run_was_refused_nobody_is_asked_by_mere_looking() {
        var run = lastRun();
        passwordChanges();
        visit.sync(profile);
        Toolkit.await("it waits", () -> state().need() == ProfileState.Need.SIGN_IN);
        server.forgetRequests();
        visit.open(new Place.Run(run));
        select(0);
        visit.reads("was refused");
        settle();
        assertThat(server.requestLines()).isEmpty();
    }

    @Test
    void a_clash_is_not_read_as_long_as_the_sign_in_is_refused() {
        work().write("choir", "Choir", "20261124T200000");
        var name =
                server.held(calendar).entrySet().stream()
                        .filter(it -> it.getValue().contains("Choir"))
                        .findFirst()
                        .orElseThrow();
        server.put(calendar, name.getKey(), name.getValue().replace("Choir", "Choir practice"));
        visit.sync(profile);
        passwordChanges();
        visit.sync(profile);
        Toolkit.await("it waits", () -> state().need() == ProfileState.Need.SIGN_IN);
        server.forgetRequests();
        visit.open(new Place.Activity(Tab.WAITING));
        visit.reads("1 event was changed on both sides. Both versions can be shown once");
        settle();
        assertThat(server.requestLines()).isEmpty();
        server.user("alice", PASSWORD);
        visit.sync(profile);
        visit.reads("was changed on both sides. Which should stay?");
    }

    @Test
    void what_is_held_can_not_be_answered_again_from_another_page_while_it_is_done() {
        IntStream.range(0, 6).forEach(i -> work().write("e" + i, "E" + i, "20261128T090000"));
        visit.sync(profile);
        IntStream.range(0, 6).forEach(i -> work().remove("e" + i));
        visit.sync(profile);
        visit.open(new Place.Activity(Tab.WAITING));
        visit.reads("\"E0\"");
        server.delay(Duration.ofMinutes(5));
        visit.press("#confirm");
        Toolkit.await("it runs", () -> state().isRunning());
        visit.open(new Place.Profiles());
        visit.open(new Place.Activity(Tab.WAITING));
        assertThat(List.of(disabled("#confirm"), disabled("#refuse"))).containsExactly(true, true);
    }

    @Test
    void nothing_can_be_undone_while_something_is_being_undone() {
        var run = lastRun();
        visit.open(new Place.Run(run));
        select(0);
        visit.find("#undo-step");
        settle();
        assertThat(List.of(disabled("#undo-step"), disabled("#undo-run")))
                .containsExactly(false, false);
        server.delay(Duration.ofMinutes(5));
        visit.press("#undo-step");
        assertThat(List.of(disabled("#undo-step"), disabled("#undo-run")))
                .containsExactly(true, true);
    }

    @Test
    void a_step_that_could_not_be_undone_is_tried_again_and_the_rest_of_its_run_stays() {
        var run = lastRun();
        visit.open(new Place.Run(run));
        select(0);
        visit.find("#undo-step");
        settle();
        passwordChanges();
        visit.press("#undo-step");
        visit.find("#undone #trouble");
        server.user("alice", PASSWORD);
        visit.press("#undone #again");
        visit.reads("Taken back: 0 there again, 0 as before, 1 removed.");
        assertThat(server.size(calendar)).isEqualTo(2);
    }

    @Test
    void who_ends_the_undoing_of_a_step_is_not_told_to_undo_the_run() {
        var run = lastRun();
        visit.open(new Place.Run(run));
        select(0);
        visit.find("#undo-step");
        settle();
        server.delay(Duration.ofMinutes(5));
        visit.office().agent().syncNow(profile.id(), Held.WAIT_FOR_A_PERSON);
        Toolkit.await("it runs", () -> state().isRunning());
        visit.press("#undo-step");
        Toolkit.await("it waits", () -> jobs() == 1);
        Toolkit.run(() -> visit.desk().background().jobs().getFirst().cancel());
        visit.reads("You ended it. Undo the same step again to go on.");
    }

    @Test
    void what_is_being_undone_is_not_undone_again_from_a_page_that_is_opened_anew() {
        var run = lastRun();
        visit.open(new Place.Run(run));
        Toolkit.await("it can be undone", () -> !disabled("#undo-run"));
        server.delay(Duration.ofMinutes(5));
        visit.press("#undo-run");
        visit.reads("taking back a run of Maple");
        visit.open(new Place.Profiles());
        visit.open(new Place.Run(run));
        visit.reads("3 added, 0 changed, 0 removed.");
        assertThat(disabled("#undo-run")).isTrue();
        server.close();
        Toolkit.await("it can be undone again", () -> !disabled("#undo-run"));
        assertThat(jobs()).isZero();
    }

    @Test
    void what_could_not_be_undone_is_told_to_whoever_has_left_the_page() {
        visit.open(new Place.Run(lastRun()));
        Toolkit.await("it can be undone", () -> !disabled("#undo-run"));
        server.delay(Duration.ofMinutes(5));
        visit.press("#undo-run");
        visit.reads("taking back a run of Maple");
        visit.open(new Place.Profiles());
        server.close();
        visit.find("#put-away");
        settle();
        visit.open(new Place.Settings());
        assertThat(visit.texts()).anyMatch(it -> it.matches("taking back a run of Maple: .*127.*"));
        visit.press("#put-away");
        settle();
        assertThat(visit.texts()).noneMatch(it -> it.startsWith("taking back"));
    }

    private boolean disabled(String selector) {
        var node = visit.find(selector);
        return Toolkit.on(node::isDisabled);
    }

    @Test
    void looking_at_a_server_that_hangs_can_be_ended_and_ends_with_the_page() {
        var run = lastRun();
        server.delay(Duration.ofMinutes(5));
        visit.open(new Place.Run(run));
        select(0);
        select(1);
        select(2);
        visit.reads("Maple: looking what became of a step");
        assertThat(jobs()).isEqualTo(1);
        Toolkit.run(() -> visit.desk().background().jobs().getFirst().cancel());
        visit.reads("You ended it.");
        visit.press("#again");
        Toolkit.await("it is asked again", () -> jobs() == 1);
        visit.open(new Place.Profiles());
        settle();
        assertThat(jobs()).isZero();
    }

    @Test
    void who_leaves_a_page_before_it_is_drawn_asks_nobody() {
        server.delay(Duration.ofMinutes(5));
        visit.open(new Place.Why("Choir"));
        Toolkit.await("it is asked", () -> jobs() == 1);
        visit.open(new Place.Profiles());
        settle();
        server.forgetRequests();
        Toolkit.run(
                () -> {
                    new WhyPage(visit.desk(), "Choir").close();
                    new PreviewPage(visit.desk(), profile.id()).close();
                });
        settle();
        assertThat(server.requestLines()).isEmpty();
    }

    @Test
    void of_all_profiles_together_fifty_events_are_explained() {
        IntStream.range(0, 30).forEach(i -> work().write("e" + i, "E" + i, "20261128T090000"));
        visit.sync(profile);
        visit.open(new Place.Why("E"));
        visit.reads("There are ");
        settle();
        var titles = visit.texts().stream().filter(it -> it.contains("\u00b7")).toList();
        assertThat(titles).hasSize(50);
    }

    private void cancelTheJob() {
        Toolkit.await("something goes on", () -> jobs() == 1);
        Toolkit.run(() -> visit.desk().background().jobs().getFirst().cancel());
    }

    @Test
    void looking_what_a_run_would_do_ends_at_once_though_the_server_hangs() {
        server.delay(Duration.ofMinutes(5));
        visit.open(new Place.Preview(profile.id()));
        visit.reads("Looking what Maple would do");
        cancelTheJob();
        visit.reads("You ended it. Nothing more is written.");
        visit.press("#again");
        Toolkit.await("it looks again", () -> jobs() == 1);
        visit.open(new Place.Profiles());
        settle();
        assertThat(jobs()).isZero();
    }

    @Test
    void what_stays_as_it_is_can_be_read_again_where_it_could_not_be_read() {
        visit.open(new Place.Preview(profile.id()));
        visit.reads("Nothing to do: both sides are as they should be.");
        server.delay(Duration.ofMinutes(5));
        visit.press("#count-untouched");
        assertThat(noSteps()).isEqualTo("Reading what stays as it is \u2026");
        cancelTheJob();
        visit.reads("What stays as it is could not be read.");
        server.delay(Duration.ZERO);
        visit.press("#read-untouched");
        visit.reads("Stay as they are: 3");
    }

    @Test
    void what_stays_is_not_read_for_a_plan_that_is_looked_for_anew() {
        visit.open(new Place.Preview(profile.id()));
        visit.find("#steps");
        server.delay(Duration.ofMinutes(5));
        visit.press("#count-untouched");
        Toolkit.await("it is being read", () -> jobs() == 1);
        server.delay(Duration.ZERO);
        visit.sync(profile);
        visit.press("#look-again");
        settle();
        visit.reads("Nothing to do: both sides are as they should be.");
        visit.press("#count-untouched");
        visit.reads("Stay as they are: 3");
    }

    @Test
    void the_history_is_first_that_of_the_profile_from_which_one_comes() {
        visit.open(new Place.Activity(Tab.RUNS, Optional.of(birch.id())));
        visit.reads("Nothing has run yet.");
        var filter = (ComboBox<?>) visit.find("#profile-filter");
        assertThat(Toolkit.on(filter::getValue)).isEqualTo(Optional.of(birch));
        visit.open(new Place.Activity(Tab.RUNS, Optional.of(profile.id())));
        visit.reads("done");
    }

    private String noSteps() {
        return ((Label) visit.find("#no-steps")).getText();
    }

    @Test
    void a_server_that_hangs_keeps_back_no_answer_but_its_own() {
        server.delay(Duration.ofMinutes(5));
        visit.open(new Place.Why("Choir"));
        visit.reads("\u00b7  Birch");
        visit.reads("in every calendar: reading 1 of 2");
        cancelTheJob();
        visit.reads("You ended it.");
        settle();
        assertThat(visit.texts()).contains("Maple").anyMatch(it -> it.endsWith("Birch"));
        visit.press("#ask");
        Toolkit.await("it is asked again", () -> jobs() == 1);
        visit.open(new Place.Profiles());
        settle();
        assertThat(jobs()).isZero();
    }

    @Test
    void nobody_is_asked_why_as_long_as_the_sign_in_is_refused() {
        passwordChanges();
        visit.sync(profile);
        Toolkit.await("it waits", () -> state().need() == ProfileState.Need.SIGN_IN);
        server.forgetRequests();
        visit.open(new Place.Why("Choir"));
        visit.reads("was refused");
        visit.reads("Birch");
        settle();
        assertThat(server.requestLines()).isEmpty();
        visit.press("#again");
        settle();
        var asked = server.requestLines();
        assertThat(asked).isNotEmpty();
        visit.reads("was refused");
        visit.press("#ask");
        settle();
        assertThat(server.requestLines()).isEqualTo(asked);
        server.user("alice", PASSWORD);
        visit.press("#again");
        visit.reads("\u00b7  Maple");
        visit.press("#ask");
        visit.reads("\u00b7  Birch");
    }
}

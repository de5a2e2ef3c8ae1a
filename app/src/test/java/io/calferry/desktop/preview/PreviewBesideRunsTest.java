package io.calferry.desktop.preview;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.Offices;
import io.calferry.agent.Activity;
import io.calferry.bench.Feeds;
import io.calferry.bench.MemoryCalDav;
import io.calferry.desktop.Diary;
import io.calferry.desktop.Place;
import io.calferry.desktop.Screen;
import io.calferry.desktop.Toolkit;
import io.calferry.desktop.Visit;
import io.calferry.desktop.Walk;
import io.calferry.profile.Endpoint;
import io.calferry.profile.Profile;
import io.calferry.profile.SignIn;
import io.calferry.profile.Trust;
import io.calferry.profile.Way;
import io.calferry.sync.Ledger.Outcome;
import io.calferry.sync.Ledgers.PastRun;
import io.calferry.sync.Run.Held;

import javafx.scene.control.Button;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Somebody looks at a plan while the profile runs, or goes away from it, in the whole window.
class PreviewBesideRunsTest {

    private static final int EVENTS = 300;

    private @TempDir Path home;
    private final MemoryCalDav server = MemoryCalDav.start();
    private final URI calendar = server.calendar("me", "work");
    private Optional<Offices> offices = Optional.empty();
    private Optional<Screen> screen = Optional.empty();

    @AfterEach
    void close() {
        server.delay(Duration.ZERO);
        screen.ifPresent(Screen::close);
        offices.ifPresent(Offices::close);
        server.close();
    }

    private static Endpoint.CalDav at(URI calendar) {
        return new Endpoint.CalDav(calendar, new SignIn.None(), new Trust.PlainHttp("127.0.0.1"));
    }

    /// A window with a profile whose server takes its time.
    private Profile slow() throws IOException {
        var feed = home.resolve("feed.ics");
        Files.write(feed, Feeds.compact(EVENTS).text());
        var profile =
                Visit.profile(
                        "Large",
                        new Endpoint.Ics(feed.toUri(), new SignIn.None(), new Trust.System()),
                        at(calendar),
                        Way.DEFAULT);
        open(profile);
        return profile;
    }

    private void open(Profile profile) throws IOException {
        var made = Offices.at(home);
        offices = Optional.of(made);
        made.office().book().change(it -> it.put(profile));
        made.office().agent().start(List.of(profile));
        screen = Optional.of(Screen.of(made.office()));
        screen().settle();
    }

    private Screen screen() {
        return screen.orElseThrow();
    }

    private void visit(Place place) {
        Toolkit.run(() -> screen().desk().navigator().open(place));
    }

    private boolean reads(String text) {
        return Toolkit.on(() -> Walk.of(screen().scene()).texts()).stream()
                .anyMatch(it -> it.contains(text));
    }

    private void awaited(String text) {
        Toolkit.await("\"" + text + "\"", () -> reads(text));
    }

    /// The button that ends what the foot tells of.
    private void cancel(String what) {
        Toolkit.await("the foot tells of " + what, () -> foot(what).isPresent());
        Toolkit.run(() -> foot(what).orElseThrow().fire());
    }

    private Optional<Button> foot(String what) {
        return screen().scene().getRoot().lookupAll(".foot .button").stream()
                .map(Button.class::cast)
                .filter(it -> it.getAccessibleText().contains(what))
                .findFirst();
    }

    private List<PastRun> runs() {
        return offices.orElseThrow().office().ledgers().runs(Optional.empty(), 0, 10);
    }

    private Activity activity(Profile profile) {
        return offices.orElseThrow()
                .office()
                .agent()
                .state()
                .profile(profile.id())
                .orElseThrow()
                .activity();
    }

    private void begun(Profile profile) {
        server.delay(Duration.ofMillis(20));
        offices.orElseThrow().office().agent().syncNow(profile.id(), Held.WAIT_FOR_A_PERSON);
        Toolkit.await("it writes", () -> server.size(calendar) > 10);
    }

    @Test
    void what_is_chosen_while_the_profile_runs_is_done_after_that_run() throws IOException {
        var profile = slow();
        visit(new Place.Preview(profile.id()));
        awaited("Do it: " + EVENTS + " steps");
        begun(profile);
        awaited("syncing Large");
        screen().press("perform");
        awaited("Large waits for its turn; then what you ticked is done.");
        visit(new Place.Profiles());
        awaited("syncing");
        visit(new Place.Preview(profile.id()));
        server.delay(Duration.ZERO);
        Toolkit.await("both have run", () -> runs().size() == 2 && hasRested(profile));
        assertThat(runs()).extracting(it -> it.counts().created()).containsExactly(0L, 300L);
        assertThat(server.size(calendar)).isEqualTo(EVENTS);
        assertThat(server.requests()).as("nothing twice").containsEntry("PUT", (long) EVENTS);
    }

    private boolean hasRested(Profile profile) {
        return activity(profile) instanceof Activity.Idle
                && runs().stream().allMatch(it -> it.outcome().isPresent());
    }

    @Test
    void a_plan_says_that_a_run_has_ended_since_and_is_looked_for_again() throws IOException {
        var profile = slow();
        visit(new Place.Preview(profile.id()));
        awaited("Do it: " + EVENTS + " steps");
        assertThat(reads("A run has ended since.")).isFalse();
        offices.orElseThrow().office().agent().syncNow(profile.id(), Held.WAIT_FOR_A_PERSON);
        awaited("A run has ended since.");
        screen().press("look-again");
        awaited("Nothing to do: both sides are as they should be.");
        assertThat(reads("A run has ended since.")).isFalse();
    }

    @Test
    void whoever_leaves_while_it_looks_ends_the_look() throws IOException {
        var profile = slow();
        server.delay(Duration.ofMillis(300));
        visit(new Place.Preview(profile.id()));
        awaited("Looking what Large would do.");
        visit(new Place.Profiles());
        Toolkit.await("nothing goes on", () -> screen().desk().background().jobs().isEmpty());
        awaited("Large");
        assertThat(runs()).isEmpty();
        assertThat(server.requests()).doesNotContainKey("PUT");
    }

    @Test
    void a_look_that_is_cancelled_in_the_foot_says_so_and_can_begin_again() throws IOException {
        var profile = slow();
        server.delay(Duration.ofMinutes(5));
        visit(new Place.Preview(profile.id()));
        cancel("looking what Large would do");
        awaited("You ended it.");
        server.delay(Duration.ZERO);
        screen().press("again");
        awaited("Do it: " + EVENTS + " steps");
    }

    @Test
    void whoever_leaves_while_it_writes_lets_it_write() throws IOException {
        var profile = slow();
        visit(new Place.Preview(profile.id()));
        awaited("Do it: " + EVENTS + " steps");
        server.delay(Duration.ofMillis(10));
        screen().press("perform");
        Toolkit.await("it writes", () -> server.size(calendar) > 10);
        awaited("Running Large.");
        visit(new Place.Profiles());
        awaited("syncing");
        server.delay(Duration.ZERO);
        Toolkit.await("everything is there", () -> server.size(calendar) == EVENTS);
        awaited("up to date");
    }

    @Test
    void a_run_that_is_ended_in_the_middle_tells_what_it_wrote_and_goes_on_later()
            throws IOException {
        var profile = slow();
        visit(new Place.Preview(profile.id()));
        awaited("Do it: " + EVENTS + " steps");
        server.delay(Duration.ofMillis(20));
        screen().press("perform");
        Toolkit.await("it writes", () -> server.size(calendar) > 10);
        cancel("syncing Large");
        awaited("You ended it. What was written until then is noted.");
        server.delay(Duration.ZERO);
        var written = server.size(calendar);
        assertThat(written).isBetween(11, EVENTS - 1);
        awaited(written + " added, 0 changed, 0 removed.");
        assertThat(runs().getFirst().outcome()).contains(Outcome.CANCELLED);
        visit(new Place.Preview(profile.id()));
        awaited("Do it: " + (EVENTS - written) + " steps");
        screen().press("perform");
        awaited((EVENTS - written) + " added, 0 changed, 0 removed.");
        assertThat(server.size(calendar)).isEqualTo(EVENTS);
    }

    @Test
    void the_rest_of_a_held_plan_waits_until_somebody_decides() throws IOException {
        var work = Diary.in(home.resolve("work"));
        for (int i = 0; i < 9; i++) {
            work.write("e" + i, "Event " + i, "20261124T190000");
        }
        var profile = Visit.profile("Work", work.folder(), home.resolve("own"), Way.DEFAULT);
        open(profile);
        sync(profile);
        for (int i = 0; i < 7; i++) {
            work.remove("e" + i);
        }
        visit(new Place.Preview(profile.id()));
        awaited("7 held steps that are not ticked go on waiting for you.");
        assertThat(reads("waits until you tick it")).isTrue();
        tick("Event 0");
        tick("Event 1");
        awaited("5 held steps that are not ticked go on waiting for you.");
        assertThat(reads("confirmed by you")).isTrue();
        screen().press("perform");
        awaited("0 added, 0 changed, 2 removed.");
        sync(profile);
        sync(profile);
        assertThat(Diary.in(home.resolve("own")).titles()).hasSize(7);
        visit(new Place.Activity(Place.Activity.Tab.WAITING));
        awaited("Do all 5");
        visit(new Place.Preview(profile.id()));
        awaited("Held until you tick them: 5");
    }

    private void tick(String title) {
        Toolkit.run(
                () ->
                        screen().scene().getRoot().lookupAll(".check-box").stream()
                                .map(javafx.scene.control.CheckBox.class::cast)
                                .filter(it -> it.isVisible())
                                .filter(it -> it.getAccessibleText().endsWith(title))
                                .findFirst()
                                .orElseThrow()
                                .fire());
    }

    private void sync(Profile profile) {
        var before = runs().size();
        offices.orElseThrow().office().agent().syncNow(profile.id(), Held.WAIT_FOR_A_PERSON);
        Toolkit.await("a run", () -> runs().size() > before && hasRested(profile));
    }
}

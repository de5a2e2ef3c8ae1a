package io.calferry.desktop.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.desktop.Diary;
import io.calferry.desktop.Place;
import io.calferry.desktop.Place.Activity.Tab;
import io.calferry.desktop.Toolkit;
import io.calferry.desktop.Visit;
import io.calferry.profile.Profile;
import io.calferry.profile.Way;
import io.calferry.sync.Policy;

import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Somebody decides what was changed on both sides.
class ClashesTest {

    private static final Way BOTH =
            new Way(
                    Way.Direction.TWO_WAY,
                    Policy.OnDrift.RESTORE,
                    Policy.OnClash.ASK,
                    Policy.Others.KEEP);

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

    private Profile profile() {
        return Visit.profile("Work to home", work().folder(), own().folder(), BOTH);
    }

    /// Somebody sees so many clashes.
    private Visit clashes(int count, Profile... others) {
        var profiles = Stream.concat(Stream.of(profile()), Stream.of(others)).toList();
        var visit =
                new Visit(
                        home,
                        Visit.MONDAY,
                        Locale.ENGLISH,
                        profiles,
                        desk ->
                                place ->
                                        place instanceof Place.Activity at
                                                ? Optional.of(new ActivityPage(desk, at))
                                                : Optional.empty());
        opened = Optional.of(visit);
        work().write("other", "Other", "20261125T190000");
        IntStream.range(0, count).forEach(this::agree);
        visit.sync(profile());
        IntStream.range(0, count).forEach(this::disagree);
        visit.sync(profile());
        visit.open(new Place.Activity(Tab.WAITING));
        visit.reads("was changed on both sides. Which should stay?");
        settle(visit);
        return visit;
    }

    private void agree(int event) {
        work().write("e" + event, "Choir " + event, "20261124T190000");
    }

    private void disagree(int event) {
        work().write("e" + event, "Choir " + event, "20261124T200000");
        own().replace("SUMMARY:Choir " + event + "\r", "SUMMARY:Practice " + event + "\r");
    }

    private static void settle(Visit visit) {
        Toolkit.await("nothing goes on", visit.desk().background()::isIdle);
    }

    private static List<Node> cards(Visit visit) {
        var card = visit.find(".waiting-card");
        return Toolkit.on(() -> List.copyOf(card.getParent().getChildrenUnmodifiable()));
    }

    @Test
    void a_clash_shows_both_versions_and_is_decided() {
        var visit = clashes(1);
        visit.reads("Practice 0");
        visit.shoot("waiting-clash");
        var keep = (Button) visit.find("#keep-right");
        Toolkit.run(keep::fire);
        assertThat(Toolkit.on(keep::isDisabled)).isTrue();
        visit.reads("Nothing waits for you.");
        assertThat(work().titles()).containsExactly("Other", "Practice 0");
    }

    @Test
    void what_stays_is_said_once_for_all_clashes_of_a_profile() {
        var visit = clashes(22);
        visit.reads("The same for all 22 of this profile");
        visit.press("#keep-all");
        settle(visit);
        var last = cards(visit).getLast().lookup("#keep-left");
        visit.press("#keep-right");
        assertThat(Toolkit.on(last::isDisabled)).isTrue();
        visit.reads("Nothing waits for you.");
        assertThat(work().titles())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(
                                        Stream.of("Other"),
                                        IntStream.range(0, 22).mapToObj(it -> "Practice " + it))
                                .toList());
    }

    @Test
    void one_clash_of_many_is_decided_by_itself_until_somebody_says_otherwise() {
        var visit = clashes(2);
        visit.press("#keep-right");
        visit.reads("Done as you said.");
        settle(visit);
        assertThat(cards(visit)).hasSize(1);
        var all = cards(visit).getFirst().lookup("#keep-all");
        assertThat(Toolkit.on(all::isVisible)).isFalse();
        assertThat(work().titles()).containsExactlyInAnyOrder("Other", "Practice 0", "Choir 1");
    }

    @Test
    void all_clashes_of_a_profile_are_left_for_later_at_once() {
        var visit = clashes(3);
        visit.press("#keep-all");
        visit.press("#keep-later");
        visit.reads("Nothing waits for you.");
        visit.open(new Place.Activity(Tab.WAITING));
        visit.reads("The same for all 3 of this profile");
    }

    @Test
    void what_could_not_be_done_is_decided_again() throws Exception {
        var visit = clashes(1);
        var folder = own().folder();
        var away = home.resolve("away");
        Files.move(folder, away);
        visit.press("#keep-right");
        visit.reads("is not there.");
        Files.move(away, folder);
        visit.press(".waiting-card #again");
        visit.press("#keep-right");
        visit.reads("Nothing waits for you.");
        assertThat(work().titles()).containsExactly("Other", "Practice 0");
    }

    @Test
    void a_clash_is_left_for_later_and_waits() {
        var visit = clashes(1);
        visit.press("#keep-later");
        visit.reads("Nothing waits for you.");
        visit.open(new Place.Activity(Tab.WAITING));
        visit.reads("was changed on both sides. Which should stay?");
    }

    @Test
    void of_many_clashes_twenty_are_shown_and_the_others_follow() {
        var visit = clashes(22);
        visit.reads("1 to 20 of 22");
        assertThat(cards(visit)).hasSize(20);
        visit.shoot("waiting-many");
        visit.press("#next");
        visit.reads("21 to 22 of 22");
        settle(visit);
        assertThat(cards(visit)).hasSize(2);
        visit.press("#keep-later");
        visit.reads("21 to 21 of 21");
        var part = visit.find("#part");
        visit.press("#keep-later");
        Toolkit.await("there is one part", () -> !part.getParent().isVisible());
        settle(visit);
        assertThat(cards(visit)).hasSize(20);
    }

    @Test
    void what_else_waits_stands_before_the_clashes() {
        var unseen = Visit.profile("New", work().folder(), home.resolve("new"), Way.DEFAULT);
        var visit = clashes(2, unseen);
        visit.office().agent().syncNow();
        visit.reads("This profile has never run.");
        settle(visit);
        var titles =
                cards(visit).stream()
                        .map(it -> ((Labeled) it.lookup(".card-title")).getText())
                        .toList();
        assertThat(titles).containsExactly("New", "Work to home", "Work to home");
    }

    @Test
    void who_decides_one_clash_keeps_the_others_in_sight() {
        var visit = clashes(4);
        var before = cards(visit);
        var there = new ArrayList<Integer>();
        var list = before.getFirst().getParent().getChildrenUnmodifiable();
        Toolkit.run(() -> list.addListener((ListChangeListener<Node>) _ -> there.add(list.size())));
        visit.press("#keep-right");
        visit.reads("Done as you said.");
        settle(visit);
        assertThat(cards(visit)).isEqualTo(before.subList(1, 4));
        assertThat(there).containsExactly(3);
    }

    @Test
    void a_clash_that_comes_while_somebody_looks_joins_those_that_are_there() {
        var visit = clashes(2);
        agree(2);
        visit.sync(profile());
        var before = cards(visit);
        disagree(2);
        visit.sync(profile());
        visit.reads("Practice 2");
        settle(visit);
        assertThat(cards(visit)).hasSize(3).containsAll(before);
    }
}

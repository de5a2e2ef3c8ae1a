package io.calferry.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calferry.sync.Clash.Half;
import io.calferry.sync.Deciding.Choice;
import io.calferry.sync.Deciding.Keep;
import io.calferry.sync.Deciding.Open;
import io.calferry.sync.Deciding.Why;
import io.calferry.sync.Link.Bond;
import io.calferry.sync.Parked.Reason;
import io.calferry.sync.Policy.Mirror;
import io.calferry.sync.Policy.OnClash;
import io.calferry.sync.Policy.OnDrift;
import io.calferry.sync.Policy.Others;
import io.calferry.sync.Policy.TwoWay;
import io.calferry.sync.Shaping.FieldChange;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/// What a person decides about objects that are parked.
class DecidingTest {

    private static final int HISTORIES = 2_000;
    private static final Policy ASK = new TwoWay(OnClash.ASK);
    private static final Policy MIRROR = new Mirror(OnDrift.RESTORE, Others.KEEP);
    private static final Guard CLOSED = new Guard(0, 0);
    private static final Fault SICK =
            new Fault.Refused(Fault.Refused.Why.SERVER_ERROR, "500 Internal Server Error");

    /// One UID that both sides changed.
    private static Twins clashing() {
        var twins = new Twins(ASK, Guard.DEFAULT);
        twins.left.userPuts("a", "1");
        twins.runAlone();
        twins.left.userPuts("a", "left");
        twins.right.userPuts("a", "right");
        twins.runAlone();
        return twins;
    }

    private static List<Choice> all(Twins twins, Keep keep) {
        return twins.clashes().stream().map(clash -> new Choice(clash, keep)).toList();
    }

    @Test
    void both_versions_of_a_clash_are_shown_with_what_differs() {
        var clash = clashing().clashes().getFirst();
        assertThat(List.of(clash.left(), clash.right()))
                .extracting(half -> ((Half.There) half).title())
                .containsExactly("left", "right");
        assertThat(clash.title()).isEqualTo("left");
        assertThat(clash.differences()).containsExactly(new FieldChange("body", "left", "right"));
    }

    @Test
    void a_clash_with_a_deletion_shows_that_one_side_is_gone() {
        var twins = new Twins(ASK, Guard.DEFAULT);
        twins.left.userPuts("a", "1");
        twins.runAlone();
        twins.left.userDeletes("a");
        twins.right.userPuts("a", "right");
        twins.runAlone();
        var clash = twins.clashes().getFirst();
        assertThat(clash.left()).isEqualTo(new Half.Gone());
        assertThat(clash.title()).isEqualTo("right");
        assertThat(clash.differences()).containsExactly(new FieldChange("body", "", "right"));
    }

    @Test
    void a_clash_that_can_not_be_read_says_so_and_is_not_decided() {
        var twins = clashing();
        twins.right.unreadable.put(new Href("/a"), SICK);
        var clash = twins.clashes().getFirst();
        assertThat(clash.right()).isEqualTo(new Half.Unreadable(SICK));
        assertThat(twins.decide(List.of(new Choice(clash, Keep.LEFT))).open())
                .containsExactly(new Open("a", "left", new Why.Failed(SICK)));
        assertThat(twins.ledger.parked())
                .extracting(Parked::reason)
                .containsExactly(new Reason.Clash());
    }

    @ParameterizedTest
    @EnumSource(Keep.class)
    void a_clash_ends_as_it_was_decided(Keep keep) {
        var twins = clashing();
        var decided = twins.decide(all(twins, keep));
        assertThat(decided.open()).isEmpty();
        assertThat(twins.ledger.parked()).isEmpty();
        var expected =
                switch (keep) {
                    case LEFT -> List.of(Map.of("a", "left"), Map.of("a", "left"));
                    case RIGHT -> List.of(Map.of("a", "right"), Map.of("a", "right"));
                    case BOTH -> List.of(Map.of("a", "left"), Map.of("a", "right"));
                };
        assertThat(twins.bodies()).isEqualTo(expected);
        assertThat(twins.ledger.link(new Uid("a")).map(Link::bond))
                .contains(keep == Keep.BOTH ? Bond.APART : Bond.AGREED);
        int writes = twins.writes();
        assertThat(twins.runAlone().waiting()).isEmpty();
        assertThat(twins.writes()).isEqualTo(writes);
        twins.left.userPuts("a", "later");
        twins.runAlone();
        assertThat(twins.bodies()).isEqualTo(List.of(Map.of("a", "later"), Map.of("a", "later")));
    }

    @Test
    void a_decision_can_be_taken_back() {
        var twins = clashing();
        var decided = twins.decide(all(twins, Keep.LEFT));
        assertThat(twins.undo(decided.run()).left()).isEmpty();
        assertThat(twins.bodies()).isEqualTo(List.of(Map.of("a", "left"), Map.of("a", "right")));
        assertThat(twins.plan().steps()).isEmpty();
    }

    @Test
    void a_clash_that_was_left_as_it_is_is_a_clash_again_when_that_is_taken_back() {
        var twins = clashing();
        var decided = twins.decide(all(twins, Keep.BOTH));
        assertThat(twins.undo(decided.run()).left()).isEmpty();
        assertThat(twins.runAlone().waiting())
                .extracting(Parked::reason)
                .containsExactly(new Reason.Clash());
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void a_version_that_changed_since_it_was_shown_is_not_decided_about(Side side) {
        var twins = clashing();
        var choices = all(twins, Keep.LEFT);
        (side == Side.LEFT ? twins.left : twins.right).userPuts("a", "changed");
        var before = twins.bodies();
        assertThat(twins.decide(choices).open())
                .containsExactly(new Open("a", "left", new Why.Changed()));
        assertThat(twins.bodies()).isEqualTo(before);
        assertThat(twins.runAlone().waiting())
                .extracting(Parked::reason)
                .containsExactly(new Reason.Clash());
    }

    @Test
    void a_change_in_the_last_moment_is_not_overwritten_and_stays_a_clash() {
        var twins = clashing();
        var choices = all(twins, Keep.LEFT);
        twins.right.meanwhile = () -> twins.right.userPuts("a", "meanwhile");
        assertThat(twins.decide(choices).open())
                .containsExactly(new Open("a", "left", new Why.Changed()));
        assertThat(twins.right.bodies()).isEqualTo(Map.of("a", "meanwhile"));
        assertThat(twins.ledger.parked())
                .extracting(Parked::reason)
                .containsExactly(new Reason.Clash());
        assertThat(twins.clashes())
                .extracting(Clash::differences)
                .containsExactly(List.of(new FieldChange("body", "left", "meanwhile")));
    }

    @Test
    void a_clash_that_ended_by_itself_is_told_and_left_to_the_next_run() {
        var twins = clashing();
        var choices = all(twins, Keep.RIGHT);
        twins.right.userPuts("a", "left");
        int writes = twins.writes();
        assertThat(twins.decide(choices).open())
                .containsExactly(new Open("a", "left", new Why.Changed()));
        assertThat(twins.writes()).isEqualTo(writes);
        assertThat(twins.runAlone().waiting()).isEmpty();
        assertThat(twins.decide(choices).open())
                .as("not parked any more")
                .containsExactly(new Open("a", "", new Why.Changed()));
    }

    @Test
    void a_version_that_the_server_merely_touched_is_what_was_shown() {
        var twins = clashing();
        var choices = all(twins, Keep.LEFT);
        twins.right.serverTouches("a");
        assertThat(twins.decide(choices).open()).isEmpty();
        assertThat(twins.right.bodies()).isEqualTo(Map.of("a", "left"));
    }

    @Test
    void a_decision_that_the_store_refuses_is_told_with_the_reason() {
        var twins = clashing();
        twins.right.unwritable.put(new Uid("a"), SICK);
        assertThat(twins.decide(all(twins, Keep.LEFT)).open())
                .containsExactly(new Open("a", "left", new Why.Failed(SICK)));
    }

    @Test
    void a_decision_while_the_store_is_away_is_thrown_and_noted_as_failed() {
        var twins = clashing();
        var choices = all(twins, Keep.LEFT);
        var fault = new Fault.Offline("dav.example.org", Fault.Offline.Why.TIMED_OUT);
        twins.right.down = Optional.of(fault);
        assertThatThrownBy(() -> twins.deciding().decide(choices, Watch.NONE))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.fault()).isEqualTo(fault));
        twins.right.down = Optional.empty();
        assertThat(twins.clashes()).hasSize(1);
    }

    @Test
    void decisions_of_random_histories_end_as_decided_and_then_rest() {
        for (int seed = 0; seed < HISTORIES; seed++) {
            var random = new Random(seed);
            var twins = OracleTest.history(seed, OnClash.ASK);
            twins.run();
            var choices = choices(twins, random);
            var before = twins.bodies();
            var decided = twins.decide(choices);
            assertThat(decided.open()).as("seed %s", seed).isEmpty();
            assertThat(twins.bodies()).as("seed %s", seed).isEqualTo(expected(before, choices));
            assertThat(twins.plan().steps()).as("seed %s", seed).isEmpty();
            int writes = twins.writes();
            assertThat(twins.run().waiting()).as("seed %s", seed).isEmpty();
            assertThat(twins.writes()).as("seed %s", seed).isEqualTo(writes);
        }
    }

    private static List<Choice> choices(Twins twins, Random random) {
        return twins.clashes().stream()
                .map(clash -> new Choice(clash, Keep.values()[random.nextInt(3)]))
                .toList();
    }

    private static List<Map<String, String>> expected(
            List<Map<String, String>> before, List<Choice> choices) {
        var left = new TreeMap<>(before.get(0));
        var right = new TreeMap<>(before.get(1));
        for (var choice : choices) {
            var uid = choice.clash().uid().value();
            switch (choice.keep()) {
                case LEFT -> follow(uid, left, right);
                case RIGHT -> follow(uid, right, left);
                case BOTH -> {}
            }
        }
        return List.of(left, right);
    }

    private static void follow(String uid, Map<String, String> from, Map<String, String> to) {
        var body = from.get(uid);
        if (body == null) {
            to.remove(uid);
        } else {
            to.put(uid, body);
        }
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void a_crash_in_the_middle_of_deciding_loses_nothing_and_can_be_gone_on_from(Side side) {
        for (int seed = 0, crashes = 0; crashes < HISTORIES / 4; seed++) {
            for (int nth = 1; nth <= 4; nth++) {
                var twins = OracleTest.history(seed, OnClash.ASK);
                twins.run();
                var choices = choices(twins, new Random(seed));
                var expected = expected(twins.bodies(), choices);
                var store = side == Side.LEFT ? twins.left : twins.right;
                store.crashAfterWrite = store.writes + nth;
                try {
                    twins.decide(choices);
                    break;
                } catch (MemoryStore.Crash _) {
                    crashes++;
                }
                var revived = twins.revived();
                revived.run();
                var keep = new HashMap<Uid, Keep>();
                choices.forEach(c -> keep.put(c.clash().uid(), c.keep()));
                var again = new ArrayList<Choice>();
                for (var clash : revived.clashes()) {
                    again.add(new Choice(clash, keep.getOrDefault(clash.uid(), Keep.BOTH)));
                }
                assertThat(revived.decide(again).open()).isEmpty();
                assertThat(revived.bodies())
                        .as("seed %s, crash at write %s to %s", seed, nth, side)
                        .isEqualTo(expected);
                assertThat(revived.plan().steps()).isEmpty();
            }
        }
    }

    @Test
    void a_refused_plan_is_not_done_and_not_asked_about_again() {
        var twins = new Twins(MIRROR, Guard.DEFAULT);
        for (int i = 0; i < 20; i++) {
            twins.left.userPuts("u" + i, "body" + i);
        }
        twins.runAlone();
        for (int i = 0; i < 9; i++) {
            twins.left.userDeletes("u" + i);
        }
        twins.runAlone();
        var refused = twins.refuse();
        assertThat(refused.open()).isEmpty();
        assertThat(twins.right.bodies()).hasSize(20);
        var report = twins.runAlone();
        assertThat(report.waiting()).isEmpty();
        assertThat(report.counts()).isEqualTo(new Counts(0, 0, 0, 0, 11, 0, 0));
        twins.left.userPuts("u0", "again");
        twins.runAlone();
        assertThat(twins.right.bodies()).containsEntry("u0", "again").hasSize(20);

        assertThat(twins.undo(refused.run()).left())
                .as("one of them has been edited since")
                .extracting(Undoing.Left::uid)
                .containsExactly(new Uid("u0"));
        assertThat(twins.runAlone().counts().held()).isEqualTo(8);
    }

    @Test
    void a_refused_take_over_leaves_the_entry_of_the_target_as_it_is() {
        var twins = new Twins(MIRROR, Guard.DEFAULT);
        twins.left.userPuts("a", "ours");
        twins.right.userPuts("a", "theirs");
        twins.runAlone();
        assertThat(twins.refuse().open()).isEmpty();
        assertThat(twins.runAlone().waiting()).isEmpty();
        assertThat(twins.right.bodies()).isEqualTo(Map.of("a", "theirs"));
    }

    @Test
    void a_held_step_that_is_none_any_more_is_left_to_the_next_run() {
        var twins = new Twins(new TwoWay(OnClash.ASK), CLOSED);
        twins.left.userPuts("a", "1");
        twins.left.userPuts("b", "1");
        twins.runAlone();
        twins.left.userDeletes("a");
        twins.runAlone();
        twins.right.userPuts("a", "edited");
        assertThat(twins.refuse().open()).containsExactly(new Open("a", "1", new Why.Changed()));
        assertThat(twins.runAlone().waiting())
                .extracting(Parked::reason)
                .containsExactly(new Reason.Clash());
    }

    @ParameterizedTest
    @EnumSource(names = {"LEFT", "RIGHT"})
    void a_refusal_in_random_histories_writes_nothing_and_then_rests(OnClash rule) {
        for (int seed = 0; seed < HISTORIES; seed++) {
            var random = new Random(seed);
            var twins = new Twins(new TwoWay(rule), CLOSED);
            twins.oddities(random);
            for (int round = 0; round < 3; round++) {
                twins.mess(random, twins.left);
                twins.mess(random, twins.right);
                twins.runAlone();
                int writes = twins.writes();
                assertThat(twins.refuse().open()).as("seed %s", seed).isEmpty();
                assertThat(twins.plan().steps()).as("seed %s", seed).isEmpty();
                assertThat(twins.runAlone().waiting()).as("seed %s", seed).isEmpty();
                assertThat(twins.writes()).as("seed %s", seed).isEqualTo(writes);
            }
        }
    }

    @Test
    void a_cancelled_refusal_keeps_what_is_left_waiting() {
        var twins = new Twins(MIRROR, CLOSED);
        for (int i = 0; i < 6; i++) {
            twins.left.userPuts("u" + i, "body" + i);
        }
        twins.runAlone();
        for (int i = 0; i < 6; i++) {
            twins.left.userDeletes("u" + i);
        }
        twins.runAlone();
        var done = new ArrayList<Long>();
        var watch =
                new Watch() {
                    @Override
                    public void progress(Progress progress) {
                        if (progress.phase() == Phase.WRITING) {
                            done.add(progress.done());
                        }
                    }

                    @Override
                    public boolean cancelled() {
                        return done.size() == 2;
                    }
                };
        assertThatThrownBy(() -> twins.deciding().refuse(watch))
                .isInstanceOf(Watch.Cancelled.class);
        assertThat(twins.ledger.parked()).hasSize(4);
        assertThat(twins.refuse().open()).isEmpty();
        assertThat(twins.runAlone().waiting()).isEmpty();
    }

    @Test
    void a_parked_object_is_tried_in_the_next_run_when_a_person_says_so() {
        var twins = new Twins(MIRROR);
        twins.left.userPuts("a", "a");
        twins.right.unwritable.put(new Uid("a"), SICK);
        twins.run();
        twins.right.unwritable.clear();
        twins.run();
        assertThat(twins.right.bodies()).as("not yet").isEmpty();
        twins.ledger.retry("a", twins.now);
        assertThat(twins.run().waiting()).isEmpty();
        assertThat(twins.right.bodies()).isEqualTo(Map.of("a", "a"));
    }

    @Test
    void what_could_not_be_written_comes_back_only_when_it_changes() {
        var twins = new Twins(MIRROR);
        twins.left.userPuts("a", "a");
        twins.right.unwritable.put(new Uid("a"), SICK);
        twins.run();
        assertThat(twins.forget("a").open()).isEmpty();
        twins.now = twins.now.plus(Duration.ofDays(3));
        twins.left.serverTouches("a");
        assertThat(twins.run().waiting()).isEmpty();
        twins.left.userPuts("a", "changed");
        assertThat(twins.run().waiting()).extracting(Parked::id).containsExactly("a");
    }

    @Test
    void a_forgotten_copy_still_goes_when_its_original_does() {
        var twins = new Twins(MIRROR);
        twins.left.userPuts("a", "a");
        twins.run();
        twins.left.userPuts("a", "changed");
        twins.right.unwritable.put(new Uid("a"), SICK);
        twins.run();
        assertThat(twins.forget("a").open()).isEmpty();
        twins.right.unwritable.clear();
        assertThat(twins.run().counts()).isEqualTo(new Counts(0, 0, 0, 0, 0, 0, 0));
        twins.left.userDeletes("a");
        twins.run();
        assertThat(twins.right.bodies()).isEmpty();
    }

    @Test
    void what_could_not_be_read_comes_back_only_when_it_changes() {
        var twins = new Twins(MIRROR);
        twins.left.userPuts("good", "good");
        twins.left.userPuts("a", "bad one");
        twins.run();
        twins.left.unreadable.put(twins.left.userPuts("b", "b").href(), SICK);
        twins.run();
        assertThat(twins.ledger.parked())
                .extracting(Parked::id)
                .containsExactlyInAnyOrder("LEFT /b", "a");
        assertThat(twins.forget("LEFT /b", "a").open()).isEmpty();
        for (int i = 0; i < 2; i++) {
            twins.left.forgetTokens();
            twins.now = twins.now.plus(Duration.ofDays(3));
            assertThat(twins.run().waiting()).isEmpty();
        }
        twins.left.userPuts("a", "bad again");
        twins.left.userPuts("b", "b");
        assertThat(twins.run().waiting())
                .extracting(Parked::id)
                .containsExactlyInAnyOrder("LEFT /b", "a");
        twins.left.unreadable.clear();
        twins.left.userPuts("a", "a");
        twins.left.userPuts("b", "b");
        assertThat(twins.run().waiting()).isEmpty();
        assertThat(twins.right.bodies()).isEqualTo(twins.left.bodies());
    }

    @Test
    void what_was_forgotten_unread_and_then_deleted_leaves_nothing_behind() {
        for (boolean delta : List.of(true, false)) {
            var twins = new Twins(MIRROR);
            twins.left.unreadable.put(twins.left.userPuts("b", "b").href(), SICK);
            twins.run();
            twins.forget("LEFT /b");
            assertThat(twins.ledger.forgotten()).hasSize(1);
            twins.left.unreadable.clear();
            twins.left.userDeletes("b");
            if (!delta) {
                twins.left.forgetTokens();
            }
            twins.run();
            assertThat(twins.ledger.forgotten()).as("told by a delta: %s", delta).isEmpty();
            assertThat(twins.plan().steps()).isEmpty();
        }
    }

    @Test
    void a_copy_whose_original_is_forgotten_unread_goes_with_it_and_never_replaces_it() {
        var twins = new Twins(new TwoWay(OnClash.LEFT));
        twins.left.userPuts("a", "1");
        twins.run();
        twins.left.userPuts("a", "bad one");
        twins.run();
        assertThat(twins.forget("a").open()).isEmpty();
        twins.right.userPuts("a", "edited");
        assertThat(twins.run().waiting()).extracting(Parked::id).containsExactly("a");
        assertThat(twins.left.bodies()).isEqualTo(Map.of("a", "bad one"));
        twins.left.userPuts("a", "2");
        twins.now = twins.now.plus(Duration.ofDays(1));
        twins.run();
        assertThat(twins.bodies()).isEqualTo(List.of(Map.of("a", "2"), Map.of("a", "2")));
    }

    @Test
    void what_changed_since_it_was_parked_is_not_forgotten() {
        var twins = new Twins(MIRROR);
        twins.left.userPuts("a", "a");
        twins.right.unwritable.put(new Uid("a"), SICK);
        twins.run();
        twins.left.userPuts("a", "changed");
        assertThat(twins.forget("a").open()).containsExactly(new Open("a", "a", new Why.Changed()));
        assertThat(twins.ledger.parked()).extracting(Parked::id).containsExactly("a");
    }
}

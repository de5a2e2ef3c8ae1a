package io.calferry.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.sync.Ledger.Entry;
import io.calferry.sync.Ledger.Outcome;
import io.calferry.sync.Link.Bond;
import io.calferry.sync.Parked.Reason;
import io.calferry.sync.Policy.Mirror;
import io.calferry.sync.Policy.OnClash;
import io.calferry.sync.Policy.OnDrift;
import io.calferry.sync.Policy.Others;
import io.calferry.sync.Policy.TwoWay;
import io.calferry.sync.Run.Held;
import io.calferry.sync.Run.Leave;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a person unticked in a plan.
class LeavingOutTest {

    private static final int HISTORIES = 2_000;
    private static final Policy MIRROR = new Mirror(OnDrift.RESTORE, Others.KEEP);
    private static final Fault SICK =
            new Fault.Refused(Fault.Refused.Why.SERVER_ERROR, "500 Internal Server Error");

    private static Map<Uid, Leave> leave(String uid, Leave leave) {
        return Map.of(new Uid(uid), leave);
    }

    private static Twins mirrorOf(int objects) {
        var twins = new Twins(MIRROR, Guard.DEFAULT);
        for (int i = 0; i < objects; i++) {
            twins.left.userPuts("u" + i, "body" + i);
        }
        twins.runAlone();
        return twins;
    }

    @Test
    void what_is_left_out_this_time_is_planned_again_and_nothing_else_is() {
        var twins = mirrorOf(3);
        twins.left.userPuts("u0", "changed");
        twins.left.userDeletes("u1");
        twins.left.userPuts("new", "new");
        var tokens = twins.ledger.tokens();
        var left =
                Map.of(
                        new Uid("u0"), Leave.THIS_TIME,
                        new Uid("u1"), Leave.THIS_TIME,
                        new Uid("u2"), Leave.THIS_TIME);
        var report = twins.run(left);
        assertThat(report.outcome()).isEqualTo(Outcome.DONE);
        assertThat(report.counts()).isEqualTo(new Counts(1, 0, 0, 0, 3, 0, 0));
        assertThat(twins.right.bodies())
                .isEqualTo(Map.of("new", "new", "u0", "body0", "u1", "body1", "u2", "body2"));
        assertThat(twins.ledger.tokens()).isEqualTo(tokens);
        assertThat(twins.plan().steps())
                .extracting(p -> p.step().uid())
                .containsExactly(new Uid("u0"), new Uid("u1"));
        assertThat(twins.run().counts()).isEqualTo(new Counts(0, 1, 1, 0, 2, 0, 0));
        assertThat(twins.right.bodies()).isEqualTo(twins.left.bodies());
    }

    @Test
    void a_first_run_that_leaves_something_out_need_not_be_read_again() {
        var twins = new Twins(MIRROR);
        for (int i = 0; i < 40; i++) {
            twins.left.userPuts("u" + i, "body" + i);
        }
        twins.run(leave("u7", Leave.THIS_TIME));
        twins.left.reads = 0;
        assertThat(twins.run().counts().created()).isEqualTo(1);
        assertThat(twins.left.reads).isEqualTo(1);
    }

    @Test
    void the_guard_does_not_count_what_is_left_out() {
        var twins = mirrorOf(10);
        for (int i = 0; i < 6; i++) {
            twins.left.userDeletes("u" + i);
        }
        var report =
                new Run(twins.ends(), java.time.Clock.systemUTC())
                        .execute(Watch.NONE, Held.WAIT_FOR_A_PERSON, leave("u0", Leave.THIS_TIME));
        assertThat(report.counts()).isEqualTo(new Counts(0, 0, 5, 0, 5, 0, 0));
        assertThat(twins.right.bodies()).containsKey("u0").doesNotContainKey("u1");
    }

    @Test
    void what_is_left_out_of_a_held_plan_goes_on_waiting() {
        var twins = mirrorOf(10);
        for (int i = 0; i < 6; i++) {
            twins.left.userDeletes("u" + i);
        }
        twins.runAlone();
        var report = twins.run(leave("u0", Leave.THIS_TIME));
        assertThat(report.counts()).isEqualTo(new Counts(0, 0, 5, 0, 5, 0, 1));
        assertThat(twins.runAlone().counts())
                .as("also where the guard would let it go by now")
                .isEqualTo(new Counts(0, 0, 0, 0, 5, 0, 1));
        assertThat(twins.plan().steps())
                .extracting(Plan.Planned::standing)
                .containsExactly(Plan.Standing.HELD);
        assertThat(twins.run().counts().deleted()).isEqualTo(1);
        assertThat(twins.right.bodies()).isEqualTo(twins.left.bodies());
    }

    @Test
    void what_is_left_out_of_a_plan_that_would_be_held_waits_from_then_on() {
        var twins = mirrorOf(10);
        for (int i = 0; i < 6; i++) {
            twins.left.userDeletes("u" + i);
        }
        var report = twins.run(leave("u0", Leave.THIS_TIME));
        assertThat(report.finding()).contains(new Guard.Finding.TooMany(6, 0, 10));
        assertThat(report.counts()).isEqualTo(new Counts(0, 0, 5, 0, 5, 0, 1));
        assertThat(twins.runAlone().counts()).isEqualTo(new Counts(0, 0, 0, 0, 5, 0, 1));
        assertThat(twins.right.bodies()).containsKey("u0");
        twins.left.userPuts("u0", "body0");
        assertThat(twins.runAlone().waiting()).isEmpty();
    }

    @Test
    void what_waits_keeps_nothing_else_from_being_deleted() {
        var twins = mirrorOf(10);
        for (int i = 0; i < 6; i++) {
            twins.left.userDeletes("u" + i);
        }
        twins.run(leave("u0", Leave.THIS_TIME));
        twins.left.userDeletes("u9");
        assertThat(twins.runAlone().counts()).isEqualTo(new Counts(0, 0, 1, 0, 4, 0, 1));
        assertThat(twins.right.bodies()).containsKey("u0").doesNotContainKey("u9");
    }

    @Test
    void what_is_left_for_good_is_not_asked_about_again_and_a_later_edit_crosses() {
        var twins = mirrorOf(3);
        twins.left.userPuts("u0", "changed");
        twins.left.userDeletes("u1");
        twins.left.userPuts("new", "new");
        var left =
                Map.of(
                        new Uid("u0"), Leave.FOR_GOOD,
                        new Uid("u1"), Leave.FOR_GOOD,
                        new Uid("new"), Leave.FOR_GOOD);
        var before = twins.bodies();
        var report = twins.run(left);
        assertThat(twins.bodies()).isEqualTo(before);
        assertThat(twins.plan().steps()).isEmpty();
        assertThat(twins.history(report.run()))
                .extracting(kept -> ((Entry.Differs) kept.entry()).link().bond())
                .containsExactly(Bond.APART, Bond.APART, Bond.APART);
        twins.left.userPuts("u0", "later");
        twins.left.userPuts("u1", "later");
        twins.left.userPuts("new", "later");
        twins.run();
        assertThat(twins.right.bodies()).isEqualTo(twins.left.bodies());
    }

    @Test
    void what_was_left_for_good_can_be_taken_back() {
        var twins = mirrorOf(3);
        twins.left.userPuts("u0", "changed");
        twins.left.userDeletes("u1");
        twins.left.userPuts("new", "new");
        var planned = twins.plan();
        var left = new HashMap<Uid, Leave>();
        planned.steps().forEach(p -> left.put(p.step().uid(), Leave.FOR_GOOD));
        var report = twins.run(left);
        assertThat(twins.plan().steps()).isEmpty();
        assertThat(twins.undo(report).left()).isEmpty();
        assertThat(said(twins.plan())).isEqualTo(said(planned)).hasSize(3);
        twins.run();
        assertThat(twins.right.bodies()).isEqualTo(twins.left.bodies());
    }

    private static List<String> said(Plan plan) {
        return plan.steps().stream()
                .map(p -> p.step().getClass().getSimpleName() + " " + p.step().uid() + p.changes())
                .toList();
    }

    @Test
    void a_difference_that_something_came_of_can_not_be_taken_back() {
        var twins = mirrorOf(1);
        twins.left.userPuts("u0", "changed");
        var report = twins.run(leave("u0", Leave.FOR_GOOD));
        twins.left.userPuts("u0", "later");
        twins.run();
        assertThat(twins.undo(report).left())
                .containsExactly(
                        new Undoing.Left(new Uid("u0"), "changed", new Undoing.Why.Touched()));
        assertThat(twins.right.bodies()).isEqualTo(Map.of("u0", "later"));
    }

    @Test
    void a_rule_that_takes_a_copy_away_can_be_left_out_for_good() {
        var twins = mirrorOf(2);
        twins.left.userPuts("u1", "secret");
        twins.run(leave("u1", Leave.FOR_GOOD));
        assertThat(twins.right.bodies()).containsEntry("u1", "body1");
        assertThat(twins.plan().steps()).isEmpty();
        twins.left.userPuts("u1", "no longer");
        twins.run();
        assertThat(twins.right.bodies()).containsEntry("u1", "no longer");
    }

    @Test
    void a_clash_that_is_left_out_this_time_waits_and_one_for_good_does_not() {
        var twins = new Twins(new TwoWay(OnClash.ASK));
        for (var uid : List.of("a", "b")) {
            twins.left.userPuts(uid, "left");
            twins.right.userPuts(uid, "right");
        }
        var report =
                twins.run(
                        Map.of(
                                new Uid("a"), Leave.THIS_TIME,
                                new Uid("b"), Leave.FOR_GOOD));
        assertThat(report.waiting()).extracting(Parked::id).containsExactly("a");
        assertThat(report.waiting()).extracting(Parked::reason).containsExactly(new Reason.Clash());
    }

    @Test
    void what_could_not_be_written_can_be_left_out_for_good() {
        var twins = new Twins(MIRROR);
        twins.left.userPuts("a", "1");
        twins.right.unwritable.put(new Uid("a"), SICK);
        twins.run();
        twins.now = twins.now.plusSeconds(3600);
        var report = twins.run(leave("a", Leave.FOR_GOOD));
        assertThat(report.waiting()).isEmpty();
        assertThat(twins.plan().steps()).isEmpty();
    }

    /// What each side held of a UID when they last agreed, or agreed to differ.
    private record Agreed(@Nullable String left, @Nullable String right) {
        static final Agreed NOTHING = new Agreed(null, null);
    }

    /// The three-way merge, between sides that may have agreed to differ. Empty where both stay as
    /// they are, which is what a person may want of any step.
    private static Optional<Agreed> merged(
            Agreed then, @Nullable String l, @Nullable String r, OnClash rule) {
        if (Objects.equals(l, r)) return Optional.of(new Agreed(l, l));
        boolean left = !Objects.equals(l, then.left());
        boolean right = !Objects.equals(r, then.right());
        if (!left && !right) return Optional.empty();
        if (!right) return Optional.of(new Agreed(l, l));
        if (!left) return Optional.of(new Agreed(r, r));
        return Optional.of(rule == OnClash.RIGHT ? new Agreed(r, r) : new Agreed(l, l));
    }

    @ParameterizedTest
    @EnumSource(names = {"LEFT", "RIGHT"})
    void two_way_does_what_a_merge_says_but_for_what_is_left_out(OnClash rule) {
        for (int seed = 0; seed < HISTORIES; seed++) {
            var random = new Random(seed);
            var twins = new Twins(new TwoWay(rule));
            twins.oddities(random);
            var agreed = new HashMap<String, Agreed>();
            for (int round = 0; round < 4; round++) {
                twins.mess(random, twins.left);
                twins.mess(random, twins.right);
                var leave = unticked(random);
                var sides = twins.bodies();
                var uids = Twins.uids(sides);
                uids.addAll(agreed.keySet());
                var left = new TreeMap<String, String>();
                var right = new TreeMap<String, String>();
                var expectedPlan = new TreeSet<String>();
                for (var uid : uids) {
                    var l = sides.get(0).get(uid);
                    var r = sides.get(1).get(uid);
                    var then = agreed.getOrDefault(uid, Agreed.NOTHING);
                    var wanted = merged(then, l, r, rule);
                    var now = new Agreed(l, r);
                    if (wanted.isPresent() && !wanted.get().equals(now)) {
                        var leaving = leave.get(new Uid(uid));
                        if (leaving == Leave.THIS_TIME) {
                            expectedPlan.add(uid);
                        } else {
                            now = leaving == Leave.FOR_GOOD ? now : wanted.get();
                            agreed.put(uid, now);
                        }
                    } else {
                        wanted.ifPresent(both -> agreed.put(uid, both));
                    }
                    if (now.left() != null) left.put(uid, now.left());
                    if (now.right() != null) right.put(uid, now.right());
                }
                twins.run(leave);
                assertThat(twins.bodies())
                        .as("seed %s, round %s", seed, round)
                        .isEqualTo(List.of(left, right));
                assertThat(twins.plan().steps())
                        .as("seed %s, round %s", seed, round)
                        .extracting(p -> p.step().uid().value())
                        .containsExactlyElementsOf(expectedPlan);
            }
        }
    }

    private static Map<Uid, Leave> unticked(Random random) {
        var leave = new HashMap<Uid, Leave>();
        for (int i = 0; i < 8; i++) {
            switch (random.nextInt(4)) {
                case 0 -> leave.put(new Uid("u" + i), Leave.THIS_TIME);
                case 1 -> leave.put(new Uid("u" + i), Leave.FOR_GOOD);
                default -> {}
            }
        }
        return leave;
    }

    @ParameterizedTest
    @CsvSource({"RESTORE,KEEP", "RESTORE,DELETE", "LEAVE,KEEP", "LEAVE,DELETE"})
    void a_mirror_catches_up_with_what_was_left_out_this_time(OnDrift onDrift, Others others) {
        for (int seed = 0; seed < HISTORIES / 2; seed++) {
            var calm = Twins.history(seed, new Mirror(onDrift, others));
            var twins = Twins.history(seed, new Mirror(onDrift, others));
            var leave = unticked(new Random(seed));
            leave.replaceAll((_, _) -> Leave.THIS_TIME);
            var before = twins.bodies();
            var planned = said(twins.plan());
            calm.run();
            twins.run(leave);
            for (var uid : leave.keySet()) {
                assertThat(Twins.plain(twins.right).get(uid.value()))
                        .as("seed %s, %s", seed, uid)
                        .isEqualTo(before.get(1).get(uid.value()));
            }
            assertThat(planned).as("seed %s", seed).containsAll(said(twins.plan()));
            twins.run();
            assertThat(twins.bodies()).as("seed %s", seed).isEqualTo(calm.bodies());
            assertThat(twins.plan().steps()).as("seed %s", seed).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"RESTORE,KEEP", "RESTORE,DELETE", "LEAVE,KEEP", "LEAVE,DELETE"})
    void a_mirror_rests_after_everything_was_left_for_good(OnDrift onDrift, Others others) {
        for (int seed = 0; seed < HISTORIES / 2; seed++) {
            var twins = Twins.history(seed, new Mirror(onDrift, others));
            var leave = new HashMap<Uid, Leave>();
            twins.plan().steps().forEach(p -> leave.put(p.step().uid(), Leave.FOR_GOOD));
            var before = twins.bodies();
            twins.run(leave);
            twins.run();
            assertThat(twins.bodies()).as("seed %s", seed).isEqualTo(before);
            assertThat(twins.plan().steps()).as("seed %s", seed).isEmpty();
        }
    }

    @Test
    void a_crash_of_a_run_that_leaves_something_out_loses_none_of_it() {
        new Deaths(
                        HISTORIES,
                        new TwoWay(OnClash.LEFT),
                        (store, write) -> store.crashAfterWrite = write,
                        LeavingOutTest::leaveSomeOutThisTime)
                .then(
                        (death, revived) -> {
                            revived.run();
                            assertThat(revived.bodies())
                                    .as("%s", death)
                                    .isEqualTo(death.calm().bodies());
                            assertThat(revived.plan().steps()).isEmpty();
                        });
    }

    private static void leaveSomeOutThisTime(int seed, Twins twins) {
        var leave = unticked(new Random(seed));
        leave.replaceAll((_, _) -> Leave.THIS_TIME);
        twins.run(leave);
    }
}

package io.calferry.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.sync.Guard.Finding;
import io.calferry.sync.Ledger.Outcome;
import io.calferry.sync.Plan.Standing;
import io.calferry.sync.Policy.Mirror;
import io.calferry.sync.Policy.OnClash;
import io.calferry.sync.Policy.OnDrift;
import io.calferry.sync.Policy.Others;
import io.calferry.sync.Policy.TwoWay;
import io.calferry.sync.Run.Held;
import io.calferry.sync.Run.Leave;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What a person confirmed of a held plan, and what became of the plan meanwhile.
class ConfirmingTest {

    private static final Policy MIRROR = new Mirror(OnDrift.RESTORE, Others.KEEP);
    private static final int HISTORIES = 1_000;

    private static Twins mirrorOf(int objects) {
        var twins = new Twins(MIRROR, Guard.DEFAULT);
        for (int i = 0; i < objects; i++) {
            twins.left.userPuts("u" + i, "body" + i);
        }
        twins.runAlone();
        return twins;
    }

    private static void delete(Twins twins, int from, int to) {
        IntStream.range(from, to).forEach(i -> twins.left.userDeletes("u" + i));
    }

    private static Held.Only only(int from, int to) {
        return new Held.Only(
                IntStream.range(from, to)
                        .mapToObj(i -> new Uid("u" + i))
                        .collect(Collectors.toSet()));
    }

    @Test
    void what_came_since_a_person_looked_is_held_and_not_done_with_it() {
        var twins = mirrorOf(40);
        delete(twins, 0, 9);
        assertThat(twins.runAlone().counts().held()).isEqualTo(9);
        delete(twins, 9, 40);
        var report = twins.run(only(0, 9));
        assertThat(report.outcome()).isEqualTo(Outcome.HELD);
        assertThat(report.counts()).isEqualTo(new Counts(0, 0, 9, 0, 31, 0, 31));
        assertThat(report.finding()).contains(new Finding.TooMany(40, 0, 40));
        assertThat(twins.right.bodies()).hasSize(31).containsKeys("u9", "u39");
        assertThat(twins.runAlone().counts().held()).as("it waits for a person").isEqualTo(31);
    }

    @Test
    void a_calendar_that_was_emptied_since_takes_only_what_was_confirmed_with_it() {
        var twins = mirrorOf(40);
        delete(twins, 0, 9);
        twins.runAlone();
        delete(twins, 9, 40);
        twins.left.forgetTokens();
        var report = twins.run(only(0, 9));
        assertThat(report.finding()).contains(new Finding.Emptied(Side.LEFT));
        assertThat(twins.right.bodies()).hasSize(31);
    }

    @Test
    void what_the_guard_lets_go_anyway_goes_beside_what_was_confirmed() {
        var twins = mirrorOf(40);
        delete(twins, 0, 9);
        twins.runAlone();
        IntStream.range(0, 6).forEach(i -> twins.left.userPuts("u" + i, "body" + i));
        twins.left.userDeletes("u20");
        var report = twins.run(only(0, 9));
        assertThat(report.outcome()).isEqualTo(Outcome.DONE);
        assertThat(report.counts()).isEqualTo(new Counts(0, 0, 4, 0, 36, 0, 0));
        assertThat(twins.right.bodies()).isEqualTo(twins.left.bodies());
    }

    @Test
    void what_was_held_and_not_confirmed_waits_also_where_the_guard_would_let_it_go_by_now() {
        var twins = mirrorOf(10);
        delete(twins, 0, 6);
        twins.runAlone();
        twins.left.userPuts("u5", "body5");
        var report = twins.run(only(0, 2));
        assertThat(report.outcome()).isEqualTo(Outcome.HELD);
        assertThat(report.counts()).isEqualTo(new Counts(0, 0, 2, 0, 8, 0, 3));
        assertThat(twins.right.bodies()).containsKeys("u2", "u3", "u4");
    }

    @Test
    void what_was_left_out_goes_on_waiting_with_what_came_since() {
        var twins = mirrorOf(10);
        delete(twins, 0, 6);
        delete(twins, 8, 9);
        var report = twins.run(only(0, 5), Map.of(new Uid("u5"), Leave.THIS_TIME));
        assertThat(report.finding()).contains(new Finding.TooMany(7, 0, 10));
        assertThat(report.counts()).isEqualTo(new Counts(0, 0, 5, 0, 5, 0, 2));
        assertThat(twins.right.bodies()).containsKeys("u5", "u8");
    }

    @Test
    void whatever_happens_meanwhile_nothing_dangerous_is_done_but_what_was_confirmed() {
        for (var policy : List.of(MIRROR, new TwoWay(OnClash.LEFT))) {
            for (int seed = 0; seed < HISTORIES; seed++) {
                var random = new Random(seed);
                var twins = new Twins(policy, new Guard(0, 0));
                twins.mess(random, twins.left);
                twins.mess(random, twins.right);
                twins.run();
                twins.mess(random, twins.left);
                twins.mess(random, twins.right);
                if (random.nextBoolean()) {
                    twins.runAlone();
                }
                var confirmed = new HashSet<>(held(twins.plan()));
                confirmed.removeIf(_ -> random.nextInt(3) == 0);
                twins.mess(random, twins.left);
                twins.mess(random, twins.right);

                var before = twins.bodies();
                var waiting = held(twins.plan());
                waiting.removeAll(confirmed);
                twins.run(new Held.Only(confirmed));

                assertThat(held(twins.plan())).as("seed %s", seed).isEqualTo(waiting);
                assertThat(of(waiting, twins.bodies()))
                        .as("seed %s", seed)
                        .isEqualTo(of(waiting, before));
            }
        }
    }

    private static Set<Uid> held(Plan plan) {
        return plan.steps().stream()
                .filter(it -> it.standing() == Standing.HELD)
                .map(it -> it.step().uid())
                .collect(Collectors.toSet());
    }

    /// What both sides hold of these.
    private static List<Map<String, String>> of(Set<Uid> uids, List<Map<String, String>> bodies) {
        return bodies.stream()
                .<Map<String, String>>map(
                        side -> {
                            var some = new TreeMap<>(side);
                            some.keySet().removeIf(uid -> !uids.contains(new Uid(uid)));
                            return some;
                        })
                .toList();
    }
}

package io.calferry.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calferry.sync.Ledger.Outcome;
import io.calferry.sync.Policy.Mirror;
import io.calferry.sync.Policy.OnClash;
import io.calferry.sync.Policy.OnDrift;
import io.calferry.sync.Policy.Others;
import io.calferry.sync.Policy.TwoWay;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/// The whole core against an oracle of a few lines, over random histories.
class OracleTest {

    private static final int HISTORIES = 10_000;

    /// The whole meaning of two-way sync, for one UID: a three-way merge.
    private static @Nullable String merged(
            @Nullable String agreed, @Nullable String l, @Nullable String r, OnClash rule) {
        if (Objects.equals(l, r)) return l;
        if (Objects.equals(l, agreed)) return r;
        if (Objects.equals(r, agreed)) return l;
        return rule == OnClash.RIGHT ? r : l;
    }

    /// The whole meaning of a mirror, for one UID: what the target holds after the run.
    private static @Nullable String mirrored(
            @Nullable String agreed, @Nullable String l, @Nullable String r, Mirror rule) {
        if (Objects.equals(l, r)) return l;
        if (!Objects.equals(l, agreed)) return l;
        if (agreed != null) return rule.onDrift() == OnDrift.RESTORE ? l : r;
        return rule.others() == Others.DELETE ? l : r;
    }

    @ParameterizedTest
    @EnumSource(names = {"LEFT", "RIGHT"})
    void two_way_does_what_a_three_way_merge_says_and_then_rests(OnClash rule) {
        for (int seed = 0; seed < HISTORIES / 2; seed++) {
            var random = new Random(seed);
            var twins = new Twins(new TwoWay(rule));
            twins.oddities(random);
            Map<String, String> agreed = Map.of();
            for (int round = 0; round < 4; round++) {
                twins.mess(random, twins.left);
                twins.mess(random, twins.right);
                var sides = twins.bodies();
                var expected = new TreeMap<String, String>();
                for (var uid : Twins.uids(sides)) {
                    var one =
                            merged(
                                    agreed.get(uid),
                                    sides.get(0).get(uid),
                                    sides.get(1).get(uid),
                                    rule);
                    if (one != null) expected.put(uid, one);
                }
                twins.run();
                assertThat(twins.bodies())
                        .as("seed %s, round %s", seed, round)
                        .isEqualTo(List.of(expected, expected));
                assertThat(twins.plan().steps()).as("seed %s, round %s", seed, round).isEmpty();
                agreed = expected;
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LEFT", "RIGHT"})
    void a_calendar_that_is_exchanged_takes_nothing_along_until_a_person_confirms(OnClash rule) {
        for (int seed = 0; seed < HISTORIES / 4; seed++) {
            var random = new Random(seed);
            var before = new Twins(new TwoWay(rule), Guard.DEFAULT);
            before.oddities(random);
            before.mess(random, before.left);
            before.mess(random, before.right);
            before.run();
            var agreed = before.bodies().getFirst();
            var side = Side.values()[random.nextInt(2)];
            var twins =
                    random.nextBoolean() ? before.beside(side, "b") : before.elsewhere(side, "b");
            twins.mess(random, twins.left);
            twins.mess(random, twins.right);
            var sides = twins.bodies();
            for (int round = 0; round < 2; round++) {
                twins.runAlone();
                for (var each : Side.values()) {
                    assertThat(twins.bodies().get(each.ordinal()))
                            .as("seed %s, round %s, %s", seed, round, each)
                            .containsAllEntriesOf(sides.get(each.ordinal()));
                }
            }
            var expected = new TreeMap<String, String>();
            for (var uid : Twins.uids(sides)) {
                var l = sides.get(0).get(uid);
                var r = sides.get(1).get(uid);
                var one = merged(agreed.get(uid), l, r, rule);
                if (one != null) expected.put(uid, one);
            }
            twins.run();
            assertThat(twins.bodies()).as("seed %s", seed).isEqualTo(List.of(expected, expected));
            assertThat(Twins.plain(before.on(side))).as("seed %s", seed).isEqualTo(agreed);
            for (var uid : agreed.keySet()) {
                before.on(side).userDeletes(uid);
            }
            twins.on(side).forgetTokens();
            twins.run();
            assertThat(twins.bodies()).as("seed %s", seed).isEqualTo(List.of(expected, expected));
            assertThat(twins.plan().steps()).as("seed %s", seed).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"RESTORE,KEEP", "RESTORE,DELETE", "LEAVE,KEEP", "LEAVE,DELETE"})
    void a_mirror_does_what_its_oracle_says_and_never_writes_its_source(
            OnDrift onDrift, Others others) {
        var rule = new Mirror(onDrift, others);
        for (int seed = 0; seed < HISTORIES / 4; seed++) {
            var random = new Random(seed);
            var twins = new Twins(rule);
            twins.oddities(random);
            var agreed = new HashMap<String, String>();
            for (int round = 0; round < 4; round++) {
                twins.mess(random, twins.left);
                twins.mess(random, twins.right);
                var sides = twins.bodies();
                var expected = new TreeMap<String, String>();
                var uids = Twins.uids(sides);
                uids.addAll(agreed.keySet());
                for (var uid : uids) {
                    var l = sides.get(0).get(uid);
                    var r = sides.get(1).get(uid);
                    var one = mirrored(agreed.get(uid), l, r, rule);
                    if (one != null) expected.put(uid, one);
                    boolean sourceSpoke = !Objects.equals(l, agreed.get(uid));
                    if (Objects.equals(l, r) || sourceSpoke || Objects.equals(l, one)) {
                        if (l == null) agreed.remove(uid);
                        else agreed.put(uid, l);
                    }
                }
                twins.run();
                assertThat(twins.bodies())
                        .as("seed %s, round %s", seed, round)
                        .isEqualTo(List.of(sides.get(0), expected));
                assertThat(twins.plan().steps()).as("seed %s, round %s", seed, round).isEmpty();
                assertThat(twins.left.writes).as("writes to the source").isZero();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"RESTORE,KEEP", "LEAVE,KEEP", "LEAVE,DELETE"})
    void another_target_gets_what_the_source_holds_and_the_one_of_before_is_left_alone(
            OnDrift onDrift, Others others) {
        var rule = new Mirror(onDrift, others);
        for (int seed = 0; seed < HISTORIES / 8; seed++) {
            var random = new Random(seed);
            var before = new Twins(rule);
            before.oddities(random);
            before.mess(random, before.left);
            before.run();
            var agreed = before.bodies().getFirst();
            var twins = before.beside(Side.RIGHT, "another");
            twins.mess(random, twins.left);
            twins.mess(random, twins.right);
            var sides = twins.bodies();
            var expected = new TreeMap<String, String>();
            for (var uid : Twins.uids(sides)) {
                var l = sides.get(0).get(uid);
                var r = sides.get(1).get(uid);
                var one = l != null && r == null ? l : mirrored(agreed.get(uid), l, r, rule);
                if (one != null) expected.put(uid, one);
            }
            twins.run();
            assertThat(twins.bodies())
                    .as("seed %s", seed)
                    .isEqualTo(List.of(sides.get(0), expected));
            assertThat(Twins.plain(before.right)).as("seed %s", seed).isEqualTo(agreed);
            assertThat(twins.plan().steps()).as("seed %s", seed).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LEFT", "RIGHT"})
    void a_crash_between_any_write_and_its_note_ends_as_if_there_had_been_none(OnClash rule) {
        afterDeaths(
                HISTORIES / 2,
                rule,
                (store, write) -> store.crashAfterWrite = write,
                (death, twins) -> {
                    var calm = death.calm();
                    int before = twins.writes();
                    int need = calm.writes() - before;
                    twins.run();
                    assertThat(twins.bodies()).as("%s", death).isEqualTo(calm.bodies());
                    assertThat(twins.plan().steps()).as("%s", death).isEmpty();
                    assertThat(twins.writes() - before)
                            .as("what was written before the crash is not written again, %s", death)
                            .isEqualTo(need);
                });
    }

    @ParameterizedTest
    @EnumSource(OnClash.class)
    void a_crash_in_the_middle_of_any_write_ends_as_if_there_had_been_none(OnClash rule) {
        var parts = new TreeMap<String, Integer>();
        afterDeaths(
                HISTORIES / 4,
                rule,
                (store, write) -> store.crashAmidWrite = write,
                (death, twins) -> {
                    var part = Part.of(twins).orElseThrow();
                    parts.merge(
                            death.agreed().containsKey(part.uid()) ? "old" : "new",
                            1,
                            (a, b) -> a + b);
                    twins.run();
                    assertThat(twins.bodies()).as("%s", death).isEqualTo(death.calm().bodies());
                    assertThat(twins.plan().steps())
                            .as("%s", death)
                            .isEqualTo(death.calm().plan().steps());
                });
        assertThat(parts)
                .as("crashes amid the making of something, and amid the changing of it")
                .hasEntrySatisfying("new", it -> assertThat(it).isGreaterThan(100))
                .hasEntrySatisfying("old", it -> assertThat(it).isGreaterThan(100));
    }

    @ParameterizedTest
    @EnumSource(names = {"LEFT", "RIGHT"})
    void people_who_go_on_after_a_crash_in_the_middle_of_a_write_are_heard(OnClash rule) {
        afterDeaths(
                HISTORIES / 8,
                rule,
                (store, write) -> store.crashAmidWrite = write,
                (death, twins) -> {
                    var part = Part.of(twins).orElseThrow();
                    var uid = part.uid();
                    var agreed = death.agreed().get(uid);
                    var sides = new ArrayList<@Nullable String>();
                    for (var side : Side.values()) {
                        var now = Twins.plain(twins.on(side)).get(uid);
                        sides.add(side == part.on() ? agreed : now);
                    }
                    var random = new Random(death.toString().hashCode());
                    var on = Side.values()[random.nextInt(2)];
                    boolean goes = random.nextInt(3) == 0 && (agreed != null || on == part.on());
                    var edit = goes ? null : "a person's";
                    if (edit == null) twins.on(on).userDeletes(uid);
                    else twins.on(on).userPuts(uid, edit);
                    sides.set(on.ordinal(), edit);
                    var expected = new TreeMap<>(death.calm().bodies().getFirst());
                    expected.remove(uid);
                    var one = merged(agreed, sides.get(0), sides.get(1), rule);
                    if (one != null) expected.put(uid, one);

                    twins.run();

                    assertThat(twins.bodies())
                            .as("%s", death)
                            .isEqualTo(List.of(expected, expected));
                    assertThat(twins.plan().steps()).as("%s", death).isEmpty();
                });
    }

    /// The one object of which a crash left a part.
    private record Part(Side on, String uid) {

        static Optional<Part> of(Twins twins) {
            for (var side : Side.values()) {
                for (var body : Twins.plain(twins.on(side)).entrySet()) {
                    if (body.getValue().startsWith("a part of ")) {
                        return Optional.of(new Part(side, body.getKey()));
                    }
                }
            }
            return Optional.empty();
        }
    }

    static Twins history(int seed, OnClash rule) {
        return Twins.history(seed, new TwoWay(rule));
    }

    private static void afterDeaths(
            int most, OnClash rule, Deaths.How how, Deaths.Afterlife afterlife) {
        new Deaths(most, new TwoWay(rule), how, (_, twins) -> twins.run()).then(afterlife);
    }

    @Test
    void an_undone_run_restores_both_sides_and_is_not_done_again() {
        for (int seed = 0; seed < 5_000; seed++) {
            var twins = history(seed, OnClash.LEFT);
            var before = twins.bodies();
            var report = twins.run();
            var undone = twins.undo(report);
            assertThat(undone.left()).as("seed %s", seed).isEmpty();
            assertThat(twins.bodies()).as("seed %s", seed).isEqualTo(before);
            assertThat(twins.plan().steps()).as("seed %s", seed).isEmpty();
            twins.run();
            assertThat(twins.bodies()).as("seed %s", seed).isEqualTo(before);
        }
    }

    @Test
    void an_undone_mirror_run_restores_the_target_and_a_later_edit_crosses() {
        for (int seed = 0; seed < 1_000; seed++) {
            var random = new Random(seed);
            var twins = new Twins(new Mirror(OnDrift.RESTORE, Others.KEEP));
            twins.oddities(random);
            twins.mess(random, twins.left);
            twins.mess(random, twins.right);
            twins.run();
            twins.mess(random, twins.left);
            var before = twins.bodies();
            twins.undo(twins.run());
            assertThat(twins.bodies()).as("seed %s", seed).isEqualTo(before);
            assertThat(twins.plan().steps()).as("seed %s", seed).isEmpty();
            twins.left.userPuts("u1", "edited later");
            twins.run();
            assertThat(Twins.plain(twins.right)).containsEntry("u1", "edited later");
        }
    }

    @Test
    void losing_the_ledger_makes_no_duplicates_and_deletes_nothing() {
        for (int seed = 0; seed < 2_000; seed++) {
            var random = new Random(seed);
            var twins = history(seed, OnClash.LEFT);
            twins.run();
            var synced = twins.bodies();
            var bereft = twins.withoutLedger();
            int writes = bereft.writes();
            var report = bereft.run();
            assertThat(bereft.bodies()).as("seed %s", seed).isEqualTo(synced);
            assertThat(bereft.writes()).as("seed %s", seed).isEqualTo(writes);
            assertThat(report.outcome()).isEqualTo(Outcome.DONE);
            bereft.mess(random, bereft.left);
            bereft.run();
            assertThat(bereft.plan().steps()).as("seed %s", seed).isEmpty();
        }
    }

    @Test
    void stores_that_die_are_dead() {
        var twins = history(1, OnClash.LEFT);
        twins.life.end();
        assertThatThrownBy(twins::run).isInstanceOf(MemoryStore.Crash.class);
    }
}

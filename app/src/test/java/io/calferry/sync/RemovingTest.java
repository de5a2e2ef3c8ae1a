package io.calferry.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calferry.sync.Ledger.Outcome;
import io.calferry.sync.Policy.Mirror;
import io.calferry.sync.Policy.OnClash;
import io.calferry.sync.Policy.OnDrift;
import io.calferry.sync.Policy.Others;
import io.calferry.sync.Policy.TwoWay;
import io.calferry.sync.Removing.Left;
import io.calferry.sync.Removing.Why;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/// What remains where a profile's copies are not wanted any more.
class RemovingTest {

    private static final int HISTORIES = 2_000;
    private static final Policy MIRROR = new Mirror(OnDrift.LEAVE, Others.KEEP);
    private static final Policy TWO_WAY = new TwoWay(OnClash.LEFT);

    @Test
    void a_mirror_takes_its_copies_away_and_nothing_else() {
        var twins = new Twins(MIRROR);
        twins.left.userPuts("a", "a");
        twins.left.userPuts("b", "b");
        twins.left.userPuts("same", "same");
        twins.left.userPuts("taken-over", "ours");
        twins.right.userPuts("same", "same");
        twins.right.userPuts("taken-over", "theirs");
        twins.right.userPuts("own", "own");
        twins.run();
        twins.left.userPuts("same", "edited");
        twins.run();
        var removing = new Removing(twins.ends(), Clock.systemUTC());
        assertThat(removing.count()).isEqualTo(2);
        var removed = twins.remove();
        assertThat(removed.counts().deleted()).isEqualTo(2);
        assertThat(removed.left()).isEmpty();
        assertThat(twins.right.bodies())
                .isEqualTo(Map.of("own", "own", "same", "edited", "taken-over", "ours"));
        assertThat(twins.left.bodies()).hasSize(4);
        assertThat(twins.plan().steps()).as("a profile that lives on").isEmpty();
    }

    @Test
    void in_a_two_way_profile_each_side_loses_what_came_from_the_other() {
        var twins = new Twins(TWO_WAY);
        twins.left.userPuts("l", "1");
        twins.right.userPuts("r", "1");
        twins.run();
        twins.right.userPuts("l", "2");
        twins.left.userPuts("r", "2");
        twins.run();
        assertThat(twins.remove().left()).isEmpty();
        assertThat(twins.bodies()).isEqualTo(List.of(Map.of("l", "2"), Map.of("r", "2")));
        assertThat(twins.plan().steps()).isEmpty();
    }

    @Test
    void a_copy_that_somebody_changed_stays_and_is_told() {
        var twins = new Twins(MIRROR);
        twins.left.userPuts("a", "a");
        twins.left.userPuts("b", "b");
        twins.run();
        twins.right.userPuts("a", "edited");
        assertThat(twins.remove().left())
                .containsExactly(new Left(new Uid("a"), Side.RIGHT, "", new Why.Touched()));
        assertThat(twins.right.bodies()).isEqualTo(Map.of("a", "edited"));
    }

    @Test
    void a_change_in_the_last_moment_is_not_deleted() {
        var twins = new Twins(MIRROR);
        twins.left.userPuts("a", "a");
        twins.run();
        twins.right.meanwhile = () -> twins.right.userPuts("a", "meanwhile");
        assertThat(twins.remove().left())
                .containsExactly(new Left(new Uid("a"), Side.RIGHT, "a", new Why.Touched()));
        assertThat(twins.right.bodies()).isEqualTo(Map.of("a", "meanwhile"));
    }

    @Test
    void a_copy_that_has_become_the_only_one_stays_and_is_told() {
        var twins = new Twins(MIRROR);
        twins.left.userPuts("a", "a");
        twins.run();
        twins.left.userDeletes("a");
        twins.run(Map.of(new Uid("a"), Run.Leave.FOR_GOOD));
        assertThat(twins.remove().left())
                .containsExactly(new Left(new Uid("a"), Side.RIGHT, "a", new Why.OnlyOne()));
        assertThat(twins.right.bodies()).isEqualTo(Map.of("a", "a"));
    }

    @Test
    void a_source_that_is_away_is_not_needed() {
        var twins = new Twins(MIRROR);
        twins.left.userPuts("a", "a");
        twins.run();
        twins.left.down =
                Optional.of(new Fault.Offline("feed.example.org", Fault.Offline.Why.TIMED_OUT));
        assertThat(twins.remove().counts().deleted()).isEqualTo(1);
    }

    @Test
    void a_copy_that_a_person_deleted_and_made_anew_is_theirs() {
        var twins = new Twins(MIRROR);
        twins.left.userPuts("a", "a");
        twins.run();
        twins.right.userDeletes("a");
        twins.run();
        twins.right.userPuts("a", "accepted by hand");
        twins.run();
        assertThat(twins.remove().counts().deleted()).isZero();
        assertThat(twins.right.bodies()).isEqualTo(Map.of("a", "accepted by hand"));
    }

    @Test
    void the_copy_that_a_crash_left_unnoted_is_known_by_its_mark() {
        var twins = new Twins(MIRROR);
        twins.left.userPuts("a", "a");
        twins.right.crashAfterWrite = 1;
        assertThatThrownBy(twins::run).isInstanceOf(MemoryStore.Crash.class);
        var revived = twins.revived();
        assertThat(revived.run().counts().adopted()).isEqualTo(1);
        assertThat(revived.remove().counts().deleted()).isEqualTo(1);
    }

    @Test
    void a_deletion_that_was_taken_back_counts_as_a_copy_where_its_mark_says_so() {
        var twins = new Twins(new Mirror(OnDrift.LEAVE, Others.DELETE));
        twins.left.userPuts("a", "a");
        twins.run();
        twins.left.userDeletes("a");
        twins.right.userPuts("own", "own");
        twins.undo(twins.run());
        twins.left.userPuts("a", "again");
        twins.run();
        assertThat(twins.remove().counts().deleted()).isEqualTo(1);
        assertThat(twins.right.bodies()).isEqualTo(Map.of("own", "own"));
    }

    @Test
    void a_cancelled_removal_can_be_gone_on_with() {
        var twins = new Twins(MIRROR);
        for (int i = 0; i < 100; i++) {
            twins.left.userPuts("u" + i, "body" + i);
        }
        twins.run();
        var watch =
                new Watch() {
                    private volatile boolean enough;

                    @Override
                    public void progress(Progress progress) {
                        enough |= progress.done() >= 10;
                        assertThat(progress.of()).isEqualTo(100);
                    }

                    @Override
                    public boolean cancelled() {
                        return enough;
                    }
                };
        var removing = new Removing(twins.ends(), Clock.systemUTC());
        assertThatThrownBy(() -> removing.remove(watch)).isInstanceOf(Watch.Cancelled.class);
        assertThat(twins.right.bodies()).hasSizeBetween(1, 90);
        twins.remove();
        assertThat(twins.right.bodies()).isEmpty();
    }

    @Test
    void a_removal_can_be_taken_back_and_done_again() {
        for (var policy : List.of(MIRROR, TWO_WAY)) {
            var twins = new Twins(policy);
            twins.left.userPuts("l", "1");
            twins.right.userPuts("r", "1");
            twins.run();
            var before = twins.bodies();
            var removed = twins.remove();
            var after = twins.bodies();
            assertThat(twins.undo(removed.run()).left()).isEmpty();
            assertThat(twins.bodies()).isEqualTo(before);
            assertThat(twins.plan().steps()).isEmpty();
            assertThat(twins.remove().left()).isEmpty();
            assertThat(twins.bodies()).isEqualTo(after);
        }
    }

    /// Both sides of a history of several runs, with the side on which each UID was created by a
    /// run while the other side had it.
    private static Map<String, Side> made(Twins twins, Random random) {
        var made = new HashMap<String, Side>();
        twins.oddities(random);
        for (int round = 0; round < 3; round++) {
            twins.mess(random, twins.left);
            twins.mess(random, twins.right);
            var before = twins.bodies();
            twins.run();
            var after = twins.bodies();
            var uids = Twins.uids(before);
            uids.addAll(made.keySet());
            for (var uid : uids) {
                boolean left = before.get(0).containsKey(uid);
                boolean right = before.get(1).containsKey(uid);
                boolean stays = after.get(0).containsKey(uid) && after.get(1).containsKey(uid);
                if (!stays) {
                    made.remove(uid);
                } else if (left != right) {
                    made.put(uid, left ? Side.RIGHT : Side.LEFT);
                }
            }
        }
        return made;
    }

    @Test
    void random_histories_are_left_with_what_was_theirs() {
        for (int seed = 0; seed < HISTORIES; seed++) {
            var twins = new Twins(TWO_WAY);
            var made = made(twins, new Random(seed));
            var before = twins.bodies();
            var expected = without(before, made);
            var removed = twins.remove();
            assertThat(removed.left()).as("seed %s", seed).isEmpty();
            assertThat(twins.bodies()).as("seed %s", seed).isEqualTo(expected);
            assertThat(twins.plan().steps()).as("seed %s", seed).isEmpty();
            twins.undo(removed.run());
            assertThat(twins.bodies()).as("seed %s", seed).isEqualTo(before);
            assertThat(twins.plan().steps()).as("seed %s", seed).isEmpty();
        }
    }

    private static List<Map<String, String>> without(
            List<Map<String, String>> bodies, Map<String, Side> made) {
        var left = new TreeMap<>(bodies.get(0));
        var right = new TreeMap<>(bodies.get(1));
        made.forEach((uid, side) -> (side == Side.LEFT ? left : right).remove(uid));
        return List.of(left, right);
    }

    @Test
    void a_crash_in_the_middle_of_a_removal_can_be_gone_on_from() {
        for (int seed = 0, crashes = 0; crashes < HISTORIES / 4; seed++) {
            for (int nth = 1; nth <= 4; nth++) {
                var twins = new Twins(TWO_WAY);
                var expected = without(twins.bodies(), Map.of());
                var made = made(twins, new Random(seed));
                expected = without(twins.bodies(), made);
                twins.right.crashAfterWrite = twins.right.writes + nth;
                try {
                    twins.remove();
                    break;
                } catch (MemoryStore.Crash _) {
                    crashes++;
                }
                var revived = twins.revived();
                assertThat(revived.remove().left()).isEmpty();
                assertThat(revived.bodies())
                        .as("seed %s, crash at write %s", seed, nth)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void a_removal_stands_in_the_history() {
        var ledgers = new MemoryLedgers();
        var left = new MemoryStore();
        var right = new MemoryStore();
        var ends =
                new Ends(
                        Twins.PROFILE,
                        left,
                        right,
                        ledgers.of(Twins.PROFILE),
                        MIRROR,
                        new PlainShaping(Twins.PROFILE),
                        Guard.DEFAULT);
        left.userPuts("a", "a");
        new Run(ends, Clock.systemUTC()).execute(Watch.NONE, Run.Held.CONFIRMED);
        Twins.calmly(() -> new Removing(ends, Clock.systemUTC()).remove(Watch.NONE));
        var run = ledgers.runs(Optional.empty(), 0, 1).getFirst();
        assertThat(run.kind()).isEqualTo(Ledger.Kind.REMOVAL);
        assertThat(run.outcome()).contains(Outcome.DONE);
        assertThat(ledgers.entries(run.id(), 0, 10))
                .extracting(Ledgers.PastEntry::deed, Ledgers.PastEntry::title)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Ledgers.Deed.DELETED, "a"));
    }
}

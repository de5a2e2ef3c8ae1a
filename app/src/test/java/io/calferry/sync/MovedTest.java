package io.calferry.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.calferry.sync.Ledger.Kind;
import io.calferry.sync.Ledger.Outcome;
import io.calferry.sync.Ledger.Tokens;
import io.calferry.sync.Parked.Reason;
import io.calferry.sync.Policy.Mirror;
import io.calferry.sync.Policy.OnClash;
import io.calferry.sync.Policy.OnDrift;
import io.calferry.sync.Policy.Others;
import io.calferry.sync.Policy.TwoWay;
import io.calferry.sync.Run.Held;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What comes of a profile in which a person puts another calendar in the place of one.
class MovedTest {

    private static final Policy BOTH_WAYS = new TwoWay(OnClash.ASK);
    private static final Policy MIRROR = new Mirror(OnDrift.RESTORE, Others.KEEP);
    private static final Fault SICK =
            new Fault.Refused(Fault.Refused.Why.SERVER_ERROR, "500 Internal Server Error");

    private static final Guard.Finding LEFT_MOVED = new Guard.Finding.Moved(Side.LEFT);
    private static final Guard.Finding RIGHT_MOVED = new Guard.Finding.Moved(Side.RIGHT);

    private static Twins agreed(Policy policy) {
        var twins = new Twins(policy, Guard.DEFAULT);
        for (var uid : List.of("a", "b", "c")) {
            twins.left.userPuts(uid, uid);
        }
        assertThat(twins.runAlone().outcome()).isEqualTo(Outcome.DONE);
        return twins;
    }

    /// The right side is exchanged for a calendar with one of the three, and with one of its own.
    private static Twins withAnotherRight(Policy policy) {
        var twins = agreed(policy).elsewhere(Side.RIGHT, "another");
        twins.right.userPuts("a", "a");
        twins.right.userPuts("n", "n");
        return twins;
    }

    @Test
    void what_another_calendar_does_not_hold_is_not_deleted_on_the_other_side() {
        var twins = withAnotherRight(BOTH_WAYS);
        assertThat(twins.plan().finding()).contains(RIGHT_MOVED);
        var report = twins.runAlone();
        assertThat(report.outcome()).isEqualTo(Outcome.HELD);
        assertThat(report.finding()).contains(RIGHT_MOVED);
        assertThat(report.waiting())
                .extracting(Parked::id, Parked::reason)
                .containsExactlyInAnyOrder(
                        tuple("b", new Reason.Held(RIGHT_MOVED)),
                        tuple("c", new Reason.Held(RIGHT_MOVED)));
        assertThat(twins.left.bodies()).isEqualTo(Map.of("a", "a", "b", "b", "c", "c", "n", "n"));

        assertThat(twins.runAlone().outcome()).as("they go on waiting").isEqualTo(Outcome.HELD);
        assertThat(twins.left.bodies()).hasSize(4);
    }

    @Test
    void what_was_refused_after_a_move_stays_and_the_profile_goes_on() {
        var twins = withAnotherRight(BOTH_WAYS);
        twins.runAlone();
        assertThat(twins.refuse().open()).isEmpty();
        assertThat(twins.runAlone().outcome()).isEqualTo(Outcome.DONE);
        twins.right.userDeletes("a");
        twins.left.userPuts("b", "edited");
        assertThat(twins.runAlone().outcome()).isEqualTo(Outcome.DONE);
        assertThat(twins.left.bodies()).isEqualTo(Map.of("b", "edited", "c", "c", "n", "n"));
        assertThat(twins.right.bodies()).isEqualTo(Map.of("b", "edited", "n", "n"));
    }

    @Test
    void what_was_confirmed_after_a_move_goes_and_the_profile_goes_on() {
        var twins = withAnotherRight(BOTH_WAYS);
        twins.runAlone();
        assertThat(twins.run(Held.CONFIRMED).outcome()).isEqualTo(Outcome.DONE);
        assertThat(twins.left.bodies()).isEqualTo(Map.of("a", "a", "n", "n"));
        twins.right.userDeletes("a");
        assertThat(twins.runAlone().outcome()).isEqualTo(Outcome.DONE);
        assertThat(twins.left.bodies()).isEqualTo(Map.of("n", "n"));
    }

    @Test
    void the_copies_of_another_source_stay_until_a_person_confirms() {
        var twins = agreed(MIRROR).elsewhere(Side.LEFT, "another");
        twins.left.userPuts("a", "a");
        twins.left.userPuts("n", "n");
        var report = twins.runAlone();
        assertThat(report.outcome()).isEqualTo(Outcome.HELD);
        assertThat(report.finding()).contains(LEFT_MOVED);
        assertThat(twins.right.bodies()).isEqualTo(Map.of("a", "a", "b", "b", "c", "c", "n", "n"));
        assertThat(twins.run(Held.CONFIRMED).outcome()).isEqualTo(Outcome.DONE);
        assertThat(twins.right.bodies()).isEqualTo(twins.left.bodies()).hasSize(2);
    }

    @Test
    void what_another_target_holds_under_a_linked_uid_is_not_overwritten() {
        var twins = agreed(MIRROR).elsewhere(Side.RIGHT, "another");
        twins.right.userPuts("a", "theirs");
        for (int i = 0; i < 2; i++) {
            var report = twins.runAlone();
            assertThat(report.outcome()).isEqualTo(Outcome.HELD);
            assertThat(twins.right.bodies()).isEqualTo(Map.of("a", "theirs", "b", "b", "c", "c"));
        }
        assertThat(twins.refuse().open()).isEmpty();
        assertThat(twins.runAlone().outcome()).isEqualTo(Outcome.DONE);
        assertThat(twins.right.bodies()).containsEntry("a", "theirs");
    }

    @Test
    void what_is_held_is_dropped_when_a_person_puts_the_calendar_back() {
        var twins = agreed(BOTH_WAYS);
        assertThat(twins.elsewhere(Side.RIGHT, "another").runAlone().counts().held()).isEqualTo(3);
        assertThat(twins.runAlone().outcome()).isEqualTo(Outcome.DONE);
        assertThat(twins.ledger.parked()).isEmpty();
        assertThat(twins.right.bodies()).isEqualTo(twins.left.bodies()).hasSize(3);
    }

    @Test
    void until_it_is_decided_every_deletion_waits_with_it() {
        var twins = withAnotherRight(BOTH_WAYS);
        twins.runAlone();
        twins.right.userDeletes("a");
        var report = twins.runAlone();
        assertThat(report.finding()).contains(RIGHT_MOVED);
        assertThat(report.counts().held()).isEqualTo(3);
        assertThat(twins.left.bodies()).containsKey("a");
    }

    @Test
    void a_killed_run_leaves_it_to_the_next_to_find_another_calendar() {
        var twins = withAnotherRight(BOTH_WAYS);
        twins.left.crashAfterWrite = twins.left.writes + 1;
        assertThatThrownBy(twins::runAlone).isInstanceOf(MemoryStore.Crash.class);
        var revived = twins.revived();
        assertThat(revived.runAlone().finding()).contains(RIGHT_MOVED);
        assertThat(revived.left.bodies()).containsKeys("a", "b", "c", "n");
    }

    @Test
    void a_first_run_that_was_broken_off_is_known_by_its_calendars() {
        var twins = new Twins(BOTH_WAYS, Guard.DEFAULT);
        for (var number = 0; number < 12; number++) {
            twins.left.userPuts("e" + number, "one");
        }
        // Of several that are written at a time, some are noted by then.
        twins.right.crashAfterWrite = 10;
        assertThatThrownBy(twins::runAlone).isInstanceOf(MemoryStore.Crash.class);
        var moved = twins.revived().elsewhere(Side.RIGHT, "another");
        assertThat(moved.ledger.agreed()).isPositive();
        assertThat(moved.runAlone().finding()).contains(RIGHT_MOVED);
        assertThat(moved.left.bodies()).hasSize(12);
    }

    @Test
    void a_run_that_fails_leaves_it_to_the_next_to_find_another_calendar() {
        var twins = withAnotherRight(BOTH_WAYS);
        twins.right.down = Optional.of(new Fault.Offline("a", Fault.Offline.Why.TIMED_OUT));
        assertThat(twins.runAlone().outcome()).isEqualTo(Outcome.FAILED);
        twins.right.down = Optional.empty();
        assertThat(twins.runAlone().finding()).contains(RIGHT_MOVED);
    }

    @Test
    void what_another_calendar_does_not_answer_for_is_held_once_it_does() {
        var twins = agreed(BOTH_WAYS).elsewhere(Side.RIGHT, "another");
        for (var uid : List.of("a", "b", "c")) {
            twins.right.unreadable.put(new Href("/" + uid), SICK);
        }
        assertThat(twins.runAlone().finding()).as("its listing says enough").contains(RIGHT_MOVED);
        twins.right.unreadable.clear();
        assertThat(twins.runAlone().finding()).contains(RIGHT_MOVED);
        assertThat(twins.left.bodies()).hasSize(3);
    }

    @Test
    void what_was_parked_before_a_move_is_looked_at_with_it() {
        var twins = agreed(BOTH_WAYS);
        twins.left.userPuts("b", "changed");
        twins.right.unwritable.put(new Uid("b"), SICK);
        twins.runAlone();
        twins.left.userPuts("b", "b");
        var moved = twins.elsewhere(Side.RIGHT, "another");
        moved.right.userPuts("a", "a");
        var report = moved.runAlone();
        assertThat(report.finding()).contains(RIGHT_MOVED);
        assertThat(report.waiting())
                .extracting(Parked::reason)
                .containsOnly(new Reason.Held(RIGHT_MOVED));
        assertThat(report.waiting()).extracting(Parked::id).containsExactlyInAnyOrder("b", "c");
    }

    @Test
    void an_undo_does_not_forget_which_calendars_they_were() {
        var twins = agreed(BOTH_WAYS);
        for (var uid : List.of("a", "b", "c")) {
            twins.left.userDeletes(uid);
        }
        twins.left.forgetTokens();
        assertThat(twins.runAlone().outcome()).isEqualTo(Outcome.HELD);
        var refused = twins.refuse();
        twins.left.userPuts("d", "d");
        twins.runAlone();
        assertThat(twins.undo(refused.run()).left()).isEmpty();
        var moved = twins.elsewhere(Side.RIGHT, "another");
        assertThat(moved.runAlone().finding()).contains(RIGHT_MOVED);
        assertThat(moved.left.bodies()).containsKey("d");
    }

    @Test
    void what_lies_in_the_calendar_of_before_is_not_taken_for_what_another_one_holds() {
        var before = agreed(BOTH_WAYS);
        var twins = before.beside(Side.RIGHT, "another");
        twins.right.userPuts("n", "n");
        for (int i = 0; i < 2; i++) {
            var report = twins.runAlone();
            assertThat(report.finding()).contains(RIGHT_MOVED);
            assertThat(report.counts().held()).isEqualTo(3);
        }
        for (var uid : List.of("a", "b", "c")) {
            before.right.userDeletes(uid);
        }
        twins.right.forgetTokens();
        assertThat(twins.runAlone().finding()).contains(RIGHT_MOVED);
        assertThat(twins.left.bodies()).isEqualTo(Map.of("a", "a", "b", "b", "c", "c", "n", "n"));
    }

    @Test
    void edits_after_a_move_go_to_the_other_calendar_and_not_to_the_one_of_before() {
        var before = agreed(BOTH_WAYS);
        var twins = before.beside(Side.RIGHT, "another");
        twins.right.userPuts("a", "a");
        twins.runAlone();
        assertThat(twins.refuse().open()).isEmpty();
        twins.left.userPuts("a", "edited");
        twins.left.userPuts("b", "edited");
        assertThat(twins.runAlone().outcome()).isEqualTo(Outcome.DONE);
        assertThat(twins.right.bodies()).isEqualTo(Map.of("a", "edited", "b", "edited"));
        assertThat(before.right.bodies()).isEqualTo(Map.of("a", "a", "b", "b", "c", "c"));
        assertThat(twins.left.bodies()).hasSize(3);
    }

    @Test
    void what_another_calendar_does_not_hold_stays_a_clash_until_it_is_decided() {
        var before = agreed(BOTH_WAYS);
        var twins = before.beside(Side.RIGHT, "another");
        twins.right.userPuts("a", "a");
        twins.right.userPuts("c", "theirs");
        twins.left.userPuts("b", "edited");
        twins.left.userPuts("c", "edited");
        for (int i = 0; i < 2; i++) {
            twins.runAlone();
            assertThat(twins.clashes())
                    .extracting(clash -> clash.uid().value())
                    .containsExactlyInAnyOrder("b", "c");
            assertThat(twins.ledger.parked()).hasSize(2);
        }
        var choices =
                twins.clashes().stream()
                        .map(clash -> new Deciding.Choice(clash, Deciding.Keep.LEFT))
                        .toList();
        assertThat(twins.decide(choices).open()).isEmpty();
        assertThat(twins.runAlone().outcome()).isEqualTo(Outcome.DONE);
        assertThat(twins.right.bodies()).isEqualTo(twins.left.bodies());
        assertThat(before.right.bodies()).isEqualTo(Map.of("a", "a", "b", "b", "c", "c"));
    }

    @Test
    void what_could_not_be_made_in_another_calendar_is_made_there_later() {
        var before = agreed(MIRROR);
        var twins = before.beside(Side.RIGHT, "another");
        twins.right.unwritable.put(new Uid("b"), SICK);
        assertThat(twins.runAlone().outcome()).isEqualTo(Outcome.PARTIAL);
        twins.right.unwritable.clear();
        twins.left.userPuts("b", "edited");
        assertThat(twins.runAlone().outcome()).isEqualTo(Outcome.DONE);
        assertThat(twins.right.bodies()).isEqualTo(Map.of("a", "a", "b", "edited", "c", "c"));
        assertThat(before.right.bodies()).isEqualTo(Map.of("a", "a", "b", "b", "c", "c"));
    }

    @Test
    void what_was_parked_and_forgotten_in_the_calendar_of_before_is_not_carried_any_more() {
        var before = agreed(BOTH_WAYS);
        var parked = before.right.userPuts("p", "p").href();
        var forgotten = before.right.userPuts("f", "f").href();
        before.right.unreadable.put(parked, SICK);
        before.right.unreadable.put(forgotten, SICK);
        before.runAlone();
        assertThat(before.forget("RIGHT " + forgotten).open()).isEmpty();
        before.right.unreadable.clear();
        var twins = before.beside(Side.RIGHT, "another");
        twins.right.userPuts("a", "a");
        twins.runAlone();
        assertThat(twins.ledger.parked()).extracting(Parked::id).containsExactly("b", "c");
        assertThat(twins.ledger.forgotten()).isEmpty();
        twins.right.forgetTokens();
        twins.runAlone();
        assertThat(twins.left.bodies()).isEqualTo(Map.of("a", "a", "b", "b", "c", "c"));
    }

    @Test
    void a_calendar_that_is_put_back_after_a_killed_run_is_as_before() {
        var before = agreed(BOTH_WAYS);
        var twins = before.beside(Side.RIGHT, "another");
        twins.right.userPuts("n", "n");
        twins.left.crashAfterWrite = twins.left.writes + 1;
        assertThatThrownBy(twins::runAlone).isInstanceOf(MemoryStore.Crash.class);
        var revived = before.revived();
        assertThat(revived.runAlone().outcome()).isEqualTo(Outcome.DONE);
        revived.left.userPuts("b", "edited");
        revived.right.userDeletes("c");
        assertThat(revived.runAlone().outcome()).isEqualTo(Outcome.DONE);
        assertThat(revived.left.bodies()).isEqualTo(Map.of("a", "a", "b", "edited", "n", "n"));
        assertThat(revived.right.bodies()).isEqualTo(Map.of("a", "a", "b", "edited"));
    }

    @Test
    void copies_in_the_calendar_of_before_are_not_removed_with_the_profile() {
        var before = agreed(MIRROR);
        var twins = before.beside(Side.RIGHT, "another");
        twins.right.unwritable.put(new Uid("b"), SICK);
        twins.runAlone();
        assertThat(twins.remove().counts().deleted()).isEqualTo(2);
        assertThat(twins.right.bodies()).isEmpty();
        assertThat(before.right.bodies()).hasSize(3);
    }

    @Test
    void a_copy_that_could_not_be_read_when_its_source_was_exchanged_is_held_once_it_can() {
        var twins = agreed(MIRROR).beside(Side.LEFT, "another");
        twins.left.userPuts("a", "a");
        twins.left.userPuts("b", "b");
        twins.right.unreadable.put(new Href("/c"), SICK);
        assertThat(twins.runAlone().outcome()).isEqualTo(Outcome.PARTIAL);
        twins.left.reads = 0;
        assertThat(twins.runAlone().outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(twins.left.reads).as("the others are not read anew").isZero();
        twins.right.unreadable.clear();
        twins.now = twins.now.plus(Duration.ofMinutes(10));
        assertThat(twins.plan().finding()).contains(LEFT_MOVED);
        for (int i = 0; i < 2; i++) {
            assertThat(twins.runAlone().finding()).contains(LEFT_MOVED);
            assertThat(twins.right.bodies()).containsKey("c");
        }
        assertThat(twins.run(Held.CONFIRMED).outcome()).isEqualTo(Outcome.DONE);
        assertThat(twins.right.bodies()).isEqualTo(twins.left.bodies());
    }

    @Test
    void what_could_not_be_read_in_another_calendar_overwrites_nothing_once_it_can() {
        var twins = agreed(BOTH_WAYS).elsewhere(Side.RIGHT, "another");
        twins.right.userPuts("a", "a");
        twins.right.userPuts("b", "theirs");
        twins.right.userPuts("c", "c");
        twins.right.unreadable.put(new Href("/b"), SICK);
        assertThat(twins.runAlone().outcome()).isEqualTo(Outcome.PARTIAL);
        twins.right.unreadable.clear();
        twins.now = twins.now.plus(Duration.ofMinutes(10));
        assertThat(twins.runAlone().finding()).contains(RIGHT_MOVED);
        assertThat(twins.left.bodies()).isEqualTo(Map.of("a", "a", "b", "b", "c", "c"));
    }

    @ParameterizedTest
    @EnumSource
    void another_target_gets_all_copies_whatever_becomes_of_those_that_drift(OnDrift onDrift) {
        var before = agreed(new Mirror(onDrift, Others.KEEP));
        var twins = before.beside(Side.RIGHT, "another");
        twins.right.userPuts("n", "n");
        twins.right.unwritable.put(new Uid("b"), SICK);
        assertThat(twins.plan().steps())
                .extracting(Plan.Planned::step)
                .hasSize(3)
                .hasOnlyElementsOfType(Step.Create.class);
        assertThat(twins.runAlone().outcome()).isEqualTo(Outcome.PARTIAL);
        twins.right.unwritable.clear();
        twins.now = twins.now.plus(Duration.ofMinutes(10));
        assertThat(twins.runAlone().outcome()).isEqualTo(Outcome.DONE);
        assertThat(twins.right.bodies()).isEqualTo(Map.of("a", "a", "b", "b", "c", "c", "n", "n"));

        twins.right.userDeletes("a");
        assertThat(twins.runAlone().outcome()).isEqualTo(Outcome.DONE);
        assertThat(twins.right.bodies().containsKey("a")).isEqualTo(onDrift == OnDrift.RESTORE);
        assertThat(before.right.bodies()).isEqualTo(Map.of("a", "a", "b", "b", "c", "c"));
    }

    @Test
    void the_same_calendar_holds_nothing_and_is_not_read_anew() {
        var twins = agreed(BOTH_WAYS);
        var same = twins.at(new Whereabouts("left", "right"), twins.left, twins.right);
        twins.left.reads = twins.right.reads = 0;
        assertThat(same.runAlone().outcome()).isEqualTo(Outcome.DONE);
        assertThat(twins.left.reads + twins.right.reads).isZero();
        twins.right.userDeletes("a");
        assertThat(same.runAlone().outcome()).isEqualTo(Outcome.DONE);
        assertThat(twins.left.bodies()).isEqualTo(Map.of("b", "b", "c", "c"));
    }

    @Test
    void a_ledger_that_does_not_know_the_calendars_holds_nothing_and_learns_them() {
        var twins = agreed(BOTH_WAYS);
        var noted = twins.ledger.tokens();
        var earlier = new Tokens(noted.left(), noted.right(), "plain\nplain");
        var run = twins.ledger.begin(twins.now, Kind.SYNC);
        twins.ledger.finish(run, twins.now, Outcome.DONE, Counts.NONE, Optional.of(earlier));
        twins.left.reads = twins.right.reads = 0;
        assertThat(twins.runAlone().outcome()).isEqualTo(Outcome.DONE);
        assertThat(twins.left.reads + twins.right.reads).as("nothing is read anew").isZero();
        assertThat(twins.ledger.tokens().key()).isEqualTo("plain\nplain\nleft\nright");

        var again = twins.ledger.begin(twins.now, Kind.SYNC);
        twins.ledger.finish(again, twins.now, Outcome.DONE, Counts.NONE, Optional.of(earlier));
        twins.right.userDeletes("a");
        assertThat(twins.runAlone().outcome()).isEqualTo(Outcome.DONE);
        assertThat(twins.left.bodies()).isEqualTo(Map.of("b", "b", "c", "c"));
    }
}

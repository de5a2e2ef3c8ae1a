package io.calferry.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.sync.Ledger.Outcome;
import io.calferry.sync.Parked.Reason;
import io.calferry.sync.Policy.Mirror;
import io.calferry.sync.Policy.OnClash;
import io.calferry.sync.Policy.OnDrift;
import io.calferry.sync.Policy.Others;
import io.calferry.sync.Policy.TwoWay;
import io.calferry.sync.Run.Held;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/// What the guard holds goes on waiting for a person, though it can't be read or written for once.
class HeldUnreadTest {

    private static final Fault SICK =
            new Fault.Refused(Fault.Refused.Why.SERVER_ERROR, "500 Internal Server Error");
    private static final Guard.Finding SIX = new Guard.Finding.TooMany(6, 0, 20);
    private static final Guard.Finding FIRST = new Guard.Finding.FirstRun(3);
    private static final List<String> THREE = List.of("u0", "u1", "u2");

    /// Of twenty, six are gone from one side, and three of those can't be read on the other.
    private static Twins sixHeld() {
        var twins = new Twins(new TwoWay(OnClash.ASK), Guard.DEFAULT);
        for (int i = 0; i < 20; i++) {
            twins.left.userPuts("u" + i, "body");
        }
        twins.runAlone();
        for (int i = 0; i < 6; i++) {
            twins.left.userDeletes("u" + i);
        }
        assertThat(twins.runAlone().finding()).contains(SIX);
        THREE.forEach(uid -> twins.right.unreadable.put(new Href("/" + uid), SICK));
        assertThat(twins.runAlone().outcome()).isEqualTo(Outcome.HELD);
        assertThat(twins.ledger.parked())
                .hasSize(6)
                .extracting(Parked::reason)
                .containsOnly(new Reason.Held(SIX));
        return twins;
    }

    /// Three of thirteen were on the other side before the first run, and say something else there.
    private static Twins threeTakeOversHeld() {
        var twins = new Twins(new Mirror(OnDrift.RESTORE, Others.KEEP), Guard.DEFAULT);
        for (int i = 0; i < 13; i++) {
            twins.left.userPuts("u" + i, "body");
        }
        THREE.forEach(uid -> twins.right.userPuts(uid, "theirs"));
        var report = twins.runAlone();
        assertThat(report.finding()).contains(FIRST);
        assertThat(report.counts().created()).isEqualTo(10);
        return twins;
    }

    private static void later(Twins twins) {
        twins.left.unreadable.clear();
        twins.right.unreadable.clear();
        twins.now = twins.now.plus(Duration.ofMinutes(10));
    }

    private static void stillAsked(Twins twins) {
        for (int i = 0; i < 2; i++) {
            assertThat(twins.runAlone().outcome()).isEqualTo(Outcome.HELD);
            assertThat(twins.ledger.parked())
                    .hasSize(3)
                    .extracting(Parked::reason)
                    .containsOnly(new Reason.Held(FIRST));
            assertThat(twins.right.bodies()).containsEntry("u0", "theirs");
        }
        assertThat(twins.run(Held.CONFIRMED).outcome()).isEqualTo(Outcome.DONE);
        assertThat(twins.right.bodies()).isEqualTo(twins.left.bodies());
    }

    @Test
    void a_deletion_is_not_carried_out_when_its_object_can_be_read_again() {
        var twins = sixHeld();
        later(twins);
        assertThat(twins.runAlone().outcome()).isEqualTo(Outcome.HELD);
        assertThat(twins.right.bodies()).hasSize(20);
    }

    @Test
    void a_refusal_that_could_not_read_everything_says_so_and_leaves_the_rest_held() {
        var twins = sixHeld();
        assertThat(twins.refuse().open())
                .extracting(Deciding.Open::why)
                .containsOnly(new Deciding.Why.Failed(SICK))
                .hasSize(3);
        later(twins);
        assertThat(twins.runAlone().outcome()).isEqualTo(Outcome.HELD);
        assertThat(twins.right.bodies()).hasSize(20);
        assertThat(twins.refuse().open()).isEmpty();
        assertThat(twins.runAlone().outcome()).isEqualTo(Outcome.DONE);
        assertThat(twins.right.bodies()).hasSize(20);
    }

    @Test
    void a_take_over_is_not_carried_out_when_the_target_can_be_read_again() {
        var twins = threeTakeOversHeld();
        twins.right.unreadable.put(new Href("/u0"), SICK);
        assertThat(twins.runAlone().outcome()).isEqualTo(Outcome.HELD);
        assertThat(twins.ledger.parked()).extracting(Parked::id).containsOnlyOnceElementsOf(THREE);
        later(twins);
        stillAsked(twins);
    }

    @Test
    void a_take_over_is_not_carried_out_when_the_source_can_be_read_again() {
        var twins = threeTakeOversHeld();
        twins.left.unreadable.put(new Href("/u0"), SICK);
        assertThat(twins.runAlone().outcome()).isEqualTo(Outcome.HELD);
        later(twins);
        stillAsked(twins);
    }

    @Test
    void what_was_confirmed_and_has_changed_meanwhile_is_asked_about_again() {
        var twins = threeTakeOversHeld();
        twins.right.meanwhile = () -> THREE.forEach(uid -> twins.right.userPuts(uid, "edited"));
        twins.run(Held.CONFIRMED);
        assertThat(twins.runAlone().outcome()).isEqualTo(Outcome.HELD);
        assertThat(twins.right.bodies()).containsEntry("u0", "edited");
    }

    @Test
    void a_creation_that_fails_where_a_deletion_is_held_does_not_let_the_deletion_go() {
        var twins = new Twins(new TwoWay(OnClash.LEFT), new Guard(0, 0));
        twins.left.userPuts("a", "a");
        twins.left.userPuts("b", "b");
        twins.runAlone();
        twins.right.userDeletes("a");
        assertThat(twins.runAlone().outcome()).isEqualTo(Outcome.HELD);
        twins.left.userPuts("a", "edited");
        twins.right.unwritable.put(new Uid("a"), SICK);
        twins.runAlone();
        twins.left.userPuts("a", "a");
        twins.right.unwritable.clear();
        var open = twins.with(Guard.DEFAULT);
        assertThat(open.runAlone().outcome()).isEqualTo(Outcome.HELD);
        assertThat(open.left.bodies()).containsKey("a");
    }
}

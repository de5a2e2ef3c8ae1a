package io.calferry.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

class RunTest {

    private static final Policy MIRROR = new Mirror(OnDrift.RESTORE, Others.KEEP);
    private static final Fault SICK =
            new Fault.Refused(Fault.Refused.Why.SERVER_ERROR, "500 Internal Server Error");
    private static final Fault OFFLINE =
            new Fault.Offline("dav.example.org", Fault.Offline.Why.TIMED_OUT);

    private static Twins mirrorOf(int objects) {
        var twins = new Twins(MIRROR, Guard.DEFAULT);
        for (int i = 0; i < objects; i++) {
            twins.left.userPuts("u" + i, "body" + i);
        }
        twins.runAlone();
        return twins;
    }

    @Test
    void a_second_run_of_an_unchanged_profile_asks_each_side_once_and_reads_nothing() {
        var twins = mirrorOf(30);
        twins.left.lists = twins.left.reads = twins.right.lists = twins.right.reads = 0;
        var report = twins.runAlone();
        assertThat(
                        List.of(
                                twins.left.lists,
                                twins.left.reads,
                                twins.right.lists,
                                twins.right.reads))
                .isEqualTo(List.of(1, 0, 1, 0));
        assertThat(report.counts()).isEqualTo(new Counts(0, 0, 0, 0, 30, 0, 0));
        assertThat(report.outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void an_entry_that_a_listing_leaves_out_is_not_gone() {
        var twins = mirrorOf(3);
        twins.left.forgetTokens();
        twins.left.hidden.add(new Href("/u1"));
        var report = twins.runAlone();
        assertThat(twins.plan().steps()).isEmpty();
        assertThat(twins.right.bodies()).isEqualTo(twins.left.bodies());
        assertThat(report.counts()).isEqualTo(new Counts(0, 0, 0, 0, 3, 0, 0));
    }

    @Test
    void a_listing_that_fails_changes_nothing_and_keeps_the_tokens() {
        var twins = mirrorOf(3);
        var tokens = twins.ledger.tokens();
        twins.left.userPuts("new", "new");
        twins.right.down = Optional.of(OFFLINE);
        var report = twins.runAlone();
        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(report.fault()).contains(new Report.Trouble(Side.RIGHT, OFFLINE));
        assertThat(twins.ledger.tokens()).isEqualTo(tokens);
        twins.right.down = Optional.empty();
        assertThat(twins.runAlone().counts().created()).isEqualTo(1);
    }

    @Test
    void many_deletions_are_held_while_creates_and_updates_go_ahead() {
        var twins = mirrorOf(40);
        for (int i = 0; i < 9; i++) {
            twins.left.userDeletes("u" + i);
        }
        twins.left.userPuts("u20", "changed");
        twins.left.userPuts("new", "new");
        var report = twins.runAlone();
        assertThat(report.outcome()).isEqualTo(Outcome.HELD);
        assertThat(report.finding()).contains(new Guard.Finding.TooMany(9, 0, 40));
        assertThat(report.counts()).isEqualTo(new Counts(1, 1, 0, 0, 39, 0, 9));
        assertThat(twins.right.bodies()).hasSize(41).containsEntry("u20", "changed");
        assertThat(report.waiting()).extracting(Parked::title).contains("body0", "body8");

        assertThat(twins.runAlone().counts().held()).as("they go on waiting").isEqualTo(9);
        var confirmed = twins.run(Held.CONFIRMED);
        assertThat(confirmed.counts()).isEqualTo(new Counts(0, 0, 9, 0, 32, 0, 0));
        assertThat(confirmed.outcome()).isEqualTo(Outcome.DONE);
        assertThat(twins.right.bodies()).isEqualTo(twins.left.bodies());
    }

    @Test
    void held_deletions_are_dropped_when_the_source_has_its_entries_back() {
        var twins = mirrorOf(10);
        for (int i = 0; i < 6; i++) {
            twins.left.userDeletes("u" + i);
        }
        assertThat(twins.runAlone().counts().held()).isEqualTo(6);
        for (int i = 0; i < 6; i++) {
            twins.left.userPuts("u" + i, "body" + i);
        }
        var report = twins.runAlone();
        assertThat(report.outcome()).isEqualTo(Outcome.DONE);
        assertThat(report.waiting()).isEmpty();
        assertThat(twins.right.bodies()).isEqualTo(twins.left.bodies()).hasSize(10);
    }

    @Test
    void five_deletions_of_ten_pass_and_six_do_not() {
        var five = mirrorOf(10);
        var six = mirrorOf(10);
        for (int i = 0; i < 6; i++) {
            if (i < 5) {
                five.left.userDeletes("u" + i);
            }
            six.left.userDeletes("u" + i);
        }
        assertThat(five.runAlone().counts().deleted()).isEqualTo(5);
        assertThat(six.runAlone().counts().deleted()).isZero();
    }

    @Test
    void a_source_that_is_suddenly_empty_deletes_nothing() {
        var twins = mirrorOf(2);
        twins.left.userDeletes("u0");
        twins.left.userDeletes("u1");
        twins.left.forgetTokens();
        var report = twins.runAlone();
        assertThat(report.finding()).contains(new Guard.Finding.Emptied(Side.LEFT));
        assertThat(twins.right.bodies()).hasSize(2);
    }

    @Test
    void a_first_run_does_not_rewrite_what_was_there_before_it() {
        var twins = new Twins(MIRROR, Guard.DEFAULT);
        twins.left.userPuts("a", "ours");
        twins.left.userPuts("b", "new");
        twins.right.userPuts("a", "theirs");
        var report = twins.runAlone();
        assertThat(report.finding()).contains(new Guard.Finding.FirstRun(1));
        assertThat(twins.right.bodies()).isEqualTo(Map.of("a", "theirs", "b", "new"));
        var undone = twins.undo(twins.run(Held.CONFIRMED));
        assertThat(undone.left()).isEmpty();
        assertThat(twins.right.bodies()).isEqualTo(Map.of("a", "theirs", "b", "new"));
    }

    @Test
    void what_a_killed_first_run_began_to_make_is_finished_without_a_question() {
        for (var policy : List.of(MIRROR, new TwoWay(OnClash.ASK))) {
            var twins = new Twins(policy, Guard.DEFAULT);
            twins.left.userPuts("u1", "one");
            twins.right.crashAmidWrite = 1;
            assertThatThrownBy(twins::runAlone).isInstanceOf(MemoryStore.Crash.class);
            assertThat(twins.right.bodies()).isEqualTo(Map.of("u1", "a part of one"));

            var revived = twins.revived();
            var report = revived.runAlone();

            assertThat(report.outcome()).isEqualTo(Outcome.DONE);
            assertThat(report.counts()).isEqualTo(new Counts(0, 1, 0, 0, 0, 0, 0));
            assertThat(revived.right.bodies()).isEqualTo(Map.of("u1", "one"));
            assertThat(revived.plan().steps()).isEmpty();
            revived.undo(report);
            assertThat(revived.right.bodies()).as("what was begun was ours").isEmpty();
        }
    }

    @Test
    void what_a_killed_run_began_to_change_is_no_clash() {
        for (var rule : OnClash.values()) {
            var twins = new Twins(new TwoWay(rule), Guard.DEFAULT);
            twins.left.userPuts("u1", "one");
            twins.runAlone();
            twins.left.userPuts("u1", "two");
            twins.right.crashAmidWrite = twins.right.writes + 1;
            assertThatThrownBy(twins::runAlone).isInstanceOf(MemoryStore.Crash.class);

            var revived = twins.revived();
            var report = revived.runAlone();

            assertThat(report.outcome()).isEqualTo(Outcome.DONE);
            assertThat(revived.bodies())
                    .isEqualTo(List.of(Map.of("u1", "two"), Map.of("u1", "two")));
        }
    }

    @Test
    void what_a_killed_first_run_began_to_rewrite_was_there_before_it_and_waits_for_a_person() {
        var twins = new Twins(MIRROR, Guard.DEFAULT);
        twins.left.userPuts("a", "ours");
        twins.right.userPuts("a", "theirs");
        twins.right.crashAmidWrite = 1;
        assertThatThrownBy(() -> twins.run(Held.CONFIRMED)).isInstanceOf(MemoryStore.Crash.class);

        var revived = twins.revived();

        assertThat(revived.runAlone().finding()).contains(new Guard.Finding.FirstRun(1));
        var report = revived.run(Held.CONFIRMED);
        assertThat(revived.bodies()).isEqualTo(List.of(Map.of("a", "ours"), Map.of("a", "ours")));
        revived.undo(report);
        assertThat(revived.right.bodies())
                .as("what was there before is nothing that we made")
                .containsOnlyKeys("a");
    }

    @Test
    void an_edit_of_what_a_killed_run_began_to_change_is_a_clash() {
        var twins = new Twins(new TwoWay(OnClash.ASK), Guard.DEFAULT);
        twins.left.userPuts("u1", "one");
        twins.runAlone();
        twins.left.userPuts("u1", "two");
        twins.right.crashAmidWrite = twins.right.writes + 1;
        assertThatThrownBy(twins::runAlone).isInstanceOf(MemoryStore.Crash.class);
        var revived = twins.revived();
        revived.right.userPuts("u1", "a person's");

        assertThat(revived.runAlone().waiting())
                .extracting(Parked::reason)
                .containsExactly(new Reason.Clash());
        assertThat(revived.bodies())
                .isEqualTo(List.of(Map.of("u1", "two"), Map.of("u1", "a person's")));
    }

    @Test
    void what_was_begun_is_finished_although_it_says_the_same() {
        var twins = new Twins(MIRROR, Guard.DEFAULT);
        twins.left.userPuts("u1", "one");
        twins.right.userPuts("u1", "one\n" + Twins.PROFILE + " LEFT making u1");

        assertThat(twins.runAlone().counts()).isEqualTo(new Counts(0, 1, 0, 0, 0, 0, 0));
    }

    @Test
    void a_mark_of_what_was_begun_proves_nothing_for_others() {
        for (var mark :
                List.of(
                        "other LEFT making u1",
                        Twins.PROFILE + " RIGHT making u1",
                        Twins.PROFILE + " LEFT making u2",
                        Twins.PROFILE + " LEFT " + "0".repeat(64) + " u1")) {
            var twins = new Twins(MIRROR, Guard.DEFAULT);
            twins.left.userPuts("u1", "one");
            twins.right.userPuts("u1", "a part of one\n" + mark);

            assertThat(twins.runAlone().outcome()).as(mark).isEqualTo(Outcome.HELD);
            assertThat(twins.right.bodies()).as(mark).isEqualTo(Map.of("u1", "a part of one"));
        }
    }

    @Test
    void what_was_begun_and_has_lost_its_source_is_left_alone() {
        for (var policy : List.of(MIRROR, new TwoWay(OnClash.ASK))) {
            var twins = new Twins(policy, Guard.DEFAULT);
            twins.right.userPuts("u1", "a part of one\n" + Twins.PROFILE + " LEFT making u1");

            assertThat(twins.runAlone().outcome()).isEqualTo(Outcome.DONE);
            assertThat(twins.bodies()).isEqualTo(List.of(Map.of(), Map.of("u1", "a part of one")));
        }
    }

    @Test
    void an_object_that_cannot_be_read_is_parked_and_never_looks_deleted() {
        var twins = mirrorOf(3);
        var place = twins.left.userPuts("u1", "edited");
        twins.left.unreadable.put(place.href(), SICK);
        var report = twins.runAlone();
        assertThat(report.outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(report.waiting())
                .extracting(Parked::reason)
                .containsExactly(new Reason.Failed(Side.LEFT, SICK));
        assertThat(twins.right.bodies()).containsEntry("u1", "body1").hasSize(3);

        twins.left.unreadable.clear();
        twins.now = twins.now.plus(Duration.ofDays(1));
        assertThat(twins.runAlone().waiting()).isEmpty();
        assertThat(twins.right.bodies()).containsEntry("u1", "edited");
    }

    @Test
    void an_object_that_was_never_read_is_carried_once_it_can_be() {
        var twins = new Twins(MIRROR, Guard.DEFAULT);
        twins.left.userPuts("good", "good");
        var place = twins.left.userPuts("sick", "sick");
        twins.left.unreadable.put(place.href(), SICK);
        assertThat(twins.runAlone().counts()).isEqualTo(new Counts(1, 0, 0, 0, 0, 1, 0));
        twins.left.unreadable.clear();
        twins.now = twins.now.plus(Duration.ofHours(1));
        assertThat(twins.runAlone().counts()).isEqualTo(new Counts(1, 0, 0, 0, 1, 0, 0));
    }

    @Test
    void a_parked_object_is_left_alone_until_its_time_comes_or_it_changes() {
        var twins = new Twins(MIRROR, Guard.DEFAULT);
        twins.left.userPuts("a", "a");
        twins.right.unwritable.put(new Uid("a"), SICK);
        twins.runAlone();
        var first = twins.ledger.parked().getFirst();
        assertThat(first.nextTry()).isEqualTo(twins.now.plus(Duration.ofMinutes(5)));

        twins.right.unwritable.clear();
        twins.runAlone();
        assertThat(twins.ledger.parked()).as("not yet").containsExactly(first);
        assertThat(twins.right.bodies()).isEmpty();

        twins.left.userPuts("a", "changed");
        twins.runAlone();
        assertThat(twins.ledger.parked()).isEmpty();
        assertThat(twins.right.bodies()).isEqualTo(Map.of("a", "changed"));
    }

    @Test
    void patience_grows_with_every_attempt_up_to_a_day() {
        var twins = new Twins(MIRROR, Guard.DEFAULT);
        twins.left.userPuts("a", "a");
        twins.right.unwritable.put(new Uid("a"), SICK);
        var waits = new ArrayList<Duration>();
        for (int i = 0; i < 11; i++) {
            twins.runAlone();
            var parked = twins.ledger.parked().getFirst();
            waits.add(Duration.between(twins.now, parked.nextTry()));
            twins.now = parked.nextTry();
        }
        assertThat(waits.stream().map(Duration::toMinutes))
                .containsExactly(5L, 10L, 20L, 40L, 80L, 160L, 320L, 640L, 1280L, 1440L, 1440L);
    }

    @Test
    void one_refused_object_does_not_stop_the_rest() {
        var twins = new Twins(MIRROR, Guard.DEFAULT);
        for (int i = 0; i < 20; i++) {
            twins.left.userPuts("u" + i, "body" + i);
        }
        twins.right.unwritable.put(new Uid("u7"), SICK);
        assertThat(twins.runAlone().counts()).isEqualTo(new Counts(19, 0, 0, 0, 0, 1, 0));
        assertThat(twins.right.bodies()).hasSize(19).doesNotContainKey("u7");
    }

    @Test
    void a_deletion_that_was_refused_is_tried_again() {
        var twins = mirrorOf(3);
        twins.left.userDeletes("u1");
        twins.right.unwritable.put(new Uid("u1"), SICK);
        assertThat(twins.runAlone().counts().parked()).isEqualTo(1);
        twins.right.unwritable.clear();
        twins.now = twins.now.plus(Duration.ofHours(1));
        assertThat(twins.runAlone().counts()).isEqualTo(new Counts(0, 0, 1, 0, 2, 0, 0));
        assertThat(twins.right.bodies()).isEqualTo(twins.left.bodies());
    }

    @Test
    void an_edit_between_look_and_write_is_not_overwritten() {
        var twins = new Twins(new TwoWay(OnClash.ASK), Guard.DEFAULT);
        twins.left.userPuts("a", "1");
        twins.runAlone();
        twins.left.userPuts("a", "2");
        twins.right.meanwhile = () -> twins.right.userPuts("a", "meanwhile");
        assertThat(twins.runAlone().outcome()).isEqualTo(Outcome.PARTIAL);
        assertThat(twins.right.bodies()).isEqualTo(Map.of("a", "meanwhile"));

        var report = twins.runAlone();
        assertThat(report.waiting()).extracting(Parked::reason).containsExactly(new Reason.Clash());
        assertThat(twins.bodies()).isEqualTo(List.of(Map.of("a", "2"), Map.of("a", "meanwhile")));
    }

    @Test
    void a_copy_that_somebody_else_made_meanwhile_is_adopted_in_the_next_run() {
        var twins = new Twins(MIRROR, Guard.DEFAULT);
        twins.left.userPuts("a", "1");
        twins.right.meanwhile = () -> twins.right.userPuts(new Href("/other"), "a", "1");
        twins.runAlone();
        var report = twins.runAlone();
        assertThat(report.counts()).isEqualTo(new Counts(0, 0, 0, 1, 0, 0, 0));
        assertThat(report.waiting()).isEmpty();
    }

    @Test
    void a_clash_changes_neither_side_is_asked_again_and_ends_when_both_say_the_same() {
        var twins = new Twins(new TwoWay(OnClash.ASK), Guard.DEFAULT);
        twins.left.userPuts("a", "1");
        twins.runAlone();
        twins.left.userPuts("a", "left");
        twins.right.userPuts("a", "right");
        for (int i = 0; i < 3; i++) {
            var report = twins.runAlone();
            assertThat(report.waiting())
                    .extracting(Parked::reason)
                    .containsExactly(new Reason.Clash());
            assertThat(twins.bodies())
                    .isEqualTo(List.of(Map.of("a", "left"), Map.of("a", "right")));
        }
        twins.right.userPuts("a", "left");
        assertThat(twins.runAlone().waiting()).isEmpty();
        assertThat(twins.plan().steps()).isEmpty();
    }

    @Test
    void a_clash_between_an_edit_and_a_deletion_is_asked_about_too() {
        var twins = new Twins(new TwoWay(OnClash.ASK), Guard.DEFAULT);
        twins.left.userPuts("a", "1");
        twins.runAlone();
        twins.left.userPuts("a", "edited");
        twins.right.userDeletes("a");
        for (int i = 0; i < 2; i++) {
            assertThat(twins.runAlone().waiting())
                    .extracting(Parked::reason)
                    .containsExactly(new Reason.Clash());
        }
        assertThat(twins.bodies()).isEqualTo(List.of(Map.of("a", "edited"), Map.of()));
    }

    @Test
    void a_rule_that_withholds_an_object_takes_its_copy_away_and_gives_it_back() {
        var twins = mirrorOf(3);
        twins.left.userPuts("u1", "secret");
        assertThat(twins.runAlone().counts().deleted()).isEqualTo(1);
        assertThat(twins.right.bodies()).doesNotContainKey("u1");
        assertThat(twins.plan().steps()).isEmpty();
        twins.left.userPuts("u1", "no longer");
        assertThat(twins.runAlone().counts().created()).isEqualTo(1);
    }

    @Test
    void what_leaves_the_window_keeps_its_copy() {
        var twins = mirrorOf(3);
        twins.left.userPuts("u1", "far away");
        twins.left.forgetTokens();
        assertThat(twins.runAlone().counts()).isEqualTo(new Counts(0, 0, 0, 0, 3, 0, 0));
        assertThat(twins.right.bodies()).containsEntry("u1", "body1");
        twins.left.userPuts("u1", "near again");
        assertThat(twins.runAlone().counts().updated()).isEqualTo(1);
    }

    @Test
    void other_rules_are_applied_to_what_is_there_already() {
        var twins = mirrorOf(3);
        twins.shaping.key = "other rules";
        twins.left.reads = 0;
        twins.runAlone();
        assertThat(twins.left.reads).isPositive();
        assertThat(twins.plan().steps()).isEmpty();
    }

    @Test
    void a_second_object_of_one_uid_is_parked_and_the_first_stays_in_sync() {
        var twins = mirrorOf(2);
        twins.left.userPuts(new Href("/copy"), "u1", "copied");
        var report = twins.runAlone();
        assertThat(report.waiting()).extracting(Parked::id).containsExactly("LEFT /copy");
        assertThat(twins.right.bodies()).containsEntry("u1", "body1");
    }

    @Test
    void an_object_that_moved_to_another_href_is_neither_deleted_nor_made_anew() {
        var twins = mirrorOf(2);
        twins.left.userDeletes("u1");
        twins.left.userPuts(new Href("/moved"), "u1", "body1");
        int writes = twins.right.writes;
        twins.runAlone();
        assertThat(twins.right.writes).isEqualTo(writes);
        assertThat(twins.plan().steps()).isEmpty();
        twins.left.userPuts(new Href("/moved"), "u1", "edited");
        twins.runAlone();
        assertThat(twins.right.bodies()).containsEntry("u1", "edited");
    }

    @Test
    void a_cancelled_run_stops_between_writes_and_the_next_one_goes_on() {
        var twins = new Twins(MIRROR, Guard.DEFAULT);
        for (int i = 0; i < 200; i++) {
            twins.left.userPuts("u" + i, "body" + i);
        }
        var seen = new AtomicInteger();
        var watch =
                new Watch() {
                    @Override
                    public void progress(Progress progress) {
                        if (progress.phase() == Phase.WRITING) {
                            seen.incrementAndGet();
                        }
                    }

                    @Override
                    public boolean cancelled() {
                        return seen.get() >= 10;
                    }
                };
        var report = twins.run(Held.WAIT_FOR_A_PERSON, watch);
        assertThat(report.outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(twins.right.writes).isBetween(10, 199);
        assertThat(twins.runAlone().outcome()).isEqualTo(Outcome.DONE);
        assertThat(twins.right.writes).as("none twice").isEqualTo(200);
    }

    @Test
    void a_sign_in_that_is_refused_in_the_middle_ends_the_run_and_loses_nothing() {
        var twins = new Twins(MIRROR, Guard.DEFAULT);
        for (int i = 0; i < 100; i++) {
            twins.left.userPuts("u" + i, "body" + i);
        }
        var refused = new Fault.SignIn("dav.example.org", Fault.SignIn.Why.REFUSED);
        twins.right.unwritable.put(new Uid("u50"), refused);
        var report = twins.runAlone();
        assertThat(report.fault()).contains(new Report.Trouble(Side.RIGHT, refused));
        twins.right.unwritable.clear();
        twins.runAlone();
        assertThat(twins.right.bodies()).isEqualTo(twins.left.bodies());
        assertThat(twins.right.writes).isEqualTo(100);
    }

    @Test
    void a_preview_writes_nothing_anywhere_and_shows_what_differs() {
        var twins = mirrorOf(2);
        twins.left.userPuts("u1", "after");
        twins.left.userPuts("u2", "new");
        twins.left.userDeletes("u0");
        var tokens = twins.ledger.tokens();
        var plan = twins.plan();
        assertThat(plan.steps())
                .extracting(p -> p.step().uid() + " " + p.title() + " " + p.changes())
                .containsExactly(
                        "u0 body0 [FieldChange[name=body, from=body0, to=]]",
                        "u1 after [FieldChange[name=body, from=body1, to=after]]",
                        "u2 new [FieldChange[name=body, from=, to=new]]");
        assertThat(twins.ledger.tokens()).isEqualTo(tokens);
        assertThat(twins.right.writes).isEqualTo(2);
    }

    @Test
    void an_undo_leaves_alone_what_somebody_changed_since() {
        var twins = new Twins(MIRROR, Guard.DEFAULT);
        twins.left.userPuts("a", "1");
        twins.left.userPuts("b", "1");
        var report = twins.runAlone();
        twins.right.userPuts("b", "edited");
        var undone = twins.undo(report);
        assertThat(undone.left())
                .containsExactly(new Undoing.Left(new Uid("b"), "1", new Undoing.Why.Touched()));
        assertThat(twins.right.bodies()).isEqualTo(Map.of("b", "edited"));
    }

    @Test
    void an_undo_can_be_undone() {
        var twins = mirrorOf(3);
        twins.left.userPuts("u0", "changed");
        twins.left.userDeletes("u1");
        twins.left.userPuts("new", "new");
        var report = twins.runAlone();
        var after = twins.bodies();
        var undone = twins.undo(report);
        assertThat(undone.counts().created()).isEqualTo(1);
        assertThat(twins.bodies()).isNotEqualTo(after);
        var again = new Undoing(twins.ends(), java.time.Clock.systemUTC());
        try {
            assertThat(again.undo(undone.run(), Watch.NONE).left()).isEmpty();
        } catch (StoreException e) {
            throw new AssertionError(e);
        }
        assertThat(twins.bodies()).isEqualTo(after);
        assertThat(twins.plan().steps()).isEmpty();
    }
}

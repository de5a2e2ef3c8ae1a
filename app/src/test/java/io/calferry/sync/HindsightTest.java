package io.calferry.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.sync.Hindsight.After;
import io.calferry.sync.Hindsight.Before;
import io.calferry.sync.Hindsight.Story;
import io.calferry.sync.Ledger.Entry;
import io.calferry.sync.Policy.Mirror;
import io.calferry.sync.Policy.OnDrift;
import io.calferry.sync.Policy.Others;
import io.calferry.sync.Shaping.FieldChange;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What the entries of a run changed, and taking back some of them.
class HindsightTest {

    private static final Fault SICK =
            new Fault.Refused(Fault.Refused.Why.SERVER_ERROR, "500 Internal Server Error");

    private final Twins twins = new Twins(new Mirror(OnDrift.LEAVE, Others.KEEP), Guard.DEFAULT);

    /// A run that updates u0, deletes u1 and creates new.
    private Report run() {
        for (int i = 0; i < 3; i++) {
            twins.left.userPuts("u" + i, "body" + i);
        }
        twins.runAlone();
        twins.left.userPuts("u0", "changed");
        twins.left.userDeletes("u1");
        twins.left.userPuts("new", "new");
        return twins.runAlone();
    }

    private Story story(Report report, String uid) {
        var entry = kept(report, uid).entry();
        return Twins.calmly(() -> new Hindsight(twins.ends()).of(entry));
    }

    private MemoryLedger.Kept kept(Report report, String uid) {
        return twins.history(report.run()).stream()
                .filter(kept -> uid(kept.entry()).equals(uid))
                .findFirst()
                .orElseThrow();
    }

    private static String uid(Entry entry) {
        return switch (entry) {
            case Entry.Linked(var link, _, _) -> link.uid().value();
            case Entry.Unlinked(var uid, _, _) -> uid.value();
            case Entry.Adopted _,
                    Entry.Differs _,
                    Entry.Released _,
                    Entry.Waits _,
                    Entry.Forgotten _ ->
                    throw new AssertionError(entry);
        };
    }

    @Test
    void what_a_run_did_is_told_field_by_field() {
        var report = run();
        assertThat(story(report, "u0").fields())
                .containsExactly(new FieldChange("body", "body0", "changed"));
        assertThat(story(report, "u1").fields())
                .containsExactly(new FieldChange("body", "body1", ""));
        assertThat(story(report, "u1").after()).isEqualTo(new After.Nothing());
        assertThat(story(report, "new").fields())
                .containsExactly(new FieldChange("body", "", "new"));
        assertThat(story(report, "new").before()).isEqualTo(new Before.Nothing());
    }

    @Test
    void what_was_written_is_not_known_where_it_changed_since() {
        var report = run();
        twins.right.userPuts("u0", "later");
        twins.right.userDeletes("new");
        assertThat(story(report, "u0").after()).isEqualTo(new After.ChangedSince());
        assertThat(story(report, "u0").fields())
                .containsExactly(new FieldChange("body", "body0", ""));
        assertThat(story(report, "new"))
                .isEqualTo(new Story(new Before.Nothing(), new After.GoneSince(), List.of()));
    }

    @Test
    void what_can_not_be_read_is_told_with_the_reason() {
        var report = run();
        twins.right.unreadable.put(new Href("/u0"), SICK);
        assertThat(story(report, "u0").after()).isEqualTo(new After.Unreadable(SICK));
    }

    @Test
    void a_forgotten_image_tells_nothing() {
        var report = run();
        ((MemoryLedger) twins.ledger).forgetImages(twins.now.plus(Duration.ofDays(1)));
        assertThat(story(report, "u0"))
                .isEqualTo(new Story(new Before.Unknown(), new After.Unknown(), List.of()));
    }

    @Test
    void one_step_of_a_run_can_be_taken_back() {
        var report = run();
        var undone = twins.undo(report.run(), List.of(kept(report, "u1").id()));
        assertThat(undone.left()).isEmpty();
        assertThat(undone.counts().created()).isEqualTo(1);
        assertThat(twins.right.bodies())
                .isEqualTo(Map.of("new", "new", "u0", "changed", "u1", "body1", "u2", "body2"));
        assertThat(twins.plan().steps()).isEmpty();
        assertThat(twins.undo(report).left())
                .as("the step that was taken back already is no longer as it was")
                .extracting(Undoing.Left::uid)
                .containsExactly(new Uid("u1"));
        assertThat(twins.right.bodies())
                .isEqualTo(Map.of("u0", "body0", "u1", "body1", "u2", "body2"));
    }

    @Test
    void an_entry_of_another_run_is_passed_over() {
        var first = run();
        twins.left.userPuts("u2", "changed");
        var second = twins.runAlone();
        assertThat(twins.undo(first.run(), List.of(kept(second, "u2").id())).counts().updated())
                .isZero();
        assertThat(twins.right.bodies()).containsEntry("u2", "changed");
    }

    @Test
    void an_undo_tells_how_far_it_is() {
        var report = run();
        var last = new Watch.Progress[1];
        Watch watch = progress -> last[0] = progress;
        Twins.calmly(
                () ->
                        new Undoing(twins.ends(), java.time.Clock.systemUTC())
                                .undo(report.run(), watch));
        assertThat(last[0]).isEqualTo(new Watch.Progress(Watch.Phase.WRITING, 3, 3));
    }
}

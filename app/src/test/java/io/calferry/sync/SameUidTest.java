package io.calferry.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.sync.Parked.Reason;
import io.calferry.sync.Policy.Mirror;
import io.calferry.sync.Policy.OnClash;
import io.calferry.sync.Policy.OnDrift;
import io.calferry.sync.Policy.Others;
import io.calferry.sync.Policy.TwoWay;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Conversion rule 8: one mailbox may hold a UID several times. The objects are told apart by where
/// they lie, one of them crosses, and the others are parked: nothing is merged in silence.
class SameUidTest {

    private static final Href FIRST = new Href("/u");
    private static final Href COPY = new Href("/copy");
    private static final Fault TWICE =
            new Fault.Unreadable(
                    Fault.Unreadable.Why.BAD_OBJECT,
                    "the same UID is also at another place of this calendar");

    private static Twins twins(Policy policy) {
        return new Twins(policy, Guard.DEFAULT);
    }

    private static Twins mirror() {
        return twins(new Mirror(OnDrift.RESTORE, Others.KEEP));
    }

    /// With one of a UID that has crossed, and then a second one.
    private static Twins linked(Policy policy) {
        var twins = twins(policy);
        twins.left.userPuts(FIRST, "u", "first");
        twins.runAlone();
        twins.left.userPuts(COPY, "u", "copied");
        return twins;
    }

    private static String at(MemoryStore store, Href href) {
        var answer = Twins.calmly(() -> store.read(List.of(href))).getFirst();
        return PlainShaping.body(((Answer.Found) answer).stored().object());
    }

    /// Why the one at this href waits, and whose it is.
    private static List<Object> waiting(Report report) {
        return report.waiting().stream()
                .<Object>map(it -> List.of(it.id(), it.uid(), it.reason()))
                .toList();
    }

    private static List<Object> parked(Href href) {
        return List.of("LEFT " + href, Optional.empty(), new Reason.Failed(Side.LEFT, TWICE));
    }

    @Test
    void rule_8_of_two_that_are_new_the_first_crosses_and_the_other_is_parked() {
        var twins = mirror();
        twins.left.userPuts(FIRST, "u", "first");
        twins.left.userPuts(COPY, "u", "copied");

        var report = twins.runAlone();

        // In the order of the listing.
        assertThat(twins.right.bodies()).isEqualTo(Map.of("u", "copied"));
        assertThat(waiting(report)).containsExactly(parked(FIRST));
        assertThat(at(twins.left, FIRST)).isEqualTo("first");
        assertThat(at(twins.left, COPY)).isEqualTo("copied");
    }

    @Test
    void rule_8_a_second_one_changes_nothing_of_what_crossed_however_often_it_is_edited() {
        for (var policy :
                List.of(
                        new Mirror(OnDrift.RESTORE, Others.KEEP),
                        new Mirror(OnDrift.RESTORE, Others.DELETE),
                        new TwoWay(OnClash.NEWEST))) {
            var twins = linked(policy);
            int writes = twins.writes();
            assertThat(waiting(twins.runAlone())).containsExactly(parked(COPY));
            twins.left.userPuts(COPY, "u", "copied and edited");
            assertThat(waiting(twins.runAlone())).containsExactly(parked(COPY));

            assertThat(twins.writes()).isEqualTo(writes);
            assertThat(twins.right.bodies()).isEqualTo(Map.of("u", "first"));
        }
    }

    @Test
    void rule_8_an_edit_of_the_first_crosses_and_an_edit_from_the_other_side_goes_to_it() {
        var twins = linked(new TwoWay(OnClash.ASK));
        twins.runAlone();
        twins.left.userPuts(FIRST, "u", "edited");
        twins.runAlone();
        assertThat(twins.right.bodies()).isEqualTo(Map.of("u", "edited"));

        twins.right.userPuts("u", "answered");
        twins.runAlone();

        assertThat(at(twins.left, FIRST)).isEqualTo("answered");
        assertThat(at(twins.left, COPY)).isEqualTo("copied");
    }

    @Test
    void rule_8_where_the_first_goes_the_other_takes_its_place_as_an_edit() {
        var twins = linked(new Mirror(OnDrift.RESTORE, Others.KEEP));
        twins.runAlone();
        twins.left.userDeletes(FIRST);

        var report = twins.runAlone();

        assertThat(waiting(report)).isEmpty();
        assertThat(report.counts()).isEqualTo(new Counts(0, 1, 0, 0, 0, 0, 0));
        assertThat(twins.right.bodies()).isEqualTo(Map.of("u", "copied"));
        assertThat(twins.plan().steps()).isEmpty();
    }

    @Test
    void rule_8_where_the_other_goes_it_waits_no_longer() {
        var twins = linked(new Mirror(OnDrift.RESTORE, Others.KEEP));
        twins.runAlone();
        twins.left.userDeletes(COPY);

        var report = twins.runAlone();

        assertThat(waiting(report)).isEmpty();
        assertThat(report.counts()).isEqualTo(new Counts(0, 0, 0, 0, 1, 0, 0));
        assertThat(twins.right.bodies()).isEqualTo(Map.of("u", "first"));
    }
}

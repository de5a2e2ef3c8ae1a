package io.calferry.desktop.preview;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.sync.Changes;
import io.calferry.sync.Fingerprint;
import io.calferry.sync.Href;
import io.calferry.sync.Place;
import io.calferry.sync.Plan.Planned;
import io.calferry.sync.Plan.Standing;
import io.calferry.sync.Run.Held;
import io.calferry.sync.Run.Leave;
import io.calferry.sync.Seen;
import io.calferry.sync.Side;
import io.calferry.sync.Step;
import io.calferry.sync.Uid;
import io.calferry.sync.Version;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a person wants of a plan.
class ChoicesTest {

    private final Choices choices = new Choices();

    private static Row row(String uid, Standing standing) {
        var seen = new Seen(new Place(new Href(uid), new Version("1")), Fingerprint.NONE);
        return Row.of(
                        new Planned(
                                new Step.Delete(new Uid(uid), Side.RIGHT, seen),
                                uid,
                                Changes.NONE,
                                standing,
                                Optional.empty(),
                                Optional.empty()))
                .orElseThrow();
    }

    private static final Row SAFE = row("safe", Standing.GOES_AHEAD);
    private static final Row ONE = row("one", Standing.HELD);
    private static final Row TWO = row("two", Standing.HELD);

    @Test
    void all_is_done_but_what_is_held() {
        assertThat(choices.does(SAFE)).isTrue();
        assertThat(choices.does(ONE)).isFalse();
        assertThat(choices.held()).isEqualTo(Held.WAIT_FOR_A_PERSON);
        assertThat(choices.leave(List.of(SAFE, ONE, TWO))).isEmpty();
    }

    @Test
    void what_is_unticked_is_left_out_this_time() {
        choices.leaveOut(SAFE, Leave.THIS_TIME);
        assertThat(choices.does(SAFE)).isFalse();
        assertThat(choices.leave(List.of(SAFE, ONE)))
                .isEqualTo(Map.of(new Uid("safe"), Leave.THIS_TIME));
        choices.take(SAFE);
        assertThat(choices.leave(List.of(SAFE, ONE))).isEmpty();
    }

    @Test
    void the_rest_of_what_is_held_waits_where_some_of_it_is_confirmed() {
        choices.take(ONE);
        assertThat(choices.held()).isEqualTo(new Held.Only(Set.of(new Uid("one"))));
        assertThat(choices.leave(List.of(SAFE, ONE, TWO)))
                .isEqualTo(Map.of(new Uid("two"), Leave.THIS_TIME));
    }

    @Test
    void what_is_held_can_be_left_out_for_good() {
        choices.take(TWO);
        choices.leaveOut(ONE, Leave.FOR_GOOD);
        assertThat(choices.isLeftForGood(ONE)).isTrue();
        assertThat(choices.leave(List.of(ONE, TWO)))
                .isEqualTo(Map.of(new Uid("one"), Leave.FOR_GOOD));
    }

    @Test
    void it_is_told_what_becomes_of_every_step() {
        var all = List.of(SAFE, ONE, TWO);
        assertThat(choices.tally(all)).isEqualTo(new Tally(1, 0, 2));
        choices.leaveOut(SAFE, Leave.THIS_TIME);
        choices.take(ONE);
        assertThat(choices.tally(all)).isEqualTo(new Tally(1, 1, 1));
        choices.leaveOut(SAFE, Leave.FOR_GOOD);
        assertThat(choices.tally(all)).isEqualTo(new Tally(1, 0, 1));
    }
}

package io.calferry.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.sync.Guard.Facts;
import io.calferry.sync.Guard.Finding;

import org.junit.jupiter.api.Test;

import java.util.Optional;

class GuardTest {

    private static final Guard OPEN = new Guard(1, Integer.MAX_VALUE);
    private static final Optional<Side> NEITHER = Optional.empty();

    @Test
    void where_a_side_is_another_calendar_a_single_deletion_or_take_over_is_held() {
        for (var side : Side.values()) {
            var moved = Optional.of(side);
            assertThat(OPEN.check(new Facts(1000, 1, 0, NEITHER, moved)))
                    .contains(new Finding.Moved(side));
            assertThat(OPEN.check(new Facts(1000, 0, 1, NEITHER, moved)))
                    .contains(new Finding.Moved(side));
            assertThat(OPEN.check(new Facts(0, 1, 0, moved, moved)))
                    .as("the cause, and not what came of it")
                    .contains(new Finding.Moved(side));
        }
    }

    @Test
    void another_calendar_holds_nothing_where_there_is_nothing_to_hold() {
        assertThat(Guard.DEFAULT.check(new Facts(10, 0, 0, NEITHER, Optional.of(Side.LEFT))))
                .isEmpty();
    }

    @Test
    void in_the_calendars_that_were_there_before_few_steps_pass() {
        assertThat(Guard.DEFAULT.check(new Facts(10, 5, 0, NEITHER, NEITHER))).isEmpty();
        assertThat(Guard.DEFAULT.check(new Facts(10, 6, 0, NEITHER, NEITHER)))
                .contains(new Finding.TooMany(6, 0, 10));
    }
}

package io.calferry.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/// How long a gate stays shut.
class GateTest {

    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final Duration HOURS = Duration.ofHours(5);

    private final AtomicReference<Instant> wall = new AtomicReference<>(NOW);
    private final Gate gate = new Gate(1, Duration.ZERO, wall::get);

    private void awaitOpen() throws InterruptedIOException {
        var end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (gate.enter().isPresent()) {
            assertThat(System.nanoTime()).as("waited in vain").isLessThan(end);
            Thread.onSpinWait();
        }
        gate.leave();
    }

    @Test
    void a_pause_ends_though_the_clock_of_the_wall_was_put_back() throws Exception {
        gate.close(NOW.plusSeconds(1));
        wall.set(NOW.minus(HOURS));

        awaitOpen();
    }

    @Test
    void it_says_when_to_come_again_by_the_clock_that_was_put_back() throws Exception {
        gate.close(NOW.plusSeconds(3600));
        wall.set(NOW.minus(HOURS));

        assertThat(gate.enter())
                .hasValueSatisfying(
                        again ->
                                assertThat(again)
                                        .isBetween(
                                                NOW.minus(HOURS).plusSeconds(3500),
                                                NOW.minus(HOURS).plusSeconds(3600)));
    }

    @Test
    void a_pause_that_is_over_does_not_hide_the_next_one() throws Exception {
        gate.close(NOW.plusMillis(1));
        wall.set(NOW.minus(HOURS));
        awaitOpen();

        var next = NOW.minus(HOURS).plusSeconds(3600);
        gate.close(next);

        assertThat(gate.enter()).contains(next);
    }

    @Test
    void of_two_pauses_the_longer_one_counts() throws Exception {
        gate.close(NOW.plusSeconds(3600));
        gate.close(NOW.plusSeconds(60));

        assertThat(gate.enter()).contains(NOW.plusSeconds(3600));
    }

    @Test
    void a_pause_ends_by_the_wall_though_the_computer_slept() throws Exception {
        gate.close(NOW.plusSeconds(3600));
        wall.set(NOW.plusSeconds(3600));

        assertThat(gate.enter()).isEmpty();
    }
}

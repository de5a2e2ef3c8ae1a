package io.calferry.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.bench.ews.Draft;
import io.calferry.bench.ews.Misbehaviour;
import io.calferry.bench.ews.Misbehaviour.Kind;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

class HintsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Ground ground = new Ground();
    private final ExchangeStore store = ground.store();
    private final Semaphore hints = new Semaphore(0);

    @AfterEach
    void close() throws Exception {
        ground.close();
    }

    private void add(String subject) {
        ground.ann
                .calendar()
                .add(
                        Draft.timed(
                                subject,
                                LocalDateTime.parse("2027-03-01T09:00"),
                                Duration.ofHours(1),
                                "UTC"));
    }

    private static void await(BooleanSupplier condition) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited in vain").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private boolean hinted() throws InterruptedException {
        return hints.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Test
    void a_change_is_told_within_five_seconds_and_a_flurry_as_one() throws Exception {
        store.hints().subscribe(hints::release);
        await(() -> ground.server.streaming() == 1);

        for (int i = 0; i < 20; i++) {
            add("Event " + i);
        }

        assertThat(hinted()).isTrue();
        assertThat(hints.availablePermits()).isLessThanOrEqualTo(1);
        assertThat(store.hints().state()).isEqualTo(Hints.State.LISTENING);
    }

    @Test
    void a_connection_that_has_ended_is_renewed() throws Exception {
        store.hints().subscribe(hints::release);
        await(() -> ground.server.streaming() == 1);

        ground.server.endStreams();
        await(() -> ground.server.streaming() == 1);
        add("later");

        assertThat(hinted()).isTrue();
    }

    @Test
    void a_subscription_that_died_is_made_anew_and_told_as_a_change() throws Exception {
        ground.server.misbehave(
                new Misbehaviour.On(
                        "GetStreamingEvents", Misbehaviour.times(1, Kind.SUBSCRIPTION_LOST)));

        store.hints().subscribe(hints::release);

        assertThat(hinted()).isTrue();
        await(() -> ground.server.streaming() == 1);
    }

    @Test
    void a_connection_that_is_cut_is_made_anew_and_told_as_a_change() throws Exception {
        ground.server.misbehave(
                new Misbehaviour.On("GetStreamingEvents", Misbehaviour.times(1, Kind.STREAM_CUT)));
        store.hints().subscribe(hints::release);
        await(() -> ground.server.streaming() == 1);

        add("told before the cut, if at all");
        await(() -> ground.server.requests().getOrDefault("Subscribe", 0L) == 2);
        await(() -> ground.server.streaming() == 1);

        assertThat(hinted()).isTrue();
    }

    @Test
    void a_server_that_gives_no_hints_is_left_alone() {
        ground.server.misbehave(Kind.NO_STREAMING);

        store.hints().subscribe(hints::release);

        await(() -> store.hints().state() == Hints.State.GIVEN_UP);
        assertThat(ground.server.requests().get("Subscribe")).isEqualTo(1);
    }

    @Test
    void nothing_is_left_behind_by_the_close() {
        store.hints().subscribe(hints::release);
        await(() -> ground.server.streaming() == 1);

        store.close();

        await(
                () ->
                        Thread.getAllStackTraces().keySet().stream()
                                .noneMatch(it -> it.getName().startsWith("exchange-")));
        assertThat(store.hints().state()).isEqualTo(Hints.State.OFF);
    }
}

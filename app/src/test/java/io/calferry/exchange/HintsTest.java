package io.calferry.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.calferry.bench.ews.Draft;
import io.calferry.bench.ews.Misbehaviour;
import io.calferry.bench.ews.Misbehaviour.Kind;
import io.calferry.exchange.TinyExchange.Said;
import io.calferry.sync.StoreException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

class HintsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final StreamingHints.Pace HASTY =
            new StreamingHints.Pace(
                    Duration.ofMillis(10),
                    Duration.ofMillis(10),
                    Duration.ofMillis(100),
                    Duration.ofSeconds(10));

    private static final String SUBSCRIBED =
            """
            <m:SubscribeResponse><m:ResponseMessages><m:SubscribeResponseMessage ResponseClass="Success">
            <m:ResponseCode>NoError</m:ResponseCode><m:SubscriptionId>AAA</m:SubscriptionId>
            </m:SubscribeResponseMessage></m:ResponseMessages></m:SubscribeResponse>
            """;

    private static final String ONE_WORD =
            """
            <m:GetStreamingEventsResponse><m:ResponseMessages>
            <m:GetStreamingEventsResponseMessage ResponseClass="Success">
            <m:ResponseCode>NoError</m:ResponseCode><m:ConnectionStatus>OK</m:ConnectionStatus>
            </m:GetStreamingEventsResponseMessage>
            </m:ResponseMessages></m:GetStreamingEventsResponse>
            """;

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

    /// Hints that lose no time.
    private Hints hasty() {
        return hasty(ground.client());
    }

    private Hints hasty(ExchangeClient client) {
        var own = ground.address(Ground.ANN, "", CalendarAddress.Access.OWN);
        return new StreamingHints(client, new CalendarFolder(client, own), HASTY);
    }

    /// Counts how often somebody has begun to listen, from now on.
    private AtomicInteger connections() {
        var count = new AtomicInteger();
        ground.server.watch(
                seen -> {
                    if (seen.operation().equals("GetStreamingEvents")
                            && !seen.request().isEmpty()) {
                        count.incrementAndGet();
                    }
                });
        return count;
    }

    private long subscriptions() {
        return ground.server.requests().getOrDefault("Subscribe", 0L);
    }

    private long givenBack() {
        return ground.server.requests().getOrDefault("Unsubscribe", 0L);
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
    void a_change_while_another_is_being_told_is_told_too() throws Exception {
        var news = new AtomicInteger();
        var first = new AtomicBoolean(true);
        var listening = hasty(new Counting(ground.client(), news));
        try (listening) {
            listening.subscribe(
                    () -> {
                        if (first.getAndSet(false)) {
                            add("second");
                            await(() -> news.get() == 2);
                        }
                        hints.release();
                    });
            await(() -> ground.server.streaming() == 1);
            add("first");

            assertThat(hinted()).isTrue();
            assertThat(hinted()).isTrue();
        }
    }

    /// Counts the news that were listened to, and heard to the end.
    private static final class Counting extends Relay {

        private final AtomicInteger news;

        private Counting(ExchangeClient client, AtomicInteger news) {
            super(client);
            this.news = news;
        }

        @Override
        public void listen(Element operation, Listener each) throws StoreException {
            super.listen(
                    operation,
                    part -> {
                        each.heard(part);
                        if (part.message()
                                .element()
                                .deep()
                                .anyMatch(it -> it.name().equals("t:CreatedEvent"))) {
                            news.incrementAndGet();
                        }
                    });
        }
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
    void a_connection_that_is_cut_is_opened_again_on_its_subscription_and_told_as_a_change()
            throws Exception {
        ground.server.misbehave(
                new Misbehaviour.On("GetStreamingEvents", Misbehaviour.times(1, Kind.STREAM_CUT)));
        var connections = connections();
        store.hints().subscribe(hints::release);
        await(() -> ground.server.streaming() == 1);

        add("told before the cut, if at all");
        await(() -> connections.get() == 2);

        assertThat(hinted()).isTrue();
        assertThat(subscriptions()).isEqualTo(1);
        assertThat(givenBack()).isZero();
    }

    @Test
    void a_subscription_on_which_no_connection_comes_about_is_given_back_for_another()
            throws Exception {
        ground.server.misbehave(
                new Misbehaviour.On("GetStreamingEvents", Misbehaviour.times(2, Kind.BARE_500)));

        try (var hasty = hasty()) {
            hasty.subscribe(hints::release);

            await(() -> ground.server.streaming() == 1);
            assertThat(hinted()).isTrue();
        }
        assertThat(subscriptions()).isEqualTo(2);
        assertThat(givenBack()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ONE_WORD})
    void a_server_that_ends_every_connection_at_once_is_left_alone(String stream) throws Exception {
        var begun = new ConcurrentLinkedQueue<Long>();
        try (var server =
                        TinyExchange.start(
                                seen -> {
                                    if (!seen.body().contains("GetStreamingEvents")) {
                                        return Said.envelope(SUBSCRIBED);
                                    }
                                    begun.add(System.nanoTime());
                                    return stream.isEmpty()
                                            ? Said.of(200, "")
                                            : Said.envelope(stream);
                                });
                var client = server.client();
                var hasty = hasty(client)) {
            hasty.subscribe(hints::release);

            await(() -> hasty.state() == Hints.State.GIVEN_UP);

            assertThat(begun).hasSize(5);
            // Pauses of 10, 20, 40 and 80 ms.
            assertThat(begun.stream().reduce((_, last) -> last).orElseThrow() - begun.peek())
                    .isGreaterThanOrEqualTo(Duration.ofMillis(150).toNanos());
            assertThat(server.seen().getLast().body()).contains("Unsubscribe");
        }
    }

    @Test
    void a_subscription_is_given_back_by_the_close() {
        store.hints().subscribe(hints::release);
        await(() -> ground.server.streaming() == 1);

        store.close();

        assertThat(givenBack()).isEqualTo(1);
    }

    @Test
    void a_server_that_takes_nothing_back_does_not_hold_the_close_up() {
        ground.server.misbehave(new Misbehaviour.On("Unsubscribe", Kind.HANGS));
        store.hints().subscribe(hints::release);
        await(() -> ground.server.streaming() == 1);

        assertTimeoutPreemptively(Duration.ofSeconds(2), store::close);

        assertThat(givenBack()).isEqualTo(1);
    }

    @Test
    void a_refused_sign_in_is_not_tried_again_by_the_close() {
        ground.server.misbehave(new Misbehaviour.On("GetStreamingEvents", Kind.UNAUTHORIZED));
        store.hints().subscribe(hints::release);
        await(() -> store.hints().state() == Hints.State.STOPPED);

        store.close();

        assertThat(givenBack()).isZero();
    }

    @Test
    void a_server_that_gives_no_hints_is_left_alone() {
        ground.server.misbehave(Kind.NO_STREAMING);

        store.hints().subscribe(hints::release);

        await(() -> store.hints().state() == Hints.State.GIVEN_UP);
        assertThat(ground.server.requests().get("Subscribe")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ErrorMailboxStoreUnavailable",
                "ErrorMailboxFailover",
                "ErrorTimeoutExpired",
                "ErrorInternalServerError",
                "ErrorExceededSubscriptionCount"
            })
    void a_server_that_gives_none_for_a_while_is_asked_again(String code) {
        ground.server.misbehave(
                new Misbehaviour.On(
                        "Subscribe",
                        Misbehaviour.times(1, new Misbehaviour.RefusesSubscription(code))));

        store.hints().subscribe(hints::release);

        await(() -> store.hints().state() == Hints.State.LISTENING);
        assertThat(ground.server.requests().get("Subscribe")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ErrorAccessDenied", "ErrorFolderNotFound", "ErrorProxyRequestNotAllowed"})
    void what_a_second_try_would_not_change_stops_them(String code) {
        ground.server.misbehave(
                new Misbehaviour.On("Subscribe", new Misbehaviour.RefusesSubscription(code)));

        store.hints().subscribe(hints::release);

        await(() -> store.hints().state() == Hints.State.STOPPED);
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

package io.calferry.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.calferry.profile.Profile;
import io.calferry.profile.ProfileId;
import io.calferry.sync.Ends;
import io.calferry.sync.Guard;
import io.calferry.sync.Ledger.Outcome;
import io.calferry.sync.MemoryLedger;
import io.calferry.sync.MemoryStore;
import io.calferry.sync.PlainShaping;
import io.calferry.sync.Policy;
import io.calferry.sync.Run;
import io.calferry.sync.Run.Held;
import io.calferry.sync.Run.Leave;
import io.calferry.sync.Uid;
import io.calferry.sync.Watch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/// The threads of an agent, and real runs between two calendars in memory.
class AgentTest {

    private static final ProfileId A = new ProfileId("a");
    private static final int OBJECTS = 1000;

    private final Calendars calendars = new Calendars();
    private final Agent agent =
            new Agent(Clock.systemUTC(), new Random(1), Optional::empty, calendars);
    private final BlockingQueue<AgentState> states = new LinkedBlockingQueue<>();

    /// Two calendars of which the right one, at its tenth write, waits for a signal.
    private static final class Calendars implements Runner {

        private final MemoryStore left = new MemoryStore();
        private final MemoryStore right = new MemoryStore();
        private final MemoryLedger ledger = new MemoryLedger();
        private final AtomicInteger writes = new AtomicInteger();
        private final CountDownLatch inTheMiddle = new CountDownLatch(1);
        private final CountDownLatch goesOn = new CountDownLatch(1);
        private volatile Predicate<Profile> breaks = _ -> false;
        private volatile boolean canBeBrokenOff;
        private volatile boolean forgets;

        Calendars() {
            for (int i = 0; i < OBJECTS; i++) {
                left.userPuts("u" + i, "body" + i);
            }
            right.rewrite =
                    text -> {
                        if (writes.incrementAndGet() == 10) {
                            inTheMiddle.countDown();
                            awaited(goesOn);
                        }
                        return text;
                    };
        }

        @Override
        public Ran run(Profile profile, Watch watch, Wanted wanted) {
            if (breaks.test(profile)) {
                throw new IllegalStateException("a mistake");
            }
            var policy = new Policy.Mirror(Policy.OnDrift.RESTORE, Policy.Others.KEEP);
            var shaping = new PlainShaping("a");
            var ends = new Ends("a", left, right, ledger, policy, shaping, Guard.DEFAULT);
            return Ran.of(
                    new Run(ends, Clock.systemUTC()).execute(watch, wanted.held(), wanted.leave()));
        }

        @Override
        public void breakOff(ProfileId id) {
            if (canBeBrokenOff) {
                goesOn.countDown();
            }
        }

        @Override
        public Remembered remembered(Profile profile) {
            if (forgets) {
                throw new NoClassDefFoundError("a class");
            }
            return new Remembered(Optional.empty(), ledger.parked());
        }
    }

    private static void awaited(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void nothing_is_left_running() {
        calendars.goesOn.countDown();
        agent.close();
    }

    private void begin(Profile... profiles) {
        agent.listen(states::add);
        agent.start(List.of(profiles));
    }

    /// The first state in which `it` is so.
    private ProfileState seen(Predicate<ProfileState> it) throws InterruptedException {
        while (true) {
            var state = states.poll(30, TimeUnit.SECONDS);
            assertThat(state).isNotNull();
            var profile = state.profile(A).filter(it);
            if (profile.isPresent()) {
                return profile.get();
            }
        }
    }

    private static boolean ended(ProfileState state) {
        return state.last().isPresent() && state.activity() instanceof Activity.Idle;
    }

    /// In the middle of a run.
    private void inTheMiddle() {
        begin(Some.manual("a"));
        agent.syncNow(A, Held.WAIT_FOR_A_PERSON);
        awaited(calendars.inTheMiddle);
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    @Test
    void a_run_is_told_from_its_beginning_to_its_end() throws InterruptedException {
        calendars.goesOn.countDown();
        begin(Some.manual("a"));
        assertThat(seen(_ -> true).activity()).isEqualTo(new Activity.Idle());
        agent.syncNow(A, Held.WAIT_FOR_A_PERSON);
        seen(it -> it.activity() instanceof Activity.Running);
        seen(it -> it.activity() instanceof Activity.Running(_, var told) && told.isPresent());
        var last = seen(AgentTest::ended).last().orElseThrow();
        assertThat(last.outcome()).isEqualTo(Outcome.DONE);
        assertThat(last.counts().created()).isEqualTo(OBJECTS);
        assertThat(states.size()).as("not one for each object").isLessThan(OBJECTS / 2);
    }

    @Test
    void what_has_a_schedule_runs_by_itself() throws InterruptedException {
        calendars.goesOn.countDown();
        begin(Some.profile("a"));
        assertThat(seen(it -> it.nextRun().isPresent()).last()).isEmpty();
        var done = seen(AgentTest::ended);
        assertThat(calendars.right.bodies()).hasSize(OBJECTS);
        assertThat(done.nextRun()).isPresent();
    }

    @Test
    void it_stops_within_three_seconds_in_the_middle_of_a_run_and_the_next_goes_on()
            throws Exception {
        inTheMiddle();
        var begun = System.nanoTime();
        var stopping = Thread.ofPlatform().start(agent::stop);
        seen(it -> it.activity() instanceof Activity.Stopping);
        calendars.goesOn.countDown();
        stopping.join();
        assertThat(since(begun)).isLessThan(Agent.STOP);
        assertThat(agent.stop()).isEqualTo(Stopped.CLEANLY);
        assertThat(agent.state().profile(A).orElseThrow().last().orElseThrow().outcome())
                .isEqualTo(Outcome.CANCELLED);
        assertThat(calendars.right.writes).isBetween(10, OBJECTS - 1);
        assertThat(calendars.ledger.agreed())
                .as("what is written is noted")
                .isEqualTo(calendars.right.writes);
        var ran = calendars.run(Some.manual("a"), Watch.NONE, Wanted.PLAIN);
        assertThat(ran.outcome()).isEqualTo(Outcome.DONE);
        assertThat(calendars.right.writes).as("none twice").isEqualTo(OBJECTS);
    }

    @Test
    void a_server_that_does_not_answer_is_broken_off() {
        inTheMiddle();
        calendars.canBeBrokenOff = true;
        var begun = System.nanoTime();
        assertThat(agent.stop()).isEqualTo(Stopped.CLEANLY);
        assertThat(since(begun)).isLessThan(Agent.STOP);
    }

    @Test
    void a_run_that_nothing_ends_is_left_behind_after_three_seconds() {
        inTheMiddle();
        var begun = System.nanoTime();
        assertThat(agent.stop()).isEqualTo(Stopped.LEAVING_A_RUN);
        assertThat(since(begun)).isLessThan(Agent.STOP.plusMillis(500));
    }

    @Test
    void a_person_ends_a_run() throws InterruptedException {
        inTheMiddle();
        agent.cancel(A);
        seen(it -> it.activity() instanceof Activity.Stopping);
        calendars.goesOn.countDown();
        assertThat(seen(AgentTest::ended).last().orElseThrow().outcome())
                .isEqualTo(Outcome.CANCELLED);
    }

    @Test
    void who_asks_for_a_run_is_told_how_it_ended_and_what_was_left_out_is_left_out()
            throws Exception {
        calendars.goesOn.countDown();
        begin(Some.manual("a"));
        var unticked = Map.of(new Uid("u1"), Leave.THIS_TIME, new Uid("u7"), Leave.THIS_TIME);
        var ran =
                agent.syncNow(A, Wanted.of(Held.WAIT_FOR_A_PERSON, unticked))
                        .toCompletableFuture()
                        .get(30, TimeUnit.SECONDS)
                        .orElseThrow();
        assertThat(ran.outcome()).isEqualTo(Outcome.DONE);
        assertThat(ran.run()).isPresent();
        assertThat(calendars.right.bodies().values())
                .hasSize(OBJECTS - 2)
                .doesNotContain("body1", "body7")
                .contains("body2");
    }

    @Test
    void who_asks_for_a_run_that_never_begins_is_told_so() throws Exception {
        inTheMiddle();
        var second = agent.syncNow(A, Wanted.PLAIN).toCompletableFuture();
        var nobody = agent.syncNow(new ProfileId("b"), Wanted.PLAIN).toCompletableFuture();
        assertThat(nobody.get(30, TimeUnit.SECONDS)).isEmpty();
        assertThat(second).isNotDone();
        agent.cancel(A);
        assertThat(second.get(30, TimeUnit.SECONDS)).isEmpty();
        calendars.goesOn.countDown();
        agent.stop();
        assertThat(agent.syncNow(A, Wanted.PLAIN).toCompletableFuture().get(30, TimeUnit.SECONDS))
                .isEmpty();
    }

    @Test
    void a_mistake_in_a_run_ends_that_run_alone() throws InterruptedException {
        calendars.goesOn.countDown();
        calendars.breaks = _ -> true;
        begin(Some.manual("a"));
        agent.syncNow(A, Held.WAIT_FOR_A_PERSON);
        assertThat(seen(AgentTest::ended).last().orElseThrow().trouble().orElseThrow())
                .isInstanceOf(Trouble.Bug.class);
        calendars.breaks = _ -> false;
        agent.syncNow(A, Held.WAIT_FOR_A_PERSON);
        seen(it -> ended(it) && it.last().orElseThrow().outcome() == Outcome.DONE);
    }

    @Test
    void a_listener_that_fails_troubles_nobody() throws InterruptedException {
        calendars.goesOn.countDown();
        agent.listen(
                _ -> {
                    throw new IllegalStateException("a mistake");
                });
        begin(Some.manual("a"));
        agent.syncNow(A, Held.WAIT_FOR_A_PERSON);
        seen(AgentTest::ended);
    }

    @Test
    void an_error_of_a_listener_ends_no_schedule() throws InterruptedException {
        calendars.goesOn.countDown();
        agent.listen(
                _ -> {
                    throw new NoClassDefFoundError("a class");
                });
        begin(Some.profile("a"));
        seen(AgentTest::ended);
    }

    @Test
    void an_error_while_an_event_is_taken_ends_no_schedule() throws InterruptedException {
        calendars.goesOn.countDown();
        calendars.forgets = true;
        begin(Some.profile("a"));
        agent.reread(A);
        assertThat(seen(AgentTest::ended).last().orElseThrow().outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void a_network_that_cannot_be_looked_at_ends_no_schedule() throws InterruptedException {
        calendars.goesOn.countDown();
        Network network =
                () -> {
                    throw new NoClassDefFoundError("a class");
                };
        try (var other = new Agent(Clock.systemUTC(), new Random(1), network, calendars)) {
            other.listen(states::add);
            other.start(List.of(Some.profile("a")));
            seen(AgentTest::ended);
        }
    }

    @Test
    void who_listens_no_more_is_told_no_more() throws InterruptedException {
        calendars.goesOn.countDown();
        var mine = new LinkedBlockingQueue<AgentState>();
        try (var _ = agent.listen(mine::add)) {
            begin(Some.manual("a"));
            seen(_ -> true);
            assertThat(mine).isNotEmpty();
        }
        agent.syncNow(A, Held.WAIT_FOR_A_PERSON);
        seen(AgentTest::ended);
        assertThat(mine)
                .allSatisfy(it -> assertThat(it.profile(A).flatMap(ProfileState::last)).isEmpty());
    }

    @Test
    void pauses_are_told_by_its_clock_and_where_the_user_is() throws InterruptedException {
        var noon = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.ofHours(2));
        try (var other = new Agent(noon, new Random(1), Optional::empty, calendars)) {
            var told = new LinkedBlockingQueue<Pause>();
            other.listen(it -> told.add(it.pause()));
            other.start(List.of());
            assertThat(told.take()).isEqualTo(new Pause.None());
            other.pauseForAnHour();
            assertThat(told.take()).isEqualTo(until("2026-11-21T13:00:00Z"));
            other.pauseUntilTomorrow();
            assertThat(told.take()).isEqualTo(until("2026-11-21T22:00:00Z"));
            other.resume();
            assertThat(told.take()).isEqualTo(new Pause.None());
        }
    }

    private static Pause until(String end) {
        return new Pause.Until(Instant.parse(end));
    }

    @Test
    void one_that_was_never_started_stops_too() {
        assertThatCode(agent::stop).doesNotThrowAnyException();
    }

    @Test
    void while_nothing_is_due_its_thread_waits_and_computes_nothing() throws InterruptedException {
        begin(Some.manual("a"));
        seen(_ -> true);
        var threads = ManagementFactory.getThreadMXBean();
        var id =
                Thread.getAllStackTraces().keySet().stream()
                        .filter(it -> it.getName().equals("agent") && it.isAlive())
                        .mapToLong(Thread::threadId)
                        .max()
                        .orElseThrow();
        var deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (threads.getThreadInfo(id).getThreadState() != Thread.State.TIMED_WAITING) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
        long times = threads.getThreadInfo(id).getWaitedCount();
        assertThat(states.poll(2, TimeUnit.SECONDS)).isNull();
        assertThat(threads.getThreadInfo(id).getWaitedCount()).isEqualTo(times);
    }
}

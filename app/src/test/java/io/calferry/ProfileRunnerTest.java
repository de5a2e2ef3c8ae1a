package io.calferry;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.agent.Agent;
import io.calferry.agent.AgentState;
import io.calferry.agent.ProfileRunner;
import io.calferry.agent.ProfileState;
import io.calferry.agent.Ran;
import io.calferry.agent.Runner;
import io.calferry.agent.Stopped;
import io.calferry.agent.Trouble;
import io.calferry.agent.Turnstile;
import io.calferry.agent.Wanted;
import io.calferry.agent.Workplace;
import io.calferry.profile.Folders;
import io.calferry.sync.Fault;
import io.calferry.sync.Guard;
import io.calferry.sync.Ledger;
import io.calferry.sync.Ledger.Outcome;
import io.calferry.sync.LedgerProblem;
import io.calferry.sync.Run.Held;
import io.calferry.sync.Side;
import io.calferry.sync.Watch;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// The agent at work on real profiles.
class ProfileRunnerTest {

    private static final Clock CLOCK = Clock.systemUTC();

    private Shell shell;

    @BeforeEach
    void a_feed_and_a_profile(@TempDir Path home) {
        shell = new Shell(home);
        shell.feedAndProfile();
    }

    private Workplace workplace() {
        var out = new ByteArrayOutputStream();
        var folders = new Folders(shell.config().resolveSibling(""), shell.data());
        return new Wiring(shell.surroundings(out, out)).at(folders);
    }

    private String work() {
        return Shell.profile("work", shell.file("a.ics"), shell.folder("copy"));
    }

    private Ran run(Workplace workplace, String profile) {
        return run(workplace, profile, Wanted.of(Held.WAIT_FOR_A_PERSON));
    }

    private Ran run(Workplace workplace, String profile, Wanted wanted) {
        return new ProfileRunner(workplace, new Turnstile(), CLOCK)
                .run(Shell.parsed(profile), Watch.NONE, wanted);
    }

    @Test
    void the_first_run_is_never_one_of_the_schedule() {
        try (var workplace = workplace()) {
            var ran = run(workplace, work(), Wanted.PLAIN);
            assertThat(ran).isEqualTo(Ran.failed(new Trouble.Unseen(), List.of()));
            assertThat(shell.home.resolve("copy")).doesNotExist();

            assertThat(run(workplace, work()).counts().created()).isEqualTo(2);

            assertThat(run(workplace, work(), Wanted.PLAIN).outcome()).isEqualTo(Outcome.DONE);
        }
    }

    @Test
    void a_first_run_that_was_killed_is_finished_by_the_schedule() {
        try (var workplace = workplace()) {
            workplace.ledgers().of("work").begin(CLOCK.instant(), Ledger.Kind.SYNC);
        }
        try (var workplace = workplace()) {
            assertThat(run(workplace, work(), Wanted.PLAIN).counts().created()).isEqualTo(2);
        }
    }

    @Test
    void an_agent_runs_a_profile_by_itself_and_stops() throws InterruptedException {
        shell.hasRun("work");
        try (var workplace = workplace()) {
            var runner = new ProfileRunner(workplace, new Turnstile(), CLOCK);
            var states = new LinkedBlockingQueue<AgentState>();
            var agent = new Agent(CLOCK, new Random(1), Optional::empty, runner);
            agent.listen(states::add);
            agent.start(List.of(Shell.parsed(work())));
            while (true) {
                var state = states.poll(60, TimeUnit.SECONDS);
                assertThat(state).isNotNull();
                if (state.profiles().stream().anyMatch(ProfileRunnerTest::isDone)) {
                    break;
                }
            }
            assertThat(agent.stop()).isEqualTo(Stopped.CLEANLY);
            assertThat(agent.state().profiles())
                    .extracting(ProfileState::need)
                    .containsExactly(ProfileState.Need.NOTHING);
        }
        assertThat(shell.files("copy")).hasSize(2);
    }

    private static boolean isDone(ProfileState state) {
        return state.last().filter(it -> it.outcome() == Outcome.DONE).isPresent();
    }

    @Test
    void the_last_run_is_remembered() {
        try (var workplace = workplace()) {
            assertThat(run(workplace, work()).outcome()).isEqualTo(Outcome.DONE);
        }
        try (var workplace = workplace()) {
            var remembered =
                    new ProfileRunner(workplace, new Turnstile(), CLOCK)
                            .remembered(Shell.parsed(work()));
            assertThat(remembered.last().orElseThrow().counts().created()).isEqualTo(2);
            assertThat(remembered.waiting()).isEmpty();
        }
    }

    @Test
    void another_feed_in_a_profile_deletes_nothing_by_itself() {
        try (var workplace = workplace()) {
            run(workplace, work());
            shell.feed("other.ics", Shell.event("1", "Dentist"));
            var elsewhere = Shell.profile("work", shell.file("other.ics"), shell.folder("copy"));
            var ran = run(workplace, elsewhere);
            assertThat(ran.held()).contains(new Guard.Finding.Moved(Side.LEFT));
            assertThat(shell.files("copy")).hasSize(2);
        }
    }

    @Test
    void each_trouble_is_told() {
        try (var workplace = workplace()) {
            var missing = Shell.profile("m", shell.file("no.ics"), shell.folder("copy"));
            assertThat(run(workplace, missing).trouble())
                    .contains(
                            new Trouble.OfStore(
                                    Side.LEFT,
                                    new Fault.Missing(shell.home.resolve("no.ics").toString())));
            var graph =
                    Shell.profile(
                            "g", "'kind':'graph','signIn':{'kind':'oauth'}", shell.folder("copy"));
            assertThat(run(workplace, graph).trouble()).contains(new Trouble.NotYet(Side.LEFT));
            try (var second = workplace()) {
                assertThat(run(second, work()).trouble())
                        .contains(new Trouble.OfLedger(new LedgerProblem.InUse(shell.data())));
                assertThat(
                                new ProfileRunner(second, new Turnstile(), CLOCK)
                                        .remembered(Shell.parsed(work())))
                        .isEqualTo(Runner.Remembered.NOTHING);
            }
        }
    }
}

package io.calferry;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.agent.Activity;
import io.calferry.agent.AgentState;
import io.calferry.agent.LastRun;
import io.calferry.agent.Pause;
import io.calferry.agent.ProfileState;
import io.calferry.agent.Trouble;
import io.calferry.profile.Endpoint;
import io.calferry.profile.Profile;
import io.calferry.profile.ProfileId;
import io.calferry.profile.Schedule;
import io.calferry.profile.Way;
import io.calferry.shape.Rules;
import io.calferry.sync.Counts;
import io.calferry.sync.Fault;
import io.calferry.sync.Fault.SignIn.Why;
import io.calferry.sync.Guard;
import io.calferry.sync.Ledger.Outcome;
import io.calferry.sync.Side;
import io.calferry.tray.Overview;
import io.calferry.tray.Overview.Need;
import io.calferry.tray.Overview.Phase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the icon says of a profile that is at rest.
class TrayViewTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Optional<Instant> SOON = Optional.of(NOW.plusSeconds(60));
    private static final Optional<Instant> NEVER = Optional.empty();
    private static final Trouble MISSING =
            new Trouble.OfStore(Side.LEFT, new Fault.Missing("/dav/work/"));

    private static final Profile WORK =
            new Profile(
                    new ProfileId("work"),
                    "Work",
                    Profile.State.ENABLED,
                    new Endpoint.Folder(Path.of("from")),
                    new Endpoint.Folder(Path.of("to")),
                    Way.DEFAULT,
                    Schedule.DEFAULT,
                    Rules.DEFAULT,
                    Guard.DEFAULT);

    private static Phase phase(
            Outcome outcome, Optional<Trouble> trouble, Optional<Instant> nextRun) {
        return phase(outcome, trouble, nextRun, new Pause.None());
    }

    private static Phase phase(
            Outcome outcome, Optional<Trouble> trouble, Optional<Instant> nextRun, Pause pause) {
        var last = new LastRun(NOW.minusSeconds(60), outcome, Counts.NONE, trouble);
        var state =
                new ProfileState(
                        WORK, new Activity.Idle(), pause, nextRun, Optional.of(last), List.of());
        return new TrayView(Set.of(), List.of())
                .of(new AgentState(new Pause.None(), List.of(state)))
                .profiles()
                .getFirst()
                .phase();
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void a_run_of_an_earlier_session_is_up_to_date_where_it_came_through(Outcome outcome) {
        assertThat(phase(outcome, Optional.empty(), SOON))
                .isEqualTo(
                        switch (outcome) {
                            case DONE, PARTIAL, HELD -> new Phase.UpToDate();
                            case FAILED -> new Phase.Failed();
                            case CANCELLED -> new Phase.Cancelled();
                        });
    }

    @ParameterizedTest
    @EnumSource
    void only_what_a_server_refused_is_told_as_refused(Why why) {
        var fault = new Fault.SignIn("example.org", why);
        assertThat(phase(Outcome.FAILED, Optional.of(new Trouble.OfStore(Side.RIGHT, fault)), SOON))
                .isEqualTo(
                        new Phase.Waiting(
                                switch (why) {
                                    case REFUSED, REFUSED_OR_EXTENDED_PROTECTION ->
                                            new Need.SignIn("example.org");
                                    case NO_PASSWORD -> new Need.Password("example.org");
                                    case NEEDS_PASSPHRASE -> new Need.Unlock();
                                    case KEYCHAIN_LOCKED ->
                                            new Need.Keychain(Need.Keychain.Condition.LOCKED);
                                    case NO_KEYCHAIN ->
                                            new Need.Keychain(Need.Keychain.Condition.NOT_THERE);
                                    case FORBIDDEN,
                                            NOT_OVER_PLAIN_HTTP,
                                            OTHER_HOST,
                                            SERVICE_SWITCHED_OFF ->
                                            new Need.Access("example.org");
                                }));
    }

    @Test
    void another_try_is_promised_where_there_will_be_one() {
        assertThat(
                        List.of(
                                phase(Outcome.FAILED, Optional.of(MISSING), SOON),
                                phase(Outcome.FAILED, Optional.of(MISSING), NEVER),
                                phase(
                                        Outcome.FAILED,
                                        Optional.of(new Trouble.NotYet(Side.LEFT)),
                                        NEVER)))
                .containsExactly(
                        new Phase.Troubled(Overview.Trouble.FAILED),
                        new Phase.Unfit(),
                        new Phase.Unfit());
    }

    @Test
    void a_profile_whose_first_run_nobody_has_seen_waits_for_a_person() {
        assertThat(phase(Outcome.FAILED, Optional.of(new Trouble.Unseen()), NEVER))
                .isEqualTo(new Phase.Waiting(new Need.Look()));
    }

    @Test
    void a_profile_that_rests_says_for_how_long_but_first_what_it_needs() {
        var pause = new Pause.Until(NOW.plusSeconds(3600));
        var refused = new Trouble.OfStore(Side.LEFT, new Fault.SignIn("example.org", Why.REFUSED));

        assertThat(phase(Outcome.DONE, Optional.empty(), SOON, pause))
                .isEqualTo(new Phase.Resting(new Overview.Pause.Until(pause.end())));
        assertThat(phase(Outcome.FAILED, Optional.of(refused), NEVER, pause))
                .isEqualTo(new Phase.Waiting(new Need.SignIn("example.org")));
    }
}

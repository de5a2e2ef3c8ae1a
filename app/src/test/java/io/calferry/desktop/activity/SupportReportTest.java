package io.calferry.desktop.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.agent.Activity;
import io.calferry.agent.LastRun;
import io.calferry.agent.Pause;
import io.calferry.agent.ProfileState;
import io.calferry.agent.Trouble;
import io.calferry.profile.Endpoint;
import io.calferry.profile.PasswordSource;
import io.calferry.profile.Profile;
import io.calferry.profile.ProfileId;
import io.calferry.profile.Schedule;
import io.calferry.profile.SignIn;
import io.calferry.profile.Trust;
import io.calferry.profile.Way;
import io.calferry.shape.Attendees;
import io.calferry.shape.Detail;
import io.calferry.shape.Filter;
import io.calferry.shape.Reminders;
import io.calferry.shape.Rules;
import io.calferry.sync.Counts;
import io.calferry.sync.Fault;
import io.calferry.sync.Guard;
import io.calferry.sync.Ledger;
import io.calferry.sync.Ledger.Outcome;
import io.calferry.sync.Ledgers.PastRun;
import io.calferry.sync.Parked;
import io.calferry.sync.Side;
import io.calferry.sync.Uid;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What somebody who helps gets to see.
class SupportReportTest {

    private static final Instant NOW = Instant.parse("2026-11-23T07:00:00Z");

    /// Everything in it that is somebody's own begins with "secret".
    private static ProfileState state() {
        var profile =
                new Profile(
                        new ProfileId("secret-id"),
                        "secret name",
                        Profile.State.ENABLED,
                        new Endpoint.Ics(
                                URI.create("https://secret-feed.example/secret-path?secret=1"),
                                new SignIn.Basic(
                                        "secret-user", new PasswordSource.Env("secretenv")),
                                new Trust.System()),
                        new Endpoint.Exchange(
                                new Endpoint.Server.At(URI.create("https://secret-ews.example/")),
                                "secret@secret.example",
                                "secret calendar",
                                Endpoint.Access.DELEGATE,
                                new SignIn.Ntlm("secret\\secret", new PasswordSource.Keychain()),
                                new Trust.Pin("5ec".repeat(21) + "0")),
                        Way.DEFAULT,
                        new Schedule.Manual(),
                        new Rules(
                                Optional.empty(),
                                List.of(
                                        new Filter.CategoryNot("secret category"),
                                        new Filter.TitleMatches("secret.*")),
                                Detail.FULL,
                                Attendees.NONE,
                                new Reminders.Keep(),
                                "secret prefix"),
                        Guard.DEFAULT);
        var parked =
                new Parked(
                        "secret-uid",
                        Optional.of(new Uid("secret-uid")),
                        "secret title",
                        Optional.empty(),
                        Optional.empty(),
                        new Parked.Reason.Failed(
                                Side.RIGHT,
                                new Fault.Refused(Fault.Refused.Why.NOT_VALID, "secret detail")),
                        NOW,
                        1,
                        NOW);
        var last =
                new LastRun(
                        NOW,
                        Outcome.FAILED,
                        Counts.NONE,
                        Optional.of(
                                new Trouble.OfStore(
                                        Side.LEFT,
                                        new Fault.Offline(
                                                "secret-feed.example",
                                                Fault.Offline.Why.TIMED_OUT))));
        return new ProfileState(
                profile,
                new Activity.Idle(),
                new Pause.None(),
                Optional.empty(),
                Optional.of(last),
                List.of(parked));
    }

    private static PastRun run(String profile) {
        return new PastRun(
                new Ledger.RunId(1),
                profile,
                Ledger.Kind.SYNC,
                NOW,
                Optional.of(NOW.plusMillis(1500)),
                Optional.of(Outcome.PARTIAL),
                new Counts(1, 2, 3, 4, 5, 6, 7));
    }

    @Test
    void it_tells_kinds_rules_outcomes_and_types_of_faults_and_nothing_of_anybody() {
        var report =
                new SupportReport(
                        "1.2.3",
                        Map.of("system", "Linux"),
                        NOW,
                        List.of(state()),
                        List.of(run("secret-id"), run("secret-gone")));
        assertThat(report.text())
                .doesNotContainIgnoringCase("secret")
                .doesNotContain("example", "5ec5ec")
                .isEqualTo(
                        """
                        Calferry report

                          version: 1.2.3
                          system: Linux
                          made: 2026-11-23T07:00:00Z

                        profile 1
                          from: ics feed, sign-in Basic
                          to: exchange, delegate, sign-in Ntlm
                          state: enabled
                          way: one-way, on drift restore, on clash ask, others keep
                          runs: when asked
                          window: all
                          filters: category, title
                          detail: full
                          people: none
                          reminders: kept
                          working elsewhere: busy
                          prefix: yes
                          guard: 0.2, 5
                          needs: nothing
                          last: failed, left offline, timed-out
                          waits, right refused, not-valid: 1

                        runs, newest first
                          2026-11-23T07:00:00Z of profile 1, sync, partial, 1500 ms: created 1, \
                        updated 2, deleted 3, adopted 4, unchanged 5, parked 6, held 7
                          2026-11-23T07:00:00Z of a profile that is gone, sync, partial, 1500 ms: \
                        created 1, updated 2, deleted 3, adopted 4, unchanged 5, parked 6, held 7
                        """);
    }
}

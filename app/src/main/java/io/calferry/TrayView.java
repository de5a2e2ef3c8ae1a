package io.calferry;

import io.calferry.agent.Activity;
import io.calferry.agent.AgentState;
import io.calferry.agent.LastRun;
import io.calferry.agent.ProfileState;
import io.calferry.agent.Trouble;
import io.calferry.profile.Profile;
import io.calferry.sync.Fault;
import io.calferry.sync.Guard;
import io.calferry.sync.Ledger.Outcome;
import io.calferry.sync.Ledgers.PastRun;
import io.calferry.sync.Parked;
import io.calferry.sync.Watch.Progress;
import io.calferry.tray.Overview;
import io.calferry.tray.Overview.Phase;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The agent's state, as the tray shows it.
///
/// @param succeeded the ids of profiles that ever carried something to its end
/// @param results the last runs, newest first
record TrayView(Set<String> succeeded, List<PastRun> results) {

    Overview of(AgentState state) {
        return new Overview(
                state.profiles().stream().map(this::row).toList(),
                pause(state.pause()),
                results.stream().flatMap(it -> result(it, state).stream()).toList());
    }

    private static Overview.Pause pause(io.calferry.agent.Pause pause) {
        return switch (pause) {
            case io.calferry.agent.Pause.None _ -> new Overview.Pause.None();
            case io.calferry.agent.Pause.Until(var end) -> new Overview.Pause.Until(end);
            case io.calferry.agent.Pause.UntilResumed _ -> new Overview.Pause.UntilResumed();
        };
    }

    private Overview.Row row(ProfileState state) {
        var profile = state.profile();
        var id = profile.id().value();
        return new Overview.Row(
                id,
                profile.name(),
                switch (profile.state()) {
                    case ENABLED -> Overview.Power.ON;
                    case PAUSED -> Overview.Power.OFF;
                },
                phase(state),
                succeeded.contains(id) ? Overview.Past.SUCCEEDED : Overview.Past.NEVER_SUCCEEDED);
    }

    private static Phase phase(ProfileState state) {
        return switch (state.activity()) {
            case Activity.Running(_, var progress) -> syncing(progress);
            case Activity.Stopping _ -> new Phase.Syncing(0, 0);
            case Activity.Idle _, Activity.Queued _ -> atRest(state);
        };
    }

    private static Phase syncing(Optional<Progress> progress) {
        return progress.map(it -> new Phase.Syncing(it.done(), it.of()))
                .orElse(new Phase.Syncing(0, 0));
    }

    private static Phase atRest(ProfileState state) {
        return switch (state.need()) {
            case SIGN_IN -> new Phase.Waiting(signIn(state));
            case CONFIRM -> new Phase.Waiting(held(state));
            case DECIDE -> new Phase.Waiting(new Overview.Need.Clashes(clashes(state)));
            case LOOK -> new Phase.Waiting(new Overview.Need.Look());
            case MEND -> mend(state);
            case NOTHING ->
                    switch (pause(state.pause())) {
                        case Overview.Pause.None _ -> last(state);
                        case Overview.Pause pause -> new Phase.Resting(pause);
                    };
        };
    }

    private static Phase last(ProfileState state) {
        return state.last()
                .map(
                        it ->
                                it.trouble()
                                        .map(TrayView::troubled)
                                        .orElseGet(() -> ended(it.outcome())))
                .orElse(new Phase.Fresh());
    }

    /// Nothing is tried again where only a person starts it, or where it would fail the same way.
    private static Phase mend(ProfileState state) {
        return state.nextRun().isPresent()
                ? new Phase.Troubled(Overview.Trouble.FAILED)
                : new Phase.Unfit();
    }

    private static Phase ended(Outcome outcome) {
        return switch (outcome) {
            case DONE, PARTIAL, HELD -> new Phase.UpToDate();
            case FAILED -> new Phase.Failed();
            case CANCELLED -> new Phase.Cancelled();
        };
    }

    private static Phase troubled(Trouble trouble) {
        return new Phase.Troubled(
                switch (trouble) {
                    case Trouble.OfStore(_, Fault.Offline _) -> Overview.Trouble.OFFLINE;
                    case Trouble.OfStore(_, Fault.Busy _) -> Overview.Trouble.BUSY;
                    case Trouble.OfStore _,
                            Trouble.OfLedger _,
                            Trouble.NotYet _,
                            Trouble.Unseen _,
                            Trouble.Bug _ ->
                            Overview.Trouble.FAILED;
                });
    }

    private static Overview.Need signIn(ProfileState state) {
        return state.last()
                .flatMap(LastRun::trouble)
                .map(
                        it ->
                                it instanceof Trouble.OfStore(_, Fault.SignIn fault)
                                        ? signIn(fault)
                                        : new Overview.Need.SignIn(state.profile().name()))
                .orElseGet(() -> new Overview.Need.SignIn(state.profile().name()));
    }

    /// Only what a server refused is told as refused.
    private static Overview.Need signIn(Fault.SignIn fault) {
        return switch (fault.why()) {
            case REFUSED, REFUSED_OR_EXTENDED_PROTECTION -> new Overview.Need.SignIn(fault.host());
            case NO_PASSWORD -> new Overview.Need.Password(fault.host());
            case NEEDS_PASSPHRASE -> new Overview.Need.Unlock();
            case KEYCHAIN_LOCKED ->
                    new Overview.Need.Keychain(Overview.Need.Keychain.Condition.LOCKED);
            case NO_KEYCHAIN ->
                    new Overview.Need.Keychain(Overview.Need.Keychain.Condition.NOT_THERE);
            case FORBIDDEN, NOT_OVER_PLAIN_HTTP, OTHER_HOST, SERVICE_SWITCHED_OFF ->
                    new Overview.Need.Access(fault.host());
        };
    }

    private static Overview.Need held(ProfileState state) {
        long all = state.waiting().stream().filter(TrayView::isHeld).count();
        return state.held()
                .map(
                        it ->
                                switch (it) {
                                    case Guard.Finding.TooMany(var deletions, var takeOvers, _) ->
                                            new Overview.Need.Held(deletions, takeOvers);
                                    case Guard.Finding.Emptied _ -> new Overview.Need.Held(all, 0);
                                    case Guard.Finding.Moved _ -> moved(state, all);
                                    case Guard.Finding.FirstRun(var takeOvers) ->
                                            new Overview.Need.Held(0, takeOvers);
                                })
                .orElse(new Overview.Need.Held(all, 0));
    }

    /// What is held and lies on one side only is to go from there.
    private static Overview.Need moved(ProfileState state, long all) {
        var deletions =
                state.waiting().stream()
                        .filter(TrayView::isHeld)
                        .filter(it -> it.left().isEmpty() || it.right().isEmpty())
                        .count();
        return new Overview.Need.Held(deletions, all - deletions);
    }

    private static boolean isHeld(Parked parked) {
        return parked.reason() instanceof Parked.Reason.Held;
    }

    private static long clashes(ProfileState state) {
        return state.waiting().stream()
                .filter(it -> it.reason() instanceof Parked.Reason.Clash)
                .count();
    }

    /// Empty for a run that is under way, was killed, or whose profile is gone.
    private static Optional<Overview.Result> result(PastRun run, AgentState state) {
        if (run.ended().isEmpty() || run.outcome().isEmpty()) {
            return Optional.empty();
        }
        var counts = run.counts();
        return state.profiles().stream()
                .map(ProfileState::profile)
                .filter(it -> it.id().value().equals(run.profileId()))
                .map(Profile::name)
                .findFirst()
                .map(
                        name ->
                                new Overview.Result(
                                        Long.toString(run.id().value()),
                                        run.ended().get(),
                                        name,
                                        ending(run.outcome().get()),
                                        new Overview.Changes(
                                                counts.created(),
                                                counts.updated(),
                                                counts.deleted())));
    }

    private static Overview.Ending ending(Outcome outcome) {
        return switch (outcome) {
            case DONE, PARTIAL -> Overview.Ending.DONE;
            case HELD -> Overview.Ending.WAITS;
            case FAILED -> Overview.Ending.FAILED;
            case CANCELLED -> Overview.Ending.CANCELLED;
        };
    }
}

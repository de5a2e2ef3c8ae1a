package io.calferry.words;

import io.calferry.agent.Activity;
import io.calferry.agent.LastRun;
import io.calferry.agent.Pause;
import io.calferry.agent.ProfileState;
import io.calferry.agent.ProfileState.Need;
import io.calferry.profile.Profile.State;
import io.calferry.sync.Guard;
import io.calferry.sync.Parked;
import io.calferry.sync.Watch.Progress;

import java.time.Instant;
import java.util.Optional;

/// How it stands with a profile, in a line.
public final class StateWords {

    private final Bundle bundle;
    private final Moments moments;

    StateWords(Bundle bundle, Moments moments) {
        this.bundle = bundle;
        this.moments = moments;
    }

    /// What a person has to do, in a sentence.
    public String need(Need need) {
        return bundle.choose("need", need);
    }

    /// What it does, or how its last run left it, such as `up to date, 4 minutes ago`.
    public String status(ProfileState state, Instant now) {
        return switch (state.activity()) {
            case Activity.Queued _ -> bundle.get("state.queued");
            case Activity.Stopping _ -> bundle.get("state.stopping");
            case Activity.Running(_, var progress) ->
                    progress.map(it -> bundle.get("state.syncing.at", progress(it)))
                            .orElseGet(() -> bundle.get("state.syncing"));
            case Activity.Idle _ -> idle(state, now);
        };
    }

    /// How far a run is, such as `writing 1,240 of 10,000`.
    public String progress(Progress progress) {
        return progress.of() > 0
                ? bundle.choose("progress.of", progress.phase(), progress.done(), progress.of())
                : bundle.choose("progress", progress.phase());
    }

    private String idle(ProfileState state, Instant now) {
        if (state.profile().state() == State.PAUSED) {
            return bundle.get("state.off");
        }
        var need = state.need();
        if (need != Need.NOTHING) {
            return bundle.get("state.waits", waits(state, need));
        }
        if (state.pause().holds(now)) {
            return pause(state.pause(), now);
        }
        return state.last()
                .map(it -> last(it, state, now))
                .orElseGet(() -> bundle.get("state.fresh"));
    }

    private String waits(ProfileState state, Need need) {
        return switch (need) {
            case CONFIRM -> held(state.held());
            case DECIDE -> bundle.get("state.waits.decide", clashes(state));
            case NOTHING, SIGN_IN, MEND -> bundle.choose("state.waits", need);
        };
    }

    private String held(Optional<Guard.Finding> finding) {
        return finding.filter(Guard.Finding.TooMany.class::isInstance)
                .map(Guard.Finding.TooMany.class::cast)
                .filter(it -> it.deletions() > 0)
                .map(it -> bundle.get("state.waits.deletions", it.deletions()))
                .orElseGet(() -> bundle.get("state.waits.confirm"));
    }

    private static long clashes(ProfileState state) {
        return state.waiting().stream()
                .filter(it -> it.reason() instanceof Parked.Reason.Clash)
                .count();
    }

    private String last(LastRun last, ProfileState state, Instant now) {
        var when = moments.relative(last.ended(), now);
        return switch (last.outcome()) {
            case DONE, HELD -> bundle.get("state.done", when);
            case PARTIAL -> bundle.get("state.partial", when, state.waiting().size());
            case FAILED -> bundle.get("state.failed", when);
            case CANCELLED -> bundle.get("state.cancelled", when);
        };
    }

    /// How long schedules rest, such as `paused until today, 14:05`.
    public String pause(Pause pause, Instant now) {
        return switch (pause) {
            case Pause.None _ -> bundle.get("pause.none");
            case Pause.Until(var end) -> bundle.get("pause.until", moments.spoken(end, now));
            case Pause.UntilResumed _ -> bundle.get("pause.until-resumed");
        };
    }

    /// When it runs next by itself, such as `next in 11 minutes`; empty where it does not.
    public Optional<String> next(ProfileState state, Instant now) {
        return state.nextRun()
                .map(
                        it ->
                                bundle.get(
                                        "state.next",
                                        moments.relative(now.isAfter(it) ? now : it, now)));
    }
}

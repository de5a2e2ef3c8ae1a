package io.calferry.desktop.profiles;

import io.calferry.agent.Activity;
import io.calferry.agent.LastRun;
import io.calferry.agent.Pause;
import io.calferry.agent.ProfileState;
import io.calferry.agent.Trouble;
import io.calferry.desktop.Texts;
import io.calferry.desktop.Troubles;
import io.calferry.desktop.profiles.Standing.Lead;
import io.calferry.desktop.profiles.Standing.Shape;
import io.calferry.profile.Profile;
import io.calferry.sync.Fault;
import io.calferry.sync.Guard;
import io.calferry.sync.Parked;
import io.calferry.words.Words;

import java.time.Instant;
import java.util.Optional;

/// Says how profiles stand. What waits for a person comes before all that does not.
///
/// @param texts of this package
record Standings(Texts texts, Words words) {

    /// Whether the password of a profile is known to be missing.
    enum Secret {
        NOT_MISSED,
        MISSED
    }

    /// How a profile stands that the agent does not know yet, as right after it was made.
    Standing unknown(Profile profile, Secret secret) {
        return missing(secret)
                .orElseGet(
                        () ->
                                switch (profile.state()) {
                                    case PAUSED -> Standing.of(Shape.PAUSED, texts.get("paused"));
                                    case ENABLED -> Standing.of(Shape.FINE, texts.get("not-run"));
                                });
    }

    /// How a profile stands that was on until it was edited.
    Standing resting() {
        return Standing.of(Shape.PAUSED, texts.get("resting"), Lead.PREVIEW);
    }

    /// @param all whether all profiles are paused
    Standing of(ProfileState state, Pause all, Secret secret, Instant now) {
        return doing(state.activity())
                .or(() -> waiting(state))
                .or(() -> missing(secret))
                .or(() -> resting(state, all, now))
                .or(() -> trying(state, now))
                .orElseGet(() -> idle(state, now));
    }

    private Optional<Standing> doing(Activity activity) {
        return switch (activity) {
            case Activity.Idle _ -> Optional.empty();
            case Activity.Queued _ -> busy(texts.get("queued"));
            case Activity.Stopping _ -> busy(texts.get("stopping"));
            case Activity.Running(_, var progress) ->
                    busy(
                            progress.filter(it -> it.of() > 0)
                                    .map(it -> texts.get("syncing.of", it.done(), it.of()))
                                    .orElseGet(() -> texts.get("syncing")));
        };
    }

    private static Optional<Standing> busy(String sentence) {
        return Optional.of(Standing.of(Shape.BUSY, sentence));
    }

    private Optional<Standing> waiting(ProfileState state) {
        return switch (state.need()) {
            case NOTHING -> Optional.empty();
            case SIGN_IN -> trouble(state, signIn(state));
            case MEND -> trouble(state, mend(state));
            case LOOK -> trouble(state, Lead.PREVIEW);
            case CONFIRM ->
                    state.held()
                            .map(it -> held(state, it))
                            .map(it -> Standing.of(Shape.WAITING, it, Lead.LOOK_AT_HELD));
            case DECIDE -> {
                var clashes = count(state, Parked.Reason.Clash.class);
                var sentence = texts.get("clashes", clashes);
                yield Optional.of(Standing.of(Shape.WAITING, sentence, Lead.DECIDE));
            }
        };
    }

    private static Lead signIn(ProfileState state) {
        return state.last().flatMap(LastRun::trouble).filter(Trouble::needsPassphrase).isPresent()
                ? Lead.UNLOCK
                : Lead.ENTER_PASSWORD;
    }

    /// What no change of the profile mends can only be tried again, as after the disk was full.
    private static Lead mend(ProfileState state) {
        return state.last().flatMap(LastRun::trouble).filter(Troubles::callForEditing).isPresent()
                ? Lead.EDIT
                : Lead.TRY_AGAIN;
    }

    private String held(ProfileState state, Guard.Finding finding) {
        var steps = count(state, Parked.Reason.Held.class);
        return switch (finding) {
            case Guard.Finding.TooMany(_, var takeOvers, _) ->
                    texts.get(takeOvers == 0 ? "held.deletions" : "held.steps", steps);
            case Guard.Finding.FirstRun _, Guard.Finding.Moved _ -> texts.get("held.steps", steps);
            case Guard.Finding.Emptied _ -> texts.get("held.deletions", steps);
        };
    }

    private static long count(ProfileState state, Class<? extends Parked.Reason> reason) {
        return state.waiting().stream().filter(it -> reason.isInstance(it.reason())).count();
    }

    private Optional<Standing> trouble(ProfileState state, Lead lead) {
        return state.last()
                .flatMap(LastRun::trouble)
                .map(it -> words.troubles().sentence(it, state.profile()))
                .map(it -> Standing.of(Shape.WAITING, it, lead));
    }

    private Optional<Standing> missing(Secret secret) {
        return switch (secret) {
            case NOT_MISSED -> Optional.empty();
            case MISSED ->
                    Optional.of(
                            Standing.of(
                                    Shape.WAITING, texts.get("no-password"), Lead.ENTER_PASSWORD));
        };
    }

    private Optional<Standing> resting(ProfileState state, Pause all, Instant now) {
        if (state.profile().state() == Profile.State.PAUSED) {
            return Optional.of(Standing.of(Shape.PAUSED, texts.get("paused")));
        }
        var pause = all.orLonger(state.pause());
        if (!pause.holds(now)) {
            return Optional.empty();
        }
        var sentence =
                switch (pause) {
                    case Pause.Until(var end) ->
                            texts.get("paused.until", words.moments().spoken(end, now));
                    case Pause.None _, Pause.UntilResumed _ ->
                            texts.get(pause.equals(all) ? "paused.all" : "paused.resumed");
                };
        return Optional.of(Standing.of(Shape.PAUSED, sentence));
    }

    /// After a trouble that mends itself.
    private Optional<Standing> trying(ProfileState state, Instant now) {
        return state.last()
                .flatMap(LastRun::trouble)
                .map(
                        it ->
                                it instanceof Trouble.OfStore(_, Fault.Busy _)
                                        ? texts.get("busy")
                                        : texts.get("offline"))
                .map(it -> Standing.of(Shape.FINE, it + next(state, "next.again", now)));
    }

    private Standing idle(ProfileState state, Instant now) {
        if (state.last().isEmpty()) {
            return Standing.of(Shape.FINE, texts.get("not-run") + next(state, "next.run", now));
        }
        var last = state.last().get();
        var ago = words.moments().relative(last.ended(), now);
        var said =
                switch (last.outcome()) {
                    case DONE, PARTIAL, HELD -> texts.get("done", ago);
                    case FAILED -> texts.get("failed", ago);
                    case CANCELLED -> texts.get("cancelled", ago);
                };
        var sentence = said + next(state, "next.run", now);
        var parked = count(state, Parked.Reason.Failed.class);
        return parked == 0
                ? Standing.of(Shape.FINE, sentence)
                : Standing.of(
                        Shape.FINE,
                        sentence + " · " + texts.get("parked", parked),
                        Lead.LOOK_AT_PARKED);
    }

    private String next(ProfileState state, String key, Instant now) {
        return state.nextRun()
                .map(it -> " · " + texts.get(key, words.moments().relative(it, now)))
                .orElse("");
    }
}

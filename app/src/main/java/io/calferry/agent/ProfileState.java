package io.calferry.agent;

import io.calferry.profile.Profile;
import io.calferry.sync.Guard;
import io.calferry.sync.Parked;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What one may see of a profile.
///
/// @param pause its own; the agent may be paused besides
/// @param nextRun when it runs by itself; empty where it does not
/// @param last how it ended last
/// @param waiting what is parked, oldest first: held steps, clashes, what could not be carried
public record ProfileState(
        Profile profile,
        Activity activity,
        Pause pause,
        Optional<Instant> nextRun,
        Optional<LastRun> last,
        List<Parked> waiting) {

    /// What a person has to do before it can go on, or go on wholly.
    public enum Need {
        NOTHING,
        /// The sign-in was refused, or there is none: it runs no more before somebody has looked.
        /// Where only the keychain did not open, it tries again all the same.
        SIGN_IN,
        /// The guard holds steps.
        CONFIRM,
        /// Both sides changed.
        DECIDE,
        /// Nobody has seen yet what its first run would do.
        LOOK,
        /// It can't run, and time alone won't help.
        MEND
    }

    /// Whether a run of it is under way, or comes to its end.
    public boolean isRunning() {
        return switch (activity) {
            case Activity.Running _, Activity.Stopping _ -> true;
            case Activity.Idle _, Activity.Queued _ -> false;
        };
    }

    /// Whether it has run before. One that has not is switched on, and run, in its preview alone.
    public boolean hasRun() {
        return last.filter(it -> !isUnseen(it)).isPresent();
    }

    private static boolean isUnseen(LastRun run) {
        return run.trouble().filter(Trouble.Unseen.class::isInstance).isPresent();
    }

    /// Why dangerous steps are held, where they are.
    public Optional<Guard.Finding> held() {
        return held(waiting);
    }

    static Optional<Guard.Finding> held(List<Parked> waiting) {
        return waiting.stream()
                .flatMap(
                        it ->
                                it.reason() instanceof Parked.Reason.Held(var finding)
                                        ? Optional.of(finding).stream()
                                        : Optional.<Guard.Finding>empty().stream())
                .findFirst();
    }

    /// The first of the things that wait for a person. Being offline or asked for patience is none.
    public Need need() {
        var trouble = last.flatMap(LastRun::trouble);
        if (trouble.filter(Trouble::isOfSignIn).isPresent()) {
            return Need.SIGN_IN;
        }
        if (held().isPresent()) {
            return Need.CONFIRM;
        }
        if (waiting.stream().anyMatch(it -> it.reason() instanceof Parked.Reason.Clash)) {
            return Need.DECIDE;
        }
        if (last.filter(ProfileState::isUnseen).isPresent()) {
            return Need.LOOK;
        }
        return trouble.map(Remedy::of)
                        .filter(it -> it == Remedy.TRY_LESS_OFTEN || it == Remedy.WAIT_FOR_A_CHANGE)
                        .isPresent()
                ? Need.MEND
                : Need.NOTHING;
    }
}

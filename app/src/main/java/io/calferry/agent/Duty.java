package io.calferry.agent;

import io.calferry.profile.Profile;
import io.calferry.profile.Schedule;
import io.calferry.sync.Parked;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// One profile, as the [Agenda] has it: what it does, and when it is to run again.
///
/// @param due when it runs by itself; empty where only a person can make it run
/// @param wanted a person has asked for a run that has not begun yet
/// @param again something changed while it was running
/// @param failures in a row
record Duty(
        Profile profile,
        Activity activity,
        Pause pause,
        Optional<Instant> due,
        Optional<Wanted> wanted,
        boolean again,
        int failures,
        Optional<LastRun> last,
        List<Parked> waiting) {

    /// One that is new.
    static Duty of(Profile profile, Runner.Remembered remembered) {
        return new Duty(
                profile,
                new Activity.Idle(),
                new Pause.None(),
                Optional.empty(),
                Optional.empty(),
                false,
                0,
                remembered.last(),
                remembered.waiting());
    }

    /// The same, with what waits now, and with the last run where that was none of ours: of how
    /// ours ended more is known already.
    Duty reread(Runner.Remembered remembered) {
        return new Duty(
                profile,
                activity,
                pause,
                due,
                wanted,
                again,
                failures,
                remembered.last().filter(this::isNews).or(() -> last),
                remembered.waiting());
    }

    private boolean isNews(LastRun run) {
        return last.filter(it -> !it.ended().isBefore(run.ended())).isEmpty();
    }

    ProfileState state(Pause all, Instant now) {
        var rests = all.holds(now) || pause.holds(now) || !scheduled();
        var next = rests ? Optional.<Instant>empty() : due;
        return new ProfileState(profile, activity, pause, next, last, waiting);
    }

    boolean scheduled() {
        return profile.state() == Profile.State.ENABLED
                && profile.schedule() instanceof Schedule.Every;
    }

    boolean busy() {
        return activity instanceof Activity.Running || activity instanceof Activity.Stopping;
    }

    boolean queued() {
        return activity instanceof Activity.Queued;
    }

    /// What is due longest has the first turn; those that a person asked for keep their order.
    Instant turn() {
        return wanted.isPresent() ? Instant.MIN : due.orElse(Instant.MIN);
    }

    /// Whether it is stopped until somebody does something about it.
    private boolean stopped() {
        return last.flatMap(LastRun::trouble)
                .map(Remedy::of)
                .filter(
                        it ->
                                switch (it) {
                                    case ASK_FOR_SIGN_IN, WAIT_FOR_A_CHANGE, ASK_FOR_A_LOOK -> true;
                                    case TRY_AGAIN_QUIETLY, WAIT_FOR_THE_SERVER, TRY_LESS_OFTEN ->
                                            false;
                                })
                .isPresent();
    }

    /// Whether it is to run now.
    boolean isDue(Pause all, Instant now) {
        if (busy()) {
            return false;
        }
        return wanted.isPresent()
                || scheduled()
                        && !all.holds(now)
                        && !pause.holds(now)
                        && due.filter(it -> !it.isAfter(now)).isPresent();
    }

    /// The program, or the profile, is new: it runs soon.
    Duty begun(Instant now, RandomGenerator random) {
        return scheduled() ? at(from(now, random).soon()) : withDue(Optional.empty());
    }

    /// The profile was edited. What kept it from running may be mended.
    Duty edited(Profile other, Instant now, RandomGenerator random) {
        if (other.equals(profile)) {
            return this;
        }
        var without =
                new Duty(other, activity, pause, due, wanted, again, 0, last, waiting)
                        .withoutTrouble();
        return without.begun(now, random);
    }

    private Duty withoutTrouble() {
        var forgiven =
                last.map(
                        it -> new LastRun(it.ended(), it.outcome(), it.counts(), Optional.empty()));
        return new Duty(profile, activity, pause, due, wanted, again, failures, forgiven, waiting);
    }

    Duty asked(Wanted more) {
        var both = wanted.map(it -> it.and(more)).orElse(more);
        return new Duty(
                profile, activity, pause, due, Optional.of(both), again, failures, last, waiting);
    }

    /// A store has told of a change.
    Duty hinted(Instant now, RandomGenerator random) {
        if (!scheduled() || stopped()) {
            return this;
        }
        if (busy()) {
            return new Duty(profile, activity, pause, due, wanted, true, failures, last, waiting);
        }
        return waitsForTheServer()
                ? this
                : sooner(from(now, random).afterHint(last.map(LastRun::ended)));
    }

    private boolean waitsForTheServer() {
        return last.flatMap(LastRun::trouble)
                .map(Remedy::of)
                .filter(it -> it == Remedy.WAIT_FOR_THE_SERVER)
                .isPresent();
    }

    /// The network, or the whole computer, is back.
    Duty reconnected(Instant now, RandomGenerator random) {
        return !scheduled() || stopped() || waitsForTheServer()
                ? this
                : sooner(from(now, random).reconnected());
    }

    /// The computer slept: what would have run meanwhile runs when the network is back, too.
    Duty woken(Instant now, RandomGenerator random) {
        var missed = !stopped() && due.filter(it -> !it.isAfter(now)).isPresent();
        return missed ? at(from(now, random).reconnected()) : reconnected(now, random);
    }

    /// Only if being offline is what it waits with.
    Duty online(Instant now, RandomGenerator random) {
        var offline =
                last.flatMap(LastRun::trouble)
                        .map(Remedy::of)
                        .filter(it -> it == Remedy.TRY_AGAIN_QUIETLY);
        return offline.isPresent() ? reconnected(now, random) : this;
    }

    /// Somebody set the clock back: nothing is due later than one period from now, and its pause
    /// lasts no longer for it.
    Duty clockSetBack(Instant before, Instant now, RandomGenerator random) {
        var paused = pausing(pause.clockSetBack(before, now));
        return scheduled() && due.isPresent()
                ? paused.sooner(from(now, random).nextPeriod())
                : paused;
    }

    /// A person wants it ended: nothing is left that was to run now.
    Duty cancelled(Instant now, RandomGenerator random) {
        var next = scheduled() && due.isPresent() && !due.get().isAfter(now);
        var other = next ? Optional.of(from(now, random).nextPeriod()) : due;
        var nothing = busy() ? new Activity.Stopping(now) : new Activity.Idle();
        return new Duty(
                profile, nothing, pause, other, Optional.empty(), false, failures, last, waiting);
    }

    Duty running(Instant now) {
        return new Duty(
                profile,
                new Activity.Running(now, Optional.empty()),
                pause,
                Optional.empty(),
                Optional.empty(),
                false,
                failures,
                last,
                waiting);
    }

    Duty doing(Activity other) {
        return new Duty(profile, other, pause, due, wanted, again, failures, last, waiting);
    }

    Duty pausing(Pause other) {
        return new Duty(profile, activity, other, due, wanted, again, failures, last, waiting);
    }

    /// Its run has ended.
    Duty finished(Ran ran, Instant now, RandomGenerator random) {
        var failed = ran.trouble().isPresent();
        var ended =
                new Duty(
                        profile,
                        new Activity.Idle(),
                        pause,
                        Optional.empty(),
                        wanted,
                        false,
                        failed ? failures + 1 : 0,
                        Optional.of(new LastRun(now, ran.outcome(), ran.counts(), ran.trouble())),
                        ran.waiting());
        if (!scheduled()) {
            return ended;
        }
        var next =
                ended.withDue(
                        ran.trouble().isEmpty()
                                ? Optional.of(from(now, random).nextPeriod())
                                : from(now, random).after(ran.trouble().get(), ended.failures));
        // It was edited, or the network came back, while it ran.
        var edited = activity instanceof Activity.Stopping;
        var waits = !edited && (next.stopped() || next.waitsForTheServer());
        var sooner = due.isPresent() && !waits ? next.sooner(due.get()) : next;
        return again ? sooner.hinted(now, random) : sooner;
    }

    private Timetable from(Instant now, RandomGenerator random) {
        var period =
                profile.schedule() instanceof Schedule.Every every
                        ? every.period()
                        : Duration.ofDays(1);
        return new Timetable(period, now, random);
    }

    private Duty at(Instant moment) {
        return withDue(Optional.of(moment));
    }

    private Duty sooner(Instant moment) {
        return due.filter(it -> it.isBefore(moment)).isPresent() ? this : at(moment);
    }

    private Duty withDue(Optional<Instant> other) {
        return new Duty(profile, activity, pause, other, wanted, again, failures, last, waiting);
    }
}

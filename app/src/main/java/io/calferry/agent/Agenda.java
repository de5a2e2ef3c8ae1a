package io.calferry.agent;

import io.calferry.profile.Profile;
import io.calferry.profile.ProfileId;
import io.calferry.sync.Side;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// What is to be done, and when. A value: an event gives the next one and the acts that follow.
///
/// @param duties in the order in which the profiles were given
/// @param closed accounts whose server wants to be left alone, and until when
/// @param network as it was last seen; empty as long as nobody has
/// @param looked when the clock was looked at last
/// @param gone profiles that were taken away and whose run is not over yet
/// @param room how many profiles may run at a time
record Agenda(
        Map<ProfileId, Duty> duties,
        Pause pause,
        Map<String, Instant> closed,
        Optional<Network.Addresses> network,
        Instant looked,
        Set<ProfileId> gone,
        int room) {

    private static final int AT_ONCE = 2;

    /// How often the clock is looked at when nothing is due.
    static final Duration LOOK = Duration.ofSeconds(30);

    /// The clock went on for longer than anybody waits: the computer slept.
    static final Duration JUMP = Duration.ofSeconds(90);

    /// The clock went back further than clocks are corrected.
    private static final Duration BACK = Duration.ofSeconds(30);

    /// Nothing to do yet.
    static Agenda empty(Instant now) {
        return new Agenda(
                Map.of(), new Pause.None(), Map.of(), Optional.empty(), now, Set.of(), AT_ONCE);
    }

    /// What comes of an event.
    record Next(Agenda agenda, List<Act> acts) {}

    Next on(Event event, Instant now, RandomGenerator random) {
        var acts = new ArrayList<Act>();
        var jumped = now.isAfter(looked.plus(JUMP));
        var back = now.isBefore(looked.minus(BACK));
        var agenda =
                jumped
                        ? each(it -> it.woken(now, random))
                        : back ? each(it -> it.clockSetBack(looked, now, random)) : this;
        var told = agenda.at(now, back).told(event, acts, now, random);
        return new Next(told.with(told.turns(now).begin(acts)), List.copyOf(acts));
    }

    private Agenda at(Instant now, boolean back) {
        var still = new LinkedHashMap<>(closed);
        still.values().removeIf(it -> back || !it.isAfter(now));
        var rest = back ? pause.clockSetBack(looked, now) : pause;
        return new Agenda(duties, rest, Map.copyOf(still), network, now, gone, room);
    }

    private Agenda told(Event event, List<Act> acts, Instant now, RandomGenerator random) {
        return switch (event) {
            case Event.Looked(var found) -> {
                var next = found.or(() -> network);
                var back =
                        found.isPresent()
                                && network.filter(it -> found.get().areMoreThan(it)).isPresent();
                var seen = new Agenda(duties, pause, closed, next, looked, gone, room);
                yield back ? seen.each(it -> it.online(now, random)) : seen;
            }
            case Event.Nothing _ -> this;
            case Event.Profiles(var profiles, var remembered) ->
                    given(profiles, remembered, acts, now, random);
            case Event.Reread(var id, var remembered) -> one(id, it -> it.reread(remembered));
            case Event.Asked(var id, var wanted) -> one(id, it -> it.asked(wanted));
            case Event.AllAsked _ ->
                    each(
                            it ->
                                    it.profile().state() == Profile.State.ENABLED
                                            ? it.asked(Wanted.PLAIN)
                                            : it);
            case Event.Hinted(var id) -> one(id, it -> it.hinted(now, random));
            case Event.AllPaused(var other) ->
                    new Agenda(duties, other, closed, network, looked, gone, room);
            case Event.Paused(var id, var other) -> one(id, it -> it.pausing(other));
            case Event.Cancelled(var id) -> {
                cancel(Optional.ofNullable(duties.get(id)), acts);
                yield one(id, it -> it.cancelled(now, random));
            }
            case Event.Ended _ -> {
                duties.values().forEach(it -> cancel(Optional.of(it), acts));
                yield each(it -> it.cancelled(now, random)).full();
            }
            case Event.Progressed(var id, var progress) ->
                    one(
                            id,
                            it ->
                                    it.activity() instanceof Activity.Running(var since, _)
                                            ? it.doing(
                                                    new Activity.Running(
                                                            since, Optional.of(progress)))
                                            : it);
            case Event.Finished(var id, var ran) -> finished(id, ran, now, random);
        };
    }

    private static void cancel(Optional<Duty> duty, List<Act> acts) {
        duty.filter(it -> it.activity() instanceof Activity.Running)
                .ifPresent(it -> acts.add(new Act.Cancel(it.profile().id())));
    }

    private Agenda given(
            List<Profile> profiles,
            Map<ProfileId, Runner.Remembered> remembered,
            List<Act> acts,
            Instant now,
            RandomGenerator random) {
        var next = new LinkedHashMap<ProfileId, Duty>();
        for (var profile : profiles) {
            var known = duties.get(profile.id());
            next.put(
                    profile.id(),
                    known == null
                            ? Duty.of(
                                            profile,
                                            remembered.getOrDefault(
                                                    profile.id(), Runner.Remembered.NOTHING))
                                    .begun(now, random)
                            : changed(known, profile, acts, now, random));
        }
        var leaving = new HashSet<ProfileId>();
        duties.forEach(
                (id, duty) -> {
                    if (!next.containsKey(id) && duty.busy()) {
                        cancel(Optional.of(duty), acts);
                        next.put(id, duty.cancelled(now, random));
                        leaving.add(id);
                    }
                });
        var all = with(next);
        return new Agenda(all.duties, pause, closed, network, looked, Set.copyOf(leaving), room);
    }

    /// From now on nothing begins.
    private Agenda full() {
        return new Agenda(duties, pause, closed, network, looked, gone, 0);
    }

    private static Duty changed(
            Duty known, Profile profile, List<Act> acts, Instant now, RandomGenerator random) {
        var edited = known.edited(profile, now, random);
        if (edited.equals(known) || !known.busy()) {
            return edited;
        }
        // What runs is the profile as it was.
        cancel(Optional.of(known), acts);
        return edited.doing(new Activity.Stopping(now));
    }

    private Agenda finished(ProfileId id, Ran ran, Instant now, RandomGenerator random) {
        var duty = duties.get(id);
        if (duty == null) {
            return this;
        }
        var accounts = new LinkedHashMap<>(closed);
        ran.trouble()
                .filter(it -> Remedy.of(it) == Remedy.WAIT_FOR_THE_SERVER)
                .ifPresent(
                        it -> {
                            if (it instanceof Trouble.OfStore(var side, _)) {
                                accounts.put(account(duty, side), Timetable.retryAt(it, now));
                            }
                        });
        var next = new LinkedHashMap<>(duties);
        var left = new HashSet<>(gone);
        if (left.remove(id)) {
            next.remove(id);
        } else {
            next.put(id, duty.finished(ran, now, random));
        }
        return new Agenda(
                Collections.unmodifiableMap(next),
                pause,
                Map.copyOf(accounts),
                network,
                looked,
                Set.copyOf(left),
                room);
    }

    private static String account(Duty duty, Side side) {
        return Accounts.of(duty.profile().on(side));
    }

    /// How long nothing needs to be done if nobody tells anything; at most [#LOOK].
    Duration idle(Instant now) {
        var first =
                moments()
                        .filter(it -> it.isAfter(now))
                        .min(Comparator.naturalOrder())
                        .map(it -> Duration.between(now, it));
        return first.filter(it -> it.compareTo(LOOK) < 0).orElse(LOOK);
    }

    /// The moments at which something may begin.
    private Stream<Instant> moments() {
        var due =
                duties.values().stream().filter(it -> !it.busy()).flatMap(it -> it.due().stream());
        return Stream.concat(due, closed.values().stream());
    }

    private Turns turns(Instant now) {
        return new Turns(duties, pause, closed, room, now);
    }

    AgentState state() {
        return new AgentState(
                pause.holds(looked) ? pause : new Pause.None(),
                duties.entrySet().stream()
                        .filter(it -> !gone.contains(it.getKey()))
                        .map(it -> it.getValue().state(pause, looked))
                        .toList());
    }

    private Agenda one(ProfileId id, UnaryOperator<Duty> change) {
        if (!duties.containsKey(id)) {
            return this;
        }
        var next = new LinkedHashMap<>(duties);
        next.computeIfPresent(id, (_, duty) -> change.apply(duty));
        return with(next);
    }

    private Agenda each(UnaryOperator<Duty> change) {
        var next = new LinkedHashMap<>(duties);
        next.replaceAll((_, duty) -> change.apply(duty));
        return with(next);
    }

    private Agenda with(Map<ProfileId, Duty> next) {
        return new Agenda(
                Collections.unmodifiableMap(next), pause, closed, network, looked, gone, room);
    }
}

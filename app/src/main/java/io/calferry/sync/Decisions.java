package io.calferry.sync;

import io.calferry.sync.Deciding.Why;
import io.calferry.sync.Deciding.Why.Changed;
import io.calferry.sync.Deciding.Why.Failed;
import io.calferry.sync.Ledger.Entry;
import io.calferry.sync.Link.Bond;
import io.calferry.sync.Parked.Reason;
import io.calferry.sync.Step.Whose;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a decision comes to, given what a look has just found of a parked object. Decides, and
/// writes nothing.
final class Decisions implements Look.Sink {

    /// What follows from a decision.
    sealed interface Act {
        record Perform(Work work) implements Act {}

        record Note(Entry entry) implements Act {}

        /// Nothing: the object stays parked.
        record Stay(Why why) implements Act {}
    }

    private static final Act CHANGED = new Act.Stay(new Changed());

    private final Ends ends;
    private final Planner planner;
    private final Set<String> wanted;
    private final Map<String, Look.Met> met = new HashMap<>();
    private final Map<String, Parked> unreadable = new HashMap<>();
    private final Set<String> released = new HashSet<>();

    /// @param wanted the ids of what was decided about
    Decisions(Ends ends, Set<String> wanted) {
        this.ends = ends;
        this.planner = new Planner(ends.profile(), ends.policy());
        this.wanted = wanted;
    }

    @Override
    public synchronized void met(List<Look.Met> batch) {
        for (var one : batch) {
            var id = one.encounter().uid().value();
            if (wanted.contains(id)) {
                met.put(id, one);
            }
        }
    }

    @Override
    public synchronized void unreadable(Parked parked, Optional<Parked> before) {
        unreadable.put(parked.id(), parked);
    }

    @Override
    public synchronized void released(Parked parked) {
        released.add(parked.id());
    }

    /// One version is to stay, or both.
    Act keep(Deciding.Choice choice) {
        var id = choice.clash().uid().value();
        var found = met.get(id);
        if (found == null) {
            return notMet(id);
        }
        if (!(planner.step(found.encounter()).orElse(null) instanceof Step.Ask ask)
                || !choice.clash().stillIs(ask)) {
            return CHANGED;
        }
        return switch (choice.keep()) {
            case BOTH -> apart(found, choice.clash().title());
            case LEFT -> copy(found, choice.clash().title(), Side.LEFT, ask);
            case RIGHT -> copy(found, choice.clash().title(), Side.RIGHT, ask);
        };
    }

    private Act notMet(String id) {
        var again = Optional.ofNullable(unreadable.get(id)).map(Parked::reason);
        return again.isPresent() && again.get() instanceof Reason.Failed(_, var fault)
                ? new Act.Stay(new Failed(fault))
                : CHANGED;
    }

    private static Act copy(Look.Met found, String title, Side from, Step.Ask ask) {
        var uid = ask.uid();
        var to = from.other();
        var source = from == Side.LEFT ? ask.left() : ask.right();
        var over = from == Side.LEFT ? ask.right() : ask.left();
        var step =
                source.<Step>map(
                                s ->
                                        over.<Step>map(
                                                        o ->
                                                                new Step.Update(
                                                                        uid, to, s, o, Whose.OURS))
                                                .orElseGet(() -> new Step.Create(uid, to, s)))
                        .orElseGet(() -> new Step.Delete(uid, to, over.orElseThrow()));
        return new Act.Perform(new Work(step, title, found.content(), found.parked()));
    }

    private Act apart(Look.Met found, String title) {
        var e = found.encounter();
        return new Act.Note(new Entry.Differs(planner.apart(e), title, e.link()));
    }

    /// Both sides are to stay as they are, and nobody is to be asked again.
    Act leave(Parked parked) {
        var found = met.get(parked.id());
        if (found != null) {
            return leave(parked, found);
        }
        var again = unreadable.get(parked.id());
        if (again != null && again.reason() instanceof Reason.Failed(var side, var fault)) {
            return switch (parked.reason()) {
                case Reason.Held _, Reason.Clash _ -> new Act.Stay(new Failed(fault));
                case Reason.Failed _ -> leaveUnread(parked, again, side);
            };
        }
        return released.contains(parked.id())
                ? new Act.Note(new Entry.Released(parked.id()))
                : CHANGED;
    }

    private Act leave(Parked parked, Look.Met found) {
        var e = found.encounter();
        var planned = Planning.work(planner, found, Optional.empty());
        if (planned.isEmpty()) {
            return new Act.Note(new Entry.Released(parked.id()));
        }
        var work = planned.get();
        boolean same =
                switch (parked.reason()) {
                    case Reason.Held _ -> work.dangerous();
                    case Reason.Clash _ -> work.step() instanceof Step.Ask && liesAs(parked, e);
                    case Reason.Failed _ ->
                            (work.writes() || work.step() instanceof Step.Ask) && liesAs(parked, e);
                };
        var title = found.title().isEmpty() ? parked.title() : found.title();
        return same ? apart(found, title) : CHANGED;
    }

    /// Whether the object lies on both sides as it lay when it was parked, as far as that is known.
    private static boolean liesAs(Parked parked, Encounter e) {
        for (var side : Side.values()) {
            var then = parked.on(side).filter(p -> !p.version().value().isEmpty());
            if (then.isPresent() && !then.equals(e.on(side).lies())) {
                return false;
            }
        }
        return true;
    }

    /// What it says is not known, only where it lies and at which version: that is what is noted,
    /// so that it is read again when it changes. Never linked, it is the side's own.
    private Act leaveUnread(Parked parked, Parked again, Side side) {
        var place = again.on(side);
        if (place.isEmpty() || !place.equals(parked.on(side))) {
            return CHANGED;
        }
        if (parked.uid().isEmpty()) {
            return new Act.Note(new Entry.Forgotten(parked.id()));
        }
        var uid = parked.uid().get();
        var earlier = ends.ledger().link(uid);
        var here = place.map(p -> new Seen(p, Fingerprint.NONE));
        var there = earlier.flatMap(l -> l.on(side.other()));
        boolean accord = earlier.filter(l -> l.bond() != Bond.ALONE).isPresent();
        var link =
                new Link(
                        uid,
                        side == Side.LEFT ? here : there,
                        side == Side.RIGHT ? here : there,
                        accord ? Bond.APART : Bond.ALONE);
        return new Act.Note(new Entry.Differs(link, parked.title(), earlier));
    }
}

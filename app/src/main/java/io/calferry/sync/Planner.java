package io.calferry.sync;

import io.calferry.sync.Link.Bond;
import io.calferry.sync.Policy.OnDrift;
import io.calferry.sync.Policy.Others;
import io.calferry.sync.Shaped.Copy;
import io.calferry.sync.State.Held;
import io.calferry.sync.State.Nothing;
import io.calferry.sync.State.Withheld;
import io.calferry.sync.Step.Whose;

import java.util.Optional;

/// Decides what a run does to one UID. Pure: touches no store, and the same encounter gives the
/// same step. The whole meaning of it is a three-way merge: equal is settled; where only one side
/// changed since they last agreed, it prevails; where both changed, the policy says who.
///
/// @param profile its id, by which it knows its own marks
public record Planner(String profile, Policy policy) {

    /// Whose state is to hold on both sides.
    private enum Verdict {
        SETTLED,
        LEFT,
        RIGHT,
        ASK;

        static Verdict of(Side side) {
            return side == Side.LEFT ? LEFT : RIGHT;
        }
    }

    /// What to do; empty where there is nothing to do and nothing to note.
    public Optional<Step> step(Encounter e) {
        if (e.left() instanceof Withheld || e.right() instanceof Withheld) {
            return withheld(e);
        }
        return switch (judge(e)) {
            case SETTLED -> settled(e);
            case LEFT -> Optional.of(copy(e, Side.LEFT));
            case RIGHT -> Optional.of(copy(e, Side.RIGHT));
            case ASK ->
                    Optional.of(new Step.Ask(e.uid(), e.left().crossing(), e.right().crossing()));
        };
    }

    /// What to note where a person wants both sides to stay as they are: an agreed difference.
    Link apart(Encounter e) {
        return new Link(e.uid(), present(e, Side.LEFT), present(e, Side.RIGHT), Bond.APART);
    }

    private static Optional<Seen> present(Encounter e, Side side) {
        return switch (e.on(side)) {
            case Held(var seen) -> Optional.of(seen.bare());
            case Withheld _ -> moved(e, side).or(() -> alone(e.on(side)));
            case Nothing _ -> Optional.empty();
        };
    }

    private Verdict judge(Encounter e) {
        boolean left = e.changed(Side.LEFT);
        boolean right = e.changed(Side.RIGHT);
        if (!left && !right || e.alike(profile)) {
            return Verdict.SETTLED;
        }
        for (var side : Side.values()) {
            if (e.begun(profile, side)) {
                return Verdict.of(side.other());
            }
        }
        return switch (policy) {
            case Policy.TwoWay(var onClash) -> {
                if (left && right) {
                    yield clash(onClash, e);
                }
                yield fromHere(e, left ? Side.LEFT : Side.RIGHT);
            }
            case Policy.Mirror(var onDrift, var others) -> {
                if (left) {
                    yield Verdict.LEFT;
                }
                var bond = e.link().map(Link::bond).orElse(Bond.ALONE);
                yield switch (bond) {
                    case AGREED ->
                            onDrift == OnDrift.RESTORE || notYetThere(e)
                                    ? Verdict.LEFT
                                    : Verdict.SETTLED;
                    case APART -> Verdict.SETTLED;
                    case ALONE -> others == Others.DELETE ? Verdict.LEFT : Verdict.SETTLED;
                };
            }
        };
    }

    /// Whether the target is another calendar by now, to which nobody has copied it yet: nobody has
    /// deleted it there either.
    private static boolean notYetThere(Encounter e) {
        return e.strayed(Side.RIGHT) && e.right() instanceof Nothing;
    }

    /// One side alone changed and prevails, unless what it holds is new to us and yet carries our
    /// mark: then it came from the other side, where it is no longer, and is not copied back.
    private Verdict fromHere(Encounter e, Side side) {
        return e.accord().isEmpty() && e.cameFromOther(profile, side)
                ? Verdict.SETTLED
                : Verdict.of(side);
    }

    private static Verdict clash(Policy.OnClash rule, Encounter e) {
        return switch (rule) {
            case ASK -> Verdict.ASK;
            case LEFT -> Verdict.LEFT;
            case RIGHT -> Verdict.RIGHT;
            case NEWEST -> {
                var left = e.left().crossing().flatMap(Seen::modified);
                var right = e.right().crossing().flatMap(Seen::modified);
                boolean rightIsNewer =
                        left.isPresent() && right.isPresent() && right.get().isAfter(left.get());
                yield rightIsNewer ? Verdict.RIGHT : Verdict.LEFT;
            }
        };
    }

    private Step copy(Encounter e, Side from) {
        var to = from.other();
        var source = e.on(from).crossing();
        var target = e.on(to).crossing();
        if (source.isPresent() && target.isPresent()) {
            return new Step.Update(e.uid(), to, source.get(), target.get(), whose(e, to));
        }
        if (source.isPresent()) {
            return new Step.Create(e.uid(), to, source.get());
        }
        return target.<Step>map(t -> new Step.Delete(e.uid(), to, t))
                .orElseGet(() -> new Step.Forget(e.uid()));
    }

    private Whose whose(Encounter e, Side over) {
        if (e.accord().isPresent()) {
            return Whose.OURS;
        }
        return e.begun(profile, over) ? Whose.BEGUN : Whose.THEIRS;
    }

    /// Nothing to write; but what the ledger does not know yet must be written down.
    private Optional<Step> settled(Encounter e) {
        var left = e.left().crossing();
        var right = e.right().crossing();
        if (left.isEmpty() && right.isEmpty()) {
            return e.link().map(_ -> new Step.Forget(e.uid()));
        }
        if (left.isPresent() && right.isPresent() && e.alike(profile)) {
            var known = e.link().filter(l -> l.bond() == Bond.AGREED).isPresent();
            boolean news = e.changed(Side.LEFT) || e.changed(Side.RIGHT);
            return known && !news
                    ? remember(e, Bond.AGREED)
                    : Optional.of(new Step.Adopt(e.uid(), left.get(), right.get()));
        }
        if (e.accord().isPresent()) {
            return settledApart(e);
        }
        // What one side has alone: the target's own, or what our mark forbids to copy back.
        return remember(e, policy instanceof Policy.TwoWay ? Bond.APART : Bond.ALONE);
    }

    /// Both sides are as they were, or the target alone drifted and may. Where the drifted copy
    /// lies is noted, so that the source can still replace it; what was agreed stays, so that
    /// another policy can still restore it. A copy that somebody deleted is an agreed difference.
    private static Optional<Step> settledApart(Encounter e) {
        var link = e.link().orElseThrow();
        var agreed = link.right().map(Seen::fingerprint);
        var right =
                e.right()
                        .crossing()
                        .map(now -> new Seen(now.place(), agreed.orElse(now.fingerprint())));
        var bond = right.isEmpty() && agreed.isPresent() ? Bond.APART : link.bond();
        return remember(e, new Link(e.uid(), e.left().crossing().map(Seen::bare), right, bond));
    }

    private static Optional<Step> remember(Encounter e, Bond bond) {
        var left = e.left().crossing().map(Seen::bare);
        var right = e.right().crossing().map(Seen::bare);
        return remember(e, new Link(e.uid(), left, right, bond));
    }

    private static Optional<Step> remember(Encounter e, Link now) {
        return e.link().filter(now::equals).isPresent()
                ? Optional.empty()
                : Optional.of(new Step.Remember(now));
    }

    /// A rule keeps one side's object, or both sides', from crossing.
    private static Optional<Step> withheld(Encounter e) {
        if (e.left() instanceof Withheld(_, _, var copy)
                && copy == Copy.GOES
                && e.right() instanceof Held(var over)
                && e.link().filter(l -> l.bond() == Bond.AGREED).isPresent()) {
            return Optional.of(new Step.Delete(e.uid(), Side.RIGHT, over));
        }
        var bothThere = !(e.left() instanceof Nothing) && !(e.right() instanceof Nothing);
        var now =
                e.accord().isPresent() && bothThere
                        ? new Link(
                                e.uid(),
                                moved(e, Side.LEFT),
                                moved(e, Side.RIGHT),
                                e.link().orElseThrow().bond())
                        : new Link(e.uid(), alone(e.left()), alone(e.right()), Bond.ALONE);
        return remember(e, now);
    }

    /// What was agreed on `side`, at the version that lies there now; so a withheld object is not
    /// read again, and an edit under a rule crosses when the rule lets go.
    private static Optional<Seen> moved(Encounter e, Side side) {
        var then = e.link().flatMap(l -> l.on(side));
        return switch (e.on(side)) {
            case Withheld(var place, _, _) -> then.map(s -> new Seen(place, s.fingerprint()));
            case Held(var seen) -> then.map(s -> new Seen(lies(s, seen), s.fingerprint()));
            case Nothing _ -> then;
        };
    }

    /// Where it lies that a link remembers: what lay in another calendar lies where it is found.
    private static Place lies(Seen then, Seen now) {
        return then.place().isElsewhere() ? now.place() : then.place();
    }

    private static Optional<Seen> alone(State state) {
        return switch (state) {
            case Held(var seen) -> Optional.of(seen.bare());
            case Withheld(var place, _, _) -> Optional.of(new Seen(place, Fingerprint.NONE));
            case Nothing _ -> Optional.empty();
        };
    }
}

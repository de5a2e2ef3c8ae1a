package io.calferry.shape;

import io.calferry.ical.Calendars;
import io.calferry.ical.Component;
import io.calferry.ical.Differences;
import io.calferry.ical.Fingerprints;
import io.calferry.ical.Property;
import io.calferry.ical.Repair;
import io.calferry.ical.Repaired;
import io.calferry.sync.CalendarObject;
import io.calferry.sync.Fault;
import io.calferry.sync.Origin;
import io.calferry.sync.Policy;
import io.calferry.sync.Shaped;
import io.calferry.sync.Shaping;
import io.calferry.sync.Side;
import io.calferry.sync.StoreException;
import io.calferry.sync.Uid;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The rules of one profile, applied. Made for one run: what is today is settled when it is made,
/// so that the same object is seen alike from the beginning of a run to its end.
///
/// **One-way.** The rules are for LEFT. RIGHT is seen as it is, without our mark: its fingerprint
/// is that of what it holds, and equal to LEFT's where that was written to it. What leaves the
/// window is left alone on RIGHT; the copy of what a filter keeps back goes.
///
/// **Two-way.** Window and filters are for both sides and never take anything away. Attendees and
/// mailing alarms cross in neither direction; detail, reminders and prefix concern what crosses
/// from LEFT to RIGHT. What they withhold is put back when a changed copy is written over its
/// original ([PutBack]). An entry that RIGHT had first is an original too: written to from LEFT, it
/// keeps what LEFT is not shown, and its untouched copy on LEFT is seen without these rules, since
/// all that it says is RIGHT's own.
public final class ProfileShaping implements Shaping {

    /// Changes with the code of this package, when it sees objects otherwise than before.
    private static final String FORMAT = "1";

    private static final Optional<Component> NOTHING = Optional.empty();
    private static final TitlePrefix NO_PREFIX = new TitlePrefix("");

    private final String profile;
    private final Way way;
    private final Rules rules;
    private final Sieve sieve;
    private final Optional<Days> days;
    private final FieldRule both;
    private final FieldRule copies;
    private final TitlePrefix prefix;
    private final Capacity capacity;
    private final String leftKey;
    private final String rightKey;

    /// Which of the two sets of habits holds.
    private enum Way {
        ONE,
        TWO
    }

    /// @param profile the id that marks what it writes
    /// @param policy of which only the direction matters here
    /// @param zone in which days begin, and in which times without a zone are
    /// @param capacity what the two stores can hold
    public ProfileShaping(
            String profile,
            Policy policy,
            Rules rules,
            Owner owner,
            Capacity capacity,
            Clock clock,
            ZoneId zone) {
        this.profile = profile;
        this.capacity = capacity;
        this.way =
                switch (policy) {
                    case Policy.Mirror _ -> Way.ONE;
                    case Policy.TwoWay _ -> Way.TWO;
                };
        this.rules = rules;
        this.sieve = new Sieve(rules.filters(), owner);
        var today = LocalDate.ofInstant(clock.instant(), zone);
        this.days = rules.window().map(window -> Days.of(window, today, zone));
        this.prefix = new TitlePrefix(rules.titlePrefix());
        this.both = FieldRules.ofOriginals(rules);
        this.copies = FieldRules.ofCopies(rules, prefix);
        // Another policy looks anew at what the last one left alone.
        this.leftKey = key(FORMAT, policy, rules, owner, days);
        this.rightKey = way == Way.ONE ? key(FORMAT, policy) : leftKey;
    }

    @Override
    public Shaped view(Side side, CalendarObject held) {
        try {
            var text = Component.parse(held);
            var mark = Marks.find(text, held.uid(), profile);
            var bare = Marks.without(text).mapEntries(entry -> identified(entry, held.uid()));
            return way == Way.ONE && side == Side.RIGHT
                    ? crosses(held.uid(), repaired(bare), bare, mark)
                    : view(side, held.uid(), bare, mark);
        } catch (StoreException e) {
            return new Shaped.Unfit(e.fault(), "");
        }
    }

    private static Optional<Component> compared(CalendarObject object) {
        try {
            return Optional.of(repaired(Marks.without(Component.parse(object))));
        } catch (StoreException unreadable) {
            return Optional.empty();
        }
    }

    /// In the form that every server takes; as it is where there is no such form.
    private static Component repaired(Component calendar) {
        return switch (Repair.of(calendar)) {
            case Repaired.Fit(var fit) -> fit;
            case Repaired.Unfit _ -> calendar;
        };
    }

    private static Component identified(Component entry, Uid uid) {
        return entry.has("UID") ? entry : entry.plus(Property.of("UID", uid.value()));
    }

    private Shaped view(Side side, Uid uid, Component bare, Optional<Mark> mark) {
        var sifted =
                isCopyFrom(side.other(), mark)
                        ? new Series.Crosses(bare)
                        : Series.sift(bare, sieve);
        var whole = Repair.of(bare);
        if (whole instanceof Repaired.Fit(var fit) && days.isPresent() && !days.get().hold(fit)) {
            return new Shaped.Withheld("window", Calendars.title(bare), Shaped.Copy.STAYS);
        }
        return switch (sifted) {
            case Series.Kept(var filter) ->
                    new Shaped.Withheld(filter.kind(), Calendars.title(bare), copyOfKept());
            case Series.Undecided(var filter) ->
                    new Shaped.Unfit(tooSlow(filter), Calendars.title(bare));
            case Series.Crosses(var rest) ->
                    switch (rest == bare ? whole : Repair.of(rest)) {
                        case Repaired.Fit(var fit) ->
                                crosses(uid, shown(side, fit, mark), bare, mark);
                        case Repaired.Unfit(var reason, var title) ->
                                new Shaped.Unfit(bad(reason), title);
                    };
        };
    }

    private Shaped.Copy copyOfKept() {
        return switch (way) {
            case ONE -> Shaped.Copy.GOES;
            case TWO -> Shaped.Copy.STAYS;
        };
    }

    /// What `side` shows of what it holds, without the marks and after the filters.
    private Component shown(Side side, Component bare, Optional<Mark> mark) {
        return side == Side.RIGHT || isUntouchedCopy(bare, mark)
                ? both.apply(bare)
                : copies.apply(bare);
    }

    /// Whether LEFT holds here what RIGHT had first, and still says the same, or a part of it.
    private boolean isUntouchedCopy(Component bare, Optional<Mark> mark) {
        return isCopyFrom(Side.RIGHT, mark)
                && mark.flatMap(m -> m.origin().sent())
                        .map(Fingerprints.of(both.apply(bare))::equals)
                        .orElse(true);
    }

    /// Whether a two-way profile made it from an entry of `side`, which goes by the rules itself.
    private boolean isCopyFrom(Side side, Optional<Mark> mark) {
        return way == Way.TWO
                && mark.filter(m -> m.kind() == Mark.Kind.COPY)
                        .map(Mark::origin)
                        .filter(o -> o.from() == side && o.profile().equals(profile))
                        .isPresent();
    }

    private static Shaped crosses(Uid uid, Component form, Component held, Optional<Mark> mark) {
        return new Shaped.Crosses(
                new CalendarObject(uid, form.text()),
                Fingerprints.of(form),
                mark.map(Mark::origin),
                Calendars.modified(held),
                Calendars.title(held));
    }

    private static Fault tooSlow(Filter filter) {
        return bad("the filter " + filter.kind() + " takes too long on this title");
    }

    private static Fault bad(String detail) {
        return new Fault.Unreadable(Fault.Unreadable.Why.BAD_OBJECT, detail);
    }

    @Override
    public CalendarObject outgoing(
            Side to, Shaped.Crosses crossing, Optional<CalendarObject> over) {
        var uid = crossing.object().uid();
        var origin = new Origin(profile, to.other(), crossing.fingerprint());
        try {
            var copy = Component.parse(crossing.object());
            var replaced = over.isPresent() ? Optional.of(Component.parse(over.get())) : NOTHING;
            var mark = replaced.flatMap(held -> Marks.find(held, uid, profile));
            var kind = kind(to, replaced, mark);
            var whole = replaced.map(held -> merged(to, kind, copy, held, mark)).orElse(copy);
            var marked = Marks.with(Silence.of(whole), Mark.of(origin, kind, uid));
            return new CalendarObject(uid, marked.text());
        } catch (StoreException e) {
            throw new IllegalArgumentException("what crosses was read before", e);
        }
    }

    /// Whose the object is that is written. In a two-way profile, what was there without our mark,
    /// or invites people of its own, is an original.
    private Mark.Kind kind(Side to, Optional<Component> replaced, Optional<Mark> mark) {
        if (way == Way.ONE || replaced.isEmpty()) {
            return Mark.Kind.COPY;
        }
        return isCopyFrom(to.other(), mark) && !invites(replaced.get())
                ? Mark.Kind.COPY
                : Mark.Kind.ORIGINAL;
    }

    private static boolean invites(Component held) {
        return held.entries().stream()
                .flatMap(entry -> entry.properties().stream())
                .anyMatch(p -> People.isPerson(p) && !People.isSilent(p));
    }

    private Component merged(
            Side to, Mark.Kind kind, Component copy, Component over, Optional<Mark> mark) {
        var whole = putBack(to, kind, copy, over, mark);
        return switch (way) {
            case ONE -> whole;
            case TWO -> new Unheld(Marks.without(over), capacity.on(to.other())).keptIn(whole);
        };
    }

    private Component putBack(
            Side to, Mark.Kind kind, Component copy, Component over, Optional<Mark> mark) {
        if (way == Way.ONE || to == Side.RIGHT && kind == Mark.Kind.COPY) {
            return copy;
        }
        var bare = Marks.without(over);
        var original = repaired(bare);
        var sifted =
                switch (Series.sift(bare, sieve)) {
                    case Series.Crosses(var rest) -> repaired(rest);
                    case Series.Kept _, Series.Undecided _ -> original;
                };
        var untouched = to == Side.LEFT && isUntouchedCopy(original, mark);
        var putBack =
                untouched
                        ? new PutBack(original, both.apply(sifted), rules.attendees(), NO_PREFIX)
                        : new PutBack(original, copies.apply(sifted), rules.attendees(), prefix);
        return repaired(putBack.into(copy));
    }

    @Override
    public List<FieldChange> differences(
            Optional<CalendarObject> from, Optional<CalendarObject> to) {
        return Differences.between(
                from.flatMap(ProfileShaping::compared), to.flatMap(ProfileShaping::compared));
    }

    @Override
    public String key(Side side) {
        return side == Side.LEFT ? leftKey : rightKey;
    }

    private static String key(Object... parts) {
        var all = Arrays.stream(parts).map(Object::toString).collect(Collectors.joining("\n"));
        return HexFormat.of().formatHex(Mark.sha256(all));
    }
}

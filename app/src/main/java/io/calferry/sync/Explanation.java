package io.calferry.sync;

import io.calferry.sync.Link.Bond;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Tells, for a UID or a part of a title, where the event is, and which rule, filter or fault keeps
/// it from being elsewhere. Looks at everything anew, trusting neither tokens nor the ledger, and
/// writes nothing.
public final class Explanation {

    private final Ends ends;
    private final Clock clock;

    public Explanation(Ends ends, Clock clock) {
        this.ends = ends.sided();
        this.clock = clock;
    }

    /// What is true of one UID.
    ///
    /// @param left what LEFT holds of it
    /// @param right what RIGHT holds of it
    /// @param bond what the ledger knows of it
    /// @param next what the next run would do, if anything
    /// @param waiting as what it is parked, if it is
    public record Finding(
            Uid uid,
            String title,
            Standing left,
            Standing right,
            Optional<Bond> bond,
            Optional<Step> next,
            Optional<Parked> waiting) {}

    /// How an event stands on one side.
    public sealed interface Standing {
        record There() implements Standing {}

        record NotThere() implements Standing {}

        /// There, and kept from crossing by a rule of the profile.
        record Withheld(String rule) implements Standing {}

        /// There, and not understood or not to be read.
        record Unreadable(Fault fault) implements Standing {}
    }

    /// What is true of every event whose UID is `wanted`, or whose title contains it in any case.
    ///
    /// @throws Watch.Cancelled where the watch says so
    public List<Finding> of(String wanted, Watch watch) throws StoreException {
        var sink = new Everything();
        new Look(ends, sink, watch, clock.instant()).look(Look.Extent.EVERYTHING);
        var needle = Titles.folded(wanted);
        var findings = new ArrayList<Finding>();
        var told = new HashSet<String>();
        for (var met : sink.met) {
            var finding = finding(met);
            if (matches(finding, wanted, needle)) {
                findings.add(finding);
                told.add(finding.uid().value());
            }
        }
        for (var parked : sink.unreadable) {
            var finding = finding(parked);
            if (matches(finding, wanted, needle) && told.add(finding.uid().value())) {
                findings.add(finding);
            }
        }
        findings.sort(Comparator.comparing(Finding::uid));
        return findings;
    }

    private static boolean matches(Finding finding, String wanted, String needle) {
        return finding.uid().value().equals(wanted)
                || Titles.folded(finding.title()).contains(needle);
    }

    private Finding finding(Look.Met met) {
        var e = met.encounter();
        var next =
                new Planner(ends.profile(), ends.policy())
                        .step(e)
                        .filter(step -> !(step instanceof Step.Remember));
        return new Finding(
                e.uid(),
                met.title(),
                standing(e.left()),
                standing(e.right()),
                e.link().map(Link::bond),
                next,
                met.parked());
    }

    private static Standing standing(State state) {
        return switch (state) {
            case State.Held _ -> new Standing.There();
            case State.Nothing _ -> new Standing.NotThere();
            case State.Withheld(_, var rule, _) -> new Standing.Withheld(rule);
        };
    }

    private Finding finding(Parked parked) {
        var link = parked.uid().flatMap(ends.ledger()::link);
        return new Finding(
                parked.uid().orElse(new Uid(parked.id())),
                parked.title(),
                standing(parked, Side.LEFT, link),
                standing(parked, Side.RIGHT, link),
                link.map(Link::bond),
                Optional.empty(),
                Optional.of(parked));
    }

    private static Standing standing(Parked parked, Side side, Optional<Link> link) {
        if (parked.reason() instanceof Parked.Reason.Failed(var failed, var fault)
                && failed == side) {
            return new Standing.Unreadable(fault);
        }
        boolean there = parked.on(side).isPresent() || link.flatMap(l -> l.on(side)).isPresent();
        return there ? new Standing.There() : new Standing.NotThere();
    }

    private static final class Everything implements Look.Sink {
        private final List<Look.Met> met = new ArrayList<>();
        private final Set<Parked> unreadable = new HashSet<>();

        @Override
        public synchronized void met(List<Look.Met> batch) {
            for (var one : batch) {
                // The content is not needed, and there may be a lot of it.
                met.add(new Look.Met(one.encounter(), one.title(), Optional.empty(), one.parked()));
            }
        }

        @Override
        public synchronized void unreadable(Parked parked, Optional<Parked> before) {
            unreadable.add(parked);
        }

        @Override
        public void released(Parked parked) {}
    }
}

package io.calferry.sync;

import io.calferry.sync.Ledger.Kind;
import io.calferry.sync.Ledger.Outcome;
import io.calferry.sync.Ledger.Tokens;
import io.calferry.sync.Report.Trouble;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// One synchronisation: look, plan, guard, perform, commit.
///
/// Steps that can do no harm are performed while the look still goes on. Deletions and take-overs
/// wait until the look is complete and the [Guard] has seen how many there are. The sync tokens
/// advance at the end of a run that came through, when everything that the listings told is written
/// or parked; and past the run's [OwnWrites]. So does what the ledger knows of which calendars the
/// two sides are: a run that is killed leaves it to the next to find one changed.
public final class Run {

    /// What to do with steps that the guard holds.
    public sealed interface Held {

        /// They wait.
        Held WAIT_FOR_A_PERSON = new Waiting();

        /// They all go ahead, whatever they are by then: for a person who says so unseen.
        Held CONFIRMED = new Unseen();

        record Waiting() implements Held {}

        record Unseen() implements Held {}

        /// Those go ahead that a person has looked at and confirmed. The guard is asked about what
        /// came since, and holds it together with the rest.
        record Only(Set<Uid> confirmed) implements Held {
            public Only {
                confirmed = Set.copyOf(confirmed);
            }
        }
    }

    /// How long to leave out a step that a person unticked.
    public enum Leave {
        /// Nothing is written now, and the next run plans it again; of what the guard holds, the
        /// rest of what was confirmed in part goes on waiting.
        THIS_TIME,
        /// It ends in an agreed difference: the step is not asked about again, and a later edit
        /// crosses as usual.
        FOR_GOOD
    }

    private final Ends ends;
    private final Clock clock;

    public Run(Ends ends, Clock clock) {
        this.ends = ends.sided();
        this.clock = clock;
    }

    /// Carries everything across. Faults of a store and being cancelled are outcomes; what is
    /// thrown is a mistake of ours, or a ledger that can't be written.
    public Report execute(Watch watch, Held held) {
        return execute(watch, held, Map.of());
    }

    /// Carries everything across but what is named in `leave`, whatever step it is that such a UID
    /// needs by now; everything else may have changed since a person saw a plan, too. The guard
    /// does not count what is left out.
    public Report execute(Watch watch, Held held, Map<Uid, Leave> leave) {
        var run = ends.ledger().begin(clock.instant(), Kind.SYNC);
        ends.introduce();
        var writer = new Writer(ends, run, clock, watch);
        var before = ends.requests();
        var ending =
                new Ending(Outcome.FAILED, Optional.empty(), Optional.empty(), Optional.empty());
        try {
            ending = carry(writer, watch, held, leave);
        } catch (Watch.Cancelled _) {
            ending = ending.but(Outcome.CANCELLED);
        } catch (StoreException e) {
            ending = ending.by(new Trouble(e.side().orElseThrow(), e.fault()));
        } finally {
            writer.abandon();
            var waiting = ends.ledger().parked();
            var counts = writer.tally().counts(ends.ledger().agreed(), waiting);
            ending = ending.with(waiting);
            ends.ledger().finish(run, clock.instant(), ending.outcome(), counts, ending.tokens());
        }
        var waiting = ends.ledger().parked();
        return new Report(
                run,
                ending.outcome(),
                writer.tally().counts(ends.ledger().agreed(), waiting),
                ends.requests().since(before),
                ending.finding(),
                ending.trouble(),
                waiting);
    }

    private Ending carry(Writer writer, Watch watch, Held held, Map<Uid, Leave> leave)
            throws StoreException {
        long linked = ends.ledger().agreed();
        var planner = new Planner(ends.profile(), ends.policy());
        var planning = new Planning(planner, writer, leave, ends.moved());
        var look = new Look(ends, planning, watch, clock.instant());
        var learned = look.look(Look.Extent.NEWS).resting(planning.strayed());
        var verdict = verdict(planning, held, linked, learned);
        for (var batch : Sight.batches(verdict.waits(), Writer.BATCH)) {
            writer.hold(batch, verdict.finding().orElseThrow());
        }
        for (var batch : Sight.batches(verdict.goes(), Writer.BATCH)) {
            writer.perform(batch);
        }
        writer.finish();
        var tokens = planning.tokens(ends.ledger().tokens(), learned.tokens());
        if (tokens.equals(learned.tokens())) {
            tokens = OwnWrites.past(ends, tokens, writer.tally().written());
        }
        return new Ending(Outcome.DONE, verdict.finding(), Optional.empty(), Optional.of(tokens));
    }

    /// Which dangerous steps go ahead.
    ///
    /// @param finding why the others wait; empty where none does
    private record Verdict(List<Work> goes, List<Work> waits, Optional<Guard.Finding> finding) {}

    /// What a person was asked about waits until it is decided: also where so few are left by now
    /// that the guard would let them go. What they confirmed goes ahead; nothing else does because
    /// of that.
    private Verdict verdict(Planning planning, Held held, long linked, Look.Learned learned) {
        var dangerous = planning.dangerous();
        List<Work> unticked =
                switch (held) {
                    case Held.Waiting _ -> List.of();
                    case Held.Only _, Held.Unseen _ -> planning.leftOut();
                };
        var all = Stream.concat(dangerous.stream(), unticked.stream()).toList();
        var finding = ends.guard().check(Planning.facts(all, linked, learned));
        var goes = new ArrayList<Work>();
        var waits = new ArrayList<Work>();
        for (var work : dangerous) {
            boolean passes = finding.isEmpty() && work.heldBefore().isEmpty();
            (passes || isConfirmed(work, held) ? goes : waits).add(work);
        }
        if (finding.isPresent()) {
            waits.addAll(unticked);
        }
        var earlier = waits.stream().flatMap(it -> it.heldBefore().stream()).findFirst();
        return new Verdict(
                goes, waits, waits.isEmpty() ? Optional.empty() : finding.or(() -> earlier));
    }

    private static boolean isConfirmed(Work work, Held held) {
        return switch (held) {
            case Held.Waiting _ -> false;
            case Held.Only(var confirmed) -> confirmed.contains(work.step().uid());
            case Held.Unseen _ -> true;
        };
    }

    /// What is known of a run at its end.
    private record Ending(
            Outcome outcome,
            Optional<Guard.Finding> finding,
            Optional<Trouble> trouble,
            Optional<Tokens> tokens) {

        Ending but(Outcome other) {
            return new Ending(other, finding, trouble, tokens);
        }

        Ending by(Trouble trouble) {
            return new Ending(Outcome.FAILED, finding, Optional.of(trouble), tokens);
        }

        Ending with(List<Parked> waiting) {
            if (outcome != Outcome.DONE || waiting.isEmpty()) {
                return this;
            }
            boolean held = waiting.stream().anyMatch(p -> p.reason() instanceof Parked.Reason.Held);
            return but(held ? Outcome.HELD : Outcome.PARTIAL);
        }
    }
}

package io.calferry.sync;

import io.calferry.sync.Decisions.Act;
import io.calferry.sync.Ledger.Kind;
import io.calferry.sync.Ledger.Outcome;
import io.calferry.sync.Ledger.RunId;
import io.calferry.sync.Parked.Reason;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Carries out what a person decided about objects that are parked, as a run of its own that looks
/// at both sides first. What is no longer as the person saw it stays parked and is told; nothing is
/// replaced unseen. The sync tokens do not advance.
public final class Deciding {

    private final Ends ends;
    private final Clock clock;

    public Deciding(Ends ends, Clock clock) {
        this.ends = ends.sided();
        this.clock = clock;
    }

    /// Whose version of a clash stays.
    public enum Keep {
        LEFT,
        RIGHT,
        /// Both sides stay as they are: an agreed difference.
        BOTH
    }

    /// What a person decided about a clash, having seen it.
    public record Choice(Clash clash, Keep keep) {}

    /// What became of decisions.
    ///
    /// @param run the run that carried them out
    /// @param counts what it did, to both sides together
    /// @param open what was not done, and why
    public record Decided(RunId run, Counts counts, List<Open> open) {}

    /// What was decided about and not done; the next run looks at it anew.
    public record Open(String parkedId, String title, Why why) {}

    /// Why a decision was not carried out.
    public sealed interface Why {
        /// One of the sides changed since.
        record Changed() implements Why {}

        record Failed(Fault fault) implements Why {}
    }

    /// Everything that is parked as a clash, oldest first, with both versions as they are now.
    public List<Clash> clashes() throws StoreException {
        var parked =
                ends.ledger().parked().stream()
                        .filter(p -> p.reason() instanceof Reason.Clash && p.uid().isPresent())
                        .toList();
        var clashes = new ArrayList<Clash>();
        for (var batch : Sight.batches(parked, Writer.BATCH)) {
            clashes.addAll(Clash.read(ends, batch));
        }
        return clashes;
    }

    /// Makes of each clash what was decided. What is replaced or deleted can be taken back.
    ///
    /// @throws Watch.Cancelled where the watch says so; what was done until then is noted
    public Decided decide(List<Choice> choices, Watch watch) throws StoreException {
        var byId = new LinkedHashMap<String, Choice>();
        choices.forEach(choice -> byId.put(choice.clash().uid().value(), choice));
        return carryOut(
                byId.keySet(),
                (found, parked) ->
                        Optional.ofNullable(byId.get(parked.id())).map(found::keep).orElseThrow(),
                watch);
    }

    /// Ends everything that the guard holds in agreed differences: the deletions and take-overs are
    /// not done and not asked about again, and a later edit crosses as usual.
    ///
    /// @throws Watch.Cancelled where the watch says so; what was refused until then is noted
    public Decided refuse(Watch watch) throws StoreException {
        var held =
                ends.ledger().parked().stream()
                        .filter(p -> p.reason() instanceof Reason.Held)
                        .map(Parked::id)
                        .toList();
        return forget(held, watch);
    }

    /// Ends what is parked under these ids in agreed differences, as far as is known what both
    /// sides hold; each comes back only when it changes.
    ///
    /// @throws Watch.Cancelled where the watch says so; what was forgotten until then is noted
    public Decided forget(Collection<String> parkedIds, Watch watch) throws StoreException {
        return carryOut(parkedIds, Decisions::leave, watch);
    }

    private interface Verdict {
        Act on(Decisions found, Parked parked);
    }

    private Decided carryOut(Collection<String> ids, Verdict verdict, Watch watch)
            throws StoreException {
        var run = ends.ledger().begin(clock.instant(), Kind.DECISION);
        var writer = new Writer(ends, run, clock, watch);
        var open = new ArrayList<Open>();
        var outcome = Outcome.FAILED;
        try {
            var parked = parked(ids, open);
            var found = new Decisions(ends, parked.keySet());
            new Look(ends, found, watch, clock.instant(), parked.keySet()).look(Look.Extent.NEWS);
            perform(parked, found, verdict, writer, watch, open);
            outcome = open.isEmpty() ? Outcome.DONE : Outcome.PARTIAL;
        } catch (Watch.Cancelled e) {
            outcome = Outcome.CANCELLED;
            throw e;
        } finally {
            writer.abandon();
            ends.ledger().finish(run, clock.instant(), outcome, counts(writer), Optional.empty());
        }
        return new Decided(run, counts(writer), List.copyOf(open));
    }

    private Counts counts(Writer writer) {
        return writer.tally().counts(ends.ledger().agreed(), ends.ledger().parked());
    }

    /// What is parked under these ids; what no longer is goes to `open`.
    private Map<String, Parked> parked(Collection<String> ids, List<Open> open) {
        var all = new HashMap<String, Parked>();
        ends.ledger().parked().forEach(p -> all.put(p.id(), p));
        var parked = new LinkedHashMap<String, Parked>();
        for (var id : ids) {
            var one = all.get(id);
            if (one == null) {
                open.add(new Open(id, "", new Why.Changed()));
            } else {
                parked.put(id, one);
            }
        }
        return parked;
    }

    private void perform(
            Map<String, Parked> parked,
            Decisions found,
            Verdict verdict,
            Writer writer,
            Watch watch,
            List<Open> open)
            throws StoreException {
        var works = new ArrayList<Work>();
        for (var one : parked.values()) {
            watch.stopIfCancelled();
            switch (verdict.on(found, one)) {
                case Act.Perform(var work) -> works.add(work);
                case Act.Note(var entry) -> {
                    writer.expect(1);
                    writer.note(entry);
                    writer.countDone();
                }
                case Act.Stay(var why) -> open.add(new Open(one.id(), one.title(), why));
            }
        }
        for (var batch : Sight.batches(works, Writer.BATCH)) {
            writer.perform(batch);
        }
        writer.finish();
        var waiting = new HashMap<String, Parked>();
        ends.ledger().parked().forEach(p -> waiting.put(p.id(), p));
        for (var work : works) {
            var still = waiting.get(work.step().uid().value());
            if (still != null) {
                open.add(new Open(still.id(), work.title(), why(still.reason())));
            }
        }
    }

    private static Why why(Reason reason) {
        return switch (reason) {
            case Reason.Failed(_, Fault.Stale _), Reason.Clash _, Reason.Held _ ->
                    new Why.Changed();
            case Reason.Failed(_, var fault) -> new Why.Failed(fault);
        };
    }
}

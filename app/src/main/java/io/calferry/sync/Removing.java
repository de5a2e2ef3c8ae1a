package io.calferry.sync;

import io.calferry.sync.Contents.Image;
import io.calferry.sync.Ledger.Entry;
import io.calferry.sync.Ledger.Kind;
import io.calferry.sync.Ledger.Outcome;
import io.calferry.sync.Ledger.RunId;
import io.calferry.sync.Ledger.Undo;
import io.calferry.sync.Link.Bond;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// Removes the copies that a profile made, for a person who deletes the profile and does not want
/// to keep them. The guard has no say: the person asked for it.
///
/// A copy is an object that this profile created, of which the other side holds the original, as
/// far as the ledger knows; the original is neither read nor needed. In a mirror all copies lie on
/// RIGHT. In a two-way profile each side loses what came from the other, so that both calendars
/// have what was theirs, with the edits that crossed. What stays: what was there before the
/// profile, even if it was rewritten since; a copy that somebody changed; and one whose original
/// is gone, which is no copy any more but the only one.
///
/// It is a run that can be undone for as long as the ledger lives. It ends in agreed differences,
/// so that a profile that lives on does not make the copies anew.
public final class Removing {

    private final Ends ends;
    private final Clock clock;

    public Removing(Ends ends, Clock clock) {
        this.ends = ends.sided();
        this.clock = clock;
    }

    /// What became of a removal.
    ///
    /// @param run the run that it was
    /// @param counts what it did, on both sides together
    /// @param left the copies that stay, and why
    public record Removed(RunId run, Counts counts, List<Left> left) {}

    /// A copy that stays.
    public record Left(Uid uid, Side side, String title, Why why) {}

    /// Why a copy stays.
    public sealed interface Why {
        /// Somebody changed it since it was written.
        record Touched() implements Why {}

        /// The other side no longer has the original.
        record OnlyOne() implements Why {}

        record Failed(Fault fault) implements Why {}
    }

    /// A linked object that may be a copy of ours.
    private record Copy(Link link, Side side, Seen seen, Made made) {}

    /// How many copies there are at the most, for a person to be asked with.
    public long count() {
        return copies().size();
    }

    /// Removes them all. Throws what ends it before its time; what was removed until then is noted.
    ///
    /// @throws Watch.Cancelled where the watch says so
    public Removed remove(Watch watch) throws StoreException {
        var copies = copies();
        var left = new ArrayList<Left>();
        var run = ends.ledger().begin(clock.instant(), Kind.REMOVAL);
        var writer = new Writer(ends, run, clock, watch);
        var outcome = Outcome.FAILED;
        try {
            writer.expect(copies.size());
            for (var batch : Sight.batches(copies, Writer.BATCH)) {
                watch.stopIfCancelled();
                remove(batch, writer, left);
            }
            writer.finish();
            outcome = left.isEmpty() ? Outcome.DONE : Outcome.PARTIAL;
        } catch (Watch.Cancelled e) {
            outcome = Outcome.CANCELLED;
            throw e;
        } finally {
            ends.ledger().finish(run, clock.instant(), outcome, counts(writer), Optional.empty());
        }
        return new Removed(run, counts(writer), List.copyOf(left));
    }

    private Counts counts(Writer writer) {
        return writer.tally().counts(ends.ledger().agreed(), ends.ledger().parked());
    }

    private List<Copy> copies() {
        var copies = new ArrayList<Copy>();
        ends.ledger()
                .links(
                        link -> {
                            if (link.bond() != Bond.ALONE) {
                                var made = ends.ledger().made(link.uid());
                                made.side(ends.policy())
                                        .flatMap(side -> copy(link, side, made))
                                        .ifPresent(copies::add);
                            }
                        });
        return copies;
    }

    private static Optional<Copy> copy(Link link, Side side, Made made) {
        return link.here(side).map(seen -> new Copy(link, side, seen, made));
    }

    private void remove(List<Copy> batch, Writer writer, List<Left> left) throws StoreException {
        var wanted = new HashMap<Side, List<Href>>();
        batch.forEach(copy -> Contents.want(wanted, copy.side(), copy.seen()));
        var contents = Contents.read(ends, wanted);
        try (var lanes = new Lanes(Writer.BATCH)) {
            for (var copy : batch) {
                lanes.go(
                        () -> {
                            remove(copy, contents, writer, left);
                            writer.countDone();
                        });
            }
            lanes.await();
        }
    }

    private void remove(Copy copy, Contents contents, Writer writer, List<Left> left)
            throws StoreException {
        switch (contents.image(copy.side(), copy.seen())) {
            case Image.Gone _ -> {}
            case Image.Failed(var fault) -> {
                if (copy.made() != Made.UNKNOWN) {
                    stays(copy, "", why(fault), left);
                }
            }
            case Image.AsSeen(var stored) -> {
                var shaped = ends.shaping().view(copy.side(), stored.object());
                if (copy.made() == Made.UNKNOWN && !isMarked(copy, shaped)) {
                    return;
                }
                if (copy.link().here(copy.side().other()).isEmpty()) {
                    stays(copy, shaped.title(), new Why.OnlyOne(), left);
                    return;
                }
                remove(copy, stored, shaped.title(), writer, left);
            }
        }
    }

    private boolean isMarked(Copy copy, Shaped shaped) {
        return shaped instanceof Shaped.Crosses(_, _, var origin, _, _)
                && Made.marked(ends.profile(), copy.side().other(), origin);
    }

    private void remove(Copy copy, Stored now, String title, Writer writer, List<Left> left)
            throws StoreException {
        try {
            writer.write(
                    copy.side(),
                    () -> {
                        ends.store(copy.side()).delete(now);
                        writer.noteWritten(copy.side(), removed(copy, now, title));
                        writer.tally().deleted.incrementAndGet();
                    });
        } catch (StoreException e) {
            if (e.fault().endsRun()) {
                throw e;
            }
            stays(copy, title, why(e.fault()), left);
        }
    }

    private static Entry removed(Copy copy, Stored now, String title) {
        var there = copy.link().on(copy.side().other());
        var link =
                new Link(
                        copy.link().uid(),
                        copy.side() == Side.LEFT ? Optional.empty() : there,
                        copy.side() == Side.RIGHT ? Optional.empty() : there,
                        Bond.APART);
        return new Entry.Linked(
                link,
                title,
                Optional.of(new Undo(copy.side(), Optional.of(now), Optional.empty())));
    }

    private static Why why(Fault fault) {
        return fault instanceof Fault.Stale ? new Why.Touched() : new Why.Failed(fault);
    }

    private static void stays(Copy copy, String title, Why why, List<Left> left) {
        synchronized (left) {
            left.add(new Left(copy.link().uid(), copy.side(), title, why));
        }
    }
}

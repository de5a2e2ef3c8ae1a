package io.calferry.sync;

import io.calferry.sync.Contents.Image;
import io.calferry.sync.Ledger.Entry;
import io.calferry.sync.Ledger.EntryId;
import io.calferry.sync.Ledger.Kind;
import io.calferry.sync.Ledger.Outcome;
import io.calferry.sync.Ledger.RunId;
import io.calferry.sync.Ledger.Tokens;
import io.calferry.sync.Ledger.Undo;
import io.calferry.sync.Link.Bond;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// Takes a run back: one more run whose steps are the inverse of the ledger's, newest first, each
/// only if the side still holds what was written. It ends in agreed differences, so that the next
/// run does not do the undone work again.
public final class Undoing {

    private final Ends ends;
    private final Clock clock;

    public Undoing(Ends ends, Clock clock) {
        this.ends = ends.sided();
        this.clock = clock;
    }

    /// What became of an undo.
    ///
    /// @param run the run that it was itself
    /// @param counts what it did, to both sides together
    /// @param left what could not be taken back, and why
    public record Undone(RunId run, Counts counts, List<Left> left) {}

    /// A step that stays.
    public record Left(Uid uid, String title, Why why) {}

    /// Why a step could not be taken back.
    public sealed interface Why {
        /// Somebody changed it since.
        record Touched() implements Why {}

        /// The before-image is no longer kept.
        record NoImage() implements Why {}

        record Failed(Fault fault) implements Why {}
    }

    /// Takes back what `run` did. Throws what ends it before its time; what was undone until then
    /// is noted.
    ///
    /// @throws Watch.Cancelled where the watch says so
    public Undone undo(RunId run, Watch watch) throws StoreException {
        var todo = new Todo();
        ends.ledger().entries(run, todo::add);
        return undo(todo, watch);
    }

    /// Takes back these entries of `run`, newest first; the others stay. Those that the run does
    /// not have are passed over.
    ///
    /// @throws Watch.Cancelled where the watch says so
    public Undone undo(RunId run, Collection<EntryId> entries, Watch watch) throws StoreException {
        var todo = new Todo();
        entries.stream()
                .distinct()
                .sorted(Comparator.comparingLong(EntryId::value).reversed())
                .forEach(id -> ends.ledger().entry(run, id).ifPresent(todo::add));
        return undo(todo, watch);
    }

    private Undone undo(Todo todo, Watch watch) throws StoreException {
        var left = todo.left;
        var tokens = Optional.<Tokens>empty();
        var id = ends.ledger().begin(clock.instant(), Kind.UNDO);
        var writer = new Writer(ends, id, clock, watch);
        var outcome = Outcome.FAILED;
        try {
            writer.expect(todo.backs.size() + todo.differences.size());
            for (var batch : Sight.batches(todo.backs, Writer.BATCH)) {
                take(batch, writer, left);
            }
            for (var difference : todo.differences) {
                watch.stopIfCancelled();
                // Listings told long ago what is to be planned anew.
                tokens = Optional.of(ends.anew());
                takeBack(difference, writer).ifPresent(left::add);
                writer.countDone();
            }
            writer.finish();
            outcome = left.isEmpty() ? Outcome.DONE : Outcome.PARTIAL;
        } catch (Watch.Cancelled e) {
            outcome = Outcome.CANCELLED;
            throw e;
        } finally {
            ends.ledger().finish(id, clock.instant(), outcome, counts(writer), tokens);
        }
        return new Undone(id, counts(writer), List.copyOf(left));
    }

    private Counts counts(Writer writer) {
        return writer.tally().counts(ends.ledger().agreed(), ends.ledger().parked());
    }

    /// A step to take back.
    ///
    /// @param other what the side that was not written held then
    private record Back(Uid uid, String title, Undo undo, Optional<Seen> other) {}

    /// What there is to take back, and what can't be from the start.
    private static final class Todo {
        private final List<Back> backs = new ArrayList<>();
        private final List<Entry.Differs> differences = new ArrayList<>();
        private final List<Left> left = new ArrayList<>();

        void add(Entry entry) {
            switch (entry) {
                case Entry.Linked(var link, var title, var undo) ->
                        undo.ifPresentOrElse(
                                u ->
                                        backs.add(
                                                new Back(
                                                        link.uid(),
                                                        title,
                                                        u,
                                                        link.on(u.side().other()))),
                                () -> left.add(new Left(link.uid(), title, new Why.NoImage())));
                case Entry.Unlinked(var uid, var title, var undo) ->
                        undo.ifPresentOrElse(
                                u -> backs.add(new Back(uid, title, u, Optional.empty())),
                                () -> left.add(new Left(uid, title, new Why.NoImage())));
                case Entry.Differs differs -> differences.add(differs);
                case Entry.Adopted _, Entry.Released _, Entry.Waits _, Entry.Forgotten _ -> {}
            }
        }
    }

    /// An agreed difference is agreed no longer, unless something came of it since; the next run
    /// does what it would have done.
    private Optional<Left> takeBack(Entry.Differs differs, Writer writer) {
        var uid = differs.link().uid();
        var title = differs.title();
        if (!ends.ledger().link(uid).equals(Optional.of(differs.link()))) {
            return Optional.of(new Left(uid, title, new Why.Touched()));
        }
        writer.note(
                differs.earlier()
                        .<Entry>map(link -> new Entry.Linked(link, title, Optional.empty()))
                        .orElseGet(() -> new Entry.Unlinked(uid, title, Optional.empty())));
        return Optional.empty();
    }

    private void take(List<Back> batch, Writer writer, List<Left> left) throws StoreException {
        var wanted = new HashMap<Side, List<Href>>();
        for (var back : batch) {
            var undo = back.undo();
            undo.wrote().ifPresent(seen -> Contents.want(wanted, undo.side(), seen));
        }
        var contents = Contents.read(ends, wanted);
        try (var lanes = new Lanes(Writer.BATCH)) {
            for (var back : batch) {
                lanes.go(
                        () -> {
                            var why = take(back, contents, writer);
                            why.ifPresent(w -> stays(left, back, w));
                            writer.countDone();
                        });
            }
            lanes.await();
        }
    }

    private static void stays(List<Left> left, Back back, Why why) {
        synchronized (left) {
            left.add(new Left(back.uid(), back.title(), why));
        }
    }

    /// Takes one step back; gives the reason where that can't be.
    private Optional<Why> take(Back back, Contents contents, Writer writer) throws StoreException {
        var side = back.undo().side();
        try {
            if (back.undo().wrote().isEmpty()) {
                writer.write(side, () -> recreate(back, writer));
                return Optional.empty();
            }
            var now = contents.image(side, back.undo().wrote().get());
            switch (now) {
                case Image.AsSeen(var stored) ->
                        writer.write(side, () -> restore(back, stored, writer));
                case Image.Gone _ -> {
                    if (back.undo().before().isPresent()) {
                        return Optional.of(new Why.Touched());
                    }
                    note(back, Optional.empty(), Optional.empty(), writer);
                }
                case Image.Failed(var fault) -> throw new StoreException(fault);
            }
            return Optional.empty();
        } catch (StoreException e) {
            if (e.fault().endsRun()) {
                throw e;
            }
            return Optional.of(
                    e.fault() instanceof Fault.Stale
                            ? new Why.Touched()
                            : new Why.Failed(e.fault()));
        }
    }

    /// What the run deleted is made anew.
    private void recreate(Back back, Writer writer) throws StoreException {
        var side = back.undo().side();
        var before = back.undo().before().orElseThrow();
        var written = ends.store(side).create(before.object());
        var wrote = seen(side, written, before.object());
        note(back, Optional.of(wrote), undoing(side, Optional.empty(), wrote), writer);
        writer.tally().created.incrementAndGet();
    }

    /// What the run created goes, what it updated is as before.
    private void restore(Back back, Stored now, Writer writer) throws StoreException {
        var side = back.undo().side();
        var store = ends.store(side);
        if (back.undo().before().isEmpty()) {
            store.delete(now);
            var undo = new Undo(side, Optional.of(now), Optional.empty());
            note(back, Optional.empty(), Optional.of(undo), writer);
            writer.tally().deleted.incrementAndGet();
            return;
        }
        var before = back.undo().before().get().object();
        var wrote = seen(side, store.update(now, before), before);
        note(back, Optional.of(wrote), undoing(side, Optional.of(now), wrote), writer);
        writer.tally().updated.incrementAndGet();
    }

    private static Optional<Undo> undoing(Side side, Optional<Stored> before, Seen wrote) {
        return Optional.of(new Undo(side, before, Optional.of(wrote)));
    }

    private Seen seen(Side side, Written written, CalendarObject sent) {
        var print =
                switch (ends.shaping().view(side, written.held().orElse(sent))) {
                    case Shaped.Crosses(_, var crossing, _, _, _) -> crossing;
                    case Shaped.Withheld _, Shaped.Unfit _ -> Fingerprint.NONE;
                };
        return new Seen(written.place(), print);
    }

    /// Both sides may differ from now on: that is what was asked for. Where an undo is itself
    /// undone they say the same again.
    private void note(Back back, Optional<Seen> here, Optional<Undo> undo, Writer writer) {
        var side = back.undo().side();
        var there =
                ends.ledger()
                        .link(back.uid())
                        .map(link -> link.on(side.other()))
                        .orElse(back.other());
        boolean same = here.map(Seen::fingerprint).equals(there.map(Seen::fingerprint));
        var entry =
                here.isEmpty() && there.isEmpty()
                        ? new Entry.Unlinked(back.uid(), back.title(), undo)
                        : new Entry.Linked(
                                new Link(
                                        back.uid(),
                                        side == Side.LEFT ? here : there,
                                        side == Side.RIGHT ? here : there,
                                        same ? Bond.AGREED : Bond.APART),
                                back.title(),
                                undo);
        writer.noteWritten(side, entry);
    }
}

package io.calferry.sync;

import io.calferry.sync.Contents.Image;
import io.calferry.sync.Contents.Source;
import io.calferry.sync.Ledger.Entry;
import io.calferry.sync.Ledger.Undo;
import io.calferry.sync.Link.Bond;
import io.calferry.sync.Parked.Reason;

import java.util.List;
import java.util.Optional;

/// Performs one batch of steps: writes each object, several at a time, and notes it. A step whose
/// object is no longer as it was seen is parked and looked at anew in the next run.
final class Batch {

    private final Ends ends;
    private final Writer writer;
    private final List<Work> works;
    private final Contents contents;

    private Batch(Ends ends, Writer writer, List<Work> works, Contents contents) {
        this.ends = ends;
        this.writer = writer;
        this.works = works;
        this.contents = contents;
    }

    static void perform(Ends ends, Writer writer, List<Work> works) throws StoreException {
        new Batch(ends, writer, works, Contents.read(ends, works)).performAll();
    }

    private void performAll() throws StoreException {
        try (var lanes = new Lanes(Writer.BATCH)) {
            for (var work : works) {
                lanes.go(() -> perform(work));
            }
            lanes.await();
        }
    }

    private void perform(Work work) throws StoreException {
        switch (work.step()) {
            case Step.Create(_, var to, var source) -> copy(work, to, source, Optional.empty());
            case Step.Update(_, var to, var source, var over, _) ->
                    copy(work, to, source, Optional.of(over));
            case Step.Delete(_, var from, var over) -> delete(work, from, over);
            case Step.Adopt(var uid, var left, var right) -> adopt(uid, work.title(), left, right);
            case Step.Forget(var uid) ->
                    writer.note(new Entry.Unlinked(uid, work.title(), Optional.empty()));
            case Step.Ask _ -> writer.park(work, new Reason.Clash(), Optional.empty());
            case Step.Remember(var link) ->
                    writer.note(new Entry.Linked(link, work.title(), Optional.empty()));
        }
        writer.countDone();
    }

    private void adopt(Uid uid, String title, Seen left, Seen right) {
        var link = new Link(uid, Optional.of(left.bare()), Optional.of(right.bare()), Bond.AGREED);
        writer.note(new Entry.Adopted(link, title, Made.told(ends.profile(), left, right)));
        writer.tally().adopted.incrementAndGet();
    }

    private void copy(Work work, Side to, Seen source, Optional<Seen> over) throws StoreException {
        switch (contents.source(work, to.other(), source)) {
            case Source.Ready(var content) -> copy(work, to, source, content, over);
            case Source.Withheld _ -> {}
            case Source.Failed(var fault) -> park(work, to.other(), fault);
        }
    }

    private void copy(Work work, Side to, Seen source, Shaped.Crosses content, Optional<Seen> over)
            throws StoreException {
        if (over.isEmpty()) {
            write(work, to, source, content, Optional.empty());
            return;
        }
        switch (contents.image(to, over.get())) {
            case Image.AsSeen(var stored) -> {
                if (over.get().fingerprint().equals(Fingerprint.NONE)
                        && ends.shaping().view(to, stored.object())
                                instanceof Shaped.Unfit(var fault, _)) {
                    // Nobody has understood it, so nobody can have meant to replace it.
                    park(work, to, fault);
                } else {
                    write(work, to, source, content, Optional.of(stored));
                }
            }
            case Image.Gone _ -> park(work, to, new Fault.Stale(over.get().place().href()));
            case Image.Failed(var fault) -> park(work, to, fault);
        }
    }

    private void write(
            Work work, Side to, Seen source, Shaped.Crosses content, Optional<Stored> before)
            throws StoreException {
        var text = ends.shaping().outgoing(to, content, before.map(Stored::object));
        attempt(
                work,
                to,
                () -> {
                    var store = ends.store(to);
                    var written =
                            before.isPresent()
                                    ? store.update(before.get(), text)
                                    : store.create(text);
                    var wrote = new Seen(written.place(), print(to, content, text, written));
                    noteCopied(work, to, source, content.title(), before, wrote);
                });
    }

    /// A part of what we were making is nobody's earlier state: taken back, it goes as a whole.
    private void noteCopied(
            Work work, Side to, Seen source, String title, Optional<Stored> before, Seen wrote) {
        var from = source.bare();
        var link =
                new Link(
                        work.step().uid(),
                        Optional.of(to == Side.LEFT ? wrote : from),
                        Optional.of(to == Side.RIGHT ? wrote : from),
                        Bond.AGREED);
        var undo = new Undo(to, work.begun() ? Optional.empty() : before, Optional.of(wrote));
        writer.noteWritten(to, new Entry.Linked(link, title, Optional.of(undo)));
        (before.isPresent() ? writer.tally().updated : writer.tally().created).incrementAndGet();
    }

    /// The fingerprint of what `to` holds now. What crossed to RIGHT has the fingerprint with which
    /// it crossed, by the law of [Shaping]; everything else is looked at once more.
    private Fingerprint print(
            Side to, Shaped.Crosses content, CalendarObject text, Written written) {
        if (to == Side.RIGHT && written.held().isEmpty()) {
            return content.fingerprint();
        }
        return switch (ends.shaping().view(to, written.held().orElse(text))) {
            case Shaped.Crosses(_, var print, _, _, _) -> print;
            case Shaped.Withheld _, Shaped.Unfit _ -> content.fingerprint();
        };
    }

    private void delete(Work work, Side from, Seen over) throws StoreException {
        var uid = work.step().uid();
        switch (contents.image(from, over)) {
            case Image.Gone _ ->
                    writer.note(new Entry.Unlinked(uid, work.title(), Optional.empty()));
            case Image.Failed(var fault) -> park(work, from, fault);
            case Image.AsSeen(var stored) ->
                    attempt(
                            work,
                            from,
                            () -> {
                                ends.store(from).delete(stored);
                                noteDeleted(uid, from, stored);
                            });
        }
    }

    private void noteDeleted(Uid uid, Side from, Stored before) {
        var undo = new Undo(from, Optional.of(before), Optional.empty());
        var title = ends.shaping().view(from, before.object()).title();
        writer.noteWritten(from, new Entry.Unlinked(uid, title, Optional.of(undo)));
        writer.tally().deleted.incrementAndGet();
    }

    private void attempt(Work work, Side to, Lanes.Task write) throws StoreException {
        try {
            writer.write(to, write);
        } catch (StoreException e) {
            if (e.fault().endsRun()) {
                throw e;
            }
            park(work, to, e.fault());
        }
    }

    private void park(Work work, Side side, Fault fault) {
        var conflict =
                fault instanceof Fault.Stale(var href) ? Optional.of(href) : Optional.<Href>empty();
        writer.park(work, new Reason.Failed(side, fault), conflict);
    }
}

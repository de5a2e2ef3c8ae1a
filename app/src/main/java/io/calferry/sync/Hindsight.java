package io.calferry.sync;

import io.calferry.sync.Contents.Image;
import io.calferry.sync.Ledger.Entry;
import io.calferry.sync.Ledger.Undo;
import io.calferry.sync.Shaping.FieldChange;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// Tells what an entry of the history changed, field by field, as far as that can still be known:
/// what was there before from the before-image, what was written from the store that holds it, as
/// long as nobody changed it there. Writes nothing.
public final class Hindsight {

    private final Ends ends;

    public Hindsight(Ends ends) {
        this.ends = ends.sided();
    }

    /// What a step changed.
    ///
    /// @param fields before and after; where one of them is not known, its words are empty
    public record Story(Before before, After after, List<FieldChange> fields) {}

    /// What was there before a step.
    public sealed interface Before {
        record Known(CalendarObject object) implements Before {}

        /// The step created.
        record Nothing() implements Before {}

        /// The before-image is no longer kept, or nothing was written.
        record Unknown() implements Before {}
    }

    /// What a step left behind.
    public sealed interface After {
        /// The side still holds it.
        record Known(CalendarObject object) implements After {}

        /// The step deleted.
        record Nothing() implements After {}

        /// Somebody, or a later run, changed it since.
        record ChangedSince() implements After {}

        /// Somebody, or a later run, deleted it since.
        record GoneSince() implements After {}

        record Unreadable(Fault fault) implements After {}

        /// The ledger no longer knows what was written, or nothing was.
        record Unknown() implements After {}
    }

    /// What `entry` changed. Asks the store for at most one object.
    public Story of(Entry entry) throws StoreException {
        var undo =
                switch (entry) {
                    case Entry.Linked(_, _, var u) -> u;
                    case Entry.Unlinked(_, _, var u) -> u;
                    case Entry.Adopted _,
                            Entry.Differs _,
                            Entry.Released _,
                            Entry.Waits _,
                            Entry.Forgotten _ ->
                            Optional.<Undo>empty();
                };
        return undo.isPresent()
                ? of(undo.get())
                : new Story(new Before.Unknown(), new After.Unknown(), List.of());
    }

    private Story of(Undo undo) throws StoreException {
        var before =
                undo.before()
                        .<Before>map(stored -> new Before.Known(stored.object()))
                        .orElseGet(Before.Nothing::new);
        var after = after(undo);
        var from =
                before instanceof Before.Known(var object)
                        ? Optional.of(object)
                        : Optional.<CalendarObject>empty();
        var to =
                after instanceof After.Known(var object)
                        ? Optional.of(object)
                        : Optional.<CalendarObject>empty();
        return new Story(before, after, ends.shaping().differences(from, to));
    }

    private After after(Undo undo) throws StoreException {
        if (undo.wrote().isEmpty()) {
            return new After.Nothing();
        }
        var wanted = new HashMap<Side, List<Href>>();
        Contents.want(wanted, undo.side(), undo.wrote().get());
        return switch (Contents.read(ends, wanted).image(undo.side(), undo.wrote().get())) {
            case Image.AsSeen(var stored) -> new After.Known(stored.object());
            case Image.Gone _ -> new After.GoneSince();
            case Image.Failed(Fault.Stale _) -> new After.ChangedSince();
            case Image.Failed(var fault) -> new After.Unreadable(fault);
        };
    }
}

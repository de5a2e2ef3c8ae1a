package io.calferry.exchange;

import io.calferry.exchange.AppointmentWriter.Marking;
import io.calferry.exchange.Writes.Change;
import io.calferry.exchange.Writes.Conflict;
import io.calferry.outlook.Appointment;
import io.calferry.outlook.Mapped;
import io.calferry.outlook.Mark;
import io.calferry.outlook.Outlook;
import io.calferry.sync.CalendarObject;
import io.calferry.sync.Fault;
import io.calferry.sync.Href;
import io.calferry.sync.StoreException;
import io.calferry.sync.Stored;
import io.calferry.sync.Written;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes calendar objects as items. Nothing here can make the server send mail.
///
/// A series with changed occurrences takes several requests. From the first of them it bears our
/// mark and says that it is not written to its end, and the last one says that it is: what a crash
/// leaves half-done is known as ours, and is neither taken for our finished work nor for what a
/// person wants. What was written is read back, because Exchange does not keep all that an object
/// says.
final class ObjectWriter {

    private final ExchangeClient client;
    private final CalendarFolder folder;
    private final ObjectReader reader;
    private final UidSearch search;
    private final OccurrenceWriter occurrences;
    private final Owner owner;
    private final Clock clock;
    private final Turns turns = new Turns();

    ObjectWriter(
            ExchangeClient client,
            CalendarFolder folder,
            ObjectReader reader,
            Owner owner,
            Clock clock) {
        this.client = client;
        this.clock = clock;
        this.folder = folder;
        this.reader = reader;
        this.owner = owner;
        this.search = new UidSearch(client, folder);
        this.occurrences = new OccurrenceWriter(client, folder, owner);
    }

    // ---- create

    /// Two requests for a single item, and one to read it back.
    Written create(CalendarObject object) throws StoreException {
        var item = Outlook.anew(mapped(object));
        try (var _ = turns.of(object.uid())) {
            var there = search.find(object.uid());
            if (there.isPresent()) {
                throw new StoreException(new Fault.Stale(there.get()));
            }
            var began = clock.instant();
            var href = created(item);
            finish(href, item, began);
            return readBack(href);
        }
    }

    private Href created(Appointment item) throws StoreException {
        var values =
                AppointmentWriter.whole(item, hasExceptions(item) ? Marking.BEGUN : Marking.WHOLE);
        var message =
                client.ask(Writes.create(folder.key(), values, Invitations.NEVER_SENT)).message();
        if (!message.ok()) {
            throw new StoreException(WriteFaults.of(message, folder.shown(), client.host()));
        }
        return idOf(message);
    }

    /// What is left of a new series; takes the whole away again where the server won't have it.
    private void finish(Href href, Appointment item, Instant began) throws StoreException {
        if (!hasExceptions(item)) {
            return;
        }
        try {
            occurrences.write(href, item, Optional.empty());
            if (item.mark().isPresent()) {
                var span = Duration.between(began, clock.instant());
                set(href, List.of(AppointmentWriter.ended(span)));
            }
        } catch (StoreException e) {
            if (!e.fault().endsRun()) {
                ask(
                        Writes.delete(List.of(ItemKey.of(href).element()), Invitations.NEVER_SENT),
                        href);
            }
            throw e;
        }
    }

    private void set(Href href, List<Value> values) throws StoreException {
        var change = new Change(ItemKey.of(href).element(), values, List.of());
        ask(
                Writes.update(List.of(change), Conflict.ALWAYS_OVERWRITE, Invitations.NEVER_SENT),
                href);
    }

    /// The mark, and that all is written; whether a series was made in several requests can't be
    /// seen any more once somebody touched it.
    private static List<Value> marks(Appointment before, Appointment after) {
        var values = new ArrayList<Value>();
        after.mark().map(AppointmentWriter::mark).ifPresent(values::add);
        if (!values.isEmpty() && (before.series().isPresent() || after.series().isPresent())) {
            values.add(AppointmentWriter.ended(Duration.ZERO));
        }
        return values;
    }

    private static boolean hasExceptions(Appointment item) {
        return item.series()
                .filter(it -> !it.modified().isEmpty() || !it.deleted().isEmpty())
                .isPresent();
    }

    // ---- update

    /// Reads the item, sets what differs from it and reads it back: three requests for a single
    /// one. Throws `Stale` where the store no longer holds that version; the server itself looks
    /// once more.
    Written update(Stored over, CalendarObject with) throws StoreException {
        var wanted = mapped(with);
        var href = over.place().href();
        try (var _ = turns.of(over.object().uid())) {
            var now = reader.now(href);
            if (now.isEmpty() || !now.get().place().version().equals(over.place().version())) {
                throw new StoreException(new Fault.Stale(href));
            }
            write(now.get(), wanted);
            return readBack(href);
        }
    }

    private void write(ObjectReader.Read now, Appointment wanted) throws StoreException {
        var href = now.place().href();
        var before = Outlook.over(now.item(), mapped(now.object()));
        var after = Outlook.over(now.item(), wanted);
        var repeats = Repetition.between(before, after);
        var key = new ItemKey(href.value(), changeKey(now));
        if (repeats == Repetition.ANEW) {
            // The only way in which occurrences come back that were deleted.
            var single = new Change(key.element(), begun(now, after), List.of(RECURRENCE));
            key = idAfter(single, href);
        }
        var difference = AppointmentWriter.difference(before.details(), after.details());
        var set = new ArrayList<>(difference.set());
        var cleared = new ArrayList<>(difference.cleared());
        switch (repeats) {
            case SAME -> {}
            case NO_MORE -> cleared.add(RECURRENCE);
            case ANEW, OTHERWISE ->
                    after.series().map(AppointmentWriter::recurrence).ifPresent(set::add);
        }
        var occurrencesDiffer = !before.series().equals(after.series()) && hasExceptions(after);
        var occurrencesFollow =
                occurrencesDiffer || repeats == Repetition.OTHERWISE && hasExceptions(after);
        if (!occurrencesFollow) {
            set.addAll(marks(before, after));
        } else if (repeats != Repetition.ANEW) {
            set.addAll(begun(now, after));
        }
        if (!set.isEmpty() || !cleared.isEmpty()) {
            idAfter(new Change(key.element(), set, cleared), href);
        }
        if (occurrencesFollow) {
            var kept =
                    repeats == Repetition.SAME
                            ? Optional.of(before)
                            : Optional.<Appointment>empty();
            occurrences.write(href, after, kept);
            var marks = marks(before, after);
            if (!marks.isEmpty()) {
                set(href, marks);
            }
        }
    }

    /// The mark, and that more requests follow. What was begun and not ended before is still being
    /// made. Nothing where the server does not tell its time, by which one sees later whether
    /// somebody else was there.
    private List<Value> begun(ObjectReader.Read now, Appointment after) {
        var time = client.time();
        if (time.isEmpty() || after.mark().isEmpty()) {
            return List.of();
        }
        var making = now.item().mark().filter(it -> it.stage() == Mark.Stage.BEGUN).isPresent();
        var stage = making ? Mark.Stage.BEGUN : Mark.Stage.CHANGING;
        return List.of(
                AppointmentWriter.mark(after.mark().get()), new Unended(stage, time).value());
    }

    private static final Path RECURRENCE = new Path.Field("calendar:Recurrence");

    private static Optional<String> changeKey(ObjectReader.Read now) {
        return Optional.of(ItemVersion.of(now.place().version()).changeKey());
    }

    private ItemKey idAfter(Change change, Href href) throws StoreException {
        var message =
                ask(
                        Writes.update(
                                List.of(change), Conflict.NEVER_OVERWRITE, Invitations.NEVER_SENT),
                        href);
        return message.element().child("m:Items").stream()
                .flatMap(all -> all.children().stream())
                .flatMap(it -> it.child("t:ItemId").stream())
                .map(ItemKey::of)
                .findFirst()
                .orElse(ItemKey.of(href));
    }

    // ---- delete

    /// EWS does not look at the change key of what it deletes, so that it is looked at first.
    void delete(Stored over) throws StoreException {
        var href = over.place().href();
        try (var _ = turns.of(over.object().uid())) {
            var look =
                    client.ask(Requests.getItem(List.of(ItemKey.of(href)), Properties.OCCURRENCES))
                            .message();
            if (WriteFaults.isGone(look)) {
                return;
            }
            var now =
                    look.demand(folder.shown(), client.host())
                            .element()
                            .child("m:Items")
                            .flatMap(it -> it.children().stream().findFirst())
                            .map(it -> ItemVersion.of(it).version());
            if (now.filter(over.place().version()::equals).isEmpty()) {
                throw new StoreException(new Fault.Stale(href));
            }
            var key =
                    new ItemKey(
                            href.value(),
                            Optional.of(ItemVersion.of(over.place().version()).changeKey()));
            var message =
                    client.ask(Writes.delete(List.of(key.element()), Invitations.NEVER_SENT))
                            .message();
            if (!message.ok() && !WriteFaults.isGone(message)) {
                throw new StoreException(
                        WriteFaults.of(href, message, folder.shown(), client.host()));
            }
        }
    }

    // ----

    private Appointment mapped(CalendarObject object) throws StoreException {
        return switch (Outlook.appointment(object, owner.mailbox())) {
            case Mapped.Fit<Appointment>(var item) -> item;
            case Mapped.Unfit<Appointment>(var why) ->
                    throw new StoreException(
                            new Fault.Refused(Fault.Refused.Why.NOT_VALID, why.words()));
        };
    }

    private Written readBack(Href href) throws StoreException {
        var read = reader.now(href).orElseThrow(() -> new StoreException(new Fault.Stale(href)));
        return new Written(read.place(), Optional.of(read.object()));
    }

    private Message ask(Element write, Href href) throws StoreException {
        var message = client.ask(write).message();
        if (!message.ok()) {
            throw new StoreException(WriteFaults.of(href, message, folder.shown(), client.host()));
        }
        return message;
    }

    private static Href idOf(Message message) throws StoreException {
        return message.element().child("m:Items").stream()
                .flatMap(all -> all.children().stream())
                .flatMap(it -> it.child("t:ItemId").stream())
                .map(it -> ItemKey.of(it).href())
                .findFirst()
                .orElseThrow(
                        () ->
                                new StoreException(
                                        new Fault.Unreadable(
                                                Fault.Unreadable.Why.BAD_ANSWER,
                                                "a new item without id")));
    }
}

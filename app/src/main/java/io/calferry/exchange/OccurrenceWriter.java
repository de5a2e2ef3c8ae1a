package io.calferry.exchange;

import io.calferry.exchange.Writes.Change;
import io.calferry.exchange.Writes.Conflict;
import io.calferry.outlook.Appointment;
import io.calferry.outlook.Details;
import io.calferry.outlook.EventTime;
import io.calferry.outlook.ModifiedOccurrence;
import io.calferry.outlook.Moment;
import io.calferry.outlook.Series;
import io.calferry.sync.Fault;
import io.calferry.sync.Href;
import io.calferry.sync.StoreException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Deletes and changes occurrences of a series, each by its index, once the server has said that
/// the one of that index begins when we think.
final class OccurrenceWriter {

    /// Occurrences in one request.
    private static final int BATCH = 20;

    private final ExchangeClient client;
    private final CalendarFolder folder;
    private final Owner owner;

    OccurrenceWriter(ExchangeClient client, CalendarFolder folder, Owner owner) {
        this.client = client;
        this.folder = folder;
        this.owner = owner;
    }

    /// Makes the occurrences of the series at `href` what `item` says of them.
    ///
    /// @param before what the series says there by now; empty where all occurrences are as the
    ///     pattern has them
    void write(Href href, Appointment item, Optional<Appointment> before) throws StoreException {
        var series = item.series().orElseThrow();
        var was = before.flatMap(Appointment::series);
        var deleted = new LinkedHashSet<>(series.deleted());
        was.ifPresent(it -> it.deleted().forEach(deleted::remove));
        var changes = changes(item, series, before);
        var indexes = indexes(href, item, before, deleted, changes);
        delete(href, deleted, indexes);
        change(href, changes, indexes);
    }

    /// What is to be changed in each occurrence, by its slot.
    private static Map<Instant, AppointmentWriter.Difference> changes(
            Appointment item, Series series, Optional<Appointment> before) {
        var was = new LinkedHashMap<Instant, Details>();
        before.flatMap(Appointment::series)
                .ifPresent(
                        it -> it.modified().forEach(m -> was.put(m.originalStart(), m.details())));
        var changes = new LinkedHashMap<Instant, AppointmentWriter.Difference>();
        for (var one : series.modified()) {
            var now = was.get(one.originalStart());
            var from = now == null ? plain(item, one) : now;
            var difference = AppointmentWriter.difference(from, one.details());
            if (!difference.nothing()) {
                changes.put(one.originalStart(), difference);
            }
        }
        return changes;
    }

    /// What the pattern makes of the slot: the master's details, that much later.
    private static Details plain(Appointment item, ModifiedOccurrence one) {
        var master = item.details();
        var time = master.time();
        var length = Duration.between(time.start().at(), time.end().at());
        var start = new Moment(one.originalStart(), time.start().zone());
        var end = new Moment(one.originalStart().plus(length), time.end().zone());
        EventTime there =
                switch (time) {
                    case EventTime.AllDay _ -> new EventTime.AllDay(start, end);
                    case EventTime.Timed _ -> new EventTime.Timed(start, end);
                };
        return new Details(
                there,
                master.subject(),
                master.body(),
                master.location(),
                master.status(),
                master.categories(),
                master.reminder(),
                master.joinLink(),
                master.people(),
                master.attachments(),
                master.stamps());
    }

    // ---- indexes

    private Map<Instant, Integer> indexes(
            Href href,
            Appointment item,
            Optional<Appointment> before,
            Set<Instant> deleted,
            Map<Instant, AppointmentWriter.Difference> changes)
            throws StoreException {
        var counted = new Occurrences(item, owner.mailbox().zone());
        var slots = new LinkedHashSet<>(deleted);
        slots.addAll(changes.keySet());
        var indexes = new LinkedHashMap<Instant, Integer>();
        for (var slot : slots) {
            var index = counted.index(slot);
            if (index.isEmpty()) {
                throw refused("no occurrence begins when one is to be changed");
            }
            indexes.put(slot, index.getAsInt());
        }
        verify(href, indexes, before);
        return indexes;
    }

    /// Asks for the occurrences by their indexes: their slots must be ours.
    private void verify(Href href, Map<Instant, Integer> indexes, Optional<Appointment> before)
            throws StoreException {
        var slots = List.copyOf(indexes.keySet());
        for (int from = 0; from < slots.size(); from += BATCH) {
            var part = slots.subList(from, Math.min(slots.size(), from + BATCH));
            var ids =
                    part.stream()
                            .map(slot -> Writes.occurrence(href.value(), indexOf(slot, indexes)))
                            .toList();
            var answered = client.ask(Requests.getOccurrences(ids));
            for (int i = 0; i < part.size(); i++) {
                var message = answered.message(i);
                if (!message.ok() || !slotOf(message).equals(Optional.of(part.get(i)))) {
                    throw refused(
                            message.ok() || message == Message.NOTHING
                                    ? "the server counts the occurrences otherwise"
                                    : message.shown());
                }
            }
        }
    }

    private static Optional<Instant> slotOf(Message message) throws StoreException {
        var item =
                message.element()
                        .child("m:Items")
                        .flatMap(it -> it.children().stream().findFirst());
        var text =
                item.flatMap(it -> it.textOf("t:OriginalStart"))
                        .or(() -> item.flatMap(it -> it.textOf("t:Start")));
        return text.isEmpty() ? Optional.empty() : Optional.of(DateTimes.read(text.get().strip()));
    }

    // ---- writes

    private void delete(Href href, Set<Instant> slots, Map<Instant, Integer> indexes)
            throws StoreException {
        var all = List.copyOf(slots);
        for (int from = 0; from < all.size(); from += BATCH) {
            var part = all.subList(from, Math.min(all.size(), from + BATCH));
            var ids =
                    part.stream()
                            .map(slot -> Writes.occurrence(href.value(), indexOf(slot, indexes)))
                            .toList();
            var answered = client.ask(Writes.delete(ids, Invitations.NEVER_SENT));
            for (int i = 0; i < part.size(); i++) {
                var message = answered.message(i);
                boolean gone =
                        message.is("ErrorCalendarOccurrenceIsDeletedFromRecurrence")
                                || WriteFaults.isGone(message);
                if (!message.ok() && !gone) {
                    throw fault(href, message);
                }
            }
        }
    }

    /// An occurrence may not pass its neighbours, which may be about to move on as well: what is
    /// refused is tried again as long as others went through.
    private void change(
            Href href,
            Map<Instant, AppointmentWriter.Difference> changes,
            Map<Instant, Integer> indexes)
            throws StoreException {
        var left = new ArrayList<>(changes.keySet());
        while (!left.isEmpty()) {
            var again = new ArrayList<Instant>();
            var refusal = Message.NOTHING;
            for (int from = 0; from < left.size(); from += BATCH) {
                var part = left.subList(from, Math.min(left.size(), from + BATCH));
                var answered = client.ask(update(href, part, changes, indexes));
                for (int i = 0; i < part.size(); i++) {
                    var message = answered.message(i);
                    if (!message.ok()) {
                        again.add(part.get(i));
                        refusal = message;
                    }
                }
            }
            if (again.size() == left.size()) {
                throw fault(href, refusal);
            }
            left = again;
        }
    }

    private static Element update(
            Href href,
            List<Instant> slots,
            Map<Instant, AppointmentWriter.Difference> changes,
            Map<Instant, Integer> indexes) {
        var all = new ArrayList<Change>();
        for (var slot : slots) {
            var difference = changes.get(slot);
            if (difference != null) {
                all.add(
                        new Change(
                                Writes.occurrence(href.value(), indexOf(slot, indexes)),
                                difference.set(),
                                difference.cleared()));
            }
        }
        return Writes.update(all, Conflict.ALWAYS_OVERWRITE, Invitations.NEVER_SENT);
    }

    private static int indexOf(Instant slot, Map<Instant, Integer> indexes) {
        var index = indexes.get(slot);
        if (index == null) {
            throw new IllegalStateException("a slot without index");
        }
        return index;
    }

    private StoreException fault(Href href, Message message) {
        return new StoreException(WriteFaults.of(href, message, folder.shown(), client.host()));
    }

    private static StoreException refused(String detail) {
        return new StoreException(new Fault.Refused(Fault.Refused.Why.NOT_VALID, detail));
    }
}

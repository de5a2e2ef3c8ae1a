package io.calferry.exchange;

import io.calferry.outlook.Appointment;
import io.calferry.outlook.Outlook;
import io.calferry.outlook.Series;
import io.calferry.sync.StoreException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Looks which slots of a series are empty. `DeletedOccurrence` has nothing but a start, which for
/// an occurrence that was moved before it was deleted is not that of its slot: then the slots round
/// it are asked for by their indexes, and the server says which of them were deleted.
final class EmptySlots {

    /// Slots looked at before a time, and behind it. One can only be moved between its neighbours,
    /// so that those in between are deleted or moved as well.
    private static final int NEAR = 10;

    private final ExchangeClient client;
    private final Owner owner;

    EmptySlots(ExchangeClient client, Owner owner) {
        this.client = client;
        this.owner = owner;
    }

    /// The same item with slots in place of what is none. Costs a request for each time that is no
    /// slot, and none for all other series.
    Appointment told(String id, Appointment item) throws StoreException {
        var strays = Outlook.strays(item, owner.mailbox());
        if (strays.isEmpty()) {
            return item;
        }
        var series = item.series().orElseThrow();
        var deleted = new LinkedHashSet<>(series.deleted());
        for (var stray : strays) {
            var near = new Occurrences(item, owner.mailbox().zone()).near(stray, NEAR);
            series.modified().forEach(one -> near.values().remove(one.originalStart()));
            near.values().removeAll(new HashSet<>(series.deleted()));
            var empty = near.isEmpty() ? List.<Instant>of() : empty(id, near);
            if (!empty.isEmpty()) {
                deleted.remove(stray);
                deleted.addAll(empty);
            }
        }
        return new Appointment(
                item.identity(),
                item.mark(),
                item.details(),
                Optional.of(
                        new Series(
                                series.pattern(),
                                series.range(),
                                series.modified(),
                                List.copyOf(deleted))),
                item.mime());
    }

    private List<Instant> empty(String id, Map<Integer, Instant> slots) throws StoreException {
        var indexes = List.copyOf(slots.keySet());
        var ids = indexes.stream().map(index -> Writes.occurrence(id, index)).toList();
        var messages = client.ask(Requests.getOccurrences(ids)).messages();
        var empty = new ArrayList<Instant>();
        for (int i = 0; i < Math.min(indexes.size(), messages.size()); i++) {
            var slot = slots.get(indexes.get(i));
            if (slot != null
                    && messages.get(i).is("ErrorCalendarOccurrenceIsDeletedFromRecurrence")) {
                empty.add(slot);
            }
        }
        return empty;
    }
}

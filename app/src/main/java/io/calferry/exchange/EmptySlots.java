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

    private static final String BEYOND_THE_END =
            "ErrorCalendarOccurrenceIndexIsOutOfRecurrenceRange";

    private final ExchangeClient client;
    private final ItemFetch fetch;
    private final Owner owner;

    EmptySlots(ExchangeClient client, ItemFetch fetch, Owner owner) {
        this.client = client;
        this.fetch = fetch;
        this.owner = owner;
    }

    /// The same item with slots in place of what is none. Costs a request for each time that is no
    /// slot, and none for all other series. Throws where the server does not say of each slot
    /// whether it is empty: a guess would take a meeting away that takes place.
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
        var empty = new ArrayList<Instant>();
        look(id, List.copyOf(slots.entrySet()), empty);
        return empty;
    }

    /// Half of them, and half again, where the server does not come to the end of all.
    private void look(String id, List<Map.Entry<Integer, Instant>> slots, List<Instant> empty)
            throws StoreException {
        var ids = slots.stream().map(slot -> Writes.occurrence(id, slot.getKey())).toList();
        var messages = client.ask(Requests.getOccurrences(ids)).messages();
        if (slots.size() > 1 && messages.stream().anyMatch(EmptySlots::leftOut)) {
            int half = (slots.size() + 1) / 2;
            look(id, slots.subList(0, half), empty);
            look(id, slots.subList(half, slots.size()), empty);
            return;
        }
        if (messages.size() != slots.size()) {
            throw new StoreException(fetch.refusal(lone(messages)));
        }
        for (int i = 0; i < slots.size(); i++) {
            var message = messages.get(i);
            if (message.is("ErrorCalendarOccurrenceIsDeletedFromRecurrence")) {
                empty.add(slots.get(i).getValue());
            } else if (!message.ok() && !message.is(BEYOND_THE_END)) {
                throw new StoreException(fetch.refusal(message));
            }
        }
    }

    private static boolean leftOut(Message message) {
        return message.is("ErrorTimeoutExpired") || message.is("ErrorBatchProcessingStopped");
    }

    /// An error that stands alone is about all slots, but says of none whether it is empty.
    private static Message lone(List<Message> messages) {
        return messages.size() == 1 && !messages.getFirst().ok()
                ? messages.getFirst()
                : Message.NOTHING;
    }
}

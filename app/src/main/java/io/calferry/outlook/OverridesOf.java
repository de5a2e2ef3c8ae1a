package io.calferry.outlook;

import io.calferry.ical.Component;
import io.calferry.ical.Property;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// The changed and deleted occurrences of a series that is written, by their slots.
final class OverridesOf {

    private final Slots slots;
    private final EntryTimes times;
    private final TreeMap<LocalDateTime, Details> modified = new TreeMap<>();
    private final TreeSet<LocalDateTime> deleted = new TreeSet<>();

    OverridesOf(Slots slots, EntryTimes times) {
        this.slots = slots;
        this.times = times;
    }

    /// Throws where Outlook has no slot for it, and for a change of all that follows (RFC 5545
    /// section 3.2.13), which Outlook does not know.
    void add(Component override, Details details) throws UnmappedException {
        var id = override.first("RECURRENCE-ID").orElseThrow();
        if (id.parameter("RANGE").isPresent()) {
            throw new UnmappedException(
                    new Unmapped.NoPattern("a date is changed together with all that follow"));
        }
        var slot =
                EntryTimes.slot(id, id.value())
                        .filter(this::isSlot)
                        .orElseThrow(() -> new UnmappedException(new Unmapped.OutsidePattern()));
        modified.put(slot, details);
    }

    private boolean isSlot(LocalDateTime local) {
        return slots.at(times.instant(local)).isPresent();
    }

    /// What excludes no date of the series excludes nothing.
    void delete(List<Property> exdates) {
        for (var line : exdates) {
            for (var value : line.value().split(",")) {
                EntryTimes.slot(line, value)
                        .filter(this::isSlot)
                        .filter(slot -> !modified.containsKey(slot))
                        .ifPresent(deleted::add);
            }
        }
    }

    /// Outlook keeps the occurrences in order, one a day: throws where one is moved onto the day of
    /// its neighbour or past it (ErrorOccurrenceCrossingBoundary).
    void checkNeighbours() throws UnmappedException {
        for (var one : modified.entrySet()) {
            var day = day(one.getKey());
            var at = times.instant(one.getKey());
            var before = kept(slots.before(at), slots::before).map(this::day);
            var after = kept(slots.after(at), slots::after).map(this::day);
            if (before.filter(d -> !d.isBefore(day)).isPresent()
                    || after.filter(d -> !d.isAfter(day)).isPresent()) {
                throw new UnmappedException(new Unmapped.OutOfOrder());
            }
        }
    }

    /// The next one, by `step`, that was not deleted.
    private Optional<LocalDateTime> kept(
            Optional<LocalDateTime> from, Function<Instant, Optional<LocalDateTime>> step) {
        var found = from;
        while (found.filter(deleted::contains).isPresent()) {
            found = step.apply(times.instant(found.get()));
        }
        return found;
    }

    /// The day on which the occurrence of a slot takes place.
    private LocalDate day(LocalDateTime slot) {
        var changed = modified.get(slot);
        return changed == null ? slot.toLocalDate() : times.day(changed.time().start().at());
    }

    List<ModifiedOccurrence> modified() {
        return modified.entrySet().stream()
                .map(one -> new ModifiedOccurrence(times.instant(one.getKey()), one.getValue()))
                .toList();
    }

    List<Instant> deleted() {
        return deleted.stream().map(times::instant).toList();
    }
}

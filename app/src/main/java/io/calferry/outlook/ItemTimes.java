package io.calferry.outlook;

import io.calferry.ical.CalendarZones;
import io.calferry.ical.When;
import io.calferry.outlook.EventTime.AllDay;
import io.calferry.outlook.EventTime.Timed;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/// The times of one item or occurrence, told as iCalendar tells them: in the zone in which a person
/// set them.
final class ItemTimes {

    private static final String UTC = "Etc/UTC";

    private final ItemZones zones;
    private final EventTime time;
    private final Optional<CalendarZones.Zone> known;
    private final CalendarZones.Zone zone;

    private ItemTimes(
            ItemZones zones,
            EventTime time,
            Optional<CalendarZones.Zone> known,
            CalendarZones.Zone zone) {
        this.zones = zones;
        this.time = time;
        this.known = known;
        this.zone = zone;
    }

    /// Of a single item. Where nobody knows its zone, the mailbox's tells the same instants.
    static ItemTimes single(ItemZones zones, EventTime time) throws UnmappedException {
        var known = zones.of(time);
        return new ItemTimes(zones, checked(time), known, known.orElse(zones.ofMailbox()));
    }

    /// Of a master. Where nobody knows a zone that it names, nobody can tell when it takes place
    /// next summer: throws. One that names none is the mailbox's.
    static ItemTimes master(ItemZones zones, EventTime time) throws UnmappedException {
        var times = single(zones, time);
        var name = ItemZones.name(time);
        if (time instanceof Timed && times.known.isEmpty() && !name.isEmpty()) {
            throw new UnmappedException(new Unmapped.UnknownZone(name));
        }
        return times;
    }

    /// Of an occurrence of this series that was changed.
    ItemTimes occurrence(EventTime other) throws UnmappedException {
        var own = zones.of(other).or(() -> known);
        return new ItemTimes(zones, checked(other), own, own.orElse(zone));
    }

    private static EventTime checked(EventTime time) throws UnmappedException {
        if (time.end().at().isBefore(time.start().at())) {
            throw new UnmappedException(new Unmapped.EndsBeforeStart());
        }
        return time;
    }

    When start() {
        return when(time.start().at());
    }

    /// Exclusive.
    When end() {
        return switch (time) {
            case Timed(_, var end) -> told(end.at(), zones.named(end.zone()).orElse(zone));
            case AllDay(_, var end) -> {
                var first = zones.day(time.start().at(), known);
                var behind = zones.day(end.at(), known);
                yield new When.Day(behind.isAfter(first) ? behind : first.plusDays(1));
            }
        };
    }

    /// An instant in the way in which the start is told.
    When when(Instant at) {
        return switch (time) {
            case Timed _ -> told(at, zone);
            case AllDay _ -> new When.Day(zones.day(at, known));
        };
    }

    private static When told(Instant at, CalendarZones.Zone zone) {
        var local = ItemZones.local(at, zone);
        return zone.id().equals(UTC) ? new When.Utc(local) : new When.Zoned(local, zone.id());
    }

    /// The instant of a local time in the zone of the start; leniently where the clock skips it or
    /// passes it twice. A day counts as a day of UTC.
    Instant instant(LocalDateTime local) {
        return switch (time) {
            case Timed _ -> local.toInstant(zone.rules().getOffset(local));
            case AllDay _ -> local.toInstant(ZoneOffset.UTC);
        };
    }
}

package io.calferry.outlook;

import io.calferry.ical.CalendarZones;
import io.calferry.ical.Component;
import io.calferry.ical.WindowsNames;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// What the zones of one item mean.
final class ItemZones {

    private static final int HALF_A_DAY = 12;

    private final CalendarZones zones;
    private final Mime mime;
    private final CalendarZones.Zone mailbox;
    private final Optional<String> mailboxName;

    ItemZones(Mime mime, Mailbox mailbox, int year) {
        this.mime = mime;
        this.zones =
                new CalendarZones(new Component("VCALENDAR", List.of(), mime.timezones()), year);
        this.mailbox =
                zones.find(mailbox.zone().getId())
                        .orElse(
                                new CalendarZones.Zone(
                                        mailbox.zone().getId(), mailbox.zone().getRules()));
        this.mailboxName = WindowsNames.of(mailbox.zone(), year);
    }

    CalendarZones.Zone ofMailbox() {
        return mailbox;
    }

    /// The zone that a name means. A Windows zone covers several of the IANA database: where it is
    /// the mailbox's, the mailbox's own is meant.
    Optional<CalendarZones.Zone> named(WindowsZone zone) {
        var name = Plain.line(zone.id());
        if (name.isEmpty()) {
            return Optional.empty();
        }
        if (mailboxName.filter(name::equalsIgnoreCase).isPresent()) {
            return Optional.of(mailbox);
        }
        return zones.find(name);
    }

    /// The zone in which an event was set: that of its start, else of its end, else the one that
    /// the MimeContent has. Empty where none of them is known.
    Optional<CalendarZones.Zone> of(EventTime time) {
        return named(time.start().zone())
                .or(() -> named(time.end().zone()))
                .or(() -> mime.zone().flatMap(zones::find));
    }

    /// The name of the zone, for people; empty where there is none.
    static String name(EventTime time) {
        var start = Plain.line(time.start().zone().id());
        return start.isEmpty() ? Plain.line(time.end().zone().id()) : start;
    }

    static LocalDateTime local(Instant at, CalendarZones.Zone zone) {
        long second = at.getEpochSecond();
        return LocalDateTime.ofEpochSecond(
                second, 0, zone.rules().getOffset(Instant.ofEpochSecond(second)));
    }

    /// The day that an instant of an all-day event means: the one that begins then in the event's
    /// own zone, else in the mailbox's. Where it begins in neither, half a day further leads to the
    /// day meant in every zone within eleven hours.
    LocalDate day(Instant at, Optional<CalendarZones.Zone> zone) {
        for (var candidate : List.of(zone.orElse(mailbox), mailbox)) {
            var local = local(at, candidate);
            if (local.toLocalTime().equals(LocalTime.MIDNIGHT)) {
                return local.toLocalDate();
            }
        }
        var local =
                zone.map(known -> local(at, known))
                        .orElse(
                                LocalDateTime.ofEpochSecond(
                                        at.getEpochSecond(), 0, ZoneOffset.UTC));
        return local.plusHours(HALF_A_DAY).toLocalDate();
    }
}

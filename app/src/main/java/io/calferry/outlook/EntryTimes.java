package io.calferry.outlook;

import io.calferry.ical.CalendarZones;
import io.calferry.ical.Component;
import io.calferry.ical.Property;
import io.calferry.ical.Rule;
import io.calferry.ical.Span;
import io.calferry.ical.When;
import io.calferry.ical.WindowsNames;
import io.calferry.outlook.EventTime.AllDay;
import io.calferry.outlook.EventTime.Timed;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/// The times of one calendar object, as Outlook tells them: instants, and zones of Windows. Whole
/// days run from midnight to midnight in the mailbox's zone, since the server widens them otherwise
/// (Microsoft, "Create all-day events by using EWS"). A floating time is the mailbox's too: Outlook
/// has none that is the same everywhere.
final class EntryTimes {

    /// Within this many seconds an event has no length: some servers take none without an end
    /// behind its start.
    private static final long NO_LENGTH = 1;

    private final CalendarZones zones;
    private final Mailbox mailbox;
    private final When start;

    /// @param start of the master
    EntryTimes(CalendarZones zones, Mailbox mailbox, When start) {
        this.zones = zones;
        this.mailbox = mailbox;
        this.start = start;
    }

    /// The start of an entry.
    static When start(Component entry) throws UnmappedException {
        return when(entry, "DTSTART")
                .orElseThrow(() -> new UnmappedException(new Unmapped.Broken("no start")));
    }

    private static Optional<When> when(Component entry, String name) {
        return entry.first(name).map(When::of);
    }

    /// Of the master.
    When start() {
        return start;
    }

    EventTime of(Component entry) throws UnmappedException {
        var from = start(entry);
        var to = end(entry, from);
        if (from instanceof When.Day(var first)) {
            var behind = to.at().isAfter(midnight(first)) ? to.at() : midnight(first.plusDays(1));
            var zone = windows(mailbox.zone(), first.getYear());
            return new AllDay(new Moment(midnight(first), zone), new Moment(behind, zone));
        }
        var begin = moment(from);
        boolean lasts = to.at().getEpochSecond() - begin.at().getEpochSecond() > NO_LENGTH;
        return new Timed(begin, lasts ? to : begin);
    }

    private Moment end(Component entry, When from) throws UnmappedException {
        var end = when(entry, "DTEND");
        if (end.isPresent()) {
            return moment(end.get());
        }
        var span = entry.first("DURATION").map(p -> Span.parse(p.value()));
        if (span.isEmpty()) {
            return moment(
                    from instanceof When.Day(var first) ? new When.Day(first.plusDays(1)) : from);
        }
        // Days are by the calendar, hours by the clock (RFC 5545 section 3.3.6).
        var days = moment(from.at(from.local().plusDays(span.get().days())));
        return new Moment(days.at().plusSeconds(span.get().seconds()), days.zone());
    }

    private Moment moment(When when) throws UnmappedException {
        int year = when.local().getYear();
        return switch (when) {
            case When.Day(var date) -> new Moment(midnight(date), windows(mailbox.zone(), year));
            case When.Floating(var local) ->
                    new Moment(
                            local.atZone(mailbox.zone()).toInstant(),
                            windows(mailbox.zone(), year));
            case When.Utc utc -> new Moment(utc.instant(), new WindowsZone("UTC"));
            case When.Zoned(var local, var tzid) -> {
                var zone = zone(tzid);
                yield new Moment(instant(local, zone), windows(id(zone), year));
            }
        };
    }

    private CalendarZones.Zone zone(String tzid) throws UnmappedException {
        return zones.find(tzid)
                .orElseThrow(() -> new UnmappedException(new Unmapped.UnknownZone(tzid)));
    }

    private static ZoneId id(CalendarZones.Zone zone) throws UnmappedException {
        try {
            return ZoneId.of(zone.id());
        } catch (DateTimeException ofItsOwn) {
            throw new UnmappedException(new Unmapped.NoWindowsZone(zone.id()));
        }
    }

    private static WindowsZone windows(ZoneId zone, int year) throws UnmappedException {
        return WindowsNames.of(zone, year)
                .map(WindowsZone::new)
                .orElseThrow(() -> new UnmappedException(new Unmapped.NoWindowsZone(zone.getId())));
    }

    private static Instant instant(LocalDateTime local, CalendarZones.Zone zone) {
        return local.toInstant(zone.rules().getOffset(local));
    }

    private Instant midnight(LocalDate date) {
        return date.atStartOfDay(mailbox.zone()).toInstant();
    }

    /// The instant of a local time of the series.
    Instant instant(LocalDateTime local) {
        return switch (start) {
            case When.Day _ -> midnight(local.toLocalDate());
            case When.Floating _ -> local.atZone(mailbox.zone()).toInstant();
            case When.Utc _ -> new When.Utc(local).instant();
            case When.Zoned(_, var tzid) ->
                    zones.find(tzid).map(zone -> instant(local, zone)).orElseThrow();
        };
    }

    /// The day of an instant, where the series takes place.
    LocalDate day(Instant at) {
        return switch (start) {
            case When.Day _, When.Floating _ -> at.atZone(mailbox.zone()).toLocalDate();
            case When.Utc _ -> LocalDate.ofInstant(at, ZoneOffset.UTC);
            case When.Zoned(_, var tzid) ->
                    zones.find(tzid)
                            .map(zone -> LocalDate.ofInstant(at, zone.rules().getOffset(at)))
                            .orElseThrow();
        };
    }

    /// The rule with its UNTIL in the local time of the series.
    Rule localUntil(Rule rule) {
        if (rule.until() instanceof When.Utc utc && start instanceof When.Zoned(_, var tzid)) {
            var zone = zones.find(tzid).orElseThrow();
            return rule.withUntil(new When.Floating(ItemZones.local(utc.instant(), zone)));
        }
        return rule;
    }

    /// The slot that a line names: its RECURRENCE-ID, or a value of EXDATE; told as the start is.
    static Optional<LocalDateTime> slot(Property line, String value) {
        return Optional.ofNullable(When.of(value, line.parameter("TZID").orElse(null)))
                .map(When::local);
    }
}

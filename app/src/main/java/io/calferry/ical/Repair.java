package io.calferry.ical;

import io.calferry.sync.CalendarObject;
import io.calferry.sync.StoreException;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;

/// Brings a calendar object into a form that every known server takes and that says the same, or
/// finds that there is none. Deterministic, and a repaired object is its own repair. What needs no
/// repair, and what this program does not know, stays as it is.
///
/// What it does: METHOD goes; VERSION, PRODID, UID and DTSTAMP are there; times are in the basic
/// form of RFC 5545, zones have IANA names and one VTIMEZONE each; EXDATE, RDATE, RECURRENCE-ID and
/// UNTIL are told in the way of DTSTART; a timed event without length lasts one second, because
/// Cyrus takes none without an end behind its start (the fingerprint counts that as no length);
/// DURATION beside DTEND, COUNT beside an earlier UNTIL, second values of what may stand once,
/// empty properties, alarms without a trigger and attachments that point into a mail go. A lone
/// override becomes a plain entry, several get a master that has just their dates, since Radicale
/// takes none without a master.
public final class Repair {

    private static final Property PRODID = Property.of("PRODID", "-//Calferry//Calferry//EN");
    private static final Property VERSION = Property.of("VERSION", "2.0");

    private Repair() {}

    /// Repairs an object; its components get its UID where they have none.
    public static Repaired of(CalendarObject object) {
        try {
            var calendar = Component.parse(object);
            return of(
                    calendar.mapEntries(
                            e ->
                                    e.has("UID")
                                            ? e
                                            : e.plus(Property.of("UID", object.uid().value()))));
        } catch (StoreException e) {
            return new Repaired.Unfit("not a calendar object, or too large", "");
        }
    }

    /// Repairs a VCALENDAR with one calendar object in it.
    public static Repaired of(Component calendar) {
        try {
            return new Repaired.Fit(repair(calendar));
        } catch (UnfitException e) {
            return new Repaired.Unfit(e.reason(), Calendars.title(calendar));
        } catch (ArithmeticException | DateTimeException e) {
            // A date beyond what java.time can count from.
            return new Repaired.Unfit("a date out of bounds", Calendars.title(calendar));
        }
    }

    private static Component repair(Component calendar) throws UnfitException {
        var times = new Times(Years.of(calendar).zones(calendar));
        var entries = new ArrayList<Component>();
        var others = new ArrayList<Component>();
        for (var component : calendar.components()) {
            if (component.isEntry()) {
                var id = component.valueOf("RECURRENCE-ID");
                boolean empty = id != null && id.isBlank();
                entries.add(empty ? component.without("RECURRENCE-ID") : component);
            } else if (!component.is("VTIMEZONE")) {
                others.add(component);
            }
        }
        check(entries);
        Component master = null;
        for (var entry : entries) {
            if (!entry.has("RECURRENCE-ID")) {
                master = master == null ? entry : only(master, entry);
            }
        }
        var repaired = new ArrayList<Component>(entries.size());
        When start = null;
        List<DateListRepair.Period> periods = List.of();
        if (master != null) {
            var done = new EntryRepair(master, times).repair();
            start = done.start();
            periods = done.periods();
            repaired.add(done.entry());
        }
        for (var entry : entries) {
            if (entry.has("RECURRENCE-ID")) {
                repaired.add(new EntryRepair(entry, times).repairOverride(start).entry());
            }
        }
        Overrides.add(periods, repaired, times);
        var whole = Overrides.complete(repaired, times);
        if (whole.getFirst().has("RRULE") || whole.getFirst().has("EXDATE")) {
            RuleRepair.checkYield(whole, times);
        }
        var components = new ArrayList<>(times.zones().timezones(times.used(), Years.of(whole)));
        components.addAll(whole);
        components.addAll(others);
        return new Component("VCALENDAR", head(calendar), List.copyOf(components));
    }

    /// Two components that claim to be the master: fine where they say the same.
    private static Component only(Component one, Component other) throws UnfitException {
        if (one.equals(other)) {
            return one;
        }
        throw new UnfitException("two different entries with one UID");
    }

    private static void check(List<Component> entries) throws UnfitException {
        if (entries.isEmpty()) {
            throw new UnfitException("no event, to-do or journal in it");
        }
        var uid = entries.getFirst().valueOf("UID");
        for (var entry : entries) {
            var own = entry.valueOf("UID");
            if (own == null || own.isBlank()) {
                throw new UnfitException("no UID");
            }
            if (!own.equals(uid)) {
                throw new UnfitException("several UIDs in one object");
            }
            if (!entry.name().equals(entries.getFirst().name())) {
                throw new UnfitException("several kinds of entry with one UID");
            }
        }
    }

    private static List<Property> head(Component calendar) {
        var head = new ArrayList<Property>();
        var prodid = known(calendar.find("PRODID"));
        head.add(VERSION);
        head.add(prodid == null ? PRODID : prodid);
        for (var property : calendar.properties()) {
            switch (property.name()) {
                case "VERSION", "PRODID", "METHOD", "X-WR-TIMEZONE" -> {
                    // Said above, not meant for a store, or used up.
                }
                default -> {
                    if (!property.value().isBlank()) {
                        head.add(property);
                    }
                }
            }
        }
        return List.copyOf(head);
    }

    private static @Nullable Property known(@Nullable Property property) {
        return property == null || property.value().isBlank() ? null : property;
    }
}

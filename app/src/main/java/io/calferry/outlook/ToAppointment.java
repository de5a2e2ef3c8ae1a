package io.calferry.outlook;

import io.calferry.ical.CalendarZones;
import io.calferry.ical.Component;
import io.calferry.ical.Property;
import io.calferry.ical.Repair;
import io.calferry.ical.Repaired;
import io.calferry.ical.Rule;
import io.calferry.ical.When;
import io.calferry.sync.CalendarObject;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes an item of a calendar object.
final class ToAppointment {

    private final CalendarObject object;
    private final Mailbox mailbox;
    private final Component calendar;
    private final Component master;

    private ToAppointment(CalendarObject object, Mailbox mailbox) throws UnmappedException {
        this.object = object;
        this.mailbox = mailbox;
        this.calendar =
                switch (Repair.of(object)) {
                    case Repaired.Fit(var repaired) -> repaired;
                    case Repaired.Unfit(var reason, _) ->
                            throw new UnmappedException(new Unmapped.Broken(reason));
                };
        // A repaired calendar begins with it.
        this.master = calendar.entries().getFirst();
        if (!master.is("VEVENT")) {
            throw new UnmappedException(new Unmapped.NotAnEvent());
        }
    }

    static Appointment of(CalendarObject object, Mailbox mailbox) throws UnmappedException {
        return new ToAppointment(object, mailbox).appointment();
    }

    private Appointment appointment() throws UnmappedException {
        var start = EntryTimes.start(master);
        var zones = new CalendarZones(calendar, start.local().getYear());
        var times = new EntryTimes(zones, mailbox, start);
        var details = details(master, times);
        return new Appointment(
                Identity.of(object.uid()), mark(), details, series(times), Optional.empty());
    }

    /// What is written is written whole: a mark that says otherwise is that of an earlier write.
    private Optional<Mark> mark() {
        return calendar.entries().stream()
                .flatMap(entry -> entry.first(Mark.NAME).stream())
                .filter(line -> line.parameter(Mark.STAGE).isEmpty())
                .map(Property::text)
                .filter(value -> !value.isBlank())
                .map(Mark::new)
                .findFirst();
    }

    private Details details(Component entry, EntryTimes times) throws UnmappedException {
        var time = times.of(entry);
        var people = PeopleText.of(entry);
        var response = new PeopleText(mailbox).ownResponse(people);
        return new Details(
                time,
                text(entry, "SUMMARY"),
                Bodies.of(entry),
                text(entry, "LOCATION"),
                StatusText.of(entry, response),
                categories(entry),
                Reminder.of(entry, time.start().at(), time.end().at()),
                Optional.empty(),
                people,
                List.of(),
                stamps(entry));
    }

    private static String text(Component entry, String name) {
        return entry.first(name).map(p -> Plain.line(p.text())).orElse("");
    }

    private static List<String> categories(Component entry) {
        var names = new ArrayList<String>();
        for (var line : entry.all("CATEGORIES")) {
            for (var value : line.value().split("(?<!\\\\),")) {
                var name = Plain.line(line.withValue(value).text());
                if (!name.isEmpty() && !names.contains(name)) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    private static Stamps stamps(Component entry) {
        int sequence = entry.first("SEQUENCE").map(p -> number(p.value())).orElse(0);
        return new Stamps(instant(entry, "CREATED"), instant(entry, "LAST-MODIFIED"), sequence);
    }

    private static int number(String digits) {
        try {
            return Integer.parseInt(digits.strip());
        } catch (NumberFormatException none) {
            return 0;
        }
    }

    private static Optional<Instant> instant(Component entry, String name) {
        return entry.first(name)
                .map(p -> When.of(p.value(), null))
                .filter(When.Utc.class::isInstance)
                .map(when -> ((When.Utc) when).instant());
    }

    private Optional<Series> series(EntryTimes times) throws UnmappedException {
        if (master.has("RDATE") || master.has("EXRULE") || master.all("RRULE").size() > 1) {
            throw refused("by more than one rule, or on dates besides it");
        }
        var overrides = calendar.entries().subList(1, calendar.entries().size());
        var line = master.first("RRULE");
        if (line.isEmpty()) {
            if (!overrides.isEmpty()) {
                throw new UnmappedException(new Unmapped.OutsidePattern());
            }
            return Optional.empty();
        }
        var rule = Rule.parse(line.get().value());
        if (rule == null) {
            throw refused("its rule counts by another calendar");
        }
        var local = times.localUntil(rule);
        var plain = RulePattern.of(local, times.start().local());
        var slots = new Slots(local, times.start().local(), times::instant);
        var changes = new OverridesOf(slots, times);
        for (var override : overrides) {
            changes.add(override, details(override, times));
        }
        changes.delete(master.all("EXDATE"));
        changes.checkNeighbours();
        return Optional.of(
                new Series(plain.pattern(), plain.range(), changes.modified(), changes.deleted()));
    }

    private static UnmappedException refused(String what) {
        return new UnmappedException(new Unmapped.NoPattern(what));
    }
}

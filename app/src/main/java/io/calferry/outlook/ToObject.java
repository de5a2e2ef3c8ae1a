package io.calferry.outlook;

import io.calferry.ical.Component;
import io.calferry.ical.Property;
import io.calferry.ical.Repair;
import io.calferry.ical.Repaired;
import io.calferry.ical.When;
import io.calferry.outlook.People.Person;
import io.calferry.sync.CalendarObject;
import io.calferry.sync.Uid;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes a calendar object of an item.
final class ToObject {

    private final Appointment item;
    private final Mailbox mailbox;
    private final Mime mime;
    private final ItemZones zones;
    private final Optional<Person> organizer;
    private final Uid uid;

    private ToObject(Appointment item, Mailbox mailbox) throws UnmappedException {
        this.item = item;
        this.mailbox = mailbox;
        this.mime = Mime.of(item.mime());
        int year = item.details().time().start().at().atOffset(ZoneOffset.UTC).getYear();
        this.zones = new ItemZones(mime, mailbox, year);
        this.organizer = PeopleText.organizer(all(item));
        this.uid = uid();
    }

    private static List<Details> all(Appointment item) {
        var all = new ArrayList<Details>();
        all.add(item.details());
        item.series().ifPresent(s -> s.modified().forEach(m -> all.add(m.details())));
        return all;
    }

    private Uid uid() throws UnmappedException {
        return item.identity()
                .uid()
                .or(() -> mime.uid().filter(uid -> !uid.isEmpty()).map(Uid::new))
                .map(uid -> Plain.line(uid.value()))
                .filter(uid -> !uid.isEmpty())
                .map(Uid::new)
                .orElseThrow(() -> new UnmappedException(new Unmapped.NoUid()));
    }

    static CalendarObject of(Appointment item, Mailbox mailbox) throws UnmappedException {
        return new ToObject(item, mailbox).object();
    }

    /// See [Outlook#strays].
    static SeriesDates dates(Appointment item, Series series, Mailbox mailbox)
            throws UnmappedException {
        var of = new ToObject(item, mailbox);
        return new SeriesDates(series, ItemTimes.master(of.zones, item.details().time()));
    }

    private CalendarObject object() throws UnmappedException {
        var components = new ArrayList<>(mime.timezones());
        var entries = item.series().isPresent() ? series(item.series().get()) : single();
        if (item.mark().isPresent()) {
            entries.set(0, entries.getFirst().plus(item.mark().get().line()));
        }
        components.addAll(entries);
        return switch (Repair.of(new Component("VCALENDAR", List.of(), components))) {
            case Repaired.Fit(var calendar) -> new CalendarObject(uid, calendar.text());
            case Repaired.Unfit(var reason, _) ->
                    throw new UnmappedException(new Unmapped.Broken(reason));
        };
    }

    private List<Component> single() throws UnmappedException {
        var times = ItemTimes.single(zones, item.details().time());
        return new ArrayList<>(
                List.of(
                        entry(
                                item.details(),
                                Optional.empty(),
                                times.start(),
                                times.end(),
                                List.of())));
    }

    private List<Component> series(Series series) throws UnmappedException {
        var foreign = mime.foreignCalendar();
        if (foreign.isPresent()) {
            throw new UnmappedException(new Unmapped.ForeignPattern(foreign.get()));
        }
        var times = ItemTimes.master(zones, item.details().time());
        var dates = new SeriesDates(series, times);
        var start = dates.start();
        var ahead = Duration.between(times.start().local(), start.local());
        var end = times.end().at(times.end().local().plus(ahead));
        var lines = new ArrayList<Property>();
        lines.add(Property.of("RRULE", dates.rule()));
        for (var slot : dates.deleted()) {
            lines.add(start.at(slot).in(Property.of("EXDATE", "")));
        }
        var entries = new ArrayList<Component>();
        entries.add(entry(item.details(), Optional.empty(), start, end, lines));
        for (var one : dates.modified().entrySet()) {
            entries.add(override(one.getValue(), start, one.getKey(), times));
        }
        return entries;
    }

    private Component override(
            ModifiedOccurrence occurrence, When series, LocalDateTime slot, ItemTimes times)
            throws UnmappedException {
        var own = times.occurrence(occurrence.details().time());
        return entry(
                occurrence.details(),
                Optional.of(series.at(slot)),
                own.start(),
                own.end(),
                List.of());
    }

    private Component entry(
            Details details, Optional<When> id, When start, When end, List<Property> dates) {
        var people = new PeopleText(mailbox).properties(details, organizer);
        var link = details.joinLink().or(mime::joinLink).map(Plain::line).filter(l -> !l.isEmpty());
        return Entry.of(uid.value(), details, id, start, end, dates, people, link);
    }
}

package io.calferry.outlook;

import io.calferry.ical.Component;
import io.calferry.ical.Property;
import io.calferry.sync.StoreException;

import java.util.List;
import java.util.Optional;

/// What the MimeContent of an item tells beyond its properties: the clock of a zone that has no
/// name, the link of an online meeting, a rule of another calendar. Exchange writes it broken in
/// many ways, so that nothing else is taken from it.
final class Mime {

    /// As Outlook, Teams and Skype write them.
    private static final List<String> LINKS =
            List.of("X-MICROSOFT-SKYPETEAMSMEETINGURL", "X-MICROSOFT-ONLINEMEETINGCONFLINK");

    private static final Component NOTHING = new Component("VCALENDAR", List.of(), List.of());

    private final Component calendar;
    private final Optional<Component> master;

    private Mime(Component calendar) {
        this.calendar = calendar;
        this.master = calendar.entries().stream().filter(e -> !e.has("RECURRENCE-ID")).findFirst();
    }

    /// Of an item; of nothing where the text can't be read at all.
    static Mime of(Optional<String> text) {
        if (text.isEmpty()) {
            return new Mime(NOTHING);
        }
        try {
            return new Mime(Component.parse(text.get()));
        } catch (StoreException unreadable) {
            return new Mime(NOTHING);
        }
    }

    List<Component> timezones() {
        return calendar.components().stream().filter(c -> c.is("VTIMEZONE")).toList();
    }

    /// The name of the zone of the start.
    Optional<String> zone() {
        return master.flatMap(m -> m.first("DTSTART")).flatMap(p -> p.parameter("TZID"));
    }

    Optional<String> uid() {
        return master.flatMap(m -> m.first("UID")).map(Property::value).map(String::strip);
    }

    Optional<String> joinLink() {
        return LINKS.stream()
                .flatMap(name -> master.flatMap(m -> m.first(name)).stream())
                .map(Property::text)
                .filter(link -> !link.isBlank())
                .findFirst();
    }

    /// The calendar by which it repeats where that has other months than the Gregorian (MS-OXCICAL
    /// sections 2.1.3.1.1.8 and 2.1.3.1.1.20.39).
    Optional<String> foreignCalendar() {
        return calendar.first("X-MICROSOFT-CALSCALE")
                .or(() -> master.flatMap(m -> m.first("X-MICROSOFT-RRULE")))
                .map(Property::value)
                .flatMap(CalendarType::foreign);
    }
}

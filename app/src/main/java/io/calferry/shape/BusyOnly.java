package io.calferry.shape;

import io.calferry.ical.Component;
import io.calferry.ical.Property;

import java.util.Optional;
import java.util.Set;

/// `"detail": "busy"`: that one is busy, and when. Times, recurrence, TRANSP, STATUS and the UID
/// cross; title, people, categories, class and everything unknown stay behind.
final class BusyOnly implements FieldRule {

    static final String TITLE = "Busy";

    static final Set<String> KEPT =
            Set.of(
                    "UID",
                    "DTSTAMP",
                    "CREATED",
                    "LAST-MODIFIED",
                    "SEQUENCE",
                    "DTSTART",
                    "DTEND",
                    "DUE",
                    "DURATION",
                    "RRULE",
                    "RDATE",
                    "EXDATE",
                    "EXRULE",
                    "RECURRENCE-ID",
                    "STATUS",
                    "TRANSP");

    private static final Set<String> KEPT_OF_CALENDAR = Set.of("PRODID", "VERSION", "CALSCALE");

    private static final Set<String> KEPT_OF_ALARM =
            Set.of("ACTION", "TRIGGER", "DURATION", "REPEAT");

    @Override
    public Component apply(Component calendar) {
        return calendar(calendar).mapEntries(BusyOnly::busy);
    }

    private static Component busy(Component entry) {
        var rest = FieldRule.keep(entry, p -> KEPT.contains(p.name()));
        return alarms(rest.plus(Property.ofText("SUMMARY", TITLE)));
    }

    /// The calendar without what describes it, and without components that are neither entries nor
    /// time zones.
    static Component calendar(Component calendar) {
        return FieldRule.keepInside(
                FieldRule.keep(calendar, p -> KEPT_OF_CALENDAR.contains(p.name())),
                c -> c.isEntry() || c.is("VTIMEZONE"));
    }

    /// The entry with no component in it but alarms, which say no more than the entry does.
    static Component alarms(Component entry) {
        var title = entry.first("SUMMARY").map(p -> Property.of("DESCRIPTION", p.value()));
        var rest = FieldRule.keepInside(entry, c -> c.is("VALARM"));
        return rest.withComponents(
                rest.components().stream().map(alarm -> alarm(alarm, title)).toList());
    }

    private static Component alarm(Component alarm, Optional<Property> title) {
        var rest = FieldRule.keep(alarm, p -> KEPT_OF_ALARM.contains(p.name()));
        var bare = FieldRule.keepInside(rest, c -> false);
        return Alarms.displays(alarm)
                ? bare.plus(title.orElse(Property.of("DESCRIPTION", "")))
                : bare;
    }
}

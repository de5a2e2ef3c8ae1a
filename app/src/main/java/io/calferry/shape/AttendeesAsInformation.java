package io.calferry.shape;

import io.calferry.ical.Component;
import io.calferry.ical.Property;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// `"attendees": "information"`: kept, and each marked so that no server acts on it (RFC 6638
/// section 7.1). All components name one ORGANIZER, because CalDAV servers refuse others (RFC 6638
/// section 3.2.4.2, same-organizer-in-all-components); who meets nobody else has none, as Outlook
/// writes for plain appointments.
final class AttendeesAsInformation implements FieldRule {

    private static final FieldRule GONE = new AttendeesGone();

    @Override
    public Component apply(Component calendar) {
        var entries = calendar.entries();
        var organizer = organizer(entries);
        if (!isMeeting(entries, organizer)) {
            return GONE.apply(calendar);
        }
        var rest =
                FieldRule.keepEverywhere(
                        calendar, p -> !People.isScheduling(p) || People.isAttendee(p));
        var silent = Silence.everywhere(rest);
        return organizer.map(o -> silent.mapEntries(entry -> entry.plus(o))).orElse(silent);
    }

    private static Optional<Property> organizer(List<Component> entries) {
        return entries.stream()
                .flatMap(entry -> entry.properties().stream())
                .filter(People::isOrganizer)
                .findFirst()
                .map(People::silent);
    }

    /// Whether somebody besides the organizer takes part.
    private static boolean isMeeting(List<Component> entries, Optional<Property> organizer) {
        var others = new HashSet<String>();
        for (var entry : entries) {
            entry.properties().stream()
                    .filter(People::isAttendee)
                    .forEach(attendee -> others.add(People.address(attendee)));
        }
        organizer.map(People::address).ifPresent(others::remove);
        return !others.isEmpty();
    }
}

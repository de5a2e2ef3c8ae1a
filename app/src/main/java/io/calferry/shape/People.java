package io.calferry.shape;

import io.calferry.ical.Component;
import io.calferry.ical.Parameter;
import io.calferry.ical.Property;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;

/// The people of an event: ORGANIZER and ATTENDEE, and what else makes a server or a client mail
/// them.
final class People {

    /// Asks SOGo, which does not obey SCHEDULE-AGENT alone, to mail nobody.
    static final Property SOGO_SILENT = Property.of("X-SOGO-SEND-APPOINTMENT-NOTIFICATIONS", "NO");

    private static final Parameter CLIENT = Parameter.of("SCHEDULE-AGENT", "CLIENT");

    /// What only means something between the people of a meeting: answers, counters, and what
    /// Outlook and Apple's server keep for them.
    private static final Set<String> SCHEDULING =
            Set.of(
                    "REQUEST-STATUS",
                    "X-MICROSOFT-DISALLOW-COUNTER",
                    "X-MICROSOFT-ISRESPONSEREQUESTED",
                    "X-MICROSOFT-CDO-APPT-SEQUENCE",
                    "X-MICROSOFT-CDO-OWNERAPPTID",
                    "X-MICROSOFT-CDO-OWNER-CRITICAL-CHANGE",
                    "X-MICROSOFT-CDO-ATTENDEE-CRITICAL-CHANGE",
                    "X-MICROSOFT-CDO-REPLYTIME",
                    "X-CALENDARSERVER-PRIVATE-COMMENT",
                    "X-CALENDARSERVER-ATTENDEE-COMMENT",
                    "X-CALENDARSERVER-ATTENDEE-REF",
                    "X-CALENDARSERVER-DTSTAMP");

    private People() {}

    static boolean isOrganizer(Property property) {
        return named(property, "ORGANIZER");
    }

    static boolean isAttendee(Property property) {
        return named(property, "ATTENDEE");
    }

    /// ORGANIZER or ATTENDEE.
    static boolean isPerson(Property property) {
        return isAttendee(property) || isOrganizer(property);
    }

    /// Whether it is there for the sake of scheduling alone, a person or not.
    static boolean isScheduling(Property property) {
        var name = property.name();
        return isPerson(property)
                || SCHEDULING.contains(name)
                || name.startsWith("X-MS-OLK-")
                || name.startsWith("SCHEDULE-")
                || name.equals(SOGO_SILENT.name());
    }

    /// Whether no server acts on it.
    static boolean isSilent(Property person) {
        return person.has("SCHEDULE-AGENT", "CLIENT");
    }

    /// The person as information: no server acts on it (RFC 6638 section 7.1), nobody is asked to
    /// answer, and what a server noted about its own mails is gone.
    static Property silent(Property person) {
        return person.without("RSVP")
                .without("SCHEDULE-STATUS")
                .without("SCHEDULE-FORCE-SEND")
                .with(CLIENT);
    }

    /// The mail address in lower case; the value itself where it is no `mailto:`.
    static String address(Property person) {
        var value = person.value().strip().toLowerCase(Locale.ROOT);
        return value.startsWith("mailto:") ? value.substring("mailto:".length()).strip() : value;
    }

    /// The names of all people of an entry, or their addresses where they have none; each once, in
    /// an order that does not depend on that of the text. Exchange's own addresses
    /// (`/O=…/CN=…`) say nothing to a reader and are left out.
    static List<String> names(Component entry) {
        var byAddress = new TreeMap<String, String>();
        for (var property : entry.properties()) {
            if (isPerson(property)) {
                var address = address(property);
                var name = name(property, address);
                if (!name.isEmpty()) {
                    byAddress.merge(address, name, (a, b) -> a.compareTo(b) <= 0 ? a : b);
                }
            }
        }
        return byAddress.values().stream().distinct().sorted().toList();
    }

    private static String name(Property person, String address) {
        var said =
                person.parameter("CN")
                        .map(cn -> cn.replaceAll("[\\p{Cntrl}\\s]+", " ").strip())
                        .orElse("");
        if (!said.isEmpty()) {
            return said;
        }
        return address.indexOf('@') > 0 && !address.startsWith("/o=") ? address : "";
    }

    /// With a group in front, as `item1.ATTENDEE`, it may still be read as one.
    private static boolean named(Property property, String wanted) {
        var name = property.name();
        return name.equals(wanted)
                || name.length() > wanted.length()
                        && name.endsWith(wanted)
                        && name.charAt(name.length() - wanted.length() - 1) == '.';
    }
}

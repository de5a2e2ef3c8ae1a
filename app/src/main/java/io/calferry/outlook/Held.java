package io.calferry.outlook;

import java.util.Set;

/// What of an event an item of Outlook's holds, by the properties of iCalendar. All others get lost
/// on the way into Outlook, and do no harm by it; what would is refused, see [Unmapped].
///
/// Held in part: VALARM, the first one that shows something and rings at or before the start, in
/// minutes; STATUS, not CONFIRMED; CLASS, every other word is PRIVATE; PRIORITY as high, normal and
/// low; X-ALT-DESC as long as it says what the description says; a floating time is one of the
/// mailbox's zone. Told by the server and not by whoever writes: CREATED, LAST-MODIFIED, DTSTAMP,
/// SEQUENCE.
public final class Held {

    private static final Set<String> PROPERTIES =
            Set.of(
                    "UID",
                    "DTSTART",
                    "DTEND",
                    "DURATION",
                    "RRULE",
                    "EXDATE",
                    "RECURRENCE-ID",
                    "SUMMARY",
                    "LOCATION",
                    "DESCRIPTION",
                    "X-ALT-DESC",
                    "CATEGORIES",
                    "CLASS",
                    "PRIORITY",
                    "STATUS",
                    "TRANSP",
                    "X-MICROSOFT-CDO-BUSYSTATUS",
                    "X-MICROSOFT-CDO-INTENDEDSTATUS",
                    "X-MICROSOFT-CDO-IMPORTANCE",
                    "ORGANIZER",
                    "ATTENDEE",
                    Mark.NAME);

    private Held() {}

    /// Whether an item holds a property of an event.
    ///
    /// @param property its name in upper case
    public static boolean holds(String property) {
        return PROPERTIES.contains(property);
    }
}

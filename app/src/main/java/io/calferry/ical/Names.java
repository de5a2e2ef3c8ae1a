package io.calferry.ical;

import org.jspecify.annotations.Nullable;

/// The names that most content lines have, found without making a string: there are a dozen in
/// each object, and a feed has ten thousand objects.
final class Names {

    private static final int SIZE = 1024;
    private static final String[] TABLE = new String[SIZE];

    static {
        for (var name :
                ("BEGIN END UID DTSTAMP DTSTART DTEND DUE DURATION SUMMARY DESCRIPTION LOCATION"
                     + " CREATED LAST-MODIFIED SEQUENCE STATUS TRANSP CLASS CATEGORIES PRIORITY"
                     + " RRULE EXRULE RDATE EXDATE RECURRENCE-ID ORGANIZER ATTENDEE ATTACH URL GEO"
                     + " CONTACT COMMENT TRIGGER ACTION PRODID VERSION CALSCALE METHOD TZID TZNAME"
                     + " TZOFFSETFROM TZOFFSETTO X-WR-TIMEZONE X-WR-CALNAME X-LIC-LOCATION"
                     + " X-ALT-DESC X-MICROSOFT-CDO-BUSYSTATUS X-CALFERRY-ORIGIN RELATED-TO"
                     + " CONFERENCE COMPLETED PERCENT-COMPLETE RESOURCES VALUE CN ROLE PARTSTAT"
                     + " RSVP CUTYPE ALTREP LANGUAGE FMTTYPE RELATED VCALENDAR VEVENT VTODO"
                     + " VJOURNAL VALARM VTIMEZONE STANDARD DAYLIGHT SCHEDULE-AGENT IMAGE SOURCE"
                     + " LINK FREEBUSY REQUEST-STATUS STRUCTURED-DATA REFID CONCEPT COLOR")
                        .split(" ")) {
            int slot = slot(name.hashCode());
            while (TABLE[slot] != null) {
                slot = (slot + 1) % SIZE;
            }
            TABLE[slot] = name;
        }
    }

    private Names() {}

    /// Whether it is one of them; what is not may hold anything.
    static boolean isKnown(String name) {
        for (int slot = slot(name.hashCode()); TABLE[slot] != null; slot = (slot + 1) % SIZE) {
            if (TABLE[slot].equals(name)) {
                return !name.startsWith("X-");
            }
        }
        return false;
    }

    private static int slot(int hash) {
        return (hash ^ hash >>> 10) & (SIZE - 1);
    }

    /// The well-known name that stands in these bytes, in any case; null where there is none.
    static @Nullable String known(byte[] bytes, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + upper(bytes[i]);
        }
        for (int slot = slot(hash); TABLE[slot] != null; slot = (slot + 1) % SIZE) {
            if (is(TABLE[slot], bytes, from, to)) {
                return TABLE[slot];
            }
        }
        return null;
    }

    private static boolean is(String name, byte[] bytes, int from, int to) {
        if (name.length() != to - from) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (name.charAt(i - from) != upper(bytes[i])) {
                return false;
            }
        }
        return true;
    }

    private static int upper(byte c) {
        return c >= 'a' && c <= 'z' ? c - 32 : c;
    }
}

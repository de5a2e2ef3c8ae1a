package io.calferry.shape;

import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// Whose calendars they are: the mail addresses by which the owner is found among the attendees of
/// an event. Neither ICS nor CalDAV says which attendee is oneself, so without an address nothing
/// counts as declined.
///
/// @param addresses without `mailto:`; upper and lower case are the same
public record Owner(Set<String> addresses) {

    /// Nobody in particular.
    public static final Owner UNKNOWN = new Owner(Set.of());

    public Owner {
        var lower = new TreeSet<String>();
        addresses.forEach(address -> lower.add(address.strip().toLowerCase(Locale.ROOT)));
        lower.remove("");
        addresses = Collections.unmodifiableSortedSet(lower);
    }
}

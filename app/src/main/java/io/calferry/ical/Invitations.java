package io.calferry.ical;

/// Whether a server with automatic scheduling (RFC 6638) would tell people about a write.
public final class Invitations {

    private Invitations() {}

    /// Whether any component has an ORGANIZER or ATTENDEE that is not marked as the client's own
    /// affair (SCHEDULE-AGENT=CLIENT, RFC 6638 section 7.1). `NONE` is not enough: sabre/dav
    /// delivers all the same.
    public static boolean wouldMail(Component component) {
        for (var property : component.properties()) {
            if ((property.is("ORGANIZER") || property.is("ATTENDEE"))
                    && !property.has("SCHEDULE-AGENT", "CLIENT")) {
                return true;
            }
        }
        for (var inner : component.components()) {
            if (!inner.is("VALARM") && wouldMail(inner)) {
                return true;
            }
        }
        return false;
    }

    /// Whether a server that rings alarms itself would mail one of them (ACTION:EMAIL, RFC 5545
    /// section 3.8.6.1).
    public static boolean wouldRing(Component component) {
        if (component.is("VALARM") && component.has("ATTENDEE")) {
            return true;
        }
        for (var inner : component.components()) {
            if (wouldRing(inner)) {
                return true;
            }
        }
        return false;
    }
}

package io.calferry.sync;

/// All components of one UID as iCalendar text (RFC 4791 section 4.1): the master and its overrides
/// together, in one VCALENDAR. The unit of sync, and the one form in which content crosses
/// packages.
public record CalendarObject(Uid uid, String text) {

    /// The UID alone: event content belongs in no log.
    @Override
    public String toString() {
        return "CalendarObject[" + uid + "]";
    }
}

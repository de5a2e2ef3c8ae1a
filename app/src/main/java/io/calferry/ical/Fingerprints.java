package io.calferry.ical;

import io.calferry.sync.Fingerprint;

/// Tells whether two calendar objects say the same to a person.
///
/// What does not count: the order of properties, parameters and components, folding, quotes, the
/// case of names, how a TEXT is escaped; DTSTAMP, CREATED, LAST-MODIFIED, SEQUENCE, PRODID,
/// VERSION, CALSCALE, METHOD; our own X-CALFERRY- marks; the VTIMEZONE of an IANA zone; what
/// servers add (X-LIC-, X-WR-, SCHEDULE-STATUS); what goes without saying (CLASS:PUBLIC,
/// TRANSP:OPAQUE, PRIORITY:0, VALUE=DATE-TIME); DTEND or DURATION; one EXDATE a line or
/// several.
public final class Fingerprints {

    private Fingerprints() {}

    /// Of a calendar that [Repair] gave, or one made of such by changes that need no repair.
    public static Fingerprint of(Component repaired) {
        return Fingerprint.of(Digests.sha256().digest(new Canonical(repaired).bytes()));
    }

    /// Of any calendar: of its repaired form, or of the form it has where there is none.
    public static Fingerprint ofAny(Component calendar) {
        return switch (Repair.of(calendar)) {
            case Repaired.Fit(var repaired) -> of(repaired);
            case Repaired.Unfit _ -> of(calendar);
        };
    }
}

package io.calferry.caldav;

import io.calferry.ical.Component;
import io.calferry.ical.Fingerprints;
import io.calferry.sync.CalendarObject;
import io.calferry.sync.StoreException;

/// Whether two objects say the same to a person.
final class Same {

    private Same() {}

    static boolean content(CalendarObject a, CalendarObject b) {
        if (a.text().equals(b.text())) {
            return true;
        }
        try {
            return Fingerprints.ofAny(Component.parse(a))
                    .equals(Fingerprints.ofAny(Component.parse(b)));
        } catch (StoreException _) {
            // What can't be compared counts as changed: reading back costs time, not content.
            return false;
        }
    }
}

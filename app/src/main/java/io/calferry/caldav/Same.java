package io.calferry.caldav;

import io.calferry.sync.CalendarObject;

/// Whether two objects say the same.
final class Same {

    private Same() {}

    static boolean content(CalendarObject a, CalendarObject b) {
        return a.text().equals(b.text());
    }
}

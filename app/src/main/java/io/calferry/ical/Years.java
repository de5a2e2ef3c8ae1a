package io.calferry.ical;

/// The years in which an object takes place, as far as its zones need to know.
///
/// @param to [ZoneText#OPEN] where it repeats
record Years(int from, int to) {

    static Years of(Component calendar) {
        return of(calendar.components());
    }

    static Years of(Iterable<Component> components) {
        int from = Integer.MAX_VALUE;
        int to = 0;
        boolean repeats = false;
        for (var entry : components) {
            if (!entry.isEntry()) {
                continue;
            }
            for (var property : entry.properties()) {
                switch (property.name()) {
                    case "DTSTART", "DTEND", "DUE", "RECURRENCE-ID" -> {
                        int year = year(property.value());
                        if (year > 0) {
                            from = Math.min(from, year);
                            to = Math.max(to, year);
                        }
                    }
                    case "RRULE", "RDATE", "EXDATE", "DURATION" -> repeats = true;
                    default -> {
                        // Says nothing of when.
                    }
                }
            }
        }
        if (to == 0) {
            return new Years(1970, ZoneText.OPEN);
        }
        // A local time may be in the next or the last year elsewhere.
        return new Years(Math.max(2, from), repeats ? ZoneText.OPEN : to + 1);
    }

    ObjectZones zones(Component calendar) {
        return new ObjectZones(calendar, from, to);
    }

    private static int year(String value) {
        int year = 0;
        for (int i = 0; i < 4; i++) {
            int digit = i < value.length() ? value.charAt(i) - '0' : -1;
            if (digit < 0 || digit > 9) {
                return 0;
            }
            year = year * 10 + digit;
        }
        return year;
    }
}

package io.calferry.sync;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.calferry.ical.Component;
import io.calferry.ical.Fingerprints;

import java.util.ArrayList;
import java.util.List;

/// Calendar objects for tests, and a plain view of what one says.
public final class Samples {

    private static final int FOLD = 70;

    private Samples() {}

    /// An event of an hour.
    ///
    /// @param summary as it stands in the text, with its escapes
    /// @param more further lines, without line ends
    public static CalendarObject event(String uid, String summary, String... more) {
        var lines =
                new ArrayList<>(
                        List.of(
                                "BEGIN:VEVENT",
                                "UID:" + uid,
                                "DTSTAMP:20261121T080000Z",
                                "DTSTART:20271201T090000Z",
                                "DTEND:20271201T100000Z",
                                "SUMMARY:" + summary));
        lines.addAll(List.of(more));
        lines.add("END:VEVENT");
        return calendar(uid, lines);
    }

    /// A weekly event in a time zone, one instance of which begins an hour later.
    public static CalendarObject series(String uid, String summary) {
        return calendar(
                uid,
                List.of(
                        "BEGIN:VTIMEZONE",
                        "TZID:Europe/Berlin",
                        "BEGIN:STANDARD",
                        "DTSTART:19701025T030000",
                        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
                        "TZOFFSETFROM:+0200",
                        "TZOFFSETTO:+0100",
                        "TZNAME:CET",
                        "END:STANDARD",
                        "BEGIN:DAYLIGHT",
                        "DTSTART:19700329T020000",
                        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
                        "TZOFFSETFROM:+0100",
                        "TZOFFSETTO:+0200",
                        "TZNAME:CEST",
                        "END:DAYLIGHT",
                        "END:VTIMEZONE",
                        "BEGIN:VEVENT",
                        "UID:" + uid,
                        "DTSTAMP:20261121T080000Z",
                        "DTSTART;TZID=Europe/Berlin:20271201T090000",
                        "DTEND;TZID=Europe/Berlin:20271201T100000",
                        "RRULE:FREQ=WEEKLY;COUNT=5",
                        "SUMMARY:" + summary,
                        "END:VEVENT",
                        "BEGIN:VEVENT",
                        "UID:" + uid,
                        "RECURRENCE-ID;TZID=Europe/Berlin:20271208T090000",
                        "DTSTAMP:20261121T080000Z",
                        "DTSTART;TZID=Europe/Berlin:20271208T100000",
                        "DTEND;TZID=Europe/Berlin:20271208T110000",
                        "SUMMARY:" + summary + " (later)",
                        "END:VEVENT"));
    }

    private static CalendarObject calendar(String uid, List<String> components) {
        var lines = new ArrayList<>(List.of("BEGIN:VCALENDAR", "VERSION:2.0"));
        lines.add("PRODID:-//Calferry//Test//EN");
        lines.addAll(components);
        lines.add("END:VCALENDAR");
        var text = new StringBuilder();
        lines.forEach(line -> fold(line, text));
        return new CalendarObject(new Uid(uid), text.toString());
    }

    /// Folds between characters, in lines far below the 75 bytes of RFC 5545 section 3.1 for ASCII.
    private static void fold(String line, StringBuilder into) {
        var room = FOLD;
        for (var at = 0; at < line.length(); at = line.offsetByCodePoints(at, 1)) {
            var c = Character.toString(line.codePointAt(at));
            var bytes = c.getBytes(UTF_8).length;
            if (room < bytes) {
                into.append("\r\n ");
                room = FOLD;
            }
            into.append(c);
            room -= bytes;
        }
        into.append("\r\n");
    }

    /// What an object says, whatever the form in which a store says it.
    public static Fingerprint content(CalendarObject object) {
        try {
            return Fingerprints.ofAny(Component.parse(object));
        } catch (StoreException e) {
            throw new AssertionError("not iCalendar: " + object.text(), e);
        }
    }
}

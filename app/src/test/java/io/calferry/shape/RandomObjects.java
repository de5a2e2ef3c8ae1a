package io.calferry.shape;

import io.calferry.sync.CalendarObject;

import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Calendar objects and rules made by chance, the same ones for the same seed.
final class RandomObjects {

    private static final List<String> LINES =
            List.of(
                    "SUMMARY:Plain",
                    "SUMMARY:[W] Prefixed\\, already",
                    "SUMMARY;LANGUAGE=de:Größe 🙂",
                    "DESCRIPTION:One\\nTwo\\; three",
                    "DESCRIPTION:" + "long ".repeat(60),
                    "LOCATION:Room 5",
                    "CATEGORIES:Work,Home",
                    "CATEGORIES:Private",
                    "CLASS:PRIVATE",
                    "STATUS:TENTATIVE",
                    "STATUS:CONFIRMED",
                    "TRANSP:TRANSPARENT",
                    "URL:https://example.com/a",
                    "COMMENT:a",
                    "X-OWN;A=b:c",
                    "X-MS-OLK-SENDER:mailto:a@example.com",
                    "REQUEST-STATUS:2.0;Success",
                    "SEQUENCE:3",
                    "LAST-MODIFIED:20260302T080000Z",
                    "DTSTAMP:20260302T080000Z");

    private static final List<String> PEOPLE =
            List.of(
                    "ORGANIZER;CN=Olga:mailto:olga@example.com",
                    "organizer:mailto:other@example.com",
                    "ATTENDEE;CN=Me;PARTSTAT=ACCEPTED:mailto:me@example.com",
                    "attendee;rsvp=TRUE:mailto:zoe@example.com",
                    "Attendee;SCHEDULE-AGENT=NONE:mailto:ann@example.com",
                    "ATTENDEE;SCHEDULE-AGENT=client;SCHEDULE-AGENT=SERVER:mailto:bob@example.com",
                    "ATT\n ENDEE;CN=\"Folded;\n  name\":mailto:folded@example.com",
                    "ATTENDEE;SCHEDULE-AGENT=CLIENT:mailto:silent@example.com",
                    "item1.ATTENDEE:mailto:grouped@example.com",
                    "ATTENDEE:/O=EXAMPLE/CN=BOB");

    private final Random random;

    RandomObjects(long seed) {
        random = new Random(seed);
    }

    Rules rules() {
        var filters = new ArrayList<Filter>();
        if (random.nextInt(3) == 0) {
            filters.add(new Filter.SkipTentative());
        }
        if (random.nextInt(3) == 0) {
            filters.add(new Filter.CategoryNot("private"));
        }
        return new Rules(
                random.nextInt(4) == 0
                        ? Optional.of(new Window(Period.ofDays(30), Period.ofYears(1)))
                        : Optional.empty(),
                filters,
                one(List.of(Detail.values())),
                one(List.of(Attendees.values())),
                one(
                        List.of(
                                new Reminders.Keep(),
                                new Reminders.None(),
                                new Reminders.Before(Duration.ofMinutes(random.nextInt(90))))),
                one(List.of("", "", "[W] ", "P\\;,: ")));
    }

    CalendarObject object() {
        var text = new StringBuilder();
        if (random.nextInt(4) == 0) {
            text.append("METHOD:REQUEST\n").append(one(PEOPLE)).append('\n');
        }
        var kind = random.nextInt(8) == 0 ? "VTODO" : "VEVENT";
        var series = kind.equals("VEVENT") && random.nextInt(3) == 0;
        entry(
                text,
                kind,
                "DTSTART;TZID=Europe/Berlin:20260302T100000\n"
                        + (kind.equals("VTODO") ? "DUE" : "DTEND")
                        + ";TZID=Europe/Berlin:20260302T110000\n"
                        + (series ? "RRULE:FREQ=WEEKLY;COUNT=10\n" : ""));
        for (int i = 0; series && i < random.nextInt(3); i++) {
            var day = "202603" + List.of("09", "16", "23").get(i);
            entry(
                    text,
                    kind,
                    "RECURRENCE-ID;TZID=Europe/Berlin:"
                            + day
                            + "T100000\nDTSTART;TZID=Europe/Berlin:"
                            + day
                            + "T120000\nDTEND;TZID=Europe/Berlin:"
                            + day
                            + "T130000\n");
        }
        if (random.nextInt(4) == 0) {
            text.append("BEGIN:X-UNKNOWN\n").append(one(PEOPLE)).append("\nEND:X-UNKNOWN\n");
        }
        return Samples.object(text.toString().strip());
    }

    private void entry(StringBuilder text, String kind, String times) {
        text.append("BEGIN:").append(kind).append("\nUID:").append(Samples.UID).append('\n');
        text.append(times);
        for (int i = random.nextInt(8); i > 0; i--) {
            var line = one(LINES);
            var name = line.split("[:;]")[0];
            if (name.equals("CATEGORIES") || !text.substring(last(text)).contains("\n" + name)) {
                text.append(line).append('\n');
            }
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append(one(PEOPLE)).append('\n');
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            alarm(text);
        }
        if (random.nextInt(6) == 0) {
            text.append("BEGIN:PARTICIPANT\n").append(one(PEOPLE)).append("\nEND:PARTICIPANT\n");
        }
        text.append("END:").append(kind).append('\n');
    }

    private static int last(StringBuilder text) {
        return text.lastIndexOf("BEGIN:V");
    }

    private void alarm(StringBuilder text) {
        text.append("BEGIN:VALARM\nACTION:")
                .append(one(List.of("DISPLAY", "display", "AUDIO", "EMAIL", "PROCEDURE")))
                .append("\nTRIGGER:-PT")
                .append(random.nextInt(4) * 5)
                .append("M\nDESCRIPTION:secret\n");
        if (random.nextInt(2) == 0) {
            text.append(one(PEOPLE)).append('\n');
        }
        text.append("END:VALARM\n");
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}

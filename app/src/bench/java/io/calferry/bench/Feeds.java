package io.calferry.bench;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A feed of so many calendar objects, the same at each call: timed events in three zones and in
/// UTC, all-day ones, series, overrides, reminders, categories, and texts that need escapes, folds
/// and more than ASCII.
///
/// @param changed how many of the objects, spread over the feed, differ from the first edition
/// @param first the day on which the first takes place; they begin on two years of days
public record Feeds(int events, Form form, int changed, LocalDate first) {

    /// How much there is to an event.
    public enum Form {
        /// About 1.4 kB an object, as calendars of offices are: 10,000 are 14 MB.
        FULL,
        /// About 0.5 kB an object: 100,000 are less than 64 MB.
        COMPACT
    }

    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 5);
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
    private static final List<String> WORDS =
            List.of(
                    "agenda",
                    "budget",
                    "Übergabe",
                    "review",
                    "room",
                    "with",
                    "the",
                    "team",
                    "Zürich",
                    "plan",
                    "notes\\, open",
                    "quarter",
                    "customer",
                    "<draft>",
                    "R&D",
                    "follow-up",
                    "naïve",
                    "minutes\\; sent",
                    "travel",
                    "release",
                    "line\\nbreak");
    private static final String HEAD =
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Calferry//Feeds//EN\r\n";
    private static final String TAIL = "END:VCALENDAR\r\n";

    /// At the time at which all figures but those of the window are taken.
    public Feeds(int events, Form form, int changed) {
        this(events, form, changed, FIRST_DAY);
    }

    /// A feed of full objects, first edition.
    public static Feeds full(int events) {
        return new Feeds(events, Form.FULL, 0);
    }

    /// A feed of small objects, first edition.
    public static Feeds compact(int events) {
        return new Feeds(events, Form.COMPACT, 0);
    }

    /// The next edition, in which so many objects have another title and time.
    public Feeds changing(int count) {
        return new Feeds(events, form, count, first);
    }

    /// The same at another time.
    public Feeds from(LocalDate day) {
        return new Feeds(events, form, changed, day);
    }

    /// The feed, as it is published.
    public byte[] text() {
        var size = form == Form.FULL ? 1500 : 600;
        var text = new StringBuilder(events * size).append(HEAD);
        for (var zone : Zone.values()) {
            text.append(zone.definition);
        }
        for (var i = 0; i < events; i++) {
            components(text, i);
        }
        return text.append(TAIL).toString().getBytes(StandardCharsets.UTF_8);
    }

    /// One calendar object alone, as it is PUT.
    public byte[] object(int index) {
        var text = new StringBuilder(2048).append(HEAD).append(zone(index).definition);
        components(text, index);
        return text.append(TAIL).toString().getBytes(StandardCharsets.UTF_8);
    }

    public String uid(int index) {
        return "%08x-%d@feeds.example".formatted(index * 0x9E3779B9, index);
    }

    /// The objects that differ from the first edition.
    public List<Integer> changedOnes() {
        return IntStream.range(0, changed)
                .map(i -> (int) ((long) i * events / changed))
                .boxed()
                .toList();
    }

    private boolean isChanged(int index) {
        // The inverse of what changedOnes counts out.
        var nth = ((long) index * changed + events - 1) / events;
        return changed > 0 && nth < changed && nth * events / changed == index;
    }

    private static boolean isAllDay(int index) {
        return index % 5 == 1;
    }

    private static boolean isSeries(int index) {
        return index % 4 == 0;
    }

    private static boolean hasOverride(int index) {
        return index % 8 == 0;
    }

    private static Zone zone(int index) {
        return isAllDay(index) ? Zone.UTC : Zone.values()[index % 7 % Zone.values().length];
    }

    private void components(StringBuilder text, int index) {
        var random = new SplittableRandom(index);
        var edited = isChanged(index);
        var start =
                first.plusDays(index % 730)
                        .atTime(7 + index % 11, index % 4 * 15)
                        .plusMinutes(edited ? 30 : 0);
        text.append("BEGIN:VEVENT\r\nUID:").append(uid(index)).append("\r\n");
        when(text, index, start);
        if (isSeries(index)) {
            text.append("RRULE:FREQ=WEEKLY;COUNT=12\r\n");
            text.append("EXDATE").append(at(index, start.plusWeeks(2))).append("\r\n");
        }
        what(text, random, edited ? "Moved: " : "");
        text.append("END:VEVENT\r\n");
        if (hasOverride(index)) {
            var original = start.plusWeeks(1);
            text.append("BEGIN:VEVENT\r\nUID:").append(uid(index)).append("\r\n");
            text.append("RECURRENCE-ID").append(at(index, original)).append("\r\n");
            when(text, index, original.plusHours(isAllDay(index) ? 24 : 2));
            line(text, "SUMMARY:Another time: " + words(random, 3));
            text.append("SEQUENCE:2\r\nEND:VEVENT\r\n");
        }
    }

    private void when(StringBuilder text, int index, LocalDateTime start) {
        var end = isAllDay(index) ? start.plusDays(1 + index % 3) : start.plusMinutes(45);
        text.append("DTSTAMP:20260101T000000Z\r\n");
        text.append("DTSTART").append(at(index, start)).append("\r\n");
        text.append("DTEND").append(at(index, end)).append("\r\n");
    }

    private static String at(int index, LocalDateTime time) {
        return isAllDay(index)
                ? ";VALUE=DATE:" + DAY.format(time)
                : zone(index).parameter.formatted(TIME.format(time));
    }

    private void what(StringBuilder text, SplittableRandom random, String prefix) {
        line(text, "SUMMARY:" + prefix + words(random, 4));
        line(text, "LOCATION:" + words(random, 2));
        text.append("SEQUENCE:1\r\nSTATUS:CONFIRMED\r\n");
        if (form == Form.COMPACT) {
            return;
        }
        line(text, "DESCRIPTION:" + words(random, 97));
        text.append("CATEGORIES:Work,Planning\r\nCLASS:PUBLIC\r\nTRANSP:OPAQUE\r\n");
        text.append("CREATED:20251101T080000Z\r\nLAST-MODIFIED:20251201T080000Z\r\n");
        line(text, "X-FEEDS-NOTE;X-KIND=\"a:b\":" + words(random, 6));
        text.append("BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:Reminder\r\n");
        text.append("TRIGGER:-PT15M\r\nEND:VALARM\r\n");
    }

    private static String words(SplittableRandom random, int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> WORDS.get(random.nextInt(WORDS.size())))
                .collect(Collectors.joining(" "));
    }

    /// Folded after at most 75 octets, never inside a character (RFC 5545 section 3.1).
    private static void line(StringBuilder text, String line) {
        var octets = 0;
        for (var i = 0; i < line.length(); i++) {
            var width = line.charAt(i) < 0x80 ? 1 : 2;
            if (octets + width > 75) {
                text.append("\r\n ");
                octets = 1;
            }
            text.append(line.charAt(i));
            octets += width;
        }
        text.append("\r\n");
    }

    /// Where timed events take place.
    private enum Zone {
        BERLIN("Europe/Berlin", "+0100", "+0200", "3;BYDAY=-1SU", "10;BYDAY=-1SU"),
        NEW_YORK("America/New_York", "-0500", "-0400", "3;BYDAY=2SU", "11;BYDAY=1SU"),
        SYDNEY("Australia/Sydney", "+1000", "+1100", "10;BYDAY=1SU", "4;BYDAY=1SU"),
        UTC;

        /// What follows the name of a property.
        final String parameter;

        final String definition;

        Zone() {
            parameter = ":%sZ";
            definition = "";
        }

        Zone(String id, String winter, String summer, String toSummer, String toWinter) {
            parameter = ";TZID=" + id + ":%s";
            definition =
                    "BEGIN:VTIMEZONE\r\nTZID:%s\r\n%s%sEND:VTIMEZONE\r\n"
                            .formatted(
                                    id,
                                    observance("DAYLIGHT", winter, summer, toSummer),
                                    observance("STANDARD", summer, winter, toWinter));
        }

        private static String observance(String kind, String from, String to, String rule) {
            return """
            BEGIN:%s
            TZOFFSETFROM:%s
            TZOFFSETTO:%s
            DTSTART:19700101T020000
            RRULE:FREQ=YEARLY;BYMONTH=%s
            END:%s
            """
                    .formatted(kind, from, to, rule, kind)
                    .replace("\n", "\r\n");
        }
    }
}

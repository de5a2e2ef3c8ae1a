package io.calferry.ical;

import static io.calferry.ical.Samples.calendar;
import static io.calferry.ical.Samples.event;
import static io.calferry.ical.Samples.repaired;
import static io.calferry.ical.Samples.repairedEvent;
import static io.calferry.ical.Samples.unfit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RepairTest {

    private static final String BERLIN = "DTSTART;TZID=Europe/Berlin:20270105T100000";
    private static final String END = "DTEND;TZID=Europe/Berlin:20270105T110000";

    @Test
    void a_calendar_gets_what_servers_want_and_loses_its_method() {
        var repaired =
                repaired(
                        calendar(
                                "METHOD:REQUEST",
                                "VERSION:1.0",
                                "X-KEEP:yes",
                                "BEGIN:VEVENT",
                                "UID:u",
                                "CREATED:20260101T000000Z",
                                "DTSTART:20270105T100000Z",
                                "DTEND:20270105T110000Z",
                                "LOCATION:",
                                "ATTACH:CID:1234",
                                "END:VEVENT"));

        assertThat(repaired)
                .isEqualTo(
                        calendar(
                                "VERSION:2.0",
                                "PRODID:-//Calferry//Calferry//EN",
                                "X-KEEP:yes",
                                "BEGIN:VEVENT",
                                "UID:u",
                                "CREATED:20260101T000000Z",
                                "DTSTART:20270105T100000Z",
                                "DTEND:20270105T110000Z",
                                "DTSTAMP:20260101T000000Z",
                                "END:VEVENT"));
    }

    @Test
    void a_timed_event_without_length_gets_an_end_that_cyrus_takes() {
        var withEnd = new String[] {BERLIN, "DTEND;TZID=Europe/Berlin:20270105T100001"};

        assertThat(repairedEvent(BERLIN)).containsExactly(withEnd);
        assertThat(repairedEvent(BERLIN, BERLIN.replace("DTSTART", "DTEND")))
                .containsExactly(withEnd);
        assertThat(repairedEvent(BERLIN, "DURATION:PT0S")).containsExactly(withEnd);
        assertThat(repairedEvent("DTSTART;VALUE=DATE:20270105", "DTEND;VALUE=DATE:20270105"))
                .containsExactly("DTSTART;VALUE=DATE:20270105");
    }

    @Test
    void an_end_is_told_in_the_way_of_the_start() {
        assertThat(repairedEvent(BERLIN, "DURATION:PT2D", END)).containsExactly(BERLIN, END);
        assertThat(repairedEvent(BERLIN, "DURATION:PT2D")).containsExactly(BERLIN, "DURATION:P2D");
        assertThat(repairedEvent("DTSTART;VALUE=DATE:20270105", "DTEND:20270105T170000"))
                .containsExactly("DTSTART;VALUE=DATE:20270105", "DTEND;VALUE=DATE:20270106");
        assertThat(repairedEvent("DTSTART;VALUE=DATE:20270105", "DTEND:20270107T000000"))
                .containsExactly("DTSTART;VALUE=DATE:20270105", "DTEND;VALUE=DATE:20270107");
        assertThat(repairedEvent(BERLIN, "DTEND;VALUE=DATE:20270106"))
                .containsExactly(BERLIN, "DTEND;TZID=Europe/Berlin:20270106T000000");
        assertThat(repairedEvent(BERLIN, "DTEND:20270105T110000")).containsExactly(BERLIN, END);
    }

    @Test
    void times_in_other_forms_are_read() {
        assertThat(repairedEvent("DTSTART:2027-01-05T10:00", "DTEND:2027-01-05T11:00:00"))
                .containsExactly("DTSTART:20270105T100000", "DTEND:20270105T110000");
        assertThat(repairedEvent("DTSTART:20270105T100000+0100", "DTEND:20270105T110000+01:00"))
                .containsExactly("DTSTART:20270105T090000Z", "DTEND:20270105T100000Z");
        assertThat(
                        repairedEvent(
                                "DTSTART;VALUE=DATE-TIME:20270105T100000Z",
                                BERLIN,
                                "DTEND:20270105T110000Z"))
                .containsExactly("DTSTART:20270105T100000Z", "DTEND:20270105T110000Z");
        assertThat(repairedEvent("DTSTART:20270105"))
                .containsExactly("DTSTART;VALUE=DATE:20270105");
    }

    @Test
    void recurrences_are_told_in_the_way_of_the_start() {
        assertThat(repairedEvent(BERLIN, END, "RRULE:freq=daily;until=20270110;"))
                .containsExactly(BERLIN, END, "RRULE:FREQ=DAILY;UNTIL=20270110T225959Z");
        assertThat(
                        repairedEvent(
                                "DTSTART;VALUE=DATE:20270105",
                                "RRULE:FREQ=DAILY;UNTIL=20270109T230000Z"))
                .containsExactly("DTSTART;VALUE=DATE:20270105", "RRULE:FREQ=DAILY;UNTIL=20270110");
        assertThat(
                        repairedEvent(
                                BERLIN,
                                END,
                                "RRULE:FREQ=DAILY",
                                "EXDATE:20270106T090000Z,20270106T090000Z",
                                "EXDATE;VALUE=DATE:20270107"))
                .containsExactly(
                        BERLIN,
                        END,
                        "RRULE:FREQ=DAILY",
                        "EXDATE;TZID=Europe/Berlin:20270106T100000",
                        "EXDATE;TZID=Europe/Berlin:20270107T100000");
        assertThat(
                        repairedEvent(
                                "DTSTART;VALUE=DATE:20270105",
                                "RRULE:FREQ=DAILY",
                                "EXDATE;TZID=Europe/Berlin:20270106T000000"))
                .containsExactly(
                        "DTSTART;VALUE=DATE:20270105",
                        "RRULE:FREQ=DAILY",
                        "EXDATE;VALUE=DATE:20270106");
    }

    @Test
    void of_count_and_until_the_one_that_ends_the_series_first_stays() {
        assertThat(repairedEvent(BERLIN, END, "RRULE:FREQ=DAILY;COUNT=3;UNTIL=20270110T090000Z"))
                .containsExactly(BERLIN, END, "RRULE:FREQ=DAILY;COUNT=3");
        assertThat(repairedEvent(BERLIN, END, "RRULE:FREQ=DAILY;COUNT=30;UNTIL=20270110T090000Z"))
                .containsExactly(BERLIN, END, "RRULE:FREQ=DAILY;UNTIL=20270110T090000Z");
    }

    @Test
    void overrides_are_named_in_the_way_of_the_series() {
        var repaired =
                repaired(
                        calendar(
                                "BEGIN:VEVENT",
                                "UID:u",
                                "RECURRENCE-ID:20270106T090000Z",
                                "DTSTART:20270106T100000Z",
                                "DTEND:20270106T110000Z",
                                "RRULE:FREQ=DAILY",
                                "END:VEVENT",
                                "BEGIN:VEVENT",
                                "UID:u",
                                BERLIN,
                                END,
                                "RRULE:FREQ=DAILY",
                                "END:VEVENT"));

        assertThat(repaired.entries()).extracting(e -> e.has("RRULE")).containsExactly(true, false);
        assertThat(
                        new Printer()
                                .print(
                                        repaired.entries()
                                                .get(1)
                                                .first("RECURRENCE-ID")
                                                .orElseThrow())
                                .toString())
                .isEqualTo("RECURRENCE-ID;TZID=Europe/Berlin:20270106T100000\r\n");
    }

    @Test
    void a_lone_override_becomes_an_event_and_several_get_a_master() {
        var lone =
                event(
                        "RECURRENCE-ID:20270106T090000Z",
                        "DTSTART:20270106T100000Z",
                        "DTEND:20270106T110000Z");
        assertThat(repaired(lone).entries().getFirst().has("RECURRENCE-ID")).isFalse();

        var two =
                repaired(
                        calendar(
                                "BEGIN:VEVENT",
                                "UID:u",
                                "RECURRENCE-ID:20270106T090000Z",
                                "DTSTART:20270106T100000Z",
                                "DTEND:20270106T110000Z",
                                "END:VEVENT",
                                "BEGIN:VEVENT",
                                "UID:u",
                                "RECURRENCE-ID:20270108T090000Z",
                                "DTSTART:20270108T100000Z",
                                "DTEND:20270108T110000Z",
                                "END:VEVENT"));
        assertThat(two.entries()).hasSize(3);
        assertThat(two.entries().getFirst().first("RDATE").orElseThrow().value())
                .isEqualTo("20270108T090000Z");
        assertThat(repaired(two)).isEqualTo(two);
    }

    @Test
    void periods_become_dates_with_an_override_where_they_last_otherwise() {
        var repaired =
                repaired(
                        event(
                                "DTSTART:20270105T100000Z",
                                "DTEND:20270105T110000Z",
                                "SUMMARY:x",
                                "RDATE;VALUE=PERIOD:20270106T100000Z/PT1H,20270107T100000Z/20270107T130000Z"));

        assertThat(repaired.entries().getFirst().first("RDATE").orElseThrow())
                .isEqualTo(Property.of("RDATE", "20270106T100000Z,20270107T100000Z"));
        assertThat(repaired.entries().get(1).without("DTSTAMP", "UID").properties())
                .containsExactlyInAnyOrder(
                        Property.of("SUMMARY", "x"),
                        Property.of("DTSTART", "20270107T100000Z"),
                        Property.of("DTEND", "20270107T130000Z"),
                        Property.of("RECURRENCE-ID", "20270107T100000Z"));
        assertThat(repaired(repaired)).isEqualTo(repaired);
    }

    @Test
    void texts_get_the_escapes_that_servers_need() {
        var day = "DTSTART;VALUE=DATE:20270105";

        assertThat(repairedEvent(day, "SUMMARY:a, b; c\\, d \\\"e\\\"\\Nf"))
                .containsExactly(day, "SUMMARY:a\\, b\\; c\\, d \"e\"\\nf");
        assertThat(
                        repairedEvent(
                                day,
                                "X-PLACE;VALUE=URI:geo:1,2",
                                "URL:http://x/a,b",
                                "CATEGORIES:a,b"))
                .containsExactly(
                        day, "X-PLACE;VALUE=URI:geo:1\\,2", "URL:http://x/a,b", "CATEGORIES:a,b");
        assertThat(
                        repairedEvent(
                                day,
                                "DESCRIPTION;ENCODING=QUOTED-PRINTABLE:caf=C3=A9=0D=0A=",
                                "tea"))
                .containsExactly(day, "DESCRIPTION:café\\ntea");
        assertThat(repairedEvent(day, "GEO:1.5\\;2")).containsExactly(day, "GEO:1.5;2");
        assertThat(repairedEvent(day, "GEO:here")).containsExactly(day);
    }

    @Test
    void alarms_that_never_ring_go() {
        var repaired =
                repaired(
                        event(
                                "DTSTART:20270106T100000Z",
                                "BEGIN:VALARM",
                                "ACTION:DISPLAY",
                                "END:VALARM",
                                "BEGIN:VALARM",
                                "TRIGGER:-PT1D",
                                "END:VALARM"));

        assertThat(repaired.entries().getFirst().components())
                .containsExactly(
                        new Component(
                                "VALARM",
                                java.util.List.of(
                                        Property.of("TRIGGER", "-P1D"),
                                        Property.of("ACTION", "DISPLAY")),
                                java.util.List.of()));
    }

    @Test
    void what_has_no_meaning_is_unfit_with_a_reason() {
        assertThat(unfit(event("SUMMARY:x"))).isEqualTo("no start");
        assertThat(unfit(event("DTSTART:yesterday"))).isEqualTo("its start can't be read");
        assertThat(unfit(event(BERLIN, "DTEND:20270105T080000Z")))
                .isEqualTo("ends before it starts");
        assertThat(unfit(event(BERLIN, "DURATION:-PT1H"))).isEqualTo("ends before it starts");
        assertThat(unfit(event(BERLIN, END, "RRULE:FREQ=SOMETIMES")))
                .isEqualTo("its repeat rule can't be read");
        assertThat(unfit(event(BERLIN, END, "RRULE:FREQ=DAILY;UNTIL=20260101T000000Z")))
                .isEqualTo("its repeat rule yields nothing");
        assertThat(unfit(event(BERLIN, END, "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")))
                .isEqualTo("its repeat rule yields nothing");
        assertThat(
                        unfit(
                                event(
                                        BERLIN,
                                        END,
                                        "RRULE:FREQ=DAILY;COUNT=2",
                                        "EXDATE:20270105T090000Z,20270106T090000Z")))
                .isEqualTo("every repetition is excluded");
        assertThat(unfit(event("DTSTART;TZID=Nowhere:20270105T100000")))
                .isEqualTo("unknown time zone \"Nowhere\"");
        assertThat(unfit(calendar("X-A:b"))).isEqualTo("no event, to-do or journal in it");
        assertThat(
                        unfit(
                                calendar(
                                        "BEGIN:VEVENT",
                                        "UID:a",
                                        BERLIN,
                                        "END:VEVENT",
                                        "BEGIN:VEVENT",
                                        "UID:b",
                                        BERLIN,
                                        "END:VEVENT")))
                .isEqualTo("several UIDs in one object");
        assertThat(
                        unfit(
                                calendar(
                                        "BEGIN:VEVENT",
                                        "UID:a",
                                        BERLIN,
                                        "END:VEVENT",
                                        "BEGIN:VEVENT",
                                        "UID:a",
                                        END,
                                        BERLIN,
                                        "END:VEVENT")))
                .isEqualTo("two different entries with one UID");
    }
}

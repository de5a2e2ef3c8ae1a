package io.calferry.outlook;

import static io.calferry.outlook.Items.BERLIN;
import static io.calferry.outlook.Items.DETAILS;
import static io.calferry.outlook.Items.MAILBOX;
import static io.calferry.outlook.Items.at;
import static io.calferry.outlook.Items.calendar;
import static io.calferry.outlook.Items.details;
import static io.calferry.outlook.Items.lines;
import static io.calferry.outlook.Items.moment;
import static io.calferry.outlook.Items.series;
import static io.calferry.outlook.Items.single;
import static io.calferry.outlook.Items.timed;
import static io.calferry.outlook.Items.withMime;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.ical.Component;
import io.calferry.outlook.EventTime.Timed;
import io.calferry.sync.CalendarObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// Which zones a calendar object brings along, and what they say: conversion rules 15 and 20.
class ZonesOfObjectsTest {

    private static final Pattern DAILY = new Pattern.Daily(1);
    private static final Range TEN = new Range.Numbered(LocalDate.of(2026, 3, 27), 10);

    private static final String BERLIN_ZONE =
            """
            BEGIN:VTIMEZONE
            TZID:Europe/Berlin
            BEGIN:DAYLIGHT
            TZNAME:+02
            TZOFFSETFROM:+0100
            TZOFFSETTO:+0200
            DTSTART:19970330T020000
            RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
            END:DAYLIGHT
            BEGIN:STANDARD
            TZNAME:+01
            TZOFFSETFROM:+0200
            TZOFFSETTO:+0100
            DTSTART:19971026T030000
            RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
            END:STANDARD
            END:VTIMEZONE
            """;

    private static List<Component> zones(Component calendar) {
        return calendar.components().stream().filter(it -> it.is("VTIMEZONE")).toList();
    }

    private static List<String> names(Component calendar) {
        return zones(calendar).stream().map(it -> it.first("TZID").orElseThrow().value()).toList();
    }

    private static String text(Component zone) {
        return zone.text().replace("\r\n", "\n");
    }

    private static String mime(String... zones) {
        return "BEGIN:VCALENDAR\n"
                + String.join("", zones)
                + "BEGIN:VEVENT\nUID:x\nDTSTART;TZID=Somewhere:20280327T100000\nEND:VEVENT\n"
                + "END:VCALENDAR\n";
    }

    /// A zone as Microsoft writes one, with two rules that hold since the year 1601.
    private static String microsofts(
            String id, String standard, String daylight, String toStandard, String toDaylight) {
        return """
        BEGIN:VTIMEZONE
        TZID:%s
        BEGIN:STANDARD
        DTSTART:16010101T020000
        TZOFFSETFROM:%3$s
        TZOFFSETTO:%2$s
        RRULE:FREQ=YEARLY;%4$s
        END:STANDARD
        BEGIN:DAYLIGHT
        DTSTART:16010101T020000
        TZOFFSETFROM:%2$s
        TZOFFSETTO:%3$s
        RRULE:FREQ=YEARLY;%5$s
        END:DAYLIGHT
        END:VTIMEZONE
        """
                .formatted(id, standard, daylight, toStandard, toDaylight);
    }

    // ---- rule 15: as many as it needs

    @Test
    void rule_15_an_object_has_the_zone_that_it_names_from_no_earlier_than_it_needs() {
        var zones = zones(calendar(series(DETAILS, DAILY, TEN)));

        assertThat(zones).hasSize(1);
        assertThat(text(zones.getFirst())).isEqualTo(BERLIN_ZONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "tzone://Microsoft/Utc"})
    void rule_15_what_is_told_in_utc_has_none(String zone) {
        var time = timed("2026-03-02T09:00:00Z", "2026-03-02T10:00:00Z", zone);

        assertThat(zones(calendar(single(at(DETAILS, time))))).isEmpty();
    }

    @Test
    void rule_15_whole_days_have_none() {
        var day = Items.allDay("2026-03-01T23:00:00Z", "2026-03-02T23:00:00Z", BERLIN);

        assertThat(zones(calendar(series(details(day), DAILY, TEN)))).isEmpty();
    }

    @Test
    void rule_15_each_zone_of_a_series_is_there_once_in_the_order_in_which_they_are_named() {
        var flight =
                new Timed(
                        moment("2026-03-29T07:00:00Z", "Tokyo Standard Time"),
                        moment("2026-03-29T08:00:00Z", "Eastern Standard Time"));
        var tokyo = timed("2026-03-30T07:00:00Z", "2026-03-30T07:30:00Z", "Tokyo Standard Time");
        var item =
                series(
                        at(DETAILS, timed("2026-03-27T09:00:00Z", "2026-03-27T10:00:00Z", BERLIN)),
                        new Series(
                                DAILY,
                                TEN,
                                List.of(
                                        changed("2026-03-29T08:00:00Z", flight),
                                        changed("2026-03-30T08:00:00Z", tokyo)),
                                List.of()));

        assertThat(names(calendar(item)))
                .containsExactly("Europe/Berlin", "Asia/Tokyo", "America/New_York");
    }

    private static ModifiedOccurrence changed(String slot, EventTime time) {
        return new ModifiedOccurrence(Instant.parse(slot), details(time));
    }

    @Test
    void rule_15_zones_that_only_the_mime_content_has_stay_behind() {
        var mime =
                mime(
                        microsofts("Somewhere", "+0100", "+0200", OCTOBER, MARCH),
                        microsofts("Berlin", "+0100", "+0200", OCTOBER, MARCH),
                        microsofts("Tokyo Standard Time", "+0900", "+0900", OCTOBER, MARCH));

        assertThat(zones(calendar(withMime(single(DETAILS), mime))))
                .extracting(ZonesOfObjectsTest::text)
                .containsExactly(BERLIN_ZONE);
    }

    private static final String OCTOBER = "BYDAY=-1SU;BYMONTH=10";
    private static final String MARCH = "BYDAY=-1SU;BYMONTH=3";

    // ---- rule 15: a series is never told in UTC

    @Test
    void rule_15_no_series_becomes_one_of_utc_where_its_clock_changes() {
        var deleted = List.of(Instant.parse("2026-03-28T09:00:00Z"));
        var after = timed("2026-03-30T09:00:00Z", "2026-03-30T10:00:00Z", BERLIN);
        for (var zone : List.of(BERLIN, "", BERLIN + "\n")) {
            var master = timed("2026-03-27T09:00:00Z", "2026-03-27T10:00:00Z", zone);
            var item =
                    series(
                            details(master),
                            new Series(
                                    DAILY,
                                    new Range.Until(
                                            LocalDate.of(2026, 3, 27), LocalDate.of(2026, 4, 2)),
                                    List.of(changed("2026-03-30T08:00:00Z", after)),
                                    deleted));
            var entries = calendar(item).entries();

            assertThat(lines(entries.getFirst(), "DTSTART", "DTEND", "RRULE", "EXDATE"))
                    .containsExactly(
                            "DTSTART;TZID=Europe/Berlin:20260327T100000",
                            "DTEND;TZID=Europe/Berlin:20260327T110000",
                            "RRULE:FREQ=DAILY;UNTIL=20260402T080000Z",
                            "EXDATE;TZID=Europe/Berlin:20260328T100000");
            assertThat(lines(entries.getLast(), "RECURRENCE-ID", "DTSTART", "DTEND"))
                    .containsExactly(
                            "RECURRENCE-ID;TZID=Europe/Berlin:20260330T100000",
                            "DTSTART;TZID=Europe/Berlin:20260330T110000",
                            "DTEND;TZID=Europe/Berlin:20260330T120000");
        }
    }

    @Test
    void rule_15_nor_on_its_way_into_outlook() {
        var item =
                Items.appointment(
                        "DTSTART;TZID=Europe/Berlin:20260327T100000",
                        "DURATION:PT1H",
                        "RRULE:FREQ=DAILY;COUNT=10",
                        "EXDATE;TZID=Europe/Berlin:20260328T100000,20260330T100000");

        assertThat(item.details().time())
                .isEqualTo(timed("2026-03-27T09:00:00Z", "2026-03-27T10:00:00Z", BERLIN));
        assertThat(item.series().orElseThrow().deleted())
                .containsExactly(
                        Instant.parse("2026-03-28T09:00:00Z"),
                        Instant.parse("2026-03-30T08:00:00Z"));
    }

    // ---- rule 20: broken zones of Microsoft's

    /// The clock of Israel moves on the Friday before the last Sunday, which is no last Friday.
    private static final String ISRAEL =
            microsofts(
                    "Israel Standard Time",
                    "+0200",
                    "+0300",
                    "BYDAY=-1SU;BYMONTH=10",
                    "BYDAY=-1FR;BYMONTH=3");

    private static final String JERUSALEM_ZONE =
            """
            BEGIN:VTIMEZONE
            TZID:Asia/Jerusalem
            BEGIN:DAYLIGHT
            TZNAME:+03
            TZOFFSETFROM:+0200
            TZOFFSETTO:+0300
            DTSTART:20140328T020000
            RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=FR;BYMONTHDAY=23,24,25,26,27,28,29
            END:DAYLIGHT
            BEGIN:STANDARD
            TZNAME:+02
            TZOFFSETFROM:+0300
            TZOFFSETTO:+0200
            DTSTART:20141026T020000
            RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
            END:STANDARD
            END:VTIMEZONE
            """;

    /// A Monday on which it is summer in Israel, and not yet by Microsoft's rule.
    private static final EventTime MONDAY =
            timed("2028-03-27T07:00:00Z", "2028-03-27T08:00:00Z", "Israel Standard Time");

    @Test
    void rule_20_israels_clock_is_that_of_the_zone_database_and_not_of_the_mime_content() {
        for (var item :
                List.of(
                        single(at(DETAILS, MONDAY)),
                        series(at(DETAILS, MONDAY), DAILY, new Range.NoEnd(FIRST)))) {
            var calendar = calendar(withMime(item, mime(ISRAEL)));

            assertThat(lines(calendar.entries().getFirst(), "DTSTART", "DTEND"))
                    .containsExactly(
                            "DTSTART;TZID=Asia/Jerusalem:20280327T100000",
                            "DTEND;TZID=Asia/Jerusalem:20280327T110000");
            assertThat(zones(calendar))
                    .extracting(ZonesOfObjectsTest::text)
                    .containsExactly(JERUSALEM_ZONE);
        }
    }

    private static final LocalDate FIRST = LocalDate.of(2028, 3, 27);

    private static CalendarObject inIsrael(String name) {
        return Items.calendarObject(
                ISRAEL.strip()
                        .replace("\n", "\r\n")
                        .replace("TZID:Israel Standard Time", "TZID:" + name),
                "BEGIN:VEVENT",
                "UID:u",
                "DTSTART;TZID=" + name + ":20280327T100000",
                "DURATION:PT1H",
                "RRULE:FREQ=DAILY;COUNT=10",
                "EXDATE;TZID=" + name + ":20280330T100000",
                "END:VEVENT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Israel Standard Time", "Asia/Jerusalem", "Asia/Tel_Aviv", "Israel"})
    void rule_20_nor_that_of_the_zone_that_an_object_brings_along(String name) {
        var item = Items.appointment(inIsrael(name), MAILBOX);

        assertThat(item.details().time()).isEqualTo(MONDAY);
        assertThat(item.series().orElseThrow().deleted())
                .containsExactly(Instant.parse("2028-03-30T07:00:00Z"));
    }

    @Test
    void rule_20_a_name_that_nobody_knows_has_the_clock_that_stands_under_it() {
        assertThat(Items.reason(Outlook.appointment(inIsrael("Customized Time Zone"), MAILBOX)))
                .isEqualTo(new Unmapped.NoWindowsZone("Customized Time Zone"));
    }
}

package io.calferry.ical;

import static io.calferry.ical.Samples.calendar;
import static io.calferry.ical.Samples.repaired;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.TreeSet;

class ZonesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "W. Europe Standard Time | Europe/Berlin",
                "w. europe standard time | Europe/Berlin",
                "(UTC-07:00) Mountain Time (US & Canada) | America/Denver",
                "(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna | Europe/Berlin",
                "tzone://Microsoft/Utc | Etc/UTC",
                "UTC | Etc/UTC",
                "/mozilla.org/20050126_1/America/Argentina/Ushuaia | America/Argentina/Ushuaia",
                "/freeassociation.sourceforge.net/Tzfile/Europe/Berlin | Europe/Berlin",
                "europe/BERLIN | Europe/Berlin",
                "\"Europe/Berlin\" | Europe/Berlin",
                "New Zealand Standard Time\\n | Pacific/Auckland",
                "AUS Eastern Standard Time | Australia/Sydney",
            })
    void names_lead_to_iana_zones(String name, String id) {
        assertThat(ZoneNames.find(name)).contains(ZoneId.of(id));
    }

    @Test
    void unknown_names_lead_nowhere() {
        for (var name :
                List.of(
                        "Nowhere",
                        "",
                        "tzone://Microsoft/Custom",
                        "Customized Time Zone",
                        "(UTC+01:00) Atlantis",
                        "Berlin")) {
            assertThat(ZoneNames.find(name)).as(name).isEmpty();
        }
    }

    @Test
    void every_zone_that_the_table_names_is_known_to_java() {
        assertThat(ZoneId.getAvailableZoneIds()).containsAll(ZoneNames.byPreference());
    }

    @ParameterizedTest
    @CsvSource({"1975", "1999", "2008", "2024", "2027"})
    void the_written_zone_keeps_the_clock_of_every_zone(int year) {
        for (var id : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
            if (id.startsWith("SystemV")) {
                continue;
            }
            var written = ZoneText.of(id, year, ZoneText.OPEN);
            var observed = java.util.Objects.requireNonNull(ObservedZone.rules(written), id);
            assertSame(id, observed, ZoneId.of(id).getRules(), year);
        }
    }

    private static void assertSame(String id, ZoneRules observed, ZoneRules expected, int year) {
        var at = LocalDate.of(year, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC);
        var end = Instant.parse("2090-01-01T00:00:00Z");
        assertThat(observed.getOffset(at)).as(id).isEqualTo(expected.getOffset(at));
        while (at.isBefore(end)) {
            var next = expected.nextTransition(at);
            if (next == null) {
                return;
            }
            at = next.getInstant();
            assertThat(observed.getOffset(at))
                    .as(id + " at " + at)
                    .isEqualTo(next.getOffsetAfter());
            var before = at.minusSeconds(1);
            if (!before.isBefore(
                    LocalDate.of(year, 1, 1).atStartOfDay().toInstant(ZoneOffset.UTC))) {
                assertThat(observed.getOffset(before))
                        .as(id + " before " + at)
                        .isEqualTo(next.getOffsetBefore());
            }
        }
    }

    @Test
    void golden_zones_of_both_hemispheres() {
        assertThat(ZoneText.of("Europe/Berlin", 2027, ZoneText.OPEN).text())
                .isEqualTo(
                        zone(
                                "Europe/Berlin",
                                "BEGIN:DAYLIGHT\n"
                                        + "TZNAME:+02\n"
                                        + "TZOFFSETFROM:+0100\n"
                                        + "TZOFFSETTO:+0200\n"
                                        + "DTSTART:19970330T020000\n"
                                        + "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\n"
                                        + "END:DAYLIGHT\n"
                                        + "BEGIN:STANDARD\n"
                                        + "TZNAME:+01\n"
                                        + "TZOFFSETFROM:+0200\n"
                                        + "TZOFFSETTO:+0100\n"
                                        + "DTSTART:19971026T030000\n"
                                        + "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\n"
                                        + "END:STANDARD\n"));
        assertThat(ZoneText.of("Australia/Sydney", 2027, ZoneText.OPEN).text())
                .isEqualTo(
                        zone(
                                "Australia/Sydney",
                                "BEGIN:STANDARD\n"
                                        + "TZNAME:+10\n"
                                        + "TZOFFSETFROM:+1100\n"
                                        + "TZOFFSETTO:+1000\n"
                                        + "DTSTART:20090405T030000\n"
                                        + "RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1SU\n"
                                        + "END:STANDARD\n"
                                        + "BEGIN:DAYLIGHT\n"
                                        + "TZNAME:+11\n"
                                        + "TZOFFSETFROM:+1000\n"
                                        + "TZOFFSETTO:+1100\n"
                                        + "DTSTART:20091004T020000\n"
                                        + "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=1SU\n"
                                        + "END:DAYLIGHT\n"));
        assertThat(ZoneText.of("Asia/Kolkata", 2027, ZoneText.OPEN).text())
                .isEqualTo(
                        zone(
                                "Asia/Kolkata",
                                "BEGIN:STANDARD\n"
                                        + "TZNAME:+0530\n"
                                        + "TZOFFSETFROM:+0630\n"
                                        + "TZOFFSETTO:+0530\n"
                                        + "DTSTART:19451015T000000\n"
                                        + "END:STANDARD\n"));
    }

    private static String zone(String id, String observances) {
        return ("BEGIN:VTIMEZONE\nTZID:" + id + "\n" + observances + "END:VTIMEZONE\n")
                .replace("\n", "\r\n");
    }

    private static String custom(String daylightRule) {
        return "BEGIN:VTIMEZONE\n"
                + "TZID:Customized Time Zone\n"
                + "BEGIN:STANDARD\n"
                + "DTSTART:16010101T030000\n"
                + "TZOFFSETFROM:+0200\n"
                + "TZOFFSETTO:+0100\n"
                + "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\n"
                + "END:STANDARD\n"
                + "BEGIN:DAYLIGHT\n"
                + "DTSTART:16010101T020000\n"
                + "TZOFFSETFROM:+0100\n"
                + "TZOFFSETTO:+0200\n"
                + "RRULE:FREQ=YEARLY;BYDAY="
                + daylightRule
                + ";BYMONTH=3\nEND:DAYLIGHT\nEND:VTIMEZONE";
    }

    private static String start(Component repaired) {
        return new Printer()
                .print(repaired.entries().getFirst().first("DTSTART").orElseThrow())
                .toString()
                .strip();
    }

    private static final String EVENT =
            "BEGIN:VEVENT\n"
                    + "UID:u\n"
                    + "DTSTART;TZID=Customized Time Zone:20270705T100000\n"
                    + "DURATION:PT1H\n"
                    + "END:VEVENT";

    @Test
    void a_zone_under_a_strange_name_is_found_by_its_rules() {
        assertThat(start(repaired(calendar(custom("-1SU"), EVENT))))
                .isEqualTo("DTSTART;TZID=Europe/Berlin:20270705T100000");
    }

    @Test
    void a_zone_that_nobody_has_keeps_its_own_definition() {
        var repaired = repaired(calendar(custom("1MO"), EVENT));

        assertThat(start(repaired)).isEqualTo("DTSTART;TZID=Customized Time Zone:20270705T100000");
        assertThat(repaired.components().getFirst().is("VTIMEZONE")).isTrue();
        var begin = Instant.parse("2027-07-05T08:00:00Z");
        assertThat(Recurrence.of(repaired, ZoneOffset.UTC).between(begin, begin.plusSeconds(1), 9))
                .hasSize(1);
    }

    @Test
    void one_constant_offset_is_that_offset() {
        var zone =
                "BEGIN:VTIMEZONE\n"
                        + "TZID:Customized Time Zone\n"
                        + "BEGIN:STANDARD\n"
                        + "DTSTART:16010101T000000\n"
                        + "TZOFFSETFROM:+0100\n"
                        + "TZOFFSETTO:+0100\n"
                        + "END:STANDARD\n"
                        + "END:VTIMEZONE";

        assertThat(start(repaired(calendar(zone, EVENT))))
                .isEqualTo("DTSTART;TZID=Etc/GMT-1:20270705T100000");
    }

    @Test
    void a_zone_nobody_knows_is_that_of_the_feed() {
        assertThat(start(repaired(calendar("X-WR-TIMEZONE:America/Chicago", EVENT))))
                .isEqualTo("DTSTART;TZID=America/Chicago:20270705T100000");
        var empty = "BEGIN:VTIMEZONE\nTZID:Customized Time Zone\nEND:VTIMEZONE";
        assertThat(Samples.unfit(calendar(empty, EVENT)))
                .isEqualTo("unknown time zone \"Customized Time Zone\"");
    }

    @Test
    void each_zone_that_is_named_gets_one_definition() {
        var zone = custom("-1SU").replace("Customized Time Zone", "Europe/Berlin");
        var repaired =
                repaired(
                        calendar(
                                zone,
                                zone,
                                "BEGIN:VEVENT\n"
                                        + "UID:u\n"
                                        + "DTSTART;TZID=W. Europe Standard Time:20270705T100000",
                                "DTEND;TZID=America/New_York:20270705T100000\nEND:VEVENT"));

        assertThat(repaired.components())
                .extracting(c -> c.first("TZID").map(Property::value).orElse(""))
                .containsExactly("Europe/Berlin", "America/New_York", "");
    }

    @Test
    void offsets_are_read_leniently() {
        assertThat(ObservedZone.offset("+0530")).isEqualTo(ZoneOffset.ofHoursMinutes(5, 30));
        assertThat(ObservedZone.offset("+5730")).isEqualTo(ZoneOffset.ofTotalSeconds(57 * 60 + 30));
        assertThat(ObservedZone.offset("-05:00")).isEqualTo(ZoneOffset.ofHours(-5));
        assertThat(ObservedZone.offset("nonsense")).isNull();
    }
}

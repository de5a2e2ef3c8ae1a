package io.calferry.ical;

import static io.calferry.ical.Samples.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.sync.Fingerprint;

import org.junit.jupiter.api.Test;

import java.util.Random;

class FingerprintsTest {

    private static final String[] LINES = {
        "DTSTART;TZID=Europe/Berlin:20270105T100000",
        "DTEND;TZID=Europe/Berlin:20270105T110000",
        "RRULE:FREQ=WEEKLY;BYDAY=MO,TU;COUNT=10",
        "EXDATE;TZID=Europe/Berlin:20270111T100000,20270112T100000",
        "SUMMARY:One\\, two\\nthree",
        "CATEGORIES:a,b",
        "ATTENDEE;CN=Joe;SCHEDULE-AGENT=CLIENT:mailto:joe@example.org"
    };

    @Test
    void what_says_the_same_has_the_same_fingerprint() {
        var expected = of(LINES);

        assertThat(
                        of(
                                "DTSTART;VALUE=DATE-TIME;TZID=\"Europe/Berlin\":20270105T100000",
                                "DURATION:PT60M",
                                "rrule:COUNT=10;WKST=MO;BYDAY=TU,MO;INTERVAL=1;FREQ=WEEKLY",
                                "EXDATE;TZID=Europe/Berlin:20270112T100000",
                                "EXDATE:20270111T090000Z",
                                "SUMMARY:One, two\\Nthree",
                                "CATEGORIES:b",
                                "CATEGORIES:a",
                                "ATTENDEE;ROLE=REQ-PARTICIPANT;SCHEDULE-STATUS=2.0;SCHEDULE-AGENT=client;CN=\"Joe\":mailto:joe@example.org",
                                "CLASS:PUBLIC",
                                "TRANSP:OPAQUE",
                                "PRIORITY:0",
                                "SEQUENCE:7",
                                "DTSTAMP:20270101T000000Z",
                                "CREATED:20270101T000000Z",
                                "LAST-MODIFIED:20270101T000000Z",
                                "X-CALFERRY-ORIGIN:abc",
                                "LOCATION:"))
                .isEqualTo(expected);
    }

    @Test
    void every_line_counts() {
        var expected = of(LINES);
        for (int i = 1; i < LINES.length; i++) {
            var changed = LINES.clone();
            changed[i] = "X-OTHER:1";
            assertThat(of(changed)).as(LINES[i]).isNotEqualTo(expected);
        }
        var other = LINES.clone();
        other[0] = "DTSTART;TZID=Europe/Paris:20270105T100000";
        assertThat(of(other)).isNotEqualTo(expected);
    }

    @Test
    void no_length_is_the_same_as_the_end_that_repair_gives() {
        var start = "DTSTART:20270105T100000Z";

        assertThat(of(start))
                .isEqualTo(of(start, "DTEND:20270105T100000Z"))
                .isEqualTo(of(start, "DURATION:PT0S"))
                .isNotEqualTo(of(start, "DURATION:PT1M"));
        assertThat(of("DTSTART;VALUE=DATE:20270105"))
                .isEqualTo(of("DTSTART;VALUE=DATE:20270105", "DURATION:P1D"))
                .isEqualTo(of("DTSTART;VALUE=DATE:20270105", "DTEND;VALUE=DATE:20270106"))
                .isNotEqualTo(of("DTSTART;VALUE=DATE:20270105", "DTEND;VALUE=DATE:20270107"));
    }

    @Test
    void what_servers_write_in_another_way_is_the_same() {
        var day = "DTSTART;VALUE=DATE:20270105";
        var alarm = "BEGIN:VALARM\nACTION:DISPLAY\nTRIGGER:-PT48H\nEND:VALARM";

        assertThat(of(day, alarm)).isEqualTo(of(day, alarm.replace("PT48H", "P2D")));
        assertThat(of(day, "GEO:1.5;2")).isEqualTo(of(day, "GEO:1.500000;2.000000"));
        assertThat(of(day, "SUMMARY: a ")).isEqualTo(of(day, "SUMMARY:a"));
        assertThat(of(day, "CATEGORIES:a\\,b")).isEqualTo(of(day, "CATEGORIES:a,b"));
        assertThat(of(day, "X-A;X-P=:1")).isEqualTo(of(day, "X-A:1"));
        assertThat(of(day, "REQUEST-STATUS:2.0;Success")).isEqualTo(of(day));
    }

    @Test
    void order_and_folding_do_not_count() throws Exception {
        var calendar = Samples.repaired(event(LINES));
        var random = new Random(3);
        for (int i = 0; i < 50; i++) {
            var served = Samples.shuffled(calendar, random).text().replace("mailto", "mai\r\n lto");
            assertThat(Fingerprints.ofAny(Component.parse(served)))
                    .isEqualTo(Fingerprints.of(calendar));
        }
    }

    private static Fingerprint of(String... lines) {
        return Fingerprints.ofAny(event(lines));
    }
}

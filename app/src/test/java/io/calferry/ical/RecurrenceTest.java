package io.calferry.ical;

import static io.calferry.ical.Samples.event;
import static io.calferry.ical.Samples.repaired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;

import net.fortuna.ical4j.model.Recur;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class RecurrenceTest {

    private static final Instant FAR = Instant.parse("2100-01-01T00:00:00Z");

    @BeforeAll
    static void ical4j_keeps_its_workings_to_itself() {
        ((Logger) LoggerFactory.getLogger("net.fortuna")).setLevel(Level.WARN);
    }

    /// The examples of RFC 5545 section 3.8.5.3, from 2 September 1997, 9 o'clock on.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FREQ=DAILY;COUNT=3 | 0902 0903 0904",
                "FREQ=DAILY;INTERVAL=10;COUNT=5 | 0902 0912 0922 1002 1012",
                "FREQ=WEEKLY;INTERVAL=2;WKST=SU;COUNT=4 | 0902 0916 0930 1014",
                "FREQ=WEEKLY;COUNT=5;WKST=SU;BYDAY=TU,TH | 0902 0904 0909 0911 0916",
                "FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH | 0902 0904 0916 0918 0930 1002"
                        + " 1014 1016",
                "FREQ=MONTHLY;COUNT=4;BYDAY=1FR | 0905 1003 1107 1205",
                "FREQ=MONTHLY;INTERVAL=2;COUNT=4;BYDAY=1SU,-1SU | 0907 0928 1102 1130",
                "FREQ=MONTHLY;COUNT=3;BYDAY=-2MO | 0922 1020 1117",
                "FREQ=MONTHLY;BYMONTHDAY=-3;COUNT=3 | 0928 1029 1128",
                "FREQ=MONTHLY;COUNT=4;BYMONTHDAY=1,-1 | 0930 1001 1031 1101",
                "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3 | 0904 1007 1106",
                "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2;COUNT=4 | 0929 1030 1127 1230",
                "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13;COUNT=4 | 0913 1011 1108 1213",
                "FREQ=DAILY;BYMONTH=11;BYMONTHDAY=30;COUNT=1 | 1130",
                "FREQ=YEARLY;BYWEEKNO=40;BYDAY=MO;COUNT=1 | 0929",
                "FREQ=YEARLY;BYYEARDAY=300;COUNT=1 | 1027",
                "FREQ=YEARLY;BYDAY=-1TH;COUNT=1 | 1225",
                "FREQ=YEARLY;BYMONTH=11;BYDAY=1TH;COUNT=1 | 1106",
            })
    void rules_give_what_the_rfc_says(String rule, String days) {
        var expected = new ArrayList<LocalDateTime>();
        for (var day : days.split(" ")) {
            int month = Integer.parseInt(day.substring(0, 2));
            expected.add(LocalDateTime.of(1997, month, Integer.parseInt(day.substring(2)), 9, 0));
        }

        assertThat(expand(rule, LocalDateTime.of(1997, 9, 2, 9, 0), 20)).isEqualTo(expected);
    }

    @Test
    void days_that_a_month_or_year_lacks_are_passed_over() {
        assertThat(expand("FREQ=MONTHLY", LocalDateTime.of(2027, 1, 31, 8, 0), 3))
                .containsExactly(
                        LocalDateTime.of(2027, 1, 31, 8, 0),
                        LocalDateTime.of(2027, 3, 31, 8, 0),
                        LocalDateTime.of(2027, 5, 31, 8, 0));
        assertThat(expand("FREQ=YEARLY", LocalDateTime.of(2096, 2, 29, 8, 0), 2))
                .containsExactly(
                        LocalDateTime.of(2096, 2, 29, 8, 0), LocalDateTime.of(2104, 2, 29, 8, 0));
    }

    @Test
    void random_rules_give_what_ical4j_gives() {
        var random = new Random(11);
        int compared = 0;
        for (int round = 0; round < 400; round++) {
            var start =
                    LocalDateTime.of(
                            2020 + random.nextInt(8),
                            1 + random.nextInt(12),
                            1 + random.nextInt(28),
                            random.nextInt(24),
                            0);
            var rule = randomRule(random);
            var end = start.plusYears(6);
            var ours = new ArrayList<LocalDateTime>();
            var instances = new Expansion(rule(rule), start);
            for (var at = instances.next();
                    at != null && !at.isAfter(end) && ours.size() < 60;
                    at = instances.next()) {
                ours.add(at);
            }
            var theirs = new Recur<LocalDateTime>(rule).getDates(start, start, end, 60);
            assertThat(ours)
                    .as(rule + " from " + start)
                    .isEqualTo(theirs.stream().distinct().limit(60).toList());
            compared += ours.size();
        }
        assertThat(compared).isGreaterThan(2000);
    }

    private static String randomRule(Random random) {
        var days = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");
        var day = days.get(random.nextInt(7));
        var other = days.get(random.nextInt(7));
        var both = day.equals(other) ? day : day + "," + other;
        var interval = ";INTERVAL=" + (1 + random.nextInt(4));
        return switch (random.nextInt(8)) {
            case 0 -> "FREQ=DAILY" + interval;
            case 1 -> "FREQ=DAILY" + interval + ";BYDAY=" + both;
            case 2 -> "FREQ=WEEKLY" + interval + ";WKST=" + other + ";BYDAY=" + both;
            case 3 -> "FREQ=MONTHLY" + interval + ";BYDAY=" + (1 + random.nextInt(4)) + day;
            case 4 -> "FREQ=MONTHLY" + interval + ";BYDAY=-1" + day;
            case 5 -> "FREQ=MONTHLY" + interval + ";BYMONTHDAY=" + (1 + random.nextInt(31));
            case 6 -> "FREQ=MONTHLY" + interval + ";BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1";
            default ->
                    "FREQ=YEARLY;BYMONTH="
                            + (1 + random.nextInt(12))
                            + ";BYDAY="
                            + (1 + random.nextInt(4))
                            + day;
        };
    }

    @Test
    void skipping_ahead_misses_nothing() {
        var random = new Random(12);
        for (int round = 0; round < 300; round++) {
            var start =
                    LocalDateTime.of(2015, 1 + random.nextInt(12), 1 + random.nextInt(28), 7, 30);
            var rule = rule(randomRule(random) + (random.nextBoolean() ? "" : ";COUNT=100"));
            var from = start.plusDays(random.nextInt(2500));
            var all = new Expansion(rule, start);
            var expected = all.next();
            while (expected != null && expected.isBefore(from)) {
                expected = all.next();
            }
            var skipping = new Expansion(rule, start);
            skipping.skipTo(from);
            var found = skipping.next();
            while (found != null && found.isBefore(from)) {
                found = skipping.next();
            }
            assertThat(found).as(rule.text() + " from " + from).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=SECONDLY",
                "FREQ=SECONDLY;COUNT=2000000000",
                "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
                "FREQ=MINUTELY;BYHOUR=3;BYMINUTE=61",
                "FREQ=MINUTELY;INTERVAL=100000;BYSECOND=1,2,3;BYDAY=MO;BYMONTHDAY=31;BYMONTH=2",
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
                "FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6",
                "FREQ=DAILY;BYSETPOS=366",
                "FREQ=YEARLY;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12,13;BYMINUTE=0,1,2,3,4,5,6,7,8,9;BYSECOND=0,1,2,3,4,5,6,7,8,9;BYMONTHDAY=1,2,3,4,5,6,7,8,9;COUNT=999999999",
            })
    void no_rule_can_make_it_spin(String rule) {
        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> {
                    var calendar =
                            event(
                                    "DTSTART:20200101T000000Z",
                                    "DTEND:20200101T000001Z",
                                    "RRULE:" + rule);
                    if (Repair.of(calendar) instanceof Repaired.Fit(var fit)) {
                        var recurrence = Recurrence.of(fit, ZoneOffset.UTC);
                        recurrence.anyBetween(FAR, FAR.plusSeconds(3600));
                        recurrence.between(Instant.EPOCH, FAR, 1000);
                    }
                });
    }

    @Test
    void an_endless_secondly_rule_is_found_in_the_far_future() {
        var calendar =
                repaired(
                        event(
                                "DTSTART:20200101T000000Z",
                                "DTEND:20200101T000001Z",
                                "RRULE:FREQ=SECONDLY"));

        assertThat(Recurrence.of(calendar, ZoneOffset.UTC).anyBetween(FAR, FAR.plusSeconds(1)))
                .isTrue();
    }

    @Test
    void a_series_keeps_its_hour_when_the_clock_moves_in_both_hemispheres() {
        assertThat(starts("DTSTART;TZID=Europe/Berlin:20270326T100000", "FREQ=DAILY;COUNT=4"))
                .containsExactly(
                        "2027-03-26T09:00:00Z",
                        "2027-03-27T09:00:00Z",
                        "2027-03-28T08:00:00Z",
                        "2027-03-29T08:00:00Z");
        assertThat(starts("DTSTART;TZID=Australia/Sydney:20270402T100000", "FREQ=DAILY;COUNT=4"))
                .containsExactly(
                        "2027-04-01T23:00:00Z",
                        "2027-04-02T23:00:00Z",
                        "2027-04-04T00:00:00Z",
                        "2027-04-05T00:00:00Z");
        // In the gap of a spring night the clock reads an hour later.
        assertThat(starts("DTSTART;TZID=Europe/Berlin:20270327T023000", "FREQ=DAILY;COUNT=3"))
                .containsExactly(
                        "2027-03-27T01:30:00Z", "2027-03-28T01:30:00Z", "2027-03-29T00:30:00Z");
    }

    private static List<String> starts(String start, String rule) {
        var calendar = repaired(event(start, "DURATION:PT1H", "RRULE:" + rule));
        return Recurrence.of(calendar, ZoneOffset.UTC).between(Instant.EPOCH, FAR, 99).stream()
                .map(i -> i.start().toString())
                .toList();
    }

    private static final Component SERIES =
            repaired(
                    Samples.calendar(
                            "BEGIN:VEVENT",
                            "UID:u",
                            "DTSTART:20270101T100000Z",
                            "DTEND:20270101T110000Z",
                            "RRULE:FREQ=DAILY;UNTIL=20270105T100000Z",
                            "EXDATE:20270103T100000Z",
                            "RDATE:20270201T100000Z",
                            "END:VEVENT",
                            "BEGIN:VEVENT",
                            "UID:u",
                            "RECURRENCE-ID:20270104T100000Z",
                            "DTSTART:20270301T100000Z",
                            "DTEND:20270301T110000Z",
                            "END:VEVENT"));

    @Test
    void a_series_has_its_overrides_and_extra_dates_and_not_its_exceptions() {
        var recurrence = Recurrence.of(SERIES, ZoneOffset.UTC);

        assertThat(recurrence.between(Instant.EPOCH, FAR, 99))
                .extracting(i -> i.start().toString().substring(5, 10))
                .containsExactly("01-01", "01-02", "01-05", "02-01", "03-01");
        assertThat(anyOn(recurrence, "2027-01-03")).isFalse();
        assertThat(anyOn(recurrence, "2027-01-04")).isFalse();
        assertThat(anyOn(recurrence, "2027-01-05")).isTrue();
        assertThat(anyOn(recurrence, "2027-02-01")).isTrue();
        assertThat(anyOn(recurrence, "2027-03-01")).isTrue();
        assertThat(anyOn(recurrence, "2027-03-02")).isFalse();
    }

    private static boolean anyOn(Recurrence recurrence, String day) {
        var from = Instant.parse(day + "T00:00:00Z");
        return recurrence.anyBetween(from, from.plus(Duration.ofDays(1)));
    }

    @Test
    void edges_belong_to_what_begins_there() {
        var recurrence =
                Recurrence.of(
                        repaired(event("DTSTART:20270101T100000Z", "DTEND:20270101T110000Z")),
                        ZoneOffset.UTC);
        var start = Instant.parse("2027-01-01T10:00:00Z");

        assertThat(recurrence.anyBetween(start.minusSeconds(60), start)).isFalse();
        assertThat(recurrence.anyBetween(start, start.plusSeconds(1))).isTrue();
        assertThat(recurrence.anyBetween(start.plusSeconds(3599), start.plusSeconds(9999)))
                .isTrue();
        assertThat(recurrence.anyBetween(start.plusSeconds(3600), start.plusSeconds(9999)))
                .isFalse();
    }

    @Test
    void whole_days_are_those_of_the_zone_given() {
        var day = repaired(event("DTSTART;VALUE=DATE:20270105"));
        var noonUtc = Instant.parse("2027-01-05T12:00:00Z");

        assertThat(Recurrence.of(day, ZoneId.of("Pacific/Auckland")).between(Instant.EPOCH, FAR, 9))
                .extracting(Instance::start)
                .containsExactly(Instant.parse("2027-01-04T11:00:00Z"));
        assertThat(Recurrence.of(day, ZoneId.of("Pacific/Auckland")).anyBetween(noonUtc, FAR))
                .isFalse();
        assertThat(Recurrence.of(day, ZoneId.of("America/Los_Angeles")).anyBetween(noonUtc, FAR))
                .isTrue();
    }

    private static Rule rule(String text) {
        return java.util.Objects.requireNonNull(Rule.parse(text), text);
    }

    private static List<LocalDateTime> expand(String text, LocalDateTime start, int most) {
        var found = new ArrayList<LocalDateTime>();
        var instances = new Expansion(rule(text), start);
        for (var at = instances.next(); at != null && found.size() < most; at = instances.next()) {
            found.add(at);
        }
        return found;
    }
}

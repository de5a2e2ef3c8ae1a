package io.calferry.outlook;

import static io.calferry.outlook.Items.BERLIN;
import static io.calferry.outlook.Items.DETAILS;
import static io.calferry.outlook.Items.MAILBOX;
import static io.calferry.outlook.Items.allDay;
import static io.calferry.outlook.Items.at;
import static io.calferry.outlook.Items.calendar;
import static io.calferry.outlook.Items.details;
import static io.calferry.outlook.Items.lines;
import static io.calferry.outlook.Items.mailbox;
import static io.calferry.outlook.Items.moment;
import static io.calferry.outlook.Items.reason;
import static io.calferry.outlook.Items.series;
import static io.calferry.outlook.Items.single;
import static io.calferry.outlook.Items.timed;
import static io.calferry.outlook.Items.withMime;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.outlook.EventTime.Timed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class TimesTest {

    private static final Pattern DAILY = new Pattern.Daily(1);
    private static final Range TEN = new Range.Numbered(LocalDate.of(2026, 3, 2), 10);

    private static List<String> times(Details details) {
        return lines(details, "DTSTART", "DTEND");
    }

    private static List<String> times(EventTime time) {
        return times(at(DETAILS, time));
    }

    private static List<String> inZone(String zone) {
        return times(timed("2026-03-02T09:00:00Z", "2026-03-02T10:00:00Z", zone));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "W. Europe Standard Time",
                "W. Europe Standard Time\n",
                "W. Europe Standard Time\r\n",
                "W. Europe Standard Time\0\0",
                "w. europe standard time",
                "(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna",
                "Europe/Berlin",
                "/mozilla.org/20050126_1/Europe/Berlin",
                "/freeassociation.sourceforge.net/Tzfile/Europe/Berlin",
            })
    void a_zone_is_known_by_each_name_that_programs_give_it(String name) {
        assertThat(inZone(name))
                .containsExactly(
                        "DTSTART;TZID=Europe/Berlin:20260302T100000",
                        "DTEND;TZID=Europe/Berlin:20260302T110000");
    }

    @Test
    void a_windows_zone_that_is_the_mailboxs_is_the_mailboxs_own_iana_zone() {
        var item = single(DETAILS);

        assertThat(lines(calendar(item, mailbox("Europe/Vienna")).entries().getFirst(), "DTSTART"))
                .containsExactly("DTSTART;TZID=Europe/Vienna:20260302T100000");
        assertThat(lines(calendar(item, mailbox("Asia/Tokyo")).entries().getFirst(), "DTSTART"))
                .containsExactly("DTSTART;TZID=Europe/Berlin:20260302T100000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTC",
                "tzone://Microsoft/Utc",
                "Etc/UTC",
                "(UTC) Coordinated Universal Time"
            })
    void a_start_in_utc_stays_in_utc(String zone) {
        assertThat(inZone(zone))
                .containsExactly("DTSTART:20260302T090000Z", "DTEND:20260302T100000Z");
    }

    @Test
    void start_and_end_may_have_different_zones_with_one_vtimezone_each() {
        var flight =
                new Timed(
                        moment("2026-03-02T09:00:00Z", BERLIN),
                        moment("2026-03-02T19:00:00Z", "Eastern Standard Time"));

        assertThat(times(flight))
                .containsExactly(
                        "DTSTART;TZID=Europe/Berlin:20260302T100000",
                        "DTEND;TZID=America/New_York:20260302T140000");
        assertThat(
                        calendar(single(at(DETAILS, flight))).components().stream()
                                .filter(c -> c.is("VTIMEZONE"))
                                .map(c -> c.first("TZID").orElseThrow().value()))
                .containsExactly("Europe/Berlin", "America/New_York");
    }

    @Test
    void an_empty_zone_of_the_start_is_that_of_the_end() {
        var time =
                new Timed(
                        moment("2026-03-02T09:00:00Z", ""),
                        moment("2026-03-02T10:00:00Z", "Tokyo Standard Time"));

        assertThat(times(time))
                .containsExactly(
                        "DTSTART;TZID=Asia/Tokyo:20260302T180000",
                        "DTEND;TZID=Asia/Tokyo:20260302T190000");
    }

    @Test
    void where_both_zones_are_empty_it_is_the_mailboxs() {
        assertThat(inZone(""))
                .containsExactly(
                        "DTSTART;TZID=Europe/Berlin:20260302T100000",
                        "DTEND;TZID=Europe/Berlin:20260302T110000");
    }

    private static String mime(String timezone, String start) {
        return "BEGIN:VCALENDAR\n"
                + timezone
                + "BEGIN:VEVENT\nUID:x\n"
                + start
                + "\nEND:VEVENT\nEND:VCALENDAR\n";
    }

    private static String custom(String standard, String daylight) {
        return """
        BEGIN:VTIMEZONE
        TZID:Customized Time Zone
        BEGIN:STANDARD
        DTSTART:16010101T030000
        TZOFFSETFROM:%2$s
        TZOFFSETTO:%1$s
        RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
        END:STANDARD
        BEGIN:DAYLIGHT
        DTSTART:16010101T020000
        TZOFFSETFROM:%1$s
        TZOFFSETTO:%2$s
        RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
        END:DAYLIGHT
        END:VTIMEZONE
        """
                .formatted(standard, daylight);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tzone://Microsoft/Custom", "NoId_8F2B", "Customized Time Zone"})
    void an_unknown_zone_with_a_vtimezone_is_the_iana_zone_with_its_clock(String name) {
        var item =
                series(
                        at(DETAILS, timed("2026-03-02T09:00:00Z", "2026-03-02T10:00:00Z", name)),
                        DAILY,
                        TEN);
        var text =
                mime(custom("+0100", "+0200"), "DTSTART;TZID=Customized Time Zone:20260302T100000");

        assertThat(lines(withMime(item, text), "DTSTART"))
                .containsExactly("DTSTART;TZID=Europe/Berlin:20260302T100000");
    }

    @Test
    void a_vtimezone_with_daylight_saving_never_becomes_a_fixed_offset() {
        var item =
                series(
                        at(
                                DETAILS,
                                timed("2026-03-02T09:00:00Z", "2026-03-02T10:00:00Z", "NoId_1")),
                        DAILY,
                        TEN);
        var text =
                mime(custom("+0107", "+0207"), "DTSTART;TZID=Customized Time Zone:20260302T100700");
        var calendar = calendar(withMime(item, text));

        assertThat(lines(calendar.entries().getFirst(), "DTSTART"))
                .containsExactly("DTSTART;TZID=Customized Time Zone:20260302T100700");
        assertThat(calendar.components().getFirst().components())
                .extracting(c -> c.name())
                .containsExactlyInAnyOrder("STANDARD", "DAYLIGHT");
    }

    @Test
    void a_series_whose_zone_nobody_knows_is_left_out_with_a_reason() {
        var time = timed("2026-03-02T09:00:00Z", "2026-03-02T10:00:00Z", "Atlantis Standard Time");

        assertThat(reason(series(at(DETAILS, time), DAILY, TEN)))
                .isEqualTo(new Unmapped.UnknownZone("Atlantis Standard Time"))
                .returns("unknown time zone \"Atlantis Standard Time\"", Unmapped::words);
    }

    @Test
    void a_single_item_whose_zone_nobody_knows_keeps_its_instants() {
        assertThat(inZone("Atlantis Standard Time"))
                .containsExactly(
                        "DTSTART;TZID=Europe/Berlin:20260302T100000",
                        "DTEND;TZID=Europe/Berlin:20260302T110000");
    }

    @Test
    void the_zone_database_prevails_over_microsofts_yearly_rules() {
        // Morocco goes back for Ramadan, which no yearly rule says.
        var ramadan =
                timed("2026-02-20T09:00:00Z", "2026-02-20T10:00:00Z", "Morocco Standard Time");

        assertThat(times(ramadan))
                .first()
                .isEqualTo("DTSTART;TZID=Africa/Casablanca:20260220T090000");
    }

    @Test
    void a_series_keeps_its_time_of_day_when_the_clock_changes() {
        var deleted = Instant.parse("2026-03-30T08:00:00Z");
        var range = new Range.NoEnd(LocalDate.of(2026, 3, 2));
        var item = series(DETAILS, new Series(DAILY, range, List.of(), List.of(deleted)));

        assertThat(lines(item, "DTSTART", "EXDATE"))
                .containsExactly(
                        "DTSTART;TZID=Europe/Berlin:20260302T100000",
                        "EXDATE;TZID=Europe/Berlin:20260330T100000");
    }

    @Test
    void a_whole_day_is_the_day_of_its_own_zone() {
        assertThat(
                        times(
                                allDay(
                                        "2026-03-02T15:00:00Z",
                                        "2026-03-04T15:00:00Z",
                                        "Tokyo Standard Time")))
                .containsExactly("DTSTART;VALUE=DATE:20260303", "DTEND;VALUE=DATE:20260305");
        assertThat(
                        times(
                                allDay(
                                        "2026-03-02T08:00:00Z",
                                        "2026-03-03T08:00:00Z",
                                        "Pacific Standard Time")))
                .containsExactly("DTSTART;VALUE=DATE:20260302", "DTEND;VALUE=DATE:20260303");
        assertThat(
                        times(
                                allDay(
                                        "2026-03-02T11:00:00Z",
                                        "2026-03-03T11:00:00Z",
                                        "Samoa Standard Time")))
                .containsExactly("DTSTART;VALUE=DATE:20260303", "DTEND;VALUE=DATE:20260304");
    }

    @Test
    void a_whole_day_that_begins_at_midnight_of_the_mailbox_is_the_mailboxs_day() {
        assertThat(times(allDay("2026-03-02T23:00:00Z", "2026-03-03T23:00:00Z", "UTC")))
                .containsExactly("DTSTART;VALUE=DATE:20260303", "DTEND;VALUE=DATE:20260304");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T23:00:00Z, 20260303",
        "2026-03-02T14:30:00Z, 20260303",
        "2026-03-03T05:00:00Z, 20260303",
        "2026-03-03T10:00:00Z, 20260303",
    })
    void a_whole_day_in_an_unknown_zone_is_half_a_day_away(String start, String day) {
        var end = Instant.parse(start).plusSeconds(86_400).toString();

        assertThat(times(allDay(start, end, "NoId_1")))
                .first()
                .isEqualTo("DTSTART;VALUE=DATE:" + day);
    }

    @Test
    void exceptions_of_whole_days_are_told_as_days() {
        var zone = "Tokyo Standard Time";
        var details = details(allDay("2026-03-02T15:00:00Z", "2026-03-03T15:00:00Z", zone));
        var moved = details(allDay("2026-03-05T15:00:00Z", "2026-03-06T15:00:00Z", zone));
        var item =
                series(
                        details,
                        new Series(
                                new Pattern.Daily(7),
                                new Range.Numbered(LocalDate.of(2026, 3, 3), 4),
                                List.of(
                                        new ModifiedOccurrence(
                                                Instant.parse("2026-03-09T15:00:00Z"), moved)),
                                List.of(Instant.parse("2026-03-16T15:00:00Z"))));
        var entries = calendar(item).entries();

        assertThat(lines(entries.get(0), "DTSTART", "EXDATE"))
                .containsExactly("DTSTART;VALUE=DATE:20260303", "EXDATE;VALUE=DATE:20260317");
        assertThat(lines(entries.get(1), "RECURRENCE-ID", "DTSTART"))
                .containsExactly(
                        "RECURRENCE-ID;VALUE=DATE:20260310", "DTSTART;VALUE=DATE:20260306");
    }

    @Test
    void a_timed_exception_of_whole_days_names_the_day_it_replaces() {
        var details = details(allDay("2026-03-01T23:00:00Z", "2026-03-02T23:00:00Z", BERLIN));
        var item =
                series(
                        details,
                        new Series(
                                new Pattern.Daily(7),
                                new Range.Numbered(LocalDate.of(2026, 3, 2), 4),
                                List.of(
                                        new ModifiedOccurrence(
                                                Instant.parse("2026-03-08T23:00:00Z"),
                                                details(
                                                        timed(
                                                                "2026-03-09T09:00:00Z",
                                                                "2026-03-09T10:00:00Z",
                                                                BERLIN)))),
                                List.of()));

        assertThat(lines(calendar(item).entries().get(1), "RECURRENCE-ID", "DTSTART"))
                .containsExactly(
                        "RECURRENCE-ID;VALUE=DATE:20260309",
                        "DTSTART;TZID=Europe/Berlin:20260309T100000");
    }

    @Test
    void an_event_that_ends_before_it_starts_is_left_out_with_a_reason() {
        assertThat(
                        reason(
                                single(
                                        at(
                                                DETAILS,
                                                timed(
                                                        "2026-03-02T09:00:00Z",
                                                        "2026-03-02T08:00:00Z",
                                                        BERLIN)))))
                .isEqualTo(new Unmapped.EndsBeforeStart());
    }

    @ParameterizedTest
    @CsvSource({
        // The clock skips 2 to 3 o'clock on 29 March, and passes it twice on 25 October.
        "2026-03-28T01:30:00Z, 2026-03-29T01:30:00Z",
        "2026-10-24T00:30:00Z, 2026-10-25T00:30:00Z",
    })
    void local_times_that_are_skipped_or_come_twice_are_told_leniently(
            String start, String deleted) {
        var end = Instant.parse(start).plusSeconds(3600).toString();
        var first = LocalDate.parse(start.substring(0, 10));
        var item =
                series(
                        at(DETAILS, timed(start, end, BERLIN)),
                        new Series(
                                DAILY,
                                new Range.Numbered(first, 5),
                                List.of(),
                                List.of(Instant.parse(deleted))));

        assertThat(lines(item, "EXDATE"))
                .containsExactly(
                        "EXDATE;TZID=Europe/Berlin:"
                                + deleted.substring(0, 10).replace("-", "")
                                + "T023000");
        assertThat(Items.appointment(Items.object(item)).series().orElseThrow().deleted())
                .containsExactly(Instant.parse(deleted));
    }

    @Test
    void whole_days_are_written_as_midnights_of_the_mailboxs_zone() {
        var event =
                Items.event(
                        "DTSTART;VALUE=DATE:20260303", "DTEND;VALUE=DATE:20260305", "SUMMARY:x");

        assertThat(Items.appointment(event, mailbox("America/Los_Angeles")).details().time())
                .isEqualTo(
                        allDay(
                                "2026-03-03T08:00:00Z",
                                "2026-03-05T08:00:00Z",
                                "Pacific Standard Time"));
        assertThat(Items.appointment(event, mailbox("Pacific/Apia")).details().time())
                .isEqualTo(
                        allDay(
                                "2026-03-02T11:00:00Z",
                                "2026-03-04T11:00:00Z",
                                "Samoa Standard Time"));
    }

    @Test
    void a_whole_day_without_an_end_is_one_day() {
        assertThat(Items.appointment("DTSTART;VALUE=DATE:20260303").details().time())
                .isEqualTo(allDay("2026-03-02T23:00:00Z", "2026-03-03T23:00:00Z", BERLIN));
    }

    @Test
    void a_floating_time_is_written_as_one_of_the_mailboxs_zone() {
        assertThat(Items.appointment("DTSTART:20260302T100000", "DURATION:PT1H").details().time())
                .isEqualTo(timed("2026-03-02T09:00:00Z", "2026-03-02T10:00:00Z", BERLIN));
    }

    @Test
    void a_duration_counts_hours_by_the_clock_and_days_by_the_calendar() {
        assertThat(
                        Items.appointment(
                                        "DTSTART;TZID=Europe/Berlin:20260328T220000",
                                        "DURATION:PT8H")
                                .details()
                                .time()
                                .end()
                                .at())
                .isEqualTo(Instant.parse("2026-03-29T05:00:00Z"));
        assertThat(
                        Items.appointment(
                                        "DTSTART;TZID=Europe/Berlin:20260328T220000",
                                        "DURATION:P1D")
                                .details()
                                .time()
                                .end()
                                .at())
                .isEqualTo(Instant.parse("2026-03-29T20:00:00Z"));
    }

    @Test
    void a_zone_that_windows_has_none_like_is_refused_with_a_reason() {
        assertThat(Items.refusal("DTSTART;TZID=Antarctica/Troll:20260302T100000", "DURATION:PT1H"))
                .isEqualTo(new Unmapped.NoWindowsZone("Antarctica/Troll"));
    }

    @Test
    void midnight_and_noon_are_the_same_instants_after_the_way_there_and_back_in_every_zone() {
        var others = new ArrayList<String>();
        for (var id : ZoneId.getAvailableZoneIds()) {
            var zone = ZoneId.of(id);
            for (var local :
                    List.of(
                            LocalDateTime.of(2026, 6, 1, 0, 0),
                            LocalDateTime.of(2026, 12, 31, 12, 0))) {
                var start = local.atZone(zone).toInstant();
                var name = io.calferry.ical.WindowsNames.of(zone, 2026);
                if (name.isPresent() && !id.startsWith("SystemV/")) {
                    var time =
                            timed(start.toString(), start.plusSeconds(5400).toString(), name.get());
                    var back =
                            Items.appointment(Items.object(single(at(DETAILS, time))))
                                    .details()
                                    .time();
                    if (!back.equals(time)) {
                        others.add(id + " " + time + " " + back);
                    }
                }
            }
        }

        assertThat(others).isEmpty();
        assertThat(MAILBOX.address()).isEqualTo(Optional.of("me@example.com"));
    }
}

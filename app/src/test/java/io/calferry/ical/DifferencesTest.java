package io.calferry.ical;

import static io.calferry.ical.Samples.event;
import static io.calferry.ical.Samples.repaired;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.sync.Shaping.FieldChange;

import org.junit.jupiter.api.Test;

import java.util.Optional;

class DifferencesTest {

    @Test
    void fields_are_named_as_people_name_them() {
        var before =
                repaired(
                        event(
                                "SUMMARY:Lunch",
                                "DTSTART;TZID=Europe/Berlin:20270105T120000",
                                "DTEND;TZID=Europe/Berlin:20270105T130000",
                                "TRANSP:TRANSPARENT"));
        var after =
                repaired(
                        event(
                                "SUMMARY:Lunch\\, long",
                                "LOCATION:Canteen",
                                "DTSTART;TZID=Europe/Berlin:20270105T121500",
                                "DTEND;TZID=Europe/Berlin:20270105T130000",
                                "RRULE:FREQ=MONTHLY;INTERVAL=2;BYDAY=-1TU;COUNT=5",
                                "X-THING:1",
                                "BEGIN:VALARM",
                                "TRIGGER:-PT90M",
                                "END:VALARM"));

        assertThat(Differences.between(Optional.of(before), Optional.of(after)))
                .containsExactly(
                        new FieldChange("title", "Lunch", "Lunch, long"),
                        new FieldChange("place", "", "Canteen"),
                        new FieldChange(
                                "starts",
                                "2027-01-05 12:00 Europe/Berlin",
                                "2027-01-05 12:15 Europe/Berlin"),
                        new FieldChange("repeats", "", "every 2 months on last Tuesday, 5 times"),
                        new FieldChange("reminder", "", "1 hour 30 minutes before the start"),
                        new FieldChange("X-THING", "", "1"),
                        new FieldChange("shown as", "free", "busy"));
    }

    @Test
    void the_end_of_whole_days_is_the_last_of_them() {
        var one = repaired(event("DTSTART;VALUE=DATE:20270105"));
        var three = repaired(event("DTSTART;VALUE=DATE:20270105", "DURATION:P3D"));

        assertThat(Differences.between(Optional.of(one), Optional.of(three)))
                .containsExactly(new FieldChange("ends", "", "2027-01-07"));
    }

    @Test
    void an_absent_side_differs_in_all() {
        var day = repaired(event("SUMMARY:Off", "DTSTART;VALUE=DATE:20270105"));

        assertThat(Differences.between(Optional.empty(), Optional.of(day)))
                .containsExactly(
                        new FieldChange("title", "", "Off"),
                        new FieldChange("starts", "", "2027-01-05"));
    }

    @Test
    void overrides_are_named_by_their_date() {
        var series =
                new String[] {"SUMMARY:Daily", "DTSTART;VALUE=DATE:20270105", "RRULE:FREQ=DAILY"};
        var before = repaired(event(series));
        var after =
                repaired(
                        Samples.calendar(
                                "BEGIN:VEVENT",
                                "UID:u",
                                String.join("\n", series),
                                "END:VEVENT",
                                "BEGIN:VEVENT",
                                "UID:u",
                                "RECURRENCE-ID;VALUE=DATE:20270107",
                                "DTSTART;VALUE=DATE:20270108",
                                "END:VEVENT"));

        assertThat(Differences.between(Optional.of(before), Optional.of(after)))
                .containsExactly(new FieldChange("on 2027-01-07: starts", "", "2027-01-08"));
    }

    @Test
    void what_the_fingerprint_does_not_count_is_no_difference() {
        var one =
                repaired(
                        event(
                                "DTSTART:20270105T100000Z",
                                "DURATION:PT1H",
                                "CLASS:PUBLIC",
                                "CATEGORIES:a,b"));
        var other =
                repaired(
                        event(
                                "SEQUENCE:3",
                                "CATEGORIES:b",
                                "CATEGORIES:a",
                                "DTSTART:20270105T100000Z",
                                "DTEND:20270105T110000Z",
                                "X-CALFERRY-ORIGIN:x"));

        assertThat(Fingerprints.of(one)).isEqualTo(Fingerprints.of(other));
        assertThat(Differences.between(Optional.of(one), Optional.of(other))).isEmpty();
    }
}

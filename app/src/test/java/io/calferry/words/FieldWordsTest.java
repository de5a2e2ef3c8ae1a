package io.calferry.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.shape.Capacity;
import io.calferry.shape.Owner;
import io.calferry.shape.ProfileShaping;
import io.calferry.shape.Rules;
import io.calferry.sync.CalendarObject;
import io.calferry.sync.Policy;
import io.calferry.sync.Shaping.FieldChange;
import io.calferry.sync.Uid;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

class FieldWordsTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final FieldWords ENGLISH = Words.in(Locale.UK, BERLIN).fields();
    private static final FieldWords GERMAN = Words.in(Locale.GERMANY, BERLIN).fields();

    /// What the comparison of two events tells of one with these lines.
    private static List<FieldChange> told(String... lines) {
        var text =
                "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//x\r\nBEGIN:VEVENT\r\nUID:u\r\n"
                        + "DTSTAMP:20260101T000000Z\r\nDTSTART:20260105T090000Z\r\n"
                        + String.join("\r\n", lines)
                        + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        var shaping =
                new ProfileShaping(
                        "p",
                        new Policy.TwoWay(Policy.OnClash.ASK),
                        Rules.DEFAULT,
                        Owner.UNKNOWN,
                        Capacity.EVERYTHING,
                        Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), BERLIN),
                        BERLIN);
        return shaping.differences(
                Optional.empty(), Optional.of(new CalendarObject(new Uid("u"), text)));
    }

    @Test
    void every_field_that_is_told_has_a_name_in_german() {
        var told =
                told(
                        "SUMMARY:s",
                        "LOCATION:l",
                        "DTEND:20260105T100000Z",
                        "RRULE:FREQ=DAILY",
                        "RDATE:20260107T090000Z",
                        "EXDATE:20260108T090000Z",
                        "DESCRIPTION:d",
                        "STATUS:TENTATIVE",
                        "TRANSP:TRANSPARENT",
                        "CLASS:PRIVATE",
                        "CATEGORIES:c",
                        "PRIORITY:1",
                        "ORGANIZER:mailto:a@x.example",
                        "ATTENDEE:mailto:b@x.example",
                        "URL:https://x.example/",
                        "CONFERENCE:https://x.example/c",
                        "ATTACH:https://x.example/a",
                        "GEO:1.0;2.0",
                        "CONTACT:c",
                        "COMMENT:c",
                        "RESOURCES:r",
                        "BEGIN:VALARM",
                        "ACTION:DISPLAY",
                        "DESCRIPTION:d",
                        "TRIGGER:-PT10M",
                        "END:VALARM");

        assertThat(told).hasSizeGreaterThan(20);
        assertThat(told.stream().map(FieldChange::name))
                .doesNotContainNull()
                .allSatisfy(
                        name -> {
                            if (!List.of("status", "position").contains(name)) {
                                assertThat(GERMAN.name(name))
                                        .as(name)
                                        .isNotEqualToIgnoringCase(name.equals("link") ? "" : name);
                            }
                        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=DAILY",
                "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;COUNT=10",
                "FREQ=MONTHLY;BYDAY=1MO,-1FR,-2SA;UNTIL=20270101T000000Z",
                "FREQ=MONTHLY;BYMONTHDAY=1,15,-1",
                "FREQ=YEARLY;BYMONTH=1,6;BYDAY=SU;COUNT=1",
                "FREQ=YEARLY;BYYEARDAY=1,100",
                "FREQ=YEARLY;BYWEEKNO=20;BYDAY=7MO",
                "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1",
                "FREQ=HOURLY;INTERVAL=3",
                "FREQ=DAILY;BYHOUR=9,17;BYMINUTE=0,30;BYSECOND=0"
            })
    void every_repetition_that_is_told_is_german_from_end_to_end(String rule) {
        var repeats =
                told("RRULE:" + rule).stream()
                        .filter(it -> it.name().equals("repeats"))
                        .map(FieldChange::to)
                        .findFirst()
                        .orElseThrow();

        assertThat(GERMAN.value("repeats", repeats))
                .doesNotContainPattern(
                        "every|\\bon\\b|day\\b|\\bat\\b|number|times|once|until|last |first");
        assertThat(ENGLISH.value("repeats", repeats).replaceAll(", until .*", ""))
                .isEqualTo(repeats.replaceAll(", until .*", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "every 2 weeks on Monday, Wednesday, 10 times | alle 2 Wochen am Montag, Mittwoch,"
                        + " 10-mal",
                "every month on first Monday, last Friday | jeden Monat am ersten Montag, letzten"
                        + " Freitag",
                "every year in March, once | jedes Jahr im März, einmal",
                "every day, until 2027-01-01 | jeden Tag, bis Fr., 1. Jan. 2027",
                "whenever I like | whenever I like"
            })
    void a_repetition_is_told(String english, String german) {
        assertThat(GERMAN.value("repeats", english)).isEqualTo(german);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "starts | 2026-01-05 | Mo., 5. Jan. 2026",
                "starts | 2026-01-05 09:30 | Mo., 5. Jan. 2026, 09:30",
                "starts | 2026-01-05 23:30 UTC | Di., 6. Jan. 2026, 00:30",
                "ends | 2026-01-05 09:30 Europe/Berlin | Mo., 5. Jan. 2026, 09:30",
                "ends | 2026-01-05 09:30 Asia/Tokyo | Mo., 5. Jan. 2026, 09:30 (Asia/Tokyo)",
                "not on | 2026-01-05, 2026-01-06 | Mo., 5. Jan. 2026; Di., 6. Jan. 2026",
                "starts | 2026-13-45 | 2026-13-45",
                "starts | some day | some day",
                "shown as | free | frei",
                "privacy | confidential | vertraulich",
                "status | x-odd | x-odd",
                "reminder | 1 day 2 hours before the start, at the end | 1 Tag 2 Stunden vor"
                        + " Beginn, am Ende",
                "reminder | 10 minutes after the end | 10 Minuten nach dem Ende",
                "title | free | free"
            })
    void a_value_is_told(String field, String english, String german) {
        assertThat(GERMAN.value(field, english)).isEqualTo(german);
    }

    @Test
    void the_field_of_one_occurrence_names_its_day() {
        assertThat(GERMAN.name("on 2026-01-05 09:30 Europe/Berlin: place"))
                .isEqualTo("Ort am Mo., 5. Jan. 2026, 09:30");
        assertThat(ENGLISH.name("on 2026-01-05: place")).isEqualTo("place on Mon, 5 Jan 2026");
        assertThat(GERMAN.value("on 2026-01-05: shown as", "busy")).isEqualTo("beschäftigt");
        assertThat(GERMAN.name("X-FOO")).isEqualTo("X-FOO");
    }

    @Test
    void a_change_is_told_with_what_was_there() {
        assertThat(GERMAN.change(new FieldChange("place", "Room 3", "Room 7")))
                .isEqualTo("Ort: Room 3 → Room 7");
        assertThat(ENGLISH.change(new FieldChange("place", "", "It's {0}")))
                .isEqualTo("place: It's {0}");
        assertThat(GERMAN.change(new FieldChange("shown as", "busy", "")))
                .isEqualTo("Anzeigen als: beschäftigt → nichts");
    }
}

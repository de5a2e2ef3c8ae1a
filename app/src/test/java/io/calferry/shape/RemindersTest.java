package io.calferry.shape;

import static io.calferry.shape.Samples.event;
import static io.calferry.shape.Samples.meeting;
import static io.calferry.shape.Samples.oneWay;
import static io.calferry.shape.Samples.with;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.sync.CalendarObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.List;

class RemindersTest {

    private static final String ALARMS =
            """
            SUMMARY:S
            BEGIN:VALARM
            ACTION:display
            TRIGGER:-PT15M
            DESCRIPTION:D
            ATTENDEE:mailto:a@b.c
            END:VALARM
            BEGIN:VALARM
            ACTION:AUDIO
            TRIGGER:-PT5M
            END:VALARM
            BEGIN:VALARM
            ACTION:EMAIL
            TRIGGER:-PT6M
            ATTENDEE:mailto:a@b.c
            END:VALARM
            BEGIN:VALARM
            ACTION:PROCEDURE
            TRIGGER:-PT7M
            ATTACH:ftp://example.com/run
            END:VALARM
            BEGIN:VALARM
            ACTION:NONE
            TRIGGER:-PT8M
            END:VALARM
            """;

    @Test
    void keep_lets_those_cross_that_show_or_sound_something() {
        assertThat(alarms(new Reminders.Keep(), meeting(ALARMS)))
                .containsExactly(
                        List.of("ACTION:DISPLAY", "TRIGGER:-PT15M", "DESCRIPTION:D"),
                        List.of("ACTION:AUDIO", "TRIGGER:-PT5M"));
    }

    @Test
    void none_lets_none_cross() {
        assertThat(alarms(new Reminders.None(), meeting(ALARMS))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PT10M,-PT10M", "PT0S,PT0S", "P1D,-PT24H", "PT90M,-PT1H30M"})
    void before_puts_one_in_the_place_of_all(Duration lead, String trigger) {
        assertThat(alarms(new Reminders.Before(lead), meeting(ALARMS)))
                .containsExactly(List.of("ACTION:DISPLAY", "TRIGGER:" + trigger, "DESCRIPTION:S"));
    }

    @Test
    void before_gives_one_to_every_component_that_has_a_time() {
        var before = new Reminders.Before(Duration.ofMinutes(10));
        var series = Samples.series("SUMMARY:A", Samples.override("20260309", "SUMMARY:B"));
        var due = Samples.object("BEGIN:VTODO\nDUE:20260312T100000Z\nEND:VTODO");
        var some = Samples.object("BEGIN:VTODO\nSUMMARY:some day\nEND:VTODO");
        var note = Samples.object("BEGIN:VJOURNAL\nDTSTART:20260312T100000Z\nEND:VJOURNAL");

        assertThat(alarms(before, series))
                .containsExactly(
                        List.of("ACTION:DISPLAY", "TRIGGER:-PT10M", "DESCRIPTION:A"),
                        List.of("ACTION:DISPLAY", "TRIGGER:-PT10M", "DESCRIPTION:B"));
        assertThat(alarms(before, due))
                .containsExactly(
                        List.of("ACTION:DISPLAY", "TRIGGER;RELATED=END:-PT10M", "DESCRIPTION:"));
        assertThat(alarms(before, some)).isEmpty();
        assertThat(alarms(before, note)).isEmpty();
    }

    @Test
    void a_reminder_tells_no_more_than_the_copy() {
        var rules =
                Samples.shaped(
                        Detail.BUSY,
                        Attendees.NONE,
                        new Reminders.Before(Duration.ofMinutes(5)),
                        "Work: ");
        var copy = Samples.copied(oneWay(rules), event(Samples.FULL_EVENT));

        assertThat(alarms(copy))
                .containsExactly(
                        List.of("ACTION:DISPLAY", "TRIGGER:-PT5M", "DESCRIPTION:Work: Busy"));
    }

    private static List<List<String>> alarms(Reminders reminders, CalendarObject held) {
        return alarms(Samples.copied(oneWay(with(reminders)), held));
    }

    private static List<List<String>> alarms(CalendarObject object) {
        return Samples.parsed(object).entries().stream()
                .flatMap(entry -> entry.components().stream())
                .map(alarm -> alarm.text().lines().toList())
                .map(lines -> lines.subList(1, lines.size() - 1))
                .toList();
    }
}

package io.calferry.outlook;

import static io.calferry.outlook.Items.BERLIN;
import static io.calferry.outlook.Items.DETAILS;
import static io.calferry.outlook.Items.at;
import static io.calferry.outlook.Items.lines;
import static io.calferry.outlook.Items.single;
import static io.calferry.outlook.Items.timed;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.ical.Fingerprints;
import io.calferry.ical.When;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/// Conversion rule 41: an event without length says no end. The form for servers has one a second
/// behind the start, since some take none without; to both worlds that is the same event.
class ZeroLengthTest {

    private static final EventTime NONE =
            timed("2026-03-02T09:00:00Z", "2026-03-02T09:00:00Z", BERLIN);
    private static final String START = "DTSTART;TZID=Europe/Berlin:20260302T100000";

    @Test
    void rule_41_the_entry_has_no_end() {
        var start = new When.Zoned(LocalDateTime.parse("2026-03-02T10:00"), "Europe/Berlin");
        var entry =
                Entry.of(
                        "u",
                        at(DETAILS, NONE),
                        Optional.empty(),
                        start,
                        start,
                        List.of(),
                        List.of(),
                        Optional.empty());

        assertThat(lines(entry, "DTSTART", "DTEND", "DURATION")).containsExactly(START);
    }

    @Test
    void rule_41_the_form_for_servers_ends_a_second_later_and_says_the_same() {
        var calendar = Items.calendar(single(at(DETAILS, NONE)));

        assertThat(lines(calendar.entries().getFirst(), "DTSTART", "DTEND", "DURATION"))
                .containsExactly(START, "DTEND;TZID=Europe/Berlin:20260302T100001");
        var without = calendar.mapEntries(entry -> entry.without("DTEND"));
        assertThat(lines(without.entries().getFirst(), "DTSTART", "DTEND", "DURATION"))
                .containsExactly(START);
        assertThat(Fingerprints.of(without)).isEqualTo(Fingerprints.of(calendar));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CLASS:PUBLIC",
                "DTEND;TZID=Europe/Berlin:20260302T100000",
                "DTEND;TZID=Europe/Berlin:20260302T100001",
                "DTEND:20260302T090000Z",
                "DURATION:PT0S",
                "DURATION:PT1S",
            })
    void rule_41_in_each_form_it_has_no_length_in_outlook(String end) {
        assertThat(Items.appointment(START, end).details().time()).isEqualTo(NONE);
    }

    @Test
    void rule_41_an_override_may_have_no_length_too() {
        var slot = "2026-03-03T09:00:00Z";
        var item =
                Items.series(
                        DETAILS,
                        new Series(
                                new Pattern.Daily(1),
                                new Range.Numbered(LocalDate.of(2026, 3, 2), 3),
                                List.of(
                                        new ModifiedOccurrence(
                                                Instant.parse(slot),
                                                at(DETAILS, timed(slot, slot, BERLIN)))),
                                List.of()));
        var object = Items.object(item);

        assertThat(lines(Items.parse(object.text()).entries().getLast(), "DTSTART", "DTEND"))
                .containsExactly(
                        "DTSTART;TZID=Europe/Berlin:20260303T100000",
                        "DTEND;TZID=Europe/Berlin:20260303T100001");
        var back = Items.appointment(object).series().orElseThrow().modified().getFirst();
        assertThat(back.details().time()).isEqualTo(timed(slot, slot, BERLIN));
    }
}

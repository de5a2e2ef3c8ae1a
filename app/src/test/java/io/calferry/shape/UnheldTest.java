package io.calferry.shape;

import static io.calferry.shape.Samples.copied;
import static io.calferry.shape.Samples.crossing;
import static io.calferry.shape.Samples.edited;
import static io.calferry.shape.Samples.lines;
import static io.calferry.shape.Samples.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.sync.CalendarObject;
import io.calferry.sync.Side;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A calendar that can't hold all of an event gives back less than it was given.
class UnheldTest {

    private static final String SECOND_ALARM =
            "\nBEGIN:VALARM\nACTION:DISPLAY\nDESCRIPTION:S\nTRIGGER:-P1D\nEND:VALARM";
    private static final String ALARM =
            "\nBEGIN:VALARM\nACTION:DISPLAY\nDESCRIPTION:S\nTRIGGER:-PT15M\nEND:VALARM";
    private static final String MORE = "\nURL:https://example.com/\nCOMMENT:a remark";

    private final Set<String> poor = Set.of("SUMMARY", "LOCATION", "DESCRIPTION", "DTSTART");
    private final ProfileShaping shaping =
            Samples.shaping(
                    Samples.TWO_WAY, Rules.DEFAULT, new Capacity(_ -> true, poor::contains));

    private final CalendarObject original =
            meeting("SUMMARY:S\nLOCATION:Room 5" + MORE + ALARM + SECOND_ALARM);

    @Test
    void what_it_cannot_hold_stays_where_the_original_is() {
        var given = copied(shaping, original);
        var held = edited(edited(given, crlf(MORE), ""), crlf(SECOND_ALARM), "");
        var moved = edited(held, "LOCATION:Room 5", "LOCATION:Room 7");

        assertThat(back(moved))
                .containsExactlyInAnyOrderElementsOf(
                        lines(edited(original, "LOCATION:Room 5", "LOCATION:Room 7")));
    }

    @Test
    void what_it_can_hold_and_has_no_more_goes() {
        var without = meeting("SUMMARY:S");
        assertThat(back(without))
                .containsExactlyInAnyOrderElementsOf(lines(meeting("SUMMARY:S" + MORE)));
    }

    @Test
    void another_reminder_takes_the_place_of_all() {
        var later = ALARM.replace("-PT15M", "-PT5M");
        assertThat(back(meeting("SUMMARY:S\nLOCATION:Room 5" + later)))
                .containsExactlyInAnyOrderElementsOf(
                        lines(meeting("SUMMARY:S\nLOCATION:Room 5" + MORE + later)));
    }

    private static String crlf(String text) {
        return text.replace("\n", "\r\n");
    }

    private List<String> back(CalendarObject copy) {
        return lines(
                        shaping.outgoing(
                                Side.LEFT,
                                crossing(shaping, Side.RIGHT, copy),
                                Optional.of(original)))
                .stream()
                .filter(line -> !line.startsWith("X-SOGO"))
                .toList();
    }
}

package io.calferry.shape;

import static io.calferry.shape.Samples.copied;
import static io.calferry.shape.Samples.crossing;
import static io.calferry.shape.Samples.edited;
import static io.calferry.shape.Samples.event;
import static io.calferry.shape.Samples.lines;
import static io.calferry.shape.Samples.meeting;
import static io.calferry.shape.Samples.override;
import static io.calferry.shape.Samples.series;
import static io.calferry.shape.Samples.twoWay;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.sync.CalendarObject;
import io.calferry.sync.Side;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A changed copy is written over its original.
class PutBackTest {

    private static final String TEN = "DTSTART;TZID=Europe/Berlin:20260312T100000";
    private static final String NINE = "DTSTART;TZID=Europe/Berlin:20260312T090000";

    private static final Rules HARSHEST =
            new Rules(
                    Optional.empty(),
                    List.of(),
                    Detail.BUSY,
                    Attendees.NONE,
                    new Reminders.Before(Duration.ofMinutes(3)),
                    "[W] ");

    @Test
    void a_moved_busy_copy_moves_the_original_and_nothing_else() {
        var original = event(Samples.FULL_EVENT);
        var shaping = twoWay(HARSHEST);

        var copy = edited(copied(shaping, original), TEN, NINE);
        var back = back(shaping, copy, original);

        assertThat(copy.text()).doesNotContain("Quarterly");
        assertThat(told(back))
                .containsExactlyInAnyOrderElementsOf(told(edited(original, TEN, NINE)));
    }

    @Test
    void whatever_the_rules_say_a_moved_copy_moves_the_original_and_nothing_else() {
        var original = event(Samples.FULL_EVENT);
        for (var detail : Detail.values()) {
            for (var attendees : Attendees.values()) {
                for (var reminders : reminders()) {
                    for (var prefix : List.of("", "[W] ")) {
                        var rules = Samples.shaped(detail, attendees, reminders, prefix);
                        var shaping = twoWay(rules);
                        var copy = edited(copied(shaping, original), TEN, NINE);

                        assertThat(told(back(shaping, copy, original)))
                                .as(rules.toString())
                                .containsExactlyInAnyOrderElementsOf(
                                        told(edited(original, TEN, NINE)));
                    }
                }
            }
        }
    }

    @Test
    void what_was_written_back_is_seen_as_the_copy_says() {
        var original = event(Samples.FULL_EVENT);
        for (var detail : Detail.values()) {
            for (var attendees : Attendees.values()) {
                var shaping =
                        twoWay(Samples.shaped(detail, attendees, new Reminders.Keep(), "[W] "));
                var copy = edited(copied(shaping, original), TEN, NINE);
                var back = back(shaping, copy, original);

                assertThat(crossing(shaping, Side.LEFT, back).fingerprint())
                        .isEqualTo(crossing(shaping, Side.RIGHT, copy).fingerprint());
            }
        }
    }

    @Test
    void a_new_title_crosses_without_the_prefix() {
        var original = meeting("SUMMARY:Old\nDESCRIPTION:D");
        var shaping = twoWay(Samples.prefixed("[W] "));
        var copy = edited(copied(shaping, original), "SUMMARY:[W] Old", "SUMMARY:[W] New\\, too");

        assertThat(told(back(shaping, copy, original)))
                .containsExactlyInAnyOrderElementsOf(
                        told(meeting("SUMMARY:New\\, too\nDESCRIPTION:D")));
    }

    @Test
    void a_new_description_crosses_without_the_names() {
        var people = "\nATTENDEE;CN=Zoe:mailto:zoe@b.c\nATTENDEE;CN=Ann:mailto:ann@b.c";
        var original = meeting("DESCRIPTION:Old" + people);
        var shaping = twoWay(Samples.with(Attendees.TEXT));
        var copy = edited(copied(shaping, original), "DESCRIPTION:Old", "DESCRIPTION:New");

        assertThat(told(back(shaping, copy, original)))
                .containsExactlyInAnyOrderElementsOf(told(meeting("DESCRIPTION:New" + people)));
    }

    @Test
    void a_deleted_description_is_deleted_and_a_withheld_one_is_not() {
        var original = meeting("SUMMARY:S\nDESCRIPTION:D");
        var full = twoWay(Samples.with(Detail.FULL));
        var title = twoWay(Samples.with(Detail.TITLE));
        var deleted = edited(copied(full, original), "\r\nDESCRIPTION:D", "");

        assertThat(told(back(full, deleted, original)))
                .containsExactlyInAnyOrderElementsOf(told(meeting("SUMMARY:S")));
        assertThat(told(back(title, copied(title, original), original)))
                .containsExactlyInAnyOrderElementsOf(told(original));
    }

    @Test
    void a_new_description_is_not_contradicted_by_the_old_one_in_html() {
        var original = meeting("DESCRIPTION:Old\nX-ALT-DESC;FMTTYPE=text/html:<b>Old</b>");
        for (var detail : List.of(Detail.FULL, Detail.TITLE)) {
            var shaping = twoWay(Samples.with(detail));
            var copy = copied(shaping, meeting("DESCRIPTION:New"));
            var edited = detail == Detail.FULL ? copy : meeting("DESCRIPTION:New");

            assertThat(told(back(shaping, edited, original)))
                    .containsExactlyInAnyOrderElementsOf(told(meeting("DESCRIPTION:New")));
        }
    }

    @Test
    void what_a_server_dropped_because_it_does_not_know_it_is_not_lost() {
        var original = meeting("SUMMARY:S\nX-OWN:1\nBEGIN:X-PART\nX-A:1\nEND:X-PART");
        var shaping = twoWay(Rules.DEFAULT);
        var copy =
                edited(
                        edited(
                                edited(copied(shaping, original), "X-OWN:1\r\n", ""),
                                "BEGIN:X-PART\r\nX-A:1\r\nEND:X-PART\r\n",
                                ""),
                        "SUMMARY:S",
                        "SUMMARY:T");

        assertThat(told(back(shaping, copy, original)))
                .containsExactlyInAnyOrderElementsOf(
                        told(edited(original, "SUMMARY:S", "SUMMARY:T")));
    }

    @Test
    void components_are_matched_by_occurrence_in_whatever_zone_it_is_told() {
        var original =
                series(
                        "SUMMARY:M\nDESCRIPTION:master",
                        override("20260309", "SUMMARY:A\nDESCRIPTION:first"),
                        override("20260316", "SUMMARY:B\nDESCRIPTION:second"));
        var shaping = twoWay(Samples.with(Detail.BUSY));
        var copy =
                edited(
                        edited(
                                copied(shaping, original),
                                "RECURRENCE-ID;TZID=Europe/Berlin:20260309T100000",
                                "RECURRENCE-ID:20260309T090000Z"),
                        "DTSTART;TZID=Europe/Berlin:20260309T110000",
                        "DTSTART;TZID=Europe/Berlin:20260309T113000");

        assertThat(told(back(shaping, copy, original)))
                .contains("DESCRIPTION:master", "DESCRIPTION:first", "DESCRIPTION:second")
                .contains("SUMMARY:M", "SUMMARY:A", "SUMMARY:B")
                .contains("DTSTART;TZID=Europe/Berlin:20260309T113000");
    }

    @Test
    void a_new_override_has_what_its_master_withheld_and_does_not_recur() {
        var original = series("SUMMARY:M\nDESCRIPTION:master\nEXDATE:20260323T090000Z");
        var shaping = twoWay(Samples.with(Detail.BUSY));
        var copy = copied(shaping, original);
        var more =
                edited(
                        copy,
                        "END:VCALENDAR",
                        override("20260309", "SUMMARY:Busy").replace("\n", "\r\n")
                                + "\r\nEND:VCALENDAR");

        assertThat(lines(back(shaping, more, original)))
                .containsExactlyInAnyOrderElementsOf(
                        lines(
                                series(
                                        "SUMMARY:M\nDESCRIPTION:master\nEXDATE:20260323T090000Z",
                                        override("20260309", "SUMMARY:M\nDESCRIPTION:master"))));
    }

    @Test
    void an_override_that_was_deleted_in_the_copy_is_deleted() {
        var original = series("SUMMARY:M", override("20260309", "SUMMARY:A"));
        var shaping = twoWay(Rules.DEFAULT);
        var without =
                new CalendarObject(original.uid(), copied(shaping, series("SUMMARY:M")).text());

        assertThat(told(back(shaping, without, original)))
                .containsExactlyInAnyOrderElementsOf(told(series("SUMMARY:M")));
    }

    @Test
    void an_override_that_a_filter_keeps_back_stays_and_leaves_no_exdate() {
        var original = series("SUMMARY:M", override("20260309", "SUMMARY:A\nSTATUS:CANCELLED"));
        var shaping = twoWay(Samples.filtered(new Filter.SkipCancelled()));
        var copy = copied(shaping, original);

        assertThat(copy.text()).contains("EXDATE").doesNotContain("CANCELLED");
        assertThat(told(back(shaping, edited(copy, "SUMMARY:M", "SUMMARY:N"), original)))
                .containsExactlyInAnyOrderElementsOf(
                        told(edited(original, "SUMMARY:M", "SUMMARY:N")));
        assertThat(
                        told(
                                back(
                                        shaping,
                                        edited(
                                                copy,
                                                "EXDATE;TZID=Europe/Berlin:20260309T100000",
                                                "EXDATE:20260309T090000Z,20260316T090000Z"),
                                        original)))
                .containsExactlyInAnyOrderElementsOf(
                        told(
                                series(
                                        "SUMMARY:M\nEXDATE:20260316T090000Z",
                                        override("20260309", "SUMMARY:A\nSTATUS:CANCELLED"))));
    }

    @Test
    void a_reminder_that_was_added_to_the_copy_crosses_and_the_withheld_ones_stay() {
        var alarm = "BEGIN:VALARM\nACTION:DISPLAY\nTRIGGER:-PT%dM\nDESCRIPTION:A\nEND:VALARM";
        var original = meeting("SUMMARY:S\n" + alarm.formatted(15));
        var added = alarm.formatted(40).replace("\n", "\r\n") + "\r\nEND:VEVENT";
        for (var reminders : reminders()) {
            var shaping = twoWay(Samples.with(reminders));
            var copy = edited(copied(shaping, original), "END:VEVENT", added);

            assertThat(told(back(shaping, copy, original)))
                    .containsExactlyInAnyOrderElementsOf(
                            told(
                                    meeting(
                                            "SUMMARY:S\n"
                                                    + alarm.formatted(15)
                                                    + "\n"
                                                    + alarm.formatted(40))));
        }
    }

    @Test
    void the_sequence_number_never_goes_back() {
        var original = meeting("SUMMARY:S\nSEQUENCE:7");
        var shaping = twoWay(Rules.DEFAULT);
        var copy = edited(copied(shaping, original), "SEQUENCE:7", "SEQUENCE:1");

        assertThat(told(back(shaping, copy, original))).contains("SEQUENCE:7");
    }

    @Test
    void a_zone_that_what_was_put_back_needs_comes_along() {
        var elsewhere =
                override("20260309", "STATUS:CANCELLED")
                        .replace("DTSTART;TZID=Europe/Berlin", "DTSTART;TZID=America/New_York");
        var shaping = twoWay(Samples.filtered(new Filter.SkipCancelled()));
        var original = series("SUMMARY:M", elsewhere.replaceAll("DTEND.*\n", ""));
        var copy = copied(shaping, original);

        assertThat(copy.text()).contains("TZID:Europe/Berlin").doesNotContain("New_York");
        assertThat(back(shaping, copy, original).text())
                .containsOnlyOnce("TZID:Europe/Berlin")
                .containsOnlyOnce("TZID:America/New_York");
    }

    @ParameterizedTest
    @EnumSource(Detail.class)
    void an_entry_that_the_target_had_first_keeps_its_details(Detail detail) {
        var original = event(Samples.FULL_EVENT);
        var shaping = twoWay(Samples.shaped(detail, Attendees.NONE, new Reminders.None(), "[W] "));
        var left =
                shaping.outgoing(
                        Side.LEFT, crossing(shaping, Side.RIGHT, original), Optional.empty());

        assertThat(left.text()).contains("SUMMARY:Quarterly numbers").doesNotContain("ATTENDEE");
        assertThat(crossing(shaping, Side.LEFT, left).fingerprint())
                .as("an untouched copy on the source says what the target says")
                .isEqualTo(crossing(shaping, Side.RIGHT, original).fingerprint());

        var moved = edited(left, TEN, NINE);
        var right =
                shaping.outgoing(
                        Side.RIGHT, crossing(shaping, Side.LEFT, moved), Optional.of(original));

        assertThat(told(right))
                .containsExactlyInAnyOrderElementsOf(told(edited(original, TEN, NINE)));
    }

    @Test
    void what_the_source_adds_to_a_copy_of_the_target_s_entry_stays_behind() {
        var shaping = twoWay(Samples.with(Detail.BUSY));
        var original = meeting("SUMMARY:Dentist\nLOCATION:Town");
        var left =
                shaping.outgoing(
                        Side.LEFT, crossing(shaping, Side.RIGHT, original), Optional.empty());
        var added = edited(left, "SUMMARY:Dentist", "SUMMARY:Dentist\r\nDESCRIPTION:secret");
        var right =
                shaping.outgoing(
                        Side.RIGHT, crossing(shaping, Side.LEFT, added), Optional.of(original));

        assertThat(told(right)).containsExactlyInAnyOrderElementsOf(told(original));
    }

    @Test
    void what_the_target_deletes_is_deleted_from_the_untouched_copy() {
        var shaping = twoWay(Samples.with(Detail.BUSY));
        var original = meeting("SUMMARY:Dentist\nLOCATION:Town");
        var left =
                shaping.outgoing(
                        Side.LEFT, crossing(shaping, Side.RIGHT, original), Optional.empty());
        var changed = meeting("SUMMARY:Dentist");

        assertThat(told(back(shaping, changed, left)))
                .containsExactlyInAnyOrderElementsOf(told(changed));
    }

    @Test
    void a_copy_that_was_full_is_no_longer_so_once_the_profile_says_busy() {
        var original = meeting("SUMMARY:Dentist\nLOCATION:Town\nATTENDEE:mailto:a@b.c");
        var full = copied(twoWay(Samples.with(Attendees.INFORMATION)), original);
        var busy = twoWay(Samples.with(Detail.BUSY));
        var now = busy.outgoing(Side.RIGHT, crossing(busy, Side.LEFT, original), Optional.of(full));

        assertThat(full.text()).contains("ATTENDEE");
        assertThat(told(now)).containsExactlyInAnyOrderElementsOf(told(meeting("SUMMARY:Busy")));
    }

    @Test
    void a_one_way_profile_puts_nothing_back() {
        var shaping = Samples.oneWay(Samples.with(Detail.BUSY));
        var drifted = meeting("SUMMARY:Changed\nDESCRIPTION:added");
        var now =
                shaping.outgoing(
                        Side.RIGHT,
                        crossing(shaping, Side.LEFT, meeting("SUMMARY:S")),
                        Optional.of(drifted));

        assertThat(told(now)).containsExactlyInAnyOrderElementsOf(told(meeting("SUMMARY:Busy")));
    }

    private static List<Reminders> reminders() {
        return List.of(
                new Reminders.Keep(),
                new Reminders.None(),
                new Reminders.Before(Duration.ofMinutes(3)));
    }

    private static CalendarObject back(
            ProfileShaping shaping, CalendarObject copy, CalendarObject original) {
        return shaping.outgoing(
                Side.LEFT, crossing(shaping, Side.RIGHT, copy), Optional.of(original));
    }

    /// The lines of an object, without those by which nobody is mailed.
    private static List<String> told(CalendarObject object) {
        var told = new ArrayList<String>();
        for (var line : lines(object)) {
            if (!line.startsWith("X-SOGO")) {
                told.add(line.replace(";SCHEDULE-AGENT=CLIENT", "").replace(";RSVP=TRUE", ""));
            }
        }
        return told;
    }
}

package io.calferry.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.bench.ews.Draft;
import io.calferry.bench.ews.Entry;
import io.calferry.bench.ews.Field;
import io.calferry.bench.ews.Pattern;
import io.calferry.bench.ews.Recurrence;
import io.calferry.sync.Answer;
import io.calferry.sync.CalendarObject;
import io.calferry.sync.Fault;
import io.calferry.sync.Href;
import io.calferry.sync.Uid;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Conversion rules 33 and 41 at the server: a series of which nothing is left is neither read nor
/// written, and an event without length stays one.
class NothingLeftTest {

    private static final String BERLIN = "W. Europe Standard Time";
    private static final LocalDateTime START = LocalDateTime.parse("2027-03-01T09:00");
    private static final String EXCLUDED = "every repetition is excluded";

    private final Ground ground = new Ground();
    private final ExchangeStore store = ground.store();

    @AfterEach
    void close() throws Exception {
        ground.close();
    }

    private static CalendarObject object(String lines) {
        return new CalendarObject(
                new Uid("u1"),
                "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//T//EN\r\nBEGIN:VEVENT\r\nUID:u1\r\n"
                        + "DTSTAMP:20261121T080000Z\r\nSUMMARY:Plan\r\n"
                        + lines.replace("|", "\r\n")
                        + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
    }

    private Entry series(int occurrences) {
        return ground.ann
                .calendar()
                .add(
                        Draft.timed("Plan", START, Duration.ofHours(1), BERLIN)
                                .noReminder()
                                .repeating(
                                        new Pattern.Daily(1),
                                        new Recurrence.Range.Numbered(occurrences)));
    }

    private Answer read(Entry entry) throws Exception {
        return store.read(List.of(new Href(entry.id()))).getFirst();
    }

    private static Fault refused(String why) {
        return new Fault.Refused(Fault.Refused.Why.NOT_VALID, why);
    }

    // ---- rule 33

    @Test
    void rule_33_a_series_of_which_nothing_is_left_is_parked() throws Exception {
        var entry = series(2);
        entry.occurrences(2).forEach(start -> entry.occurrence(start).delete());

        assertThat(read(entry))
                .isEqualTo(
                        new Answer.Unread(
                                new Href(entry.id()),
                                new Fault.Unreadable(Fault.Unreadable.Why.BAD_OBJECT, EXCLUDED),
                                "Plan"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "DTSTART;TZID=Europe/Berlin:20270301T090000|RRULE:FREQ=DAILY;COUNT=2"
                        + "|EXDATE;TZID=Europe/Berlin:20270301T090000,20270302T090000"
                        + "! every repetition is excluded",
                "DTSTART;VALUE=DATE:20270301|RRULE:FREQ=WEEKLY;UNTIL=20270308"
                        + "|EXDATE;VALUE=DATE:20270301|EXDATE;VALUE=DATE:20270308"
                        + "! every repetition is excluded",
                "DTSTART:20270301T090000Z|RRULE:FREQ=MONTHLY;COUNT=1|EXDATE:20270301T090000Z"
                        + "! every repetition is excluded",
                "DTSTART:20270301T090000Z|RRULE:FREQ=DAILY;UNTIL=20270228T090000Z"
                        + "! its repeat rule yields nothing",
                "DTSTART:20270301T090000Z|EXDATE:20270301T090000Z! every repetition is excluded",
            })
    void rule_33_nor_is_such_a_series_written(String lines, String why) throws Exception {
        store.list(Optional.empty());
        ground.server.forgetRequests();

        assertThat(Ground.faultOf(() -> store.create(object(lines)))).isEqualTo(refused(why));

        // What the zone of the mailbox is, and nothing else.
        assertThat(ground.server.requests()).isEqualTo(Map.of("GetUserConfiguration", 1L));
        assertThat(ground.ann.calendar().size()).isZero();
    }

    @Test
    void rule_33_and_what_is_there_stays_as_it_is() throws Exception {
        var entry = series(2);
        var seen = ((Answer.Found) read(entry)).stored();
        var text =
                seen.object()
                        .text()
                        .replace(
                                "RRULE:",
                                "EXDATE;TZID=Europe/Berlin:20270301T090000,20270302T090000\r\n"
                                        + "RRULE:");
        var nothing = new CalendarObject(seen.object().uid(), text);
        ground.server.forgetRequests();

        assertThat(Ground.faultOf(() -> store.update(seen, nothing))).isEqualTo(refused(EXCLUDED));

        assertThat(ground.server.requests()).isEmpty();
        assertThat(entry.occurrences(9))
                .containsExactly(
                        Instant.parse("2027-03-01T08:00:00Z"),
                        Instant.parse("2027-03-02T08:00:00Z"));
        assertThat(read(entry)).isEqualTo(new Answer.Found(seen));
    }

    // ---- rule 41

    @Test
    void rule_41_an_item_without_length_comes_back_as_it_went_and_is_not_written_again()
            throws Exception {
        var entry =
                ground.ann
                        .calendar()
                        .add(Draft.timed("Plan", START, Duration.ZERO, BERLIN).noReminder());
        var seen = ((Answer.Found) read(entry)).stored();
        assertThat(seen.object().text())
                .contains(
                        "DTSTART;TZID=Europe/Berlin:20270301T090000\r\n",
                        "DTEND;TZID=Europe/Berlin:20270301T090001\r\n");
        ground.server.forgetRequests();

        for (var end :
                List.of(
                        "DTEND;TZID=Europe/Berlin:20270301T090001\r\n",
                        "DTEND;TZID=Europe/Berlin:20270301T090000\r\n",
                        "")) {
            var same =
                    seen.object()
                            .text()
                            .replace("DTEND;TZID=Europe/Berlin:20270301T090001\r\n", end);
            store.update(seen, new CalendarObject(seen.object().uid(), same));
        }

        assertThat(ground.server.requests()).isEqualTo(Map.of("GetItem", 6L));
        assertThat(List.of(entry.start(), entry.end()))
                .containsOnly(Instant.parse("2027-03-01T08:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({"DURATION:PT0S", "CLASS:PUBLIC", "DTEND:20270301T090000Z"})
    void rule_41_an_event_without_length_is_written_as_one(String end) throws Exception {
        store.create(object("DTSTART:20270301T090000Z|" + end));

        var entry = ground.ann.calendar().entries().getFirst();
        assertThat(entry.text(Field.SUBJECT)).isEqualTo("Plan");
        assertThat(List.of(entry.start(), entry.end()))
                .containsOnly(Instant.parse("2027-03-01T09:00:00Z"));
    }
}

package io.calferry.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.bench.ews.Draft;
import io.calferry.bench.ews.Entry;
import io.calferry.bench.ews.ExtendedName;
import io.calferry.bench.ews.Field;
import io.calferry.bench.ews.Pattern;
import io.calferry.bench.ews.Person;
import io.calferry.bench.ews.Recurrence;
import io.calferry.outlook.Status.Standing;
import io.calferry.sync.Answer;
import io.calferry.sync.CalendarObject;
import io.calferry.sync.Href;
import io.calferry.sync.Stored;
import io.calferry.sync.Uid;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/// How an item is shown and whether it was called off, there and back: conversion rules 35 and 37.
class StandingTest {

    private static final String BERLIN = "W. Europe Standard Time";
    private static final LocalDateTime START = LocalDateTime.parse("2027-03-01T09:00");
    private static final Person BOSS = Person.of("Boss", "boss@example.org");

    private final Ground ground = new Ground();
    private final ExchangeStore store = ground.store();

    @AfterEach
    void close() throws Exception {
        ground.close();
    }

    private static Draft draft() {
        return Draft.timed("Plan", START, Duration.ofHours(1), BERLIN).noReminder();
    }

    private Stored read(Entry entry) throws Exception {
        var answer = store.read(List.of(new Href(entry.id()))).getFirst();
        return ((Answer.Found) answer).stored();
    }

    /// How it stands, by its lines in their order.
    private static List<String> told(Stored stored) {
        return stored.object()
                .text()
                .lines()
                .filter(it -> it.matches("(SUMMARY|STATUS|TRANSP|X-MICROSOFT-CDO-BUSY.*):.*"))
                .toList();
    }

    private static CalendarObject with(Stored stored, String line, String other) {
        var text = stored.object().text();
        assertThat(text).contains(line);
        return new CalendarObject(stored.object().uid(), text.replace(line, other));
    }

    private Entry created(String... lines) throws Exception {
        var text =
                "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//T//EN\r\nBEGIN:VEVENT\r\nUID:u1\r\n"
                        + "DTSTAMP:20261121T080000Z\r\nDTSTART:20270301T090000Z\r\n"
                        + "DTEND:20270301T100000Z\r\nSUMMARY:Plan\r\n"
                        + String.join("\r\n", lines)
                        + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        store.create(new CalendarObject(new Uid("u1"), text));
        return ground.ann.calendar().entries().getLast();
    }

    private static String busy(Entry entry) {
        return entry.text(Field.FREE_BUSY)
                + " "
                + entry.extended(ExtendedName.BUSY_STATUS).orElseThrow();
    }

    // ---- rule 35: the busy status

    @ParameterizedTest
    @CsvSource({
        "Free, TRANSPARENT, , FREE",
        "Tentative, OPAQUE, TENTATIVE, TENTATIVE",
        "Busy, OPAQUE, , BUSY",
        "OOF, OPAQUE, , OOF",
        "WorkingElsewhere, OPAQUE, , WORKINGELSEWHERE",
    })
    void rule_35_who_is_not_free_is_opaque_and_the_word_comes_back(
            String word, String transp, String status, String own) throws Exception {
        var seen = read(ground.ann.calendar().add(draft().with(Field.FREE_BUSY, word)));

        var lines = new ArrayList<>(List.of("SUMMARY:Plan", "TRANSP:" + transp));
        if (status != null) {
            lines.add("STATUS:" + status);
        }
        lines.add("X-MICROSOFT-CDO-BUSYSTATUS:" + own);
        assertThat(told(seen)).containsExactlyInAnyOrderElementsOf(lines);
    }

    @ParameterizedTest
    @CsvSource({
        "FREE, Free 0",
        "TENTATIVE, Tentative 1",
        "BUSY, Busy 2",
        "OOF, OOF 3",
        "WORKINGELSEWHERE, WorkingElsewhere 4",
    })
    void rule_35_the_word_is_written(String own, String held) throws Exception {
        var transp = own.equals("FREE") ? "TRANSP:TRANSPARENT" : "TRANSP:OPAQUE";
        var status = own.equals("TENTATIVE") ? "STATUS:TENTATIVE" : "STATUS:CONFIRMED";

        assertThat(busy(created(transp, status, "X-MICROSOFT-CDO-BUSYSTATUS:" + own)))
                .isEqualTo(held);
    }

    @Test
    void rule_35_working_elsewhere_becomes_another_status_and_comes_again() throws Exception {
        var entry = created("X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE");
        var elsewhere = "X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE";
        var away = "X-MICROSOFT-CDO-BUSYSTATUS:OOF";

        var seen = read(entry);
        store.update(seen, with(seen, elsewhere, away));
        assertThat(busy(entry)).isEqualTo("OOF 3");

        seen = read(entry);
        store.update(seen, with(seen, away, elsewhere));
        assertThat(busy(entry)).isEqualTo("WorkingElsewhere 4");
    }

    // ---- rule 37: called off

    @ParameterizedTest
    @CsvSource({
        "false, 4, CANCELLED",
        "false, 7, CANCELLED",
        "true, 0, CANCELLED",
        "true, , CANCELLED",
        ", 4, CANCELLED",
        "false, 3, ON",
        "false, 8, ON",
        ", , ON",
        "false, many, ON",
    })
    void rule_37_either_the_word_or_the_bit_says_that_it_is_called_off(
            String word, String state, Standing standing) {
        var item = Element.of("t:CalendarItem");
        if (word != null) {
            item = item.and(Element.text("t:IsCancelled", word));
        }
        if (state != null) {
            item = item.and(Element.text("t:AppointmentState", state));
        }

        assertThat(StatusReader.status(item).standing()).isEqualTo(standing);
    }

    @Test
    void rule_37_what_was_called_off_is_cancelled_without_the_word_before_its_title()
            throws Exception {
        var entry = ground.ann.calendar().add(draft().calledBy(BOSS, "Accept").cancelled());
        assertThat(entry.text(Field.SUBJECT)).isEqualTo("Canceled: Plan");

        assertThat(told(read(entry)))
                .containsExactlyInAnyOrder(
                        "SUMMARY:Plan",
                        "STATUS:CANCELLED",
                        "TRANSP:TRANSPARENT",
                        "X-MICROSOFT-CDO-BUSYSTATUS:FREE");
    }

    @Test
    void rule_37_a_title_that_begins_with_the_word_is_a_title() throws Exception {
        var entry = ground.ann.calendar().add(draft().with(Field.SUBJECT, "Canceled: Plan"));

        assertThat(told(read(entry)))
                .containsExactlyInAnyOrder(
                        "SUMMARY:Canceled: Plan",
                        "TRANSP:OPAQUE",
                        "X-MICROSOFT-CDO-BUSYSTATUS:BUSY");
    }

    @Test
    void rule_37_one_occurrence_may_be_called_off() throws Exception {
        var series =
                ground.ann
                        .calendar()
                        .add(
                                draft().repeating(
                                                new Pattern.Daily(1),
                                                new Recurrence.Range.Numbered(3)));
        series.occurrence(LocalDate.parse("2027-03-02")).edit(Field.STATE, 4);

        assertThat(told(read(series)))
                .containsExactly(
                        "SUMMARY:Plan",
                        "TRANSP:OPAQUE",
                        "X-MICROSOFT-CDO-BUSYSTATUS:BUSY",
                        "SUMMARY:Plan",
                        "STATUS:CANCELLED",
                        "TRANSP:OPAQUE",
                        "X-MICROSOFT-CDO-BUSYSTATUS:BUSY");
    }

    @Test
    void rule_37_a_new_item_that_is_cancelled_is_called_off_and_no_meeting() throws Exception {
        var entry =
                created(
                        "STATUS:CANCELLED",
                        "ORGANIZER;SCHEDULE-AGENT=CLIENT:mailto:boss@example.org",
                        "ATTENDEE;SCHEDULE-AGENT=CLIENT;PARTSTAT=ACCEPTED:mailto:" + Ground.ANN);

        assertThat(entry.text(Field.STATE)).isEqualTo("4");
        assertThat(entry.text(Field.IS_CANCELLED)).isEqualTo("true");
        assertThat(entry.text(Field.IS_MEETING)).isEqualTo("false");
    }

    @ParameterizedTest
    @CsvSource({"Accept", "Tentative", "Decline", "NoResponseReceived"})
    void rule_37_the_meeting_of_another_stays_his_when_it_is_called_off_and_on_again(String answer)
            throws Exception {
        var entry =
                ground.ann
                        .calendar()
                        .add(
                                draft().calledBy(BOSS, answer)
                                        .attendees(Person.of("Bob", "bob@example.org")));
        assertThat(entry.text(Field.STATE)).isEqualTo("3");

        var seen = read(entry);
        store.update(seen, with(seen, "SUMMARY:", "STATUS:CANCELLED\r\nSUMMARY:"));
        assertThat(entry.text(Field.STATE)).isEqualTo("7");

        seen = read(entry);
        store.update(seen, with(seen, "STATUS:CANCELLED\r\n", ""));
        assertThat(entry.text(Field.STATE)).isEqualTo("3");
        assertThat(entry.text(Field.MY_RESPONSE_TYPE)).isEqualTo(answer);
    }
}

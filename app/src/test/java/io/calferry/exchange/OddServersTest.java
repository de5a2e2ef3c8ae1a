package io.calferry.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.bench.ews.Draft;
import io.calferry.bench.ews.Entry;
import io.calferry.bench.ews.Field;
import io.calferry.bench.ews.Misbehaviour.Kind;
import io.calferry.bench.ews.Pattern;
import io.calferry.bench.ews.Person;
import io.calferry.bench.ews.Recurrence;
import io.calferry.bench.ews.WindowsZone;
import io.calferry.sync.CalendarObject;
import io.calferry.sync.Samples;
import io.calferry.sync.Uid;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/// What the objects are that come of a server which tells its items in odd ways.
class OddServersTest {

    private static final String BERLIN = "W. Europe Standard Time";

    private final Ground ground = new Ground();
    private final ExchangeStore store = ground.store();

    @AfterEach
    void close() throws Exception {
        ground.close();
    }

    private static Draft single(String subject, WindowsZone zone) {
        return Draft.timed(subject, Ground.MONDAY, Duration.ofHours(1), zone).noReminder();
    }

    private Entry weekly(WindowsZone zone) {
        return ground.ann.calendar().add(Ground.onMondays(single("Weekly", zone), 8));
    }

    private CalendarObject only() throws Exception {
        var found = Ground.found(Ground.everything(store));
        assertThat(found).hasSize(1);
        return found.getFirst().object();
    }

    /// Unfolded.
    private List<String> lines(String... names) throws Exception {
        return only().text()
                .replace("\r\n ", "")
                .lines()
                .filter(it -> List.of(names).contains(it.split("[;:]", 2)[0]))
                .toList();
    }

    @Test
    void an_occurrence_that_was_moved_and_then_deleted_is_missing_at_its_slot() throws Exception {
        var series = weekly(WindowsZone.of(BERLIN));
        var slots = series.occurrences(8);
        // On Friday it is nearer to the next slot than to its own.
        series.occurrence(slots.get(2)).moveTo(slots.get(2).plus(Duration.ofDays(4)));
        series.occurrence(slots.get(2)).delete();
        ground.server.misbehave(Kind.DELETED_OCCURRENCES_STRAY);

        assertThat(lines("EXDATE")).containsExactly("EXDATE;TZID=Europe/Berlin:20270315T090000");
    }

    @Test
    void a_zone_that_ends_in_a_line_break_is_the_zone() throws Exception {
        ground.ann.calendar().add(single("Plan", WindowsZone.of(BERLIN)));
        ground.server.misbehave(Kind.ZONES_END_IN_LINE_BREAKS);

        assertThat(lines("TZID", "DTSTART"))
                .contains("TZID:Europe/Berlin", "DTSTART;TZID=Europe/Berlin:20270301T090000");
    }

    @Test
    void mime_content_without_its_end_and_with_wrong_exceptions_tells_the_zone_and_nothing_else()
            throws Exception {
        var custom = WindowsZone.custom("NoId_1", WindowsZone.of(BERLIN).rules());
        var series = weekly(custom);
        var uid = series.text(Field.UID);
        series.occurrence(LocalDate.parse("2027-03-08"))
                .moveTo(series.occurrences(2).get(1).plus(Duration.ofDays(1)));
        ground.server.misbehave(Kind.MIME_EXCEPTIONS_WRONG, Kind.MIME_WITHOUT_END);

        assertThat(lines("UID", "RECURRENCE-ID", "RRULE"))
                .filteredOn(it -> !it.startsWith("RRULE:FREQ=YEARLY"))
                .containsExactlyInAnyOrder(
                        "UID:" + uid,
                        "UID:" + uid,
                        "RECURRENCE-ID;TZID=Europe/Berlin:20270308T090000",
                        "RRULE:FREQ=WEEKLY;COUNT=8;BYDAY=MO");
    }

    @Test
    void a_changed_occurrence_has_the_people_of_its_own() throws Exception {
        var boss = Person.of("Boss", "boss@example.org");
        var ann = Person.of("Ann", "other@example.org");
        var bob = Person.of("Bob", "bob@example.org");
        var series =
                ground.ann
                        .calendar()
                        .add(
                                single("Weekly", WindowsZone.of(BERLIN))
                                        .calledBy(boss, "Unknown")
                                        .attendees(ann)
                                        .repeating(
                                                new Pattern.Daily(1),
                                                new Recurrence.Range.Numbered(3)));
        series.occurrence(LocalDate.parse("2027-03-02"))
                .edit(Field.REQUIRED_ATTENDEES, List.of(ann, bob));

        assertThat(lines("ATTENDEE")).filteredOn(it -> it.contains("bob@example.org")).hasSize(1);
        assertThat(lines("ATTENDEE")).filteredOn(it -> it.contains("other@example.org")).hasSize(2);
    }

    @Test
    void an_item_that_has_no_uid_gets_one_of_its_id_that_stays() throws Exception {
        ground.ann.calendar().add(single("Nameless", WindowsZone.of(BERLIN)));
        ground.ann.calendar().add(single("Another", WindowsZone.of(BERLIN)));
        ground.server.misbehave(Kind.NO_UID);

        var first = Ground.found(Ground.everything(store));
        ground.ann.calendar().entry("Nameless").edit(Field.LOCATION, "There");
        var second = Ground.found(Ground.everything(ground.store()));

        assertThat(first).extracting(it -> it.object().uid()).hasSize(2).doesNotHaveDuplicates();
        assertThat(second)
                .extracting(it -> it.object().uid())
                .containsExactlyInAnyOrderElementsOf(
                        first.stream().map(it -> it.object().uid()).toList());
    }

    @Test
    void what_we_make_keeps_our_uid_where_the_server_makes_its_own() throws Exception {
        ground.server.misbehave(Kind.UID_OF_ITS_OWN);

        store.create(Samples.event("ours", "Ours"));

        var entry = ground.ann.calendar().entries().getFirst();
        assertThat(entry.text(Field.UID)).isNotEqualTo("ours");
        assertThat(only().uid()).isEqualTo(new Uid("ours"));
    }
}

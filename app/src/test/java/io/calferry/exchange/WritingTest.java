package io.calferry.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.bench.ews.Entry;
import io.calferry.bench.ews.ExtendedName;
import io.calferry.bench.ews.Field;
import io.calferry.bench.ews.Misbehaviour;
import io.calferry.bench.ews.Misbehaviour.Kind;
import io.calferry.sync.CalendarObject;
import io.calferry.sync.Fault;
import io.calferry.sync.Href;
import io.calferry.sync.StoreException;
import io.calferry.sync.Stored;
import io.calferry.sync.Uid;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Stream;

class WritingTest {

    private static final String SET = "5e2d6a0c-7d3f-4b0e-9a51-0c1fe77ca1fe";

    private static final Instant START = Instant.parse("2026-11-21T08:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final Ground ground = new Ground(now::get);
    private final ExchangeStore store = ground.store();

    @AfterEach
    void close() throws Exception {
        ground.close();
    }

    private static CalendarObject object(String... components) {
        var lines = new ArrayList<>(List.of("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//T//EN"));
        lines.addAll(List.of(components));
        lines.add("END:VCALENDAR");
        return new CalendarObject(new Uid("u1"), String.join("\r\n", lines) + "\r\n");
    }

    private static String event(String... lines) {
        return "BEGIN:VEVENT\r\nUID:u1\r\nDTSTAMP:20261121T080000Z\r\n"
                + String.join("\r\n", lines)
                + "\r\nEND:VEVENT";
    }

    private static String weekly(String... more) {
        var lines =
                new ArrayList<>(
                        List.of(
                                "DTSTART;TZID=Europe/Berlin:20270301T090000",
                                "DTEND;TZID=Europe/Berlin:20270301T100000",
                                "RRULE:FREQ=WEEKLY;COUNT=8",
                                "SUMMARY:Weekly"));
        lines.addAll(List.of(more));
        return event(lines.toArray(String[]::new));
    }

    private static String changed(String day, String to, String summary) {
        return event(
                "RECURRENCE-ID;TZID=Europe/Berlin:" + day + "T090000",
                "DTSTART;TZID=Europe/Berlin:" + to,
                "DTEND;TZID=Europe/Berlin:" + to.replace("T1", "T2"),
                "SUMMARY:" + summary);
    }

    private Stored create(CalendarObject object) throws Exception {
        var written = store.create(object);
        return new Stored(written.place(), written.held().orElse(object));
    }

    private Stored update(Stored over, CalendarObject with) throws Exception {
        var written = store.update(over, with);
        return new Stored(written.place(), written.held().orElse(with));
    }

    private Entry only() {
        assertThat(ground.ann.calendar().size()).isEqualTo(1);
        return ground.ann.calendar().entries().getFirst();
    }

    private static Instant slot(String day) {
        return LocalDate.parse(day)
                .atTime(9, 0)
                .atZone(java.time.ZoneId.of("Europe/Berlin"))
                .toInstant();
    }

    @Test
    void nobody_is_ever_told_to_mail() throws Exception {
        var bodies = new ConcurrentLinkedQueue<String>();
        ground.server.watch(seen -> bodies.add(seen.request()));
        var seen =
                create(
                        object(
                                weekly("EXDATE;TZID=Europe/Berlin:20270308T090000"),
                                changed("20270315", "20270315T110000", "Later")));
        seen = update(seen, object(weekly("LOCATION:Room")));
        store.delete(seen);

        var writes =
                bodies.stream()
                        .filter(it -> it.matches("(?s).*<m:(Create|Update|Delete)Item .*"))
                        .toList();
        assertThat(writes).hasSizeGreaterThan(4);
        assertThat(writes)
                .allMatch(
                        it ->
                                it.contains("SendToNone")
                                        && !it.contains("SendToAll")
                                        && !it.contains("SendOnly"));
        ground.server.sentToNone();
    }

    @Test
    void every_word_of_a_single_event_stands_in_its_property() throws Exception {
        create(
                object(
                        event(
                                "DTSTART;TZID=Europe/Berlin:20270301T090000",
                                "DTEND;TZID=America/New_York:20270301T090000",
                                "SUMMARY:Plan",
                                "LOCATION:Room 1",
                                "DESCRIPTION:Text",
                                "CATEGORIES:One,Two",
                                "CLASS:PRIVATE",
                                "PRIORITY:1",
                                "X-MICROSOFT-CDO-BUSYSTATUS:OOF",
                                "X-CALFERRY-ORIGIN:mark",
                                "BEGIN:VALARM",
                                "ACTION:DISPLAY",
                                "DESCRIPTION:Plan",
                                "TRIGGER:-PT10M",
                                "END:VALARM")));

        var item = only();
        assertThat(item.text(Field.SUBJECT)).isEqualTo("Plan");
        assertThat(item.text(Field.LOCATION)).isEqualTo("Room 1");
        assertThat(item.body()).contains("Text");
        assertThat(item.value(Field.CATEGORIES)).contains(List.of("One", "Two"));
        assertThat(item.text(Field.SENSITIVITY)).isEqualTo("Private");
        assertThat(item.text(Field.IMPORTANCE)).isEqualTo("High");
        assertThat(item.text(Field.FREE_BUSY)).isEqualTo("OOF");
        assertThat(item.value(Field.REMINDER_IS_SET)).contains(true);
        assertThat(item.value(Field.REMINDER_MINUTES)).contains(10);
        assertThat(item.start()).isEqualTo(slot("2027-03-01"));
        assertThat(
                        item.extended(
                                new ExtendedName(
                                        SET, new ExtendedName.Key.Name("CalferryUid"), "String")))
                .contains("u1");
        assertThat(
                        item.extended(
                                new ExtendedName(
                                        SET,
                                        new ExtendedName.Key.Name("CalferryOrigin"),
                                        "String")))
                .contains("mark");
    }

    @Test
    void whole_days_stay_the_same_days() throws Exception {
        var seen =
                create(
                        object(
                                event(
                                        "DTSTART;VALUE=DATE:20270301",
                                        "DTEND;VALUE=DATE:20270303",
                                        "SUMMARY:Off")));

        assertThat(only().value(Field.IS_ALL_DAY)).contains(true);
        assertThat(seen.object().text())
                .contains("DTSTART;VALUE=DATE:20270301", "DTEND;VALUE=DATE:20270303");
    }

    @Test
    void a_series_is_written_with_its_changed_and_deleted_occurrences() throws Exception {
        var seen =
                create(
                        object(
                                weekly(
                                        "EXDATE;TZID=Europe/Berlin:20270308T090000",
                                        "X-CALFERRY-ORIGIN:mark"),
                                changed("20270315", "20270315T110000", "Later")));

        var item = only();
        assertThat(item.deleted()).containsExactly(slot("2027-03-08"));
        assertThat(item.modified()).containsExactly(slot("2027-03-15"));
        var occurrence = item.occurrence(slot("2027-03-15"));
        assertThat(occurrence.text(Field.SUBJECT)).isEqualTo("Later");
        assertThat(occurrence.start()).isEqualTo(slot("2027-03-15").plusSeconds(7200));
        assertThat(seen.object().text())
                .contains("SUMMARY:Later", "EXDATE", "X-CALFERRY-ORIGIN:mark");
    }

    /// What each write from now on says of how far it has come.
    private List<String> stages() {
        var stages = new ArrayList<String>();
        var said = Pattern.compile("CalferrySpan\".*?<t:Value>([^<]*)<");
        ground.server.watch(
                seen -> {
                    var body = seen.request();
                    if (body.contains("Item ") && body.contains("SendToNone")) {
                        var stage = said.matcher(body);
                        var mark = body.contains("CalferryOrigin") ? "mark " : "";
                        stages.add(mark + (stage.find() ? stage.group(1) : ""));
                    }
                });
        return stages;
    }

    @Test
    void a_new_series_is_marked_from_the_first_request_and_whole_with_the_last() throws Exception {
        var stages = stages();

        var seen =
                create(
                        object(
                                weekly("X-CALFERRY-ORIGIN:mark"),
                                changed("20270315", "20270315T110000", "Later")));

        assertThat(stages).hasSize(3).first().isEqualTo("mark begun");
        assertThat(stages.get(1)).isEmpty();
        assertThat(stages.get(2)).startsWith("PT");
        assertThat(seen.object().text())
                .contains("X-CALFERRY-ORIGIN:mark")
                .doesNotContain("X-CALFERRY-STAGE");
    }

    @Test
    void a_series_whose_making_was_interrupted_is_read_as_begun_and_an_update_ends_it()
            throws Exception {
        var wanted =
                object(
                        weekly("X-CALFERRY-ORIGIN:mark"),
                        changed("20270315", "20270315T110000", "Later"));
        var begun = interrupted(wanted);

        assertThat(begun.object().text()).contains("X-CALFERRY-ORIGIN;X-CALFERRY-STAGE=BEGUN:mark");
        assertThat(only().modified()).isEmpty();

        var seen = update(begun, wanted);

        assertThat(only().modified()).containsExactly(slot("2027-03-15"));
        assertThat(seen.object().text())
                .contains("SUMMARY:Later", "X-CALFERRY-ORIGIN:mark")
                .doesNotContain("X-CALFERRY-STAGE");
        ground.server.sentToNone();
    }

    @Test
    void what_was_begun_and_somebody_touched_since_bears_no_mark_of_ours() throws Exception {
        interrupted(
                object(
                        weekly("X-CALFERRY-ORIGIN:mark"),
                        changed("20270315", "20270315T110000", "Later")));
        now.set(START.plus(Duration.ofMinutes(3)));

        only().edit(Field.LOCATION, "A person's room");

        var found = Ground.found(Ground.everything(store)).getFirst();
        assertThat(found.object().text())
                .contains("LOCATION:A person's room")
                .doesNotContain("X-CALFERRY-ORIGIN");
    }

    private static final String MONDAYS = "EXDATE;TZID=Europe/Berlin:20270308T090000";

    /// A series in the mailbox, a day old, whose third occurrence was changed.
    private Stored series() throws Exception {
        now.set(START);
        var seen = create(object(weekly(MONDAYS), changed("20270315", "20270315T110000", "Later")));
        now.set(START.plus(Duration.ofDays(1)));
        return seen;
    }

    /// Changes that take one way each to more than one request.
    private static Stream<CalendarObject> changes() {
        var origin = "X-CALFERRY-ORIGIN:mark";
        var third = changed("20270315", "20270315T110000", "Later");
        var fourth = changed("20270322", "20270322T120000", "At noon");
        return Stream.of(
                object(weekly(MONDAYS, origin), third, fourth),
                object(weekly(MONDAYS, origin, "LOCATION:Room"), third, fourth),
                object(weekly(MONDAYS, origin, "LOCATION:Room")),
                object(weekly(origin, "LOCATION:Room"), third, fourth),
                object(weekly(origin, "LOCATION:Room")));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void a_change_of_several_requests_is_marked_from_the_first_to_the_last(CalendarObject wanted)
            throws Exception {
        var seen = series();
        var stages = stages();

        var after = update(seen, wanted);

        assertThat(stages).hasSizeGreaterThan(1);
        assertThat(stages.getFirst()).isEqualTo("mark changing 2026-11-22T08:00:00Z");
        assertThat(stages.subList(1, stages.size() - 1)).allMatch(String::isEmpty);
        assertThat(stages.getLast()).isEqualTo("mark PT0S");
        assertThat(after.object().text())
                .contains("X-CALFERRY-ORIGIN:mark")
                .doesNotContain("X-CALFERRY-STAGE");
    }

    @ParameterizedTest
    @MethodSource("changes")
    void a_change_that_was_interrupted_anywhere_is_known_as_such_and_an_update_ends_it(
            CalendarObject wanted) throws Exception {
        var whole = update(series(), wanted).object().text();
        for (int writes = 1; ; writes++) {
            store.delete(Ground.found(Ground.everything(store)).getFirst());
            var seen = series();
            if (isWrittenWith(writes, seen, wanted)) {
                assertThat(writes).isGreaterThan(1);
                return;
            }
            var part = Ground.found(Ground.everything(store)).getFirst();
            assertThat(part.object().text())
                    .as("after %s writes", writes)
                    .contains("X-CALFERRY-ORIGIN;X-CALFERRY-STAGE=CHANGING:mark");

            now.updateAndGet(it -> it.plus(Duration.ofDays(1)));
            var after = update(part, wanted);

            assertThat(said(after.object().text())).isEqualTo(said(whole));
        }
    }

    /// Whether no more than so many requests that write are needed; there are no more than that.
    private boolean isWrittenWith(int writes, Stored over, CalendarObject wanted) throws Exception {
        var left = new AtomicInteger(writes);
        var off = new Misbehaviour.SwitchedOff(403);
        ground.server.misbehave(
                new Misbehaviour.On("UpdateItem", new Misbehaviour.After(left, off)),
                new Misbehaviour.On("DeleteItem", new Misbehaviour.After(left, off)));
        try {
            update(over, wanted);
            return true;
        } catch (StoreException e) {
            assertThat(e.fault().endsRun()).isTrue();
            return false;
        } finally {
            ground.server.behave();
        }
    }

    /// What an object says, without when it was said.
    private static List<String> said(String text) {
        return text.lines()
                .filter(it -> !it.matches("(DTSTAMP|LAST-MODIFIED|CREATED|SEQUENCE)[:;].*"))
                .toList();
    }

    @Test
    void what_was_being_changed_and_somebody_touched_since_bears_no_mark_of_ours()
            throws Exception {
        var seen = series();
        assertThat(isWrittenWith(1, seen, changes().toList().get(1))).isFalse();
        now.updateAndGet(it -> it.plus(Duration.ofMinutes(1)));

        only().edit(Field.SUBJECT, "A person's");

        assertThat(Ground.found(Ground.everything(store)).getFirst().object().text())
                .contains("SUMMARY:A person's")
                .doesNotContain("X-CALFERRY-ORIGIN");
    }

    @Test
    void an_occurrence_that_somebody_touched_since_tells_where_the_series_does_not()
            throws Exception {
        var seen = series();
        assertThat(isWrittenWith(1, seen, changes().toList().get(1))).isFalse();
        now.updateAndGet(it -> it.plus(Duration.ofMinutes(1)));
        ground.server.misbehave(Misbehaviour.Kind.OCCURRENCES_UNREPORTED);

        only().occurrence(slot("2027-03-15")).edit(Field.SUBJECT, "A person's");

        assertThat(Ground.found(Ground.everything(store)).getFirst().object().text())
                .contains("SUMMARY:A person's")
                .doesNotContain("X-CALFERRY-ORIGIN");
    }

    @Test
    void what_is_interrupted_once_more_is_still_in_the_making() throws Exception {
        var wanted =
                object(
                        weekly("X-CALFERRY-ORIGIN:mark"),
                        changed("20270315", "20270315T110000", "Later"));
        var begun = interrupted(wanted);
        now.set(START.plus(Duration.ofDays(1)));

        assertThat(isWrittenWith(1, begun, wanted)).isFalse();

        var again = Ground.found(Ground.everything(store)).getFirst();
        assertThat(again.object().text()).contains("X-CALFERRY-ORIGIN;X-CALFERRY-STAGE=BEGUN:mark");
        assertThat(update(again, wanted).object().text())
                .contains("SUMMARY:Later", "X-CALFERRY-ORIGIN:mark")
                .doesNotContain("X-CALFERRY-STAGE");
    }

    @Test
    void a_change_says_nothing_of_a_beginning_where_the_server_does_not_tell_its_time()
            throws Exception {
        ground.server.misbehave(Misbehaviour.Kind.TELLS_NO_TIME);
        var seen = series();
        var stages = stages();

        update(seen, changes().toList().get(1));

        assertThat(stages).containsExactly("", "", "mark PT0S");
    }

    /// As a process leaves it that ends when the master is made.
    private Stored interrupted(CalendarObject object) throws Exception {
        var off = new Misbehaviour.On("UpdateItem", new Misbehaviour.SwitchedOff(403));
        ground.server.misbehave(off);
        assertThat(Ground.faultOf(() -> store.create(object)).endsRun()).isTrue();
        ground.server.behave();
        return Ground.found(Ground.everything(store)).getFirst();
    }

    @Test
    void a_create_whose_answer_is_lost_is_found_by_the_next_attempt() throws Exception {
        var single =
                object(
                        event(
                                "DTSTART:20270301T090000Z",
                                "DTEND:20270301T100000Z",
                                "SUMMARY:Once",
                                "X-CALFERRY-ORIGIN:mark"));
        var series =
                object(
                        weekly("X-CALFERRY-ORIGIN:mark"),
                        changed("20270315", "20270315T110000", "Later"));
        for (var wanted : List.of(single, series)) {
            for (var lost : List.of(Kind.DONE_BUT_NOT_SAID, Kind.CUT_SHORT)) {
                ground.server.misbehave(
                        new Misbehaviour.On("CreateItem", Misbehaviour.times(1, lost)));

                assertThat(Ground.faultOf(() -> store.create(wanted)))
                        .isInstanceOfSatisfying(
                                Fault.Offline.class,
                                it -> assertThat(it.why()).isEqualTo(Fault.Offline.Why.BROKEN_OFF));

                assertThat(Ground.faultOf(() -> store.create(wanted)))
                        .isEqualTo(new Fault.Stale(new Href(only().id())));
                var found = Ground.found(Ground.everything(store)).getFirst();
                var ended = update(found, wanted);
                assertThat(only().id()).isEqualTo(ended.place().href().value());
                assertThat(ended.object().text())
                        .contains("X-CALFERRY-ORIGIN:mark")
                        .doesNotContain("X-CALFERRY-STAGE");
                store.delete(ended);
            }
        }
    }

    @Test
    void one_more_changed_occurrence_leaves_the_others_alone() throws Exception {
        var seen = create(object(weekly(), changed("20270315", "20270315T110000", "Later")));

        var after =
                update(
                        seen,
                        object(
                                weekly(),
                                changed("20270315", "20270315T110000", "Later"),
                                changed("20270322", "20270322T120000", "At noon")));

        assertThat(only().modified()).containsExactly(slot("2027-03-15"), slot("2027-03-22"));
        assertThat(after.object().text()).contains("SUMMARY:Later", "SUMMARY:At noon");
    }

    @Test
    void an_occurrence_that_was_deleted_comes_back() throws Exception {
        var seen =
                create(
                        object(
                                weekly("EXDATE;TZID=Europe/Berlin:20270308T090000"),
                                changed("20270315", "20270315T110000", "Later")));

        update(seen, object(weekly(), changed("20270315", "20270315T110000", "Later")));

        assertThat(only().deleted()).isEmpty();
        assertThat(only().modified()).containsExactly(slot("2027-03-15"));
    }

    @Test
    void a_moved_series_takes_its_changed_occurrences_along() throws Exception {
        var seen = create(object(weekly(), changed("20270315", "20270315T110000", "Later")));

        update(
                seen,
                object(
                        event(
                                "DTSTART;TZID=Europe/Berlin:20270302T090000",
                                "DTEND;TZID=Europe/Berlin:20270302T100000",
                                "RRULE:FREQ=WEEKLY;COUNT=8",
                                "SUMMARY:Weekly"),
                        changed("20270316", "20270316T110000", "Later")));

        assertThat(only().start()).isEqualTo(slot("2027-03-02"));
        assertThat(only().modified()).containsExactly(slot("2027-03-16"));
    }

    @Test
    void a_series_becomes_single_and_a_single_event_a_series() throws Exception {
        var seen = create(object(weekly()));
        var single =
                object(
                        event(
                                "DTSTART;TZID=Europe/Berlin:20270301T090000",
                                "DTEND;TZID=Europe/Berlin:20270301T100000",
                                "SUMMARY:Once"));

        seen = update(seen, single);
        assertThat(only().value(Field.RECURRENCE)).isEmpty();

        update(seen, object(weekly()));
        assertThat(only().occurrences(20)).hasSize(8);
    }

    @Test
    void an_update_touches_only_what_differs() throws Exception {
        var seen =
                create(
                        object(
                                event(
                                        "DTSTART:20270301T090000Z",
                                        "DTEND:20270301T100000Z",
                                        "SUMMARY:Before")));
        var updates = new ArrayList<String>();
        ground.server.watch(
                it -> {
                    var body = it.request();
                    if (body.contains("<m:UpdateItem")) {
                        updates.add(body);
                    }
                });

        update(
                seen,
                object(
                        event(
                                "DTSTART:20270301T090000Z",
                                "DTEND:20270301T100000Z",
                                "SUMMARY:After")));

        assertThat(updates).hasSize(1);
        assertThat(updates.getFirst().split("<t:SetItemField>", -1)).hasSize(2);
    }

    @Test
    void what_outlook_has_no_pattern_for_is_refused_whole() throws Exception {
        var object =
                object(
                        event(
                                "DTSTART:20270301T090000Z",
                                "DTEND:20270301T100000Z",
                                "RRULE:FREQ=MONTHLY;BYDAY=MO,WE;BYSETPOS=1,3",
                                "SUMMARY:x"));

        assertThat(Ground.faultOf(() -> store.create(object))).isInstanceOf(Fault.Refused.class);
        assertThat(ground.ann.calendar().size()).isZero();
    }

    @Test
    void what_is_deleted_lies_in_the_deleted_items() throws Exception {
        var deletions = new ArrayList<String>();
        ground.server.watch(
                it -> {
                    var body = it.request();
                    if (body.contains("<m:DeleteItem")) {
                        deletions.add(body);
                    }
                });
        store.delete(create(object(weekly())));

        assertThat(deletions).hasSize(1);
        assertThat(deletions.getFirst()).contains("DeleteType=\"MoveToDeletedItems\"");
        assertThat(ground.ann.calendar().size()).isZero();
    }
}

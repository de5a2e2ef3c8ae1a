package io.calferry;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.concurrent.TimeUnit.MINUTES;

import io.calferry.bench.MemoryCalDav;
import io.calferry.bench.ews.Account;
import io.calferry.bench.ews.Draft;
import io.calferry.bench.ews.Entry;
import io.calferry.bench.ews.Field;
import io.calferry.bench.ews.MemoryExchange;
import io.calferry.bench.ews.Misbehaviour;
import io.calferry.bench.ews.Pattern;
import io.calferry.bench.ews.Recurrence;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/// The whole program, killed by SIGKILL between two of the requests that one series takes.
class InterruptedSeriesTest {

    private static final String PASSWORD = "hunter2 of ada's pass:word";
    private static final LocalDateTime NINE = LocalDateTime.of(2026, 3, 2, 9, 0);
    private static final LocalDate THIRD = LocalDate.of(2026, 3, 16);

    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-02-01T10:00:00Z"));
    private final MemoryExchange exchange = MemoryExchange.start(now::get);
    private final MemoryCalDav caldav = MemoryCalDav.start();
    private final URI copies = caldav.calendar("me", "work");
    private final Account ada = exchange.account("ada@example.org", "Ada Lovelace", PASSWORD);

    @TempDir private Path folder;
    private User user = new User(Path.of(""), Map.of());

    @BeforeEach
    void a_profile() throws IOException {
        user =
                User.with(
                        folder,
                        User.exchange(ada, exchange.url(), "PASSWORD"),
                        User.calendar(copies),
                        ", \"direction\": \"two-way\"",
                        Map.of("PASSWORD", PASSWORD));
    }

    @AfterEach
    void nobody_got_mail() {
        exchange.sentToNone();
        exchange.close();
        caldav.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void an_update_that_was_killed_is_ended_by_the_next_run(int request) throws Exception {
        anEditedSeries();

        kill(request);

        assertThat(onlyItem().text(Field.SUBJECT)).as("the first request").isEqualTo("Renamed");
        later(Duration.ofDays(1));
        var next = user.run("sync").ended(0);
        assertThat(next.count("updated")).isEqualTo(1);
        assertThat(next.count("created") + next.count("deleted") + next.count("parked")).isZero();
        bothSidesHaveTheEdit();
        nothingToDo();
    }

    @Test
    void an_edit_in_the_mailbox_after_the_kill_waits_for_a_person() throws Exception {
        anEditedSeries();
        kill(1);
        later(Duration.ofMinutes(1));
        onlyItem().edit(Field.LOCATION, "A person's room");

        var next = user.run("sync").ended(1);

        assertThat(next.count("parked")).isEqualTo(1);
        assertThat(next.count("updated")).isZero();
        assertThat(onlyItem().text(Field.LOCATION)).isEqualTo("A person's room");
        assertThat(copy()).contains("SUMMARY:Moved");
    }

    @Test
    void a_creation_that_was_killed_is_ended_by_the_next_run() throws Exception {
        caldav.put(copies, "new.ics", aNewSeries("new@series.example"));

        kill(1);

        assertThat(onlyItem().text(Field.SUBJECT)).as("the first request").isEqualTo("Renamed");
        later(Duration.ofDays(1));
        var next = user.run("sync").ended(0);
        assertThat(next.count("parked") + next.count("deleted")).isZero();
        bothSidesHaveTheEdit();
        nothingToDo();
    }

    @Test
    void what_was_created_without_an_answer_is_found_by_the_next_run() throws Exception {
        for (var uid : List.of("a@lost.example", "b@lost.example", "c@lost.example")) {
            caldav.put(copies, uid + ".ics", aNewSeries(uid));
        }
        exchange.misbehave(
                new Misbehaviour.On(
                        "CreateItem", Misbehaviour.times(1, Misbehaviour.Kind.DONE_BUT_NOT_SAID)));

        user.run("sync").ended(3);
        assertThat(ada.calendar().size()).isPositive();
        later(Duration.ofDays(1));
        var next = user.run("sync").ended(0);

        assertThat(next.count("parked") + next.count("deleted")).isZero();
        assertThat(ada.calendar().entries())
                .hasSize(3)
                .allSatisfy(
                        item -> {
                            assertThat(item.text(Field.SUBJECT)).isEqualTo("Renamed");
                            assertThat(item.modified()).hasSize(1);
                        });
        nothingToDo();
    }

    /// A series of the mailbox, carried across, then renamed and with one occurrence moved.
    private void anEditedSeries() throws IOException {
        ada.calendar()
                .add(
                        Draft.timed("Weekly", NINE, Duration.ofHours(1), "W. Europe Standard Time")
                                .repeating(
                                        new Pattern.Weekly(
                                                1, Set.of(DayOfWeek.MONDAY), DayOfWeek.MONDAY),
                                        new Recurrence.Range.Numbered(8)));
        user.run("sync").ended(0);
        later(Duration.ofDays(1));
        var name = caldav.held(copies).keySet().iterator().next();
        caldav.put(
                copies,
                name,
                copy().replace("SUMMARY:Weekly", "SUMMARY:Renamed")
                        .replace(
                                "END:VCALENDAR",
                                moved(onlyItem().text(Field.UID)) + "END:VCALENDAR"));
    }

    private static String aNewSeries(String uid) {
        var master =
                "DTSTART;TZID=Europe/Berlin:20260302T090000\r\n"
                        + "DTEND;TZID=Europe/Berlin:20260302T100000\r\n"
                        + "RRULE:FREQ=WEEKLY;COUNT=8\r\nSUMMARY:Renamed\r\n";
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Test//EN\r\n"
                + event(uid, master)
                + moved(uid)
                + "END:VCALENDAR\r\n";
    }

    private static String moved(String uid) {
        return event(
                uid,
                "RECURRENCE-ID;TZID=Europe/Berlin:20260316T090000\r\n"
                        + "DTSTART;TZID=Europe/Berlin:20260316T110000\r\n"
                        + "DTEND;TZID=Europe/Berlin:20260316T120000\r\nSUMMARY:Moved\r\n");
    }

    private static String event(String uid, String lines) {
        return "BEGIN:VEVENT\r\nUID:%s\r\nDTSTAMP:20260101T000000Z\r\n%sEND:VEVENT\r\n"
                .formatted(uid, lines);
    }

    /// Starts a run and kills it as soon as the server has done what that UpdateItem asks for.
    private void kill(int request) throws Exception {
        var done = new CountDownLatch(request);
        exchange.watch(
                seen -> {
                    if (seen.operation().equals("UpdateItem")) {
                        done.countDown();
                    }
                });
        exchange.misbehave(
                Misbehaviour.after(
                        request - 1, new Misbehaviour.On("UpdateItem", Misbehaviour.Kind.HANGS)));
        var child = user.start("sync");
        try {
            assertThat(done.await(2, MINUTES)).isTrue();
        } finally {
            child.destroyForcibly();
            assertThat(child.waitFor(1, MINUTES)).isTrue();
            exchange.behave();
        }
    }

    private void later(Duration by) {
        now.updateAndGet(it -> it.plus(by));
    }

    private Entry onlyItem() {
        assertThat(ada.calendar().size()).isEqualTo(1);
        return ada.calendar().entries().getFirst();
    }

    private String copy() {
        assertThat(caldav.held(copies)).hasSize(1);
        return caldav.held(copies).values().iterator().next();
    }

    private void bothSidesHaveTheEdit() {
        var item = onlyItem();
        assertThat(item.text(Field.SUBJECT)).isEqualTo("Renamed");
        var slot = item.occurrence(THIRD);
        assertThat(slot.text(Field.SUBJECT)).isEqualTo("Moved");
        assertThat(item.modified()).hasSize(1);
        assertThat(Duration.between(item.modified().getFirst(), slot.start()))
                .isEqualTo(Duration.ofHours(2));
        assertThat(copy()).contains("SUMMARY:Renamed", "SUMMARY:Moved");
    }

    private void nothingToDo() throws IOException {
        var steps = user.run("sync", "--dry-run").ended(0).profile().path("steps");
        assertThat(steps.isArray()).isTrue();
        assertThat(steps).isEmpty();
    }
}

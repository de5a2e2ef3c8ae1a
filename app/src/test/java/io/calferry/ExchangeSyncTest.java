package io.calferry;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.concurrent.TimeUnit.MINUTES;

import io.calferry.bench.ews.Account;
import io.calferry.bench.ews.Calendar;
import io.calferry.bench.ews.Draft;
import io.calferry.bench.ews.Edits;
import io.calferry.bench.ews.Entry;
import io.calferry.bench.ews.Field;
import io.calferry.bench.ews.MemoryExchange;
import io.calferry.bench.ews.Pattern;
import io.calferry.bench.ews.Recurrence;
import io.calferry.bench.ews.Seeds;
import io.calferry.bench.ews.WindowsZone;
import io.calferry.servers.CalDavServer;
import io.calferry.servers.Cyrus;
import io.calferry.servers.Radicale;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The whole program between an Exchange server and real CalDAV servers.
class ExchangeSyncTest {

    private static final String PASSWORD = "hunter2 of ada's pass:word";
    private static final Map<String, String> PASSWORDS = Map.of("EXCHANGE", PASSWORD);

    /// What both Exchange and iCalendar hold.
    private static final List<Field> BOTH =
            List.of(
                    Field.IS_ALL_DAY,
                    Field.LOCATION,
                    Field.FREE_BUSY,
                    Field.SENSITIVITY,
                    Field.IMPORTANCE,
                    Field.CATEGORIES,
                    Field.REMINDER_IS_SET,
                    Field.RECURRENCE);

    private final MemoryExchange exchange = MemoryExchange.start();
    private final Account ada = exchange.account("ada@example.org", "Ada Lovelace", PASSWORD);
    private final Calendar calendar = ada.calendar();

    /// What a round over iCalendar does not bring back; the README lists it.
    private static final List<String> ONLY_EXCHANGE_HOLDS =
            List.of(
                    "Item 11: body ",
                    "Item 15: FREE_BUSY Busy",
                    "Item 17: body ",
                    "Item 28: END_TIME_ZONE NoId_5a1f1",
                    "Item 28: START_TIME_ZONE NoId_5a1f1");

    private static final List<String> INSTEAD_OF_IT =
            List.of(
                    "Item 11: body Attachment: plan 11.pdf (64 bytes)",
                    "Item 15: FREE_BUSY Free",
                    "Item 17: body Join online: https://meet.example.org/17",
                    "Item 28: END_TIME_ZONE W. Europe Standard Time",
                    "Item 28: START_TIME_ZONE W. Europe Standard Time");

    @TempDir private Path folder;

    static Stream<Arguments> servers() {
        return Stream.of(
                Arguments.argumentSet("Radicale", (Supplier<CalDavServer>) Radicale::shared),
                Arguments.argumentSet("Cyrus", (Supplier<CalDavServer>) Cyrus::shared));
    }

    @AfterEach
    void nobody_got_mail() {
        exchange.sentToNone();
        exchange.close();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void what_changes_at_the_server_crosses_and_nothing_else(Supplier<CalDavServer> server)
            throws IOException {
        var target = server.get().fresh();
        Seeds.everyKind(calendar, 500);
        var user = user("a", ada(), User.calendar(target, "CALDAV"), target);
        assertThat(user.run("sync").ended(0).count("created")).isEqualTo(500);
        assertThat(planned(user)).isEmpty();

        var edits = Edits.of(calendar);
        var touched = new TreeSet<>(edits.edit(20));
        touched.addAll(edits.delete(5));
        touched.add(edits.editOccurrence());
        touched.add(edits.deleteOccurrence());
        touched.add(edits.moveSeries());
        touched.add(edits.newException());

        assertThat(planned(user)).isEqualTo(touched);
        var second = user.run("sync").ended(0);
        assertThat(second.count("created")).isZero();
        assertThat(second.count("updated")).isEqualTo(24);
        assertThat(second.count("deleted")).isEqualTo(5);
        assertThat(planned(user)).isEmpty();
        assertThat(target.client().members(target.calendar())).hasSize(495);
    }

    @Test
    void what_both_can_hold_comes_back_from_caldav_as_it_went() throws IOException {
        var middle = Radicale.shared().fresh();
        var bob = exchange.account("bob@example.org", "Bob Bell", PASSWORD);
        Seeds.everyKind(calendar, Seeds.kinds());
        user("there", ada(), User.calendar(middle, "CALDAV"), middle).run("sync").ended(0);
        var back =
                user(
                        "back",
                        User.calendar(middle, "CALDAV"),
                        User.exchange(bob, exchange.url(), "EXCHANGE"),
                        middle);

        back.run("sync").ended(0);

        assertThat(planned(back)).isEmpty();
        var went = new TreeSet<>(told(calendar));
        var came = new TreeSet<>(told(bob.calendar()));
        assertThat(without(went, came)).containsExactlyElementsOf(ONLY_EXCHANGE_HOLDS);
        assertThat(without(came, went)).containsExactlyElementsOf(INSTEAD_OF_IT);
    }

    private static TreeSet<String> without(TreeSet<String> all, TreeSet<String> those) {
        var rest = new TreeSet<>(all);
        rest.removeAll(those);
        return rest;
    }

    @Test
    void what_lies_beyond_the_window_is_not_even_read_and_why_knows_it() throws IOException {
        var target = Radicale.shared().fresh();
        var today = LocalDate.now(ZoneOffset.UTC);
        for (var i = 0; i < 100; i++) {
            calendar.add(day("Long ago " + i, today.minusYears(1)));
        }
        calendar.add(day("Soon", today.plusDays(3)));
        calendar.add(
                day("Each day", today.minusYears(1))
                        .repeating(new Pattern.Daily(1), new Recurrence.Range.NoEnd()));
        var user = windowed(ada(), target);

        assertThat(user.run("sync").ended(0).count("created")).isEqualTo(2);

        // The series twice: once for its occurrences.
        assertThat(exchange.itemsAskedFor()).containsEntry("GetItem", 3L);
        assertThat(planned(user)).isEmpty();
        var why = user.run("why", "p", "Long ago 7").ended(0).json().path("objects").path(0);
        assertThat(why.path("reasons").toString()).contains("window");
        calendar.entry("Long ago 7").edit(Field.LOCATION, "Elsewhere");
        assertThat(planned(user)).isEmpty();
        calendar.entry("Long ago 8")
                .moveTo(today.plusDays(5).atStartOfDay().toInstant(ZoneOffset.UTC));
        assertThat(user.run("sync").ended(0).count("created")).isEqualTo(1);
    }

    @Test
    void another_calendar_is_listed_whole_so_that_nothing_beyond_the_window_seems_gone()
            throws IOException {
        var target = Radicale.shared().fresh();
        var today = LocalDate.now(ZoneOffset.UTC);
        var bob = exchange.account("bob@example.org", "Bob Bell", PASSWORD);
        var soon = calendar.add(day("Soon", today.plusDays(3)));
        bob.calendar()
                .add(day("Long ago", today.minusYears(1)).with(Field.UID, soon.text(Field.UID)));
        bob.calendar().add(day("Tomorrow", today.plusDays(1)));
        assertThat(windowed(ada(), target).run("sync").ended(0).count("created")).isOne();

        var moved = windowed(User.exchange(bob, exchange.url(), "EXCHANGE"), target);

        var told = moved.run("sync").ended(0);
        assertThat(told.count("created")).isOne();
        assertThat(told.count("held")).isZero();
        assertThat(target.client().members(target.calendar())).hasSize(2);
    }

    private User windowed(String source, io.calferry.servers.Account target) throws IOException {
        return User.with(
                folder.resolve("window"),
                source,
                User.calendar(target, "CALDAV"),
                ", \"window\": { \"past\": \"P30D\", \"future\": \"P30D\" }",
                Map.of("EXCHANGE", PASSWORD, "CALDAV", target.password()));
    }

    private static Draft day(String subject, LocalDate day) {
        return Draft.timed(subject, day.atTime(9, 0), Duration.ofHours(1), "UTC");
    }

    /// Each zone with each language, and the usual ones of this computer.
    private static List<String> computers() {
        var computers = new ArrayList<>(List.of(""));
        for (var zone : List.of("America/Los_Angeles", "Asia/Kolkata", "Pacific/Apia", "UTC")) {
            for (var language : List.of("tr -Duser.country=TR", "ar -Duser.country=EG")) {
                computers.add("-Duser.timezone=" + zone + " -Duser.language=" + language);
            }
        }
        return computers;
    }

    @Test
    void the_zone_and_the_language_of_the_computer_change_nothing_there_and_back()
            throws Exception {
        Seeds.everyKind(calendar, 2 * Seeds.kinds());
        var source = Files.createDirectories(folder.resolve("source"));
        User.with(folder.resolve("user"), ada(), files(source), "", PASSWORDS).run("sync").ended(0);

        var processes = new ArrayList<Callable<Carried>>();
        for (var options : computers()) {
            int number = processes.size();
            var other = exchange.account("other" + number + "@example.org", "Other", PASSWORD);
            processes.add(() -> carriedBy(options, source, other, number));
        }
        var carried = new ArrayList<Carried>();
        try (var lanes = Executors.newFixedThreadPool(3)) {
            for (var done : lanes.invokeAll(processes)) {
                carried.add(done.get());
            }
        }

        assertThat(carried).hasSize(9);
        assertThat(carried.getFirst().files()).hasSize(2 * Seeds.kinds());
        assertThat(carried.getFirst().items()).hasSizeGreaterThan(2 * Seeds.kinds());
        for (var one : carried) {
            assertThat(one.files()).as(one.options()).isEqualTo(carried.getFirst().files());
            assertThat(one.items()).as(one.options()).isEqualTo(carried.getFirst().items());
        }
    }

    /// What a process with these options makes.
    ///
    /// @param files of what it reads from a mailbox, by name
    /// @param items of what it writes to a mailbox
    private record Carried(String options, Map<String, String> files, List<String> items) {}

    private Carried carriedBy(String options, Path source, Account other, int number)
            throws Exception {
        var files = Files.createDirectories(folder.resolve("files" + number));
        var own = folder.resolve("computer" + number);
        var environment = new TreeMap<>(PASSWORDS);
        environment.put("JAVA_TOOL_OPTIONS", options);
        var user = User.with(own, ada(), files(files), "", environment);
        Files.writeString(
                own.resolve("config/profiles.json"),
                """
                { "version": 1, "profiles": [
                  { "id": "read", "name": "Read", "schedule": { "manual": true },
                    "source": %s, "target": %s },
                  { "id": "write", "name": "Write", "schedule": { "manual": true },
                    "source": %s, "target": %s } ] }
                """
                        .formatted(
                                ada(),
                                files(files),
                                files(source),
                                User.exchange(other, exchange.url(), "EXCHANGE")));
        var child = user.start("sync");
        assertThat(child.waitFor(3, MINUTES)).isTrue();
        assertThat(child.exitValue()).as(Files.readString(own.resolve("out"))).isZero();
        return new Carried(options, texts(files), told(other.calendar()));
    }

    private static Map<String, String> texts(Path files) throws IOException {
        var texts = new TreeMap<String, String>();
        try (var all = Files.list(files)) {
            for (var file : all.filter(it -> it.toString().endsWith(".ics")).toList()) {
                texts.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return texts;
    }

    private static String files(Path files) {
        return "{ \"kind\": \"folder\", \"path\": \"%s\" }".formatted(files);
    }

    private String ada() {
        return User.exchange(ada, exchange.url(), "EXCHANGE");
    }

    private User user(String name, String source, String target, io.calferry.servers.Account caldav)
            throws IOException {
        return User.with(
                folder.resolve(name),
                source,
                target,
                "",
                Map.of("EXCHANGE", PASSWORD, "CALDAV", caldav.password()));
    }

    /// The UIDs that a run would write.
    private static TreeSet<String> planned(User user) throws IOException {
        var steps = user.run("sync", "--dry-run").ended(0).profile().path("steps");
        assertThat(steps.isArray()).isTrue();
        var uids = new TreeSet<String>();
        steps.forEach(step -> uids.add(step.path("uid").asText()));
        return uids;
    }

    /// What both Exchange and iCalendar hold of all items, a line for each property of each.
    private static List<String> told(Calendar calendar) {
        return calendar.entries().stream().flatMap(ExchangeSyncTest::told).sorted().toList();
    }

    private static Stream<String> told(Entry entry) {
        // Of a cancelled meeting, its status tells that.
        var subject = entry.text(Field.SUBJECT).replaceFirst("^Canceled: ", "");
        var told = new ArrayList<String>();
        for (var field : BOTH) {
            told.add(field + " " + entry.value(field).map(Object::toString).orElse("none"));
        }
        if (entry.text(Field.IS_ALL_DAY).equals("true")) {
            // Days are days, whatever the zone in which their midnights are kept.
            var zone = zone(entry, Field.START_TIME_ZONE).rules();
            told.add("from " + entry.start().atZone(zone).toLocalDate());
            told.add("until " + entry.end().atZone(zone).toLocalDate());
        } else {
            told.add(Field.START + " " + entry.start());
            told.add(Field.END + " " + entry.end());
            told.add(Field.START_TIME_ZONE + " " + zone(entry, Field.START_TIME_ZONE).id());
            told.add(Field.END_TIME_ZONE + " " + zone(entry, Field.END_TIME_ZONE).id());
        }
        if (entry.text(Field.REMINDER_IS_SET).equals("true")) {
            told.add("minutes " + entry.text(Field.REMINDER_MINUTES));
        }
        told.add("body " + entry.body());
        var zone = zone(entry, Field.START_TIME_ZONE).rules();
        for (var start : entry.deleted()) {
            told.add("deleted " + LocalDateTime.ofInstant(start, zone));
        }
        for (var start : entry.modified()) {
            var its = entry.occurrence(start);
            told.add(
                    String.join(
                            ", ",
                            "at " + LocalDateTime.ofInstant(start, zone),
                            its.text(Field.SUBJECT),
                            its.text(Field.LOCATION),
                            LocalDateTime.ofInstant(its.start(), zone).toString(),
                            LocalDateTime.ofInstant(its.end(), zone).toString()));
        }
        return told.stream().map(it -> subject + ": " + it);
    }

    private static WindowsZone zone(Entry entry, Field field) {
        return (WindowsZone) entry.value(field).orElseThrow();
    }
}

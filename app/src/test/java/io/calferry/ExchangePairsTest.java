package io.calferry;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.bench.MemoryCalDav;
import io.calferry.bench.ews.Account;
import io.calferry.bench.ews.Draft;
import io.calferry.bench.ews.Entry;
import io.calferry.bench.ews.Field;
import io.calferry.bench.ews.MemoryExchange;
import io.calferry.bench.ews.Right;
import io.calferry.bench.ews.Seeds;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

/// The pairs that an Exchange calendar can be one of.
class ExchangePairsTest {

    private static final String PASSWORD = "hunter2 of ada's pass:word";
    private static final LocalDateTime NINE = LocalDateTime.of(2026, 3, 2, 9, 0);

    private final MemoryExchange exchange = MemoryExchange.start();
    private final Account ada = exchange.account("ada@example.org", "Ada Lovelace", PASSWORD);
    private final Account bob = exchange.account("bob@example.org", "Bob Bell", PASSWORD);

    @TempDir private Path folder;

    @AfterEach
    void nobody_got_mail() {
        exchange.sentToNone();
        exchange.close();
    }

    private String of(Account account) {
        return User.exchange(account, exchange.url(), "PASSWORD");
    }

    private User user(String source, String target, String more) throws IOException {
        return User.with(folder, source, target, more, Map.of("PASSWORD", PASSWORD));
    }

    private static List<String> subjects(Account account) {
        return account.calendar().entries().stream()
                .map(it -> it.text(Field.SUBJECT))
                .sorted()
                .toList();
    }

    private static Draft atNine(String subject) {
        return Draft.timed(subject, NINE, Duration.ofHours(1), "UTC");
    }

    private static void nothingToDo(User user) throws IOException {
        var steps = user.run("sync", "--dry-run").ended(0).profile().path("steps");
        assertThat(steps.isArray()).isTrue();
        assertThat(steps).isEmpty();
    }

    @Test
    void exchange_to_exchange_carries_every_kind_and_then_has_nothing_to_do() throws IOException {
        Seeds.everyKind(ada.calendar(), Seeds.kinds());
        var user = user(of(ada), of(bob), "");

        var first = user.run("sync");

        assertThat(first.count("created") + first.count("parked")).isEqualTo(Seeds.kinds());
        assertThat(bob.calendar().size()).isEqualTo((int) first.count("created"));
        assertThat(user.run("sync").count("updated")).isZero();
        assertThat(bob.calendar().size()).isEqualTo((int) first.count("created"));
    }

    @Test
    void one_sign_in_for_both_sides_asks_no_more_of_the_server_than_one_account_may()
            throws IOException {
        bob.grant(ada, Right.WRITE);
        Seeds.many(ada.calendar(), 300);
        Seeds.many(bob.calendar(), 300);
        var asAda =
                of(bob).replace("\"username\": \"bob@", "\"username\": \"ada@")
                        .replace("\"calendar\"", "\"access\": \"delegate\", \"calendar\"");
        exchange.delay(Duration.ofMillis(20));

        user(of(ada), asAda, "").run("sync").ended(0);

        assertThat(exchange.crowds()).isEmpty();
    }

    @Test
    void exchange_and_caldav_stay_the_same_both_ways() throws IOException {
        try (var caldav = MemoryCalDav.start()) {
            var copies = caldav.calendar("me", "work");
            put(copies, "home", "Home", "URL:https://example.org/\r\nCOMMENT:mine\r\n");
            ada.calendar().add(atNine("Work"));
            var user = user(of(ada), User.calendar(copies), ", \"direction\": \"two-way\"");

            assertThat(user.run("sync").ended(0).count("created")).isEqualTo(2);
            assertThat(subjects(ada)).containsExactly("Home", "Work");
            assertThat(caldav.held(copies)).hasSize(2);
            nothingToDo(user);

            ada.calendar().entry("Home").edit(Field.LOCATION, "Kitchen");
            assertThat(user.run("sync").ended(0).count("updated")).isEqualTo(1);
            assertThat(caldav.held(copies).values())
                    .filteredOn(it -> it.contains("SUMMARY:Home"))
                    .singleElement()
                    .asString()
                    .contains("LOCATION:Kitchen", "URL:https://example.org/", "COMMENT:mine");
            nothingToDo(user);

            Entry work = ada.calendar().entry("Work");
            work.delete();
            assertThat(user.run("sync").ended(0).count("deleted")).isEqualTo(1);
            assertThat(caldav.held(copies)).hasSize(1);
            nothingToDo(user);
        }
    }

    @Test
    void exchange_is_published_into_a_file() throws IOException {
        ada.calendar().add(atNine("Work"));
        var file = folder.resolve("work.ics");
        var user = user(of(ada), User.feed(file.toUri()), "");

        user.run("sync").ended(0);

        assertThat(Files.readString(file)).contains("SUMMARY:Work");
        nothingToDo(user);
    }

    /// What was carried from the one is gone, as far as the other tells; a person is asked.
    @Test
    void another_calendar_of_the_mailbox_is_carried_and_nothing_of_the_first_is_deleted_unasked()
            throws IOException {
        var one = ada.calendar().below("Team A");
        var other = ada.calendar().below("Team B");
        List.of("A 1", "A 2", "A 3").forEach(it -> one.add(atNine(it)));
        List.of("B 1", "B 2").forEach(it -> other.add(atNine(it)));
        try (var caldav = MemoryCalDav.start()) {
            var copies = caldav.calendar("me", "work");
            user(of(ada).replace("\"Calendar\"", "\"Team A\""), User.calendar(copies), "")
                    .run("sync")
                    .ended(0);
            var before = caldav.held(copies);

            var user =
                    user(of(ada).replace("\"Calendar\"", "\"Team B\""), User.calendar(copies), "");
            var told = user.run("sync").ended(1);

            assertThat(told.count("created")).isEqualTo(2);
            assertThat(told.count("deleted")).isZero();
            assertThat(told.count("held")).isEqualTo(3);
            assertThat(caldav.held(copies)).hasSize(5).containsAllEntriesOf(before);
            other.entry("B 1").edit(Field.LOCATION, "Kitchen");
            assertThat(user.run("sync").ended(1).count("updated")).isEqualTo(1);
            assertThat(caldav.held(copies)).hasSize(5);

            assertThat(user.run("sync", "--yes").ended(0).count("deleted")).isEqualTo(3);
            nothingToDo(user);
        }
    }

    private static void put(URI calendar, String name, String title, String more) {
        var text =
                """
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//Test//EN
                BEGIN:VEVENT
                UID:%s@pairs.example
                DTSTAMP:20260101T000000Z
                DTSTART:20260302T120000Z
                DTEND:20260302T130000Z
                SUMMARY:%s
                """
                                .formatted(name, title)
                                .replace("\n", "\r\n")
                        + more
                        + "END:VEVENT\r\nEND:VCALENDAR\r\n";
        var reply =
                new io.calferry.servers.Account(calendar, "", "")
                        .client()
                        .put(calendar.resolve(name + ".ics"), text);
        assertThat(reply.succeeded()).as("%s", reply).isTrue();
    }
}

package io.calferry;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.bench.MemoryCalDav;
import io.calferry.bench.ews.Account;
import io.calferry.bench.ews.Draft;
import io.calferry.bench.ews.Entry;
import io.calferry.bench.ews.Field;
import io.calferry.bench.ews.MemoryExchange;
import io.calferry.bench.ews.Misbehaviour;
import io.calferry.bench.ews.Misbehaviour.BusyForm;
import io.calferry.bench.ews.Misbehaviour.Kind;
import io.calferry.bench.ews.Pattern;
import io.calferry.bench.ews.Recurrence;
import io.calferry.bench.ews.Seeds;
import io.calferry.bench.ews.WindowsZone;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/// The whole program from an Exchange server that goes wrong: nothing is lost or doubled, nobody
/// gets mail, and nothing is done that other tools are known to do.
class ExchangeFaultsTest {

    private static final String PASSWORD = "hunter2 of ada's pass:word";
    private static final int ITEMS = 82;
    private static final io.calferry.bench.Misbehaviour FULL =
            io.calferry.bench.Misbehaviour.Kind.FULL;

    private final MemoryExchange exchange = MemoryExchange.start();
    private final MemoryCalDav caldav = MemoryCalDav.start();
    private final URI copies = caldav.calendar("me", "work");
    private final Account ada = exchange.account("ada@example.org", "Ada Lovelace", PASSWORD);

    @TempDir private Path folder;
    private User user = new User(Path.of(""), Map.of());

    @BeforeEach
    void a_profile() throws IOException {
        user = user("");
        Seeds.everyKind(ada.calendar(), ITEMS);
    }

    private User user(String more) throws IOException {
        return User.with(
                folder,
                User.exchange(ada, exchange.url(), "PASSWORD"),
                User.calendar(copies),
                more,
                Map.of("PASSWORD", PASSWORD));
    }

    @AfterEach
    void nobody_got_mail() {
        exchange.sentToNone();
        exchange.close();
        caldav.close();
    }

    @ParameterizedTest
    @EnumSource(BusyForm.class)
    void a_busy_server_is_given_the_time_it_asks_for(BusyForm form) throws IOException {
        var busy = new Misbehaviour.Busy(form, 200);
        exchange.misbehave(new Misbehaviour.On("GetItem", Misbehaviour.times(1, busy)));

        // Without a time that it asks for, the run ends and says when to come back.
        user.run("sync").ended(form == BusyForm.HTTP_503 ? 3 : 0);

        exchange.behave();
        user.run("sync").ended(0);
        everythingIsThereOnce();
    }

    @Test
    void a_sync_state_that_is_no_longer_known_changes_nothing() throws IOException {
        user.run("sync").ended(0);
        var before = caldav.held(copies);
        exchange.misbehave(Misbehaviour.times(1, Kind.SYNC_STATE_INVALID));

        var again = user.run("sync").ended(0);

        assertThat(again.count("unchanged")).isEqualTo(ITEMS);
        assertThat(again.count("created") + again.count("updated") + again.count("deleted"))
                .isZero();
        assertThat(caldav.held(copies)).isEqualTo(before);
    }

    @Test
    void one_bad_item_is_parked_and_the_others_cross() throws IOException {
        var bad = ada.calendar().entry("Item 3");
        exchange.misbehave(new Misbehaviour.BreaksBodyOf("Item 3"));

        var first = user.run("sync").ended(1);
        assertThat(first.count("created")).isEqualTo(ITEMS - 1);
        assertThat(first.count("parked")).isEqualTo(1);

        exchange.behave();
        bad.edit(Field.LOCATION, "mended");
        assertThat(user.run("sync").ended(0).count("created")).isEqualTo(1);
        everythingIsThereOnce();
    }

    @Test
    void a_control_character_keeps_its_item_back_and_no_other() throws IOException {
        ada.calendar().entry("Item 3").edit(Field.SUBJECT, "Before\u001Aafter");
        var first = user.run("sync").ended(1);
        assertThat(first.count("created")).isEqualTo(ITEMS - 1);
        assertThat(first.count("parked")).isEqualTo(1);
        ada.calendar().entry("Before\u001Aafter").edit(Field.SUBJECT, "Item 3");
        user.run("sync").ended(0);
        everythingIsThereOnce();
    }

    @Test
    void a_refusal_in_the_middle_ends_the_run_and_the_next_does_the_rest() throws IOException {
        exchange.misbehave(
                new Misbehaviour.On("GetItem", Misbehaviour.after(1, Kind.UNAUTHORIZED)));
        user.run("sync").ended(3);

        exchange.behave();
        user.run("sync").ended(0);
        everythingIsThereOnce();
    }

    @Test
    void a_series_in_a_zone_that_nobody_knows_waits_and_says_so() throws IOException {
        exchange.misbehave(Kind.MIME_NULL);
        var zone = WindowsZone.custom("NoId_77", ZoneId.of("UTC"));
        var start = LocalDateTime.of(2026, 3, 2, 9, 0);
        ada.calendar()
                .add(
                        Draft.timed("Lost in time", start, Duration.ofHours(1), zone)
                                .repeating(new Pattern.Daily(1), new Recurrence.Range.Numbered(5)));

        assertThat(user.run("sync").ended(1).count("parked")).isEqualTo(1);

        assertThat(caldav.held(copies)).hasSize(ITEMS);
        var why = user.run("why", "p", "Lost in time").json().path("objects").path(0);
        assertThat(why.path("verdict").asText()).isEqualTo("parked");
        assertThat(why.path("reasons").toString()).contains("NoId_77");
    }

    // What a script that many use gets wrong (ews-caldav-sync).

    @Test
    void what_could_not_be_written_is_not_forgotten() throws IOException {
        caldav.misbehave(
                new io.calferry.bench.Misbehaviour.On(
                        "PUT", io.calferry.bench.Misbehaviour.times(3, FULL)));
        user.run("sync");
        caldav.behave();

        user.run("sync").ended(0);

        everythingIsThereOnce();
    }

    @Test
    void every_part_of_a_series_is_shaped_and_not_the_first_alone() throws IOException {
        user = user(", \"shape\": { \"detail\": \"busy\" }");
        user.run("sync").ended(0);

        assertThat(texts())
                .hasSize(ITEMS)
                .noneMatch(it -> it.contains("Item") || it.contains("Elsewhere"));
        assertThat(texts()).anyMatch(it -> it.contains("RECURRENCE-ID"));
    }

    @Test
    void no_zone_has_a_windows_name() throws IOException {
        user.run("sync").ended(0);
        assertThat(texts())
                .anyMatch(it -> it.contains("TZID=Europe/Berlin"))
                .noneMatch(it -> it.contains("Standard Time"));
    }

    @Test
    void an_item_without_a_busy_status_crosses_too() throws IOException {
        var start = LocalDateTime.of(2026, 3, 2, 9, 0);
        ada.calendar()
                .add(
                        Draft.timed("Unsaid", start, Duration.ofHours(1), "UTC")
                                .with(Field.FREE_BUSY, "NoData"));

        assertThat(user.run("sync").ended(0).count("created")).isEqualTo(ITEMS + 1);

        assertThat(texts()).anyMatch(it -> it.contains("SUMMARY:Unsaid"));
    }

    private Collection<String> texts() {
        return caldav.held(copies).values().stream()
                .map(it -> it.replace("\r\n ", ""))
                .collect(Collectors.toList());
    }

    private void everythingIsThereOnce() {
        var uids = texts().stream().flatMap(it -> KilledRuns.uids(it).stream()).toList();
        assertThat(uids).doesNotHaveDuplicates();
        assertThat(uids)
                .containsExactlyInAnyOrderElementsOf(
                        ada.calendar().entries().stream().map(ExchangeFaultsTest::uid).toList());
    }

    private static String uid(Entry entry) {
        return "UID:" + entry.text(Field.UID);
    }
}

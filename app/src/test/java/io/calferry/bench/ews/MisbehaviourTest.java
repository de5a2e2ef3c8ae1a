package io.calferry.bench.ews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calferry.bench.ews.Misbehaviour.BusyForm;
import io.calferry.bench.ews.Misbehaviour.Kind;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// Each misbehaviour shows, so that a test that turns one on is about what its name says.
class MisbehaviourTest {

    private static final LocalDateTime MONDAY = LocalDateTime.parse("2026-01-05T10:00");
    private static final String BERLIN = "W. Europe Standard Time";

    private final MemoryExchange server = MemoryExchange.start();
    private final Calendar calendar =
            server.account("ada@example.org", "Ada Lovelace", "hunter2 of ada").calendar();
    private final EwsClient client = new EwsClient(server.url(), "ada");

    private Entry first;
    private Entry series;
    private Entry last;

    @BeforeEach
    void fill() {
        first = calendar.add(timed("First").html("<p>one</p>"));
        series =
                calendar.add(
                        timed("Series")
                                .repeating(
                                        new Pattern.Weekly(
                                                1, Set.of(DayOfWeek.MONDAY), DayOfWeek.MONDAY),
                                        new Recurrence.Range.Numbered(10)));
        last = calendar.add(timed("Last"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static Draft timed(String subject) {
        return Draft.timed(subject, MONDAY, Duration.ofHours(1), BERLIN);
    }

    private EwsClient.Answer getAll() {
        return client.get(EwsClient.ALL, List.of(first.id(), series.id(), last.id()));
    }

    @Test
    void a_control_character_makes_the_answer_unreadable() {
        first.edit(Field.SUBJECT, "a\u001Ab");

        assertThat(getAll().body()).contains("<t:Subject>a&#x1A;b</t:Subject>");
    }

    @Test
    void one_body_breaks_the_answer() {
        server.misbehave(new Misbehaviour.BreaksBodyOf("First"));

        assertThat(getAll().body()).contains("<unclosed");
        assertThat(client.get(EwsClient.ALL, List.of(last.id())).body()).doesNotContain("unclosed");
    }

    @Test
    void busy_comes_in_three_forms() {
        server.misbehave(
                Misbehaviour.times(1, new Misbehaviour.Busy(BusyForm.MESSAGE, 2500)),
                Misbehaviour.after(
                        1, Misbehaviour.times(1, new Misbehaviour.Busy(BusyForm.FAULT, 2500))));

        var message = getAll();
        var fault = getAll();
        server.misbehave(new Misbehaviour.Busy(BusyForm.HTTP_503, 0));
        var queue = getAll();

        assertThat(message.status()).isEqualTo(200);
        assertThat(message.body())
                .contains("ErrorServerBusy</m:ResponseCode>")
                .contains("<t:Value Name=\"BackOffMilliseconds\">2500</t:Value>");
        assertThat(fault.status()).isEqualTo(500);
        assertThat(fault.body())
                .contains("ErrorServerBusy</e:ResponseCode>")
                .contains("<t:Value Name=\"BackOffMilliseconds\">2500</t:Value>");
        assertThat(queue.status()).isEqualTo(503);
    }

    @Test
    void big_batches_time_out() {
        server.misbehave(new Misbehaviour.TimesOutAbove(2));

        assertThat(getAll().codes()).containsOnly("ErrorTimeoutExpired");
        assertThat(client.get(EwsClient.ALL, List.of(first.id(), last.id())).codes())
                .containsOnly("NoError");
    }

    @Test
    void a_batch_stops_at_an_item() {
        server.misbehave(new Misbehaviour.StopsBatchAt("Series"));

        assertThat(getAll().codes())
                .containsExactly(
                        "NoError", "ErrorInternalServerError", "ErrorBatchProcessingStopped");
    }

    @Test
    void one_item_cannot_be_had() {
        server.misbehave(new Misbehaviour.CannotGet("Series", "ErrorItemCorrupt"));

        assertThat(getAll().codes()).containsExactly("NoError", "ErrorItemCorrupt", "NoError");
    }

    @Test
    void sync_states_are_refused() {
        var state = client.sync("", 2).first("<m:SyncState>([^<]+)");
        var states = new String[] {state, "bm9uc2Vuc2U=", "?"};
        assertThat(client.sync(states[1], 2).codes()).containsOnly("ErrorInvalidSyncStateData");
        assertThat(client.sync(states[2], 2).codes()).containsOnly("ErrorInvalidSyncStateData");
        assertThat(client.sync(state, 2).codes()).containsOnly("NoError");

        server.misbehave(Misbehaviour.times(1, Kind.SYNC_STATE_INVALID));
        assertThat(client.sync(state, 2).codes()).containsOnly("ErrorInvalidSyncStateData");
        assertThat(client.sync(state, 2).codes()).containsOnly("NoError");

        calendar.expireSyncStates();
        assertThat(client.sync(state, 2).codes()).containsOnly("ErrorInvalidSyncStateData");
        assertThat(client.sync("", 2).codes()).containsOnly("NoError");

        server.misbehave(Kind.SYNC_FOLDER_NOT_FOUND);
        assertThat(client.sync("", 2).codes()).containsOnly("ErrorSyncFolderNotFound");
    }

    @Test
    void the_password_stops_working_in_the_middle() {
        server.misbehave(Misbehaviour.after(1, Misbehaviour.times(1, Kind.UNAUTHORIZED)));

        assertThat(List.of(getAll().status(), getAll().status(), getAll().status()))
                .containsExactly(200, 401, 200);
    }

    @Test
    void answers_are_cut_lost_and_strange() {
        server.misbehave(Misbehaviour.times(1, Kind.CUT_SHORT));
        assertThatThrownBy(this::getAll).isInstanceOf(UncheckedIOException.class);
        server.behave();

        server.misbehave(Misbehaviour.times(1, Kind.DONE_BUT_NOT_SAID));
        assertThatThrownBy(() -> client.delete(last.id())).isInstanceOf(UncheckedIOException.class);
        assertThat(calendar.size()).isEqualTo(2);

        server.misbehave(
                Misbehaviour.times(1, Kind.CUT_UNNOTICED),
                Misbehaviour.after(1, Misbehaviour.times(1, Kind.NOT_XML)),
                Misbehaviour.after(2, Misbehaviour.times(1, Kind.BARE_500)),
                Misbehaviour.after(3, Misbehaviour.times(1, Kind.EXTERNAL_ENTITY)),
                Misbehaviour.after(4, Misbehaviour.times(1, Kind.ENTITY_EXPANSION)),
                Misbehaviour.after(5, Kind.CHUNKED));
        assertThat(getAll().body()).doesNotContain("</s:Envelope>");
        assertThat(getAll().body()).startsWith("<html>");
        assertThat(getAll().status()).isEqualTo(500);
        assertThat(getAll().body()).contains("SYSTEM \"file:").contains("&f;");
        assertThat(getAll().body()).contains("&l7;");
        assertThat(getAll().body()).endsWith("</s:Envelope>");
    }

    @Test
    void an_answer_never_comes() {
        server.misbehave(new Misbehaviour.On("DeleteItem", Kind.HANGS));

        var answer = CompletableFuture.supplyAsync(() -> client.delete(last.id()));
        while (calendar.size() > 2) {
            Thread.onSpinWait();
        }
        assertThat(answer).isNotDone();
    }

    @Test
    void ews_is_switched_off() {
        server.misbehave(new Misbehaviour.SwitchedOff(403));

        assertThat(getAll().status()).isEqualTo(403);
    }

    @Test
    void everything_is_redirected() {
        server.misbehave(new Misbehaviour.RedirectsTo(URI.create("http://127.0.0.1:1"), 302));

        assertThat(getAll().status()).isEqualTo(302);
    }

    @Test
    void zones_are_strange() {
        server.misbehave(Misbehaviour.times(1, Kind.ZONES_END_IN_LINE_BREAKS));
        assertThat(client.get(first).body()).contains("Id=\"W. Europe Standard Time\n\"");

        var rules = ZoneId.of("Europe/Berlin");
        var odd =
                calendar.add(
                        timed("Odd")
                                .with(Field.START_TIME_ZONE, WindowsZone.custom("NoId_1", rules)));
        assertThat(client.get(odd).body())
                .contains(
                        "<t:StartTimeZone Id=\"NoId_1\" Name=\"Customized Time Zone\"><t:Periods>");
        var empty =
                calendar.add(
                        timed("Empty").with(Field.START_TIME_ZONE, WindowsZone.custom("", rules)));
        assertThat(client.get(empty).body()).contains("<t:StartTimeZone Id=\"\" Name=\"\"/>");
    }

    @Test
    void occurrences_change_in_silence() {
        var state = client.sync("", 10).first("<m:SyncState>([^<]+)");
        var key = series.changeKey();
        var second = series.occurrence(series.occurrences(2).get(1));
        server.misbehave(Kind.OCCURRENCES_UNREPORTED);

        var updated =
                client.update(
                        second.id(),
                        second.changeKey(),
                        "item:Subject",
                        "<t:Subject>Other</t:Subject>");

        series.occurrence(series.occurrences(3).get(2)).edit(Field.SUBJECT, "Third");
        series.occurrence(series.occurrences(4).get(3)).delete();

        assertThat(updated.codes()).containsExactly("NoError");
        assertThat(series.modified()).hasSize(2);
        assertThat(second.text(Field.SUBJECT)).isEqualTo("Other");
        assertThat(series.changeKey()).isEqualTo(key);
        assertThat(client.sync(state, 10).all("<t:(?:Create|Update|Delete)>")).isEmpty();
    }

    @Test
    void a_deleted_occurrence_strays_from_its_slot() {
        var second = series.occurrences(2).get(1);
        series.occurrence(second).moveTo(second.plusSeconds(3600));
        series.occurrence(second).delete();

        assertThat(client.get(series).body())
                .contains("<t:DeletedOccurrence><t:Start>2026-01-12T09:00:00Z</t:Start>");
        server.misbehave(Kind.DELETED_OCCURRENCES_STRAY);
        assertThat(client.get(series).body())
                .contains("<t:DeletedOccurrence><t:Start>2026-01-12T10:00:00Z</t:Start>");
    }

    @Test
    void the_mime_body_is_wrong_or_missing() {
        series.occurrence(series.occurrences(2).get(1))
                .moveTo(java.time.Instant.parse("2026-01-13T09:00:00Z"));
        assertThat(mime())
                .containsSubsequence(
                        "UID:040000008200E00074C5B7101A82E008",
                        "RECURRENCE-ID;TZID=W. Europe Standard Time:20260112T100000")
                .endsWith("END:VEVENT\r\nEND:VCALENDAR\r\n");

        server.misbehave(Kind.MIME_EXCEPTIONS_WRONG, Kind.MIME_WITHOUT_END);
        assertThat(mime())
                .contains("RECURRENCE-ID;TZID=W. Europe Standard Time:20260113T100000")
                .endsWith("END:VEVENT\r\n");

        server.misbehave(Kind.MIME_NULL);
        assertThat(client.get(series).body()).doesNotContain("MimeContent");
    }

    private String mime() {
        var base64 = client.get(series).first("<t:MimeContent[^>]*>([^<]+)");
        return new String(
                Base64.getDecoder().decode(base64), java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void the_uid_of_a_client_is_ignored() {
        var times =
                "<t:UID>mine</t:UID><t:Start>2026-02-02T09:00:00Z</t:Start><t:End>2026-02-02T10:00:00Z</t:End>";
        client.create("<t:Subject>A</t:Subject>" + times);
        server.misbehave(Kind.UID_OF_ITS_OWN);
        client.create("<t:Subject>B</t:Subject>" + times);

        assertThat(calendar.entry("A").text(Field.UID)).isEqualTo("mine");
        assertThat(calendar.entry("B").text(Field.UID))
                .startsWith("040000008200E00074C5B7101A82E008");
    }

    @Test
    void nothing_names_an_item() {
        server.misbehave(Kind.NO_UID);

        assertThat(client.get(series).body()).doesNotContain("<t:UID>");
        assertThat(mime()).doesNotContain("UID:");
    }

    @Test
    void pages_are_small() {
        server.misbehave(new Misbehaviour.PagesOf(1));

        assertThat(client.sync("", 512).all("<t:Create>")).hasSize(1);
    }

    @Test
    void streaming_is_refused_lost_or_cut() {
        var wish =
                "<m:Subscribe><m:StreamingSubscriptionRequest><t:FolderIds>"
                        + EwsClient.CALENDAR
                        + "</t:FolderIds><t:EventTypes><t:EventType>ModifiedEvent</t:EventType>"
                        + "</t:EventTypes></m:StreamingSubscriptionRequest></m:Subscribe>";
        var id = client.ask(wish).first("<m:SubscriptionId>([^<]+)");
        var listen =
                "<m:GetStreamingEvents><m:SubscriptionIds><t:SubscriptionId>"
                        + id
                        + "</t:SubscriptionId></m:SubscriptionIds><m:ConnectionTimeout>1"
                        + "</m:ConnectionTimeout></m:GetStreamingEvents>";

        server.misbehave(Misbehaviour.times(1, Kind.SUBSCRIPTION_LOST));
        assertThat(client.ask(listen).codes()).containsExactly("ErrorSubscriptionNotFound");
        server.behave();

        first.touch();
        server.misbehave(new Misbehaviour.On("GetStreamingEvents", Kind.STREAM_CUT));
        assertThatThrownBy(() -> client.ask(listen)).isInstanceOf(UncheckedIOException.class);

        server.misbehave(Kind.NO_STREAMING);
        assertThat(client.ask(wish).codes()).containsExactly("ErrorInvalidSubscriptionRequest");
    }

    @Test
    void too_much_at_a_time_is_noted_and_can_be_refused() throws InterruptedException {
        server.delay(Duration.ofMillis(300));
        server.misbehave(Kind.STRICT_ABOUT_CONCURRENCY);
        var threads =
                java.util.stream.Stream.generate(
                                () -> Thread.ofVirtual().start(() -> client.sync("", 1)))
                        .limit(6)
                        .toList();
        for (var thread : threads) {
            thread.join();
        }

        assertThat(server.crowds()).hasSize(5);
        assertThat(server.mostAtATime()).isEqualTo(6);
    }
}

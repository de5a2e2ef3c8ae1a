package io.calferry.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.bench.ews.Draft;
import io.calferry.bench.ews.Field;
import io.calferry.bench.ews.Misbehaviour;
import io.calferry.bench.ews.Misbehaviour.Kind;
import io.calferry.bench.ews.Pattern;
import io.calferry.bench.ews.Recurrence;
import io.calferry.bench.ews.Seeds;
import io.calferry.bench.ews.WindowsZone;
import io.calferry.sync.Answer;
import io.calferry.sync.Fault;
import io.calferry.sync.Href;
import io.calferry.sync.Listing;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

class ReadingTest {

    private static final String BERLIN = "W. Europe Standard Time";

    private final Ground ground = new Ground();
    private final ExchangeStore store = ground.store();

    @AfterEach
    void close() throws Exception {
        ground.close();
    }

    private void addSingles(int count) {
        for (int i = 0; i < count; i++) {
            ground.ann.calendar().add(single("Event " + i).noReminder());
        }
    }

    private static Draft single(String subject) {
        return Draft.timed(subject, Ground.MONDAY, Duration.ofHours(1), BERLIN);
    }

    private io.calferry.bench.ews.Entry addSeries(String subject) {
        return ground.ann.calendar().add(Ground.onMondays(single(subject).noReminder(), 10));
    }

    private List<String> unread(List<Answer> answers) {
        return answers.stream()
                .filter(Answer.Unread.class::isInstance)
                .map(it -> ((Fault.Unreadable) ((Answer.Unread) it).fault()).detail())
                .toList();
    }

    // ---- bad items

    @Test
    void one_item_that_no_parser_reads_is_parked_and_the_others_are_read() throws Exception {
        addSingles(60);
        ground.server.misbehave(new Misbehaviour.BreaksBodyOf("Event 17"));

        var answers = Ground.everything(store);

        assertThat(Ground.found(answers)).hasSize(59);
        assertThat(unread(answers))
                .containsExactly("the server delivers it in a form that is no XML");
        var itself = ground.ann.calendar().entry("Event 17").id();
        assertThat(answers)
                .filteredOn(Answer.Unread.class::isInstance)
                .extracting(Answer::href)
                .containsExactly(new Href(itself));
    }

    @Test
    void a_control_character_in_a_subject_hides_no_other_item() throws Exception {
        addSingles(9);
        ground.ann.calendar().add(single("bad \u001A subject"));

        var answers = Ground.everything(store);

        assertThat(Ground.found(answers)).hasSize(9);
        assertThat(unread(answers)).hasSize(1);
    }

    @Test
    void an_item_that_stops_a_batch_is_parked_and_the_rest_is_asked_again() throws Exception {
        addSingles(10);
        ground.server.misbehave(new Misbehaviour.StopsBatchAt("Event 3"));

        var answers = Ground.everything(store);

        assertThat(Ground.found(answers)).hasSize(9);
        assertThat(unread(answers)).hasSize(1);
    }

    @Test
    void batches_shrink_where_the_server_runs_out_of_time() throws Exception {
        addSingles(60);
        ground.server.misbehave(new Misbehaviour.TimesOutAbove(7));

        assertThat(Ground.found(Ground.everything(store))).hasSize(60);
    }

    @Test
    void an_item_that_the_server_cant_give_is_parked_with_the_servers_words() throws Exception {
        addSingles(3);
        ground.server.misbehave(new Misbehaviour.CannotGet("Event 1", "ErrorCorruptData"));

        var answers = Ground.everything(store);

        assertThat(Ground.found(answers)).hasSize(2);
        assertThat(unread(answers)).hasSize(1);
        assertThat(unread(answers).getFirst()).startsWith("ErrorCorruptData");
    }

    @Test
    void a_zone_that_nobody_knows_parks_its_item_alone() throws Exception {
        addSingles(2);
        var nobodys = WindowsZone.custom("Nowhere Standard Time", WindowsZone.of(BERLIN).rules());
        ground.ann
                .calendar()
                .add(
                        Draft.timed("odd", Ground.MONDAY, Duration.ofHours(1), nobodys)
                                .repeating(new Pattern.Daily(1), new Recurrence.Range.Numbered(3)));
        ground.server.misbehave(Kind.MIME_NULL);

        var answers = Ground.everything(store);

        assertThat(Ground.found(answers)).hasSize(2);
        assertThat(unread(answers)).containsExactly("unknown time zone \"Nowhere Standard Time\"");
    }

    @Test
    void a_zone_without_a_name_is_looked_up_in_the_mime_of_its_series_alone() throws Exception {
        addSingles(2);
        var own = WindowsZone.custom("NoId_1234", WindowsZone.of(BERLIN).rules());
        ground.ann
                .calendar()
                .add(
                        Draft.timed("own", Ground.MONDAY, Duration.ofHours(1), own)
                                .repeating(new Pattern.Daily(1), new Recurrence.Range.Numbered(3)));
        ground.server.forgetRequests();

        var found = Ground.found(Ground.everything(store));

        assertThat(found).hasSize(3);
        assertThat(ground.server.itemsAskedFor().get("GetItem")).isEqualTo(1 + 3 + 1);
    }

    @Test
    void an_answer_that_breaks_off_is_asked_for_once_more() throws Exception {
        addSingles(5);
        for (var way : List.of(Kind.CUT_SHORT, Kind.CUT_UNNOTICED)) {
            ground.server.behave();
            ground.server.misbehave(new Misbehaviour.On("GetItem", Misbehaviour.times(1, way)));

            assertThat(Ground.found(Ground.everything(store))).hasSize(5);
        }
    }

    @Test
    void items_of_every_kind_are_read() throws Exception {
        Seeds.everyKind(ground.ann.calendar(), 200);

        var answers = Ground.everything(store);

        assertThat(unread(answers)).isEmpty();
        assertThat(Ground.found(answers)).hasSize(ground.ann.calendar().size());
    }

    // ---- listings

    @Test
    void nothing_new_costs_one_request_without_series_and_two_with() throws Exception {
        addSingles(3);
        var token = store.list(Optional.empty()).nextToken().orElseThrow();
        var before = store.requests();
        assertThat(Ground.delta(store, token).changed()).isEmpty();
        assertThat(store.requests() - before).isEqualTo(1);

        addSeries("Weekly");
        var next = Ground.delta(store, token).token();
        before = store.requests();
        assertThat(Ground.delta(store, next).changed()).isEmpty();
        assertThat(store.requests() - before).isEqualTo(2);
    }

    @Test
    void ten_changes_cost_at_most_five_requests() throws Exception {
        addSingles(30);
        var series = addSeries("Weekly");
        var token = store.list(Optional.empty()).nextToken().orElseThrow();
        for (int i = 0; i < 9; i++) {
            ground.ann.calendar().entry("Event " + i).edit(Field.LOCATION, "there");
        }
        series.occurrence(LocalDate.parse("2027-03-08")).edit(Field.LOCATION, "elsewhere");

        // Another start of the program.
        var later = ground.store();
        var changed = Ground.changed(Ground.delta(later, token));
        var answers = later.read(changed);

        assertThat(Ground.found(answers)).hasSize(10);
        assertThat(later.requests()).isLessThanOrEqualTo(5);
    }

    @Test
    void a_first_listing_costs_a_request_for_each_512_ids_and_one_for_the_series()
            throws Exception {
        addSingles(1100);
        ground.server.forgetRequests();

        var full = (Listing.Full) store.list(Optional.empty());

        assertThat(full.places()).hasSize(1100);
        assertThat(ground.server.requests())
                .containsEntry("SyncFolderItems", 3L)
                .containsEntry("FindItem", 1L);
    }

    @Test
    void a_first_look_at_many_costs_a_request_a_batch_and_few_for_the_series() throws Exception {
        Seeds.many(ground.ann.calendar(), 1000);
        ground.server.forgetRequests();

        var full = (Listing.Full) store.list(Optional.empty());
        var hrefs = full.places().stream().map(io.calferry.sync.Place::href).toList();
        int batch = store.traits().batch();
        for (int i = 0; i < hrefs.size(); i += batch) {
            store.read(hrefs.subList(i, Math.min(hrefs.size(), i + batch)));
        }

        // 80 series: one request to look at them, one for the occurrences of each 50, and one for
        // the rest of those that were met while the listing went on.
        assertThat(ground.server.requests().get("GetItem"))
                .isLessThanOrEqualTo(1000 / batch + 1 + 2 + 1);
        assertThat(ground.server.requests().get("SyncFolderItems")).isEqualTo(2);
        assertThat(ground.server.requests().get("FindItem")).isEqualTo(1);
    }

    @Test
    void an_occurrence_that_was_edited_or_deleted_changes_its_series() throws Exception {
        var series = addSeries("Weekly");
        addSeries("Other");
        var href = new Href(series.id());
        var first = store.list(Optional.empty()).nextToken().orElseThrow();

        series.occurrence(LocalDate.parse("2027-03-08")).edit(Field.SUBJECT, "edited");
        var edited = Ground.delta(store, first);
        assertThat(Ground.changed(edited)).containsExactly(href);
        assertThat(text(href)).contains("SUMMARY:edited");

        series.occurrence(LocalDate.parse("2027-03-15")).delete();
        var deleted = Ground.delta(store, edited.token());
        assertThat(Ground.changed(deleted)).containsExactly(href);
        assertThat(text(href)).contains("EXDATE;TZID=Europe/Berlin:20270315T090000");
        assertThat(deleted.changed())
                .isEqualTo(List.of(Ground.found(store.read(List.of(href))).getFirst().place()));
    }

    @Test
    void a_change_of_an_occurrence_is_noticed_though_the_server_does_not_report_it()
            throws Exception {
        var series = addSeries("Weekly");
        addSeries("Other");
        var href = new Href(series.id());
        ground.server.misbehave(Kind.OCCURRENCES_UNREPORTED);
        var first = store.list(Optional.empty()).nextToken().orElseThrow();
        var key = series.changeKey();
        var client = ground.client();

        client.ask(
                Writes.update(
                        List.of(
                                new Writes.Change(
                                        Writes.occurrence(series.id(), 2),
                                        List.of(Value.text("item:Subject", "edited")),
                                        List.of())),
                        Writes.Conflict.ALWAYS_OVERWRITE,
                        Invitations.NEVER_SENT));
        assertThat(series.changeKey()).isEqualTo(key);
        var edited = Ground.delta(store, first);
        assertThat(Ground.changed(edited)).containsExactly(href);

        client.ask(
                Writes.delete(List.of(Writes.occurrence(series.id(), 3)), Invitations.NEVER_SENT));
        assertThat(series.changeKey()).isEqualTo(key);
        assertThat(Ground.changed(Ground.delta(store, edited.token()))).containsExactly(href);
        assertThat(text(href)).contains("SUMMARY:edited", "EXDATE");
    }

    private String text(Href href) throws Exception {
        return Ground.found(store.read(List.of(href))).getFirst().object().text();
    }

    @Test
    void an_invalid_sync_state_leads_to_a_full_listing_with_the_same_hrefs() throws Exception {
        addSingles(3);
        var before = (Listing.Full) store.list(Optional.empty());
        ground.ann.calendar().expireSyncStates();

        var after = store.list(before.nextToken());

        assertThat(after).isInstanceOf(Listing.Full.class);
        assertThat(((Listing.Full) after).places()).isEqualTo(before.places());
    }

    @Test
    void a_folder_that_cant_be_synced_is_searched() throws Exception {
        addSingles(3);
        addSeries("Weekly");
        var synced = (Listing.Full) store.list(Optional.empty());
        ground.server.misbehave(Kind.SYNC_FOLDER_NOT_FOUND);

        var found = store.list(synced.nextToken());

        assertThat(found).isEqualTo(new Listing.Full(synced.places(), Optional.empty()));
    }

    @Test
    void pages_of_any_size_make_one_listing() throws Exception {
        addSingles(25);
        ground.server.misbehave(new Misbehaviour.PagesOf(10));

        assertThat(((Listing.Full) store.list(Optional.empty())).places()).hasSize(25);
    }

    @Test
    void two_items_of_one_uid_are_two_objects() throws Exception {
        ground.ann.calendar().add(single("one").with(Field.UID, "same"));
        ground.ann.calendar().add(single("two").with(Field.UID, "same"));

        var found = Ground.found(Ground.everything(store));

        assertThat(found).hasSize(2);
        assertThat(found).extracting(it -> it.object().uid().value()).containsOnly("same");
        assertThat(found).extracting(it -> it.place().href()).doesNotHaveDuplicates();
    }

    @Test
    void busy_in_every_form_is_waited_for_where_it_is_short() throws Exception {
        addSingles(3);
        for (var form : List.of(Misbehaviour.BusyForm.MESSAGE, Misbehaviour.BusyForm.FAULT)) {
            ground.server.behave();
            ground.server.misbehave(Misbehaviour.times(1, new Misbehaviour.Busy(form, 10)));

            assertThat(Ground.found(Ground.everything(store))).hasSize(3);
        }
    }

    @Test
    void a_401_in_the_middle_is_a_fault_of_the_sign_in() throws Exception {
        addSingles(3);
        ground.server.misbehave(new Misbehaviour.On("GetItem", Kind.UNAUTHORIZED));

        assertThat(Ground.faultOf(() -> Ground.everything(store))).isInstanceOf(Fault.SignIn.class);
    }
}

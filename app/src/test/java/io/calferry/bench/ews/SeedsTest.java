package io.calferry.bench.ews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

class SeedsTest {

    private final MemoryExchange server = MemoryExchange.start();
    private final Account ada = server.account("ada@example.org", "Ada Lovelace", "hunter2 of ada");
    private final EwsClient client = new EwsClient(server.url(), "ada");

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void items_of_every_kind_keep_to_the_schema() {
        var schema = EwsSchema.present();
        assumeThat(schema).isPresent();
        var validating = schema.orElseThrow().validating(server);
        Seeds.everyKind(ada.calendar(), Seeds.kinds());

        var listed = client.sync("", 512);
        var ids = listed.all("<t:ItemId Id=\"([^\"]+)\"");
        var read = client.get(EwsClient.ALL, ids);
        var occurrences =
                client.ask(
                        "<m:FindItem Traversal=\"Shallow\">"
                                + EwsClient.ID_ONLY
                                + "<m:CalendarView StartDate=\"2026-01-01T00:00:00Z\""
                                + " EndDate=\"2026-12-31T00:00:00Z\"/><m:ParentFolderIds>"
                                + EwsClient.CALENDAR
                                + "</m:ParentFolderIds></m:FindItem>");
        client.get(EwsClient.ALL, occurrences.all("<t:ItemId Id=\"([^\"]+)\""));

        assertThat(validating.faults()).isEmpty();
        assertThat(ids).hasSize(Seeds.kinds());
        assertThat(new TreeSet<>(read.codes())).isEqualTo(Set.of("NoError"));
    }

    @Test
    void edits_touch_different_items_and_the_server_tells_them_all() {
        Seeds.everyKind(ada.calendar(), 500);
        var state = client.sync("", 512).first("<m:SyncState>([^<]+)");
        var edits = Edits.of(ada.calendar());
        var touched = new TreeSet<>(edits.edit(20));
        var deleted = edits.delete(5);
        touched.addAll(
                List.of(
                        edits.editOccurrence(),
                        edits.deleteOccurrence(),
                        edits.moveSeries(),
                        edits.newException()));

        var changes = client.sync(state, 512);

        assertThat(touched).hasSize(24).doesNotContainAnyElementsOf(deleted);
        assertThat(changes.all("<t:(?:Create|Update|Delete)>"))
                .hasSize(29)
                .containsOnly("<t:Update>", "<t:Delete>");
    }

    @Test
    void eight_of_a_hundred_are_series() {
        Seeds.many(ada.calendar(), 200);

        assertThat(ada.calendar().entries())
                .hasSize(200)
                .filteredOn(it -> it.text(Field.CALENDAR_ITEM_TYPE).equals("RecurringMaster"))
                .hasSize(16);
    }
}

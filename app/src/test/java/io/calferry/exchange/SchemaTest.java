package io.calferry.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.calferry.bench.ews.EwsSchema;
import io.calferry.sync.CalendarObject;
import io.calferry.sync.Samples;
import io.calferry.sync.Stored;
import io.calferry.sync.Uid;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// Our requests against Microsoft's schema, where it lies beside the project.
class SchemaTest {

    @Test
    void every_request_keeps_to_the_schema() throws Exception {
        assumeTrue(
                EwsSchema.present().isPresent(),
                "Microsoft's schema of EWS is not beside the project");
        var requests = new ConcurrentHashMap<String, String>();
        try (var ground = new Ground()) {
            ground.server.watch(
                    seen ->
                            requests.put(
                                    seen.operation() + " " + seen.request().length(),
                                    seen.request()));
            ground.ann.calendar().below("Team");
            var store = ground.store();
            var series = Samples.series("series", "Series");
            var seen = store.create(rich());
            var before = new Stored(seen.place(), seen.held().orElseThrow());
            seen = store.update(before, Samples.event("rich", "Poor"));
            store.delete(new Stored(seen.place(), seen.held().orElseThrow()));
            store.create(series);
            var token = store.list(Optional.empty()).nextToken();
            store.list(token);
            store.check();
            ground.store(
                            ground.address(Ground.ANN, "Team", CalendarAddress.Access.DELEGATE),
                            Ground.basic("ann"))
                    .check();
        }

        var faults = new TreeMap<String, List<String>>();
        requests.forEach(
                (name, request) -> {
                    var its = EwsSchema.present().orElseThrow().faults(request);
                    if (!its.isEmpty()) {
                        faults.put(name, its);
                    }
                });
        assertThat(faults).isEmpty();
        assertThat(requests.keySet().stream().map(it -> it.split(" ")[0]).distinct().sorted())
                .contains(
                        "CreateItem",
                        "DeleteItem",
                        "FindFolder",
                        "FindItem",
                        "GetFolder",
                        "GetItem",
                        "SyncFolderItems",
                        "UpdateItem");
    }

    private static CalendarObject rich() {
        return new CalendarObject(
                new Uid("rich"),
                Samples.event(
                                "rich",
                                "Rich",
                                "LOCATION:There",
                                "DESCRIPTION:Text",
                                "CATEGORIES:One,Two",
                                "CLASS:PRIVATE",
                                "PRIORITY:1",
                                "X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE",
                                "X-MICROSOFT-CDO-INTENDEDSTATUS:BUSY",
                                "STATUS:CANCELLED",
                                "X-CALFERRY-ORIGIN:mark")
                        .text());
    }
}

package io.calferry.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.bench.ews.Misbehaviour.Kind;
import io.calferry.bench.ews.Seeds;
import io.calferry.sync.Listing;
import io.calferry.sync.Place;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

class ConcurrencyTest {

    @Test
    void a_server_never_has_more_to_do_at_a_time_than_its_policy_allows() throws Exception {
        try (var ground = new Ground()) {
            neverTooMuch(ground, List.of(ground.store()));
        }
    }

    @Test
    void nor_has_it_with_two_stores_of_one_account() throws Exception {
        try (var ground = new Ground()) {
            neverTooMuch(ground, ground.sides());
        }
    }

    private static void neverTooMuch(Ground ground, List<ExchangeStore> stores) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Seeds.many(ground.ann.calendar(), 600);
            var hrefs =
                    ((Listing.Full) stores.getFirst().list(Optional.empty()))
                            .places().stream().map(Place::href).toList();
            ground.server.misbehave(Kind.STRICT_ABOUT_CONCURRENCY);
            ground.server.delay(Duration.ofMillis(30));
            List<Callable<Object>> works = new ArrayList<>();
            for (var i = 0; i < 6; i++) {
                var part = hrefs.subList(i * 100, (i + 1) * 100);
                for (var store : stores) {
                    works.add(() -> store.read(part));
                    works.add(() -> store.list(Optional.empty()));
                }
            }
            for (var done : threads.invokeAll(works)) {
                done.get();
            }
            // A line for more than four requests at a time, or for two of SyncFolderItems.
            assertThat(ground.server.crowds()).isEmpty();
        }
    }
}

package io.calferry.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.bench.ews.Draft;
import io.calferry.bench.ews.Field;
import io.calferry.bench.ews.Misbehaviour;
import io.calferry.bench.ews.Seen;
import io.calferry.http.HttpSettings;
import io.calferry.sync.Answer;
import io.calferry.sync.Href;
import io.calferry.sync.Listing;
import io.calferry.sync.Place;
import io.calferry.sync.StoreException;
import io.calferry.sync.Stored;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

class ReadAheadTest {

    private static final int ITEMS = 180;

    private final Ground ground = new Ground();
    private final ExchangeStore store = ground.store();
    private final CountDownLatch itemsWereRead = new CountDownLatch(1);
    private final AtomicInteger pages = new AtomicInteger();
    private Runnable atSecondPage = () -> {};

    @BeforeEach
    void fill() {
        var start = LocalDateTime.parse("2027-03-01T09:00");
        for (int i = 0; i < ITEMS; i++) {
            var hour = Duration.ofHours(1);
            ground.ann.calendar().add(Draft.timed("Event " + i, start, hour, "UTC"));
        }
        ground.server.misbehave(new Misbehaviour.PagesOf(60));
    }

    @AfterEach
    void close() throws Exception {
        ground.close();
    }

    /// Holds the second page back until items were read.
    private void watch(Seen seen) {
        if (seen.operation().equals("GetItem")) {
            itemsWereRead.countDown();
        } else if (seen.operation().equals("SyncFolderItems") && pages.incrementAndGet() == 2) {
            try {
                assertThat(itemsWereRead.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            atSecondPage.run();
        }
    }

    private Listing.Full list() throws StoreException {
        return (Listing.Full) store.list(Optional.empty());
    }

    private static List<Href> hrefs(Listing.Full listing) {
        return listing.places().stream().map(Place::href).toList();
    }

    private Stored called(String subject) throws StoreException {
        return Ground.found(Ground.everything(store)).stream()
                .filter(it -> it.object().text().contains("SUMMARY:" + subject + "\r\n"))
                .findFirst()
                .orElseThrow();
    }

    /// Whoever wants a range has nothing read ahead.
    private List<Answer> readInTurn() throws StoreException {
        var all = new TimeRange(Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"));
        var address = ground.address(Ground.ANN, "", CalendarAddress.Access.OWN);
        var signIn = Ground.basic(Ground.ANN);
        try (var other =
                ExchangeStore.openWithin(
                        Optional.of(all),
                        address,
                        HttpSettings.of("test"),
                        signIn,
                        new FoundServers(),
                        Clock.systemUTC())) {
            return Ground.everything(other);
        }
    }

    @Test
    void items_are_read_while_the_listing_goes_on_and_none_of_them_twice() throws Exception {
        ground.server.watch(this::watch);

        var answers = store.read(hrefs(list()));

        assertThat(pages).hasValueGreaterThan(2);
        var items = Map.of("GetItem", (long) ITEMS);
        assertThat(ground.server.itemsAskedFor()).containsAllEntriesOf(items);
        var batches = Map.of("GetItem", (ITEMS + 49) / 50L);
        assertThat(ground.server.requests()).containsAllEntriesOf(batches);
        assertThat(answers).containsExactlyInAnyOrderElementsOf(readInTurn());
    }

    @Test
    void an_item_that_changes_while_the_listing_goes_on_is_read_as_it_is_then() throws Exception {
        ground.server.watch(this::watch);
        atSecondPage =
                () -> ground.ann.calendar().entry("Event 7").edit(Field.SUBJECT, "Something else");

        var listing = list();
        var found = Ground.found(store.read(hrefs(listing)));

        assertThat(found.stream().map(Stored::place))
                .containsExactlyInAnyOrderElementsOf(listing.places());
        assertThat(found.stream().map(it -> it.object().text()))
                .hasSize(ITEMS)
                .anyMatch(text -> text.contains("SUMMARY:Something else"))
                .noneMatch(text -> text.contains("SUMMARY:Event 7\r\n"));
    }

    @Test
    void what_is_at_hand_and_what_is_still_to_be_asked_for_take_turns() throws Exception {
        var batches = new Semaphore(0);
        ground.server.watch(
                seen -> {
                    if (seen.operation().equals("GetItem")) {
                        batches.release();
                    } else if (seen.operation().equals("SyncFolderItems")
                            && pages.incrementAndGet() > 1) {
                        // Each further page waits for what the one before it led to.
                        acquire(batches);
                        editThree();
                    }
                });
        var hrefs = hrefs(list());
        long before = ground.server.requests().getOrDefault("GetItem", 0L);

        store.read(hrefs.subList(0, 50));
        assertThat(ground.server.requests()).containsEntry("GetItem", before);

        store.read(hrefs.subList(50, 51));
        assertThat(ground.server.requests()).containsEntry("GetItem", before + 1);
    }

    private static void acquire(Semaphore batches) {
        try {
            assertThat(batches.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void editThree() {
        for (int i = 0; i < 3; i++) {
            ground.ann.calendar().entry("Event " + i).edit(Field.LOCATION, "Page " + pages);
        }
    }

    @Test
    void what_was_read_ahead_is_given_only_once() throws Exception {
        ground.server.watch(this::watch);
        var hrefs = hrefs(list());
        store.read(hrefs);
        ground.ann.calendar().entry("Event 7").edit(Field.SUBJECT, "Something else");

        var again = Ground.found(store.read(hrefs));

        assertThat(again.stream().map(it -> it.object().text()))
                .anyMatch(text -> text.contains("SUMMARY:Something else"));
    }

    @Test
    void what_we_write_ourselves_is_read_anew() throws Exception {
        var before = called("Event 7");
        ground.server.watch(this::watch);
        var hrefs = hrefs(list());

        store.delete(before);

        assertThat(store.read(hrefs)).contains(new Answer.Gone(before.place().href()));
    }

    @Test
    void a_server_that_fails_meanwhile_leaves_the_listing_whole() throws Exception {
        var once = new Misbehaviour.Times(new AtomicInteger(1), Misbehaviour.Kind.BARE_500);
        ground.server.misbehave(new Misbehaviour.On("GetItem", once));

        var hrefs = hrefs(list());
        // The fault is for whoever asks in turn, if there still is one.
        ground.server.behave();

        assertThat(Ground.found(store.read(hrefs))).hasSize(ITEMS);
    }
}

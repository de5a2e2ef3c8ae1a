package io.calferry.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.sync.Store.Commits;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/// What every [Store] keeps, whatever it stands on. A test of a store extends this and says how to
/// open it on a calendar that is empty at the start of each test, and who changes that calendar
/// behind its back.
public abstract class StoreContract {

    private final List<Store> opened = new ArrayList<>();
    private Store store;

    /// Opens the calendar of this test: each time another store on the same calendar, as another
    /// start of the program would.
    protected abstract Store open() throws Exception;

    /// The second hand in the calendar of this test.
    protected abstract Foreigner foreigner();

    /// Somebody else who writes to the calendar, by other means than the store.
    public interface Foreigner {

        /// Puts an object where there is none of this UID, under a name of the foreigner's choice.
        Href create(CalendarObject object) throws Exception;

        /// Replaces what is at `href`.
        void replace(Href href, CalendarObject with) throws Exception;

        void delete(Href href) throws Exception;
    }

    /// What an object says, as far as the store can hold it. A store that can't hold all of it says
    /// here what it holds.
    protected Fingerprint content(CalendarObject object) {
        return Samples.content(object);
    }

    @BeforeEach
    final void openTheStore() throws Exception {
        store = reopened();
    }

    @AfterEach
    final void closeTheStores() {
        opened.forEach(Store::close);
    }

    private Store reopened() throws Exception {
        var another = open();
        opened.add(another);
        return another;
    }

    // ---- create, read, update, delete

    @Test
    void an_empty_calendar_lists_nothing() throws Exception {
        assertThat(list(store)).isEmpty();
    }

    @Test
    void what_is_created_is_listed_and_read_as_it_was_sent() throws Exception {
        var breakfast = Samples.event("breakfast", "Breakfast");
        var lunch = Samples.event("lunch", "Lunch");

        var first = create(breakfast);
        var second = create(lunch);

        assertThat(list(store)).isEqualTo(places(first.place(), second.place()));
        assertThat(contents(store)).isEqualTo(contents(breakfast, lunch));
        assertThat(contents(reopened())).isEqualTo(contents(breakfast, lunch));
    }

    @Test
    void what_a_write_says_is_held_is_what_is_read() throws Exception {
        var sent = Samples.event("breakfast", "Breakfast");

        var created = create(sent);
        var held = created.held().orElse(sent);
        assertThat(content(held)).isEqualTo(content(read(created.place().href())));

        var later = Samples.event("breakfast", "A late breakfast");
        var updated = update(new Stored(created.place(), held), later);
        held = updated.held().orElse(later);
        assertThat(content(held)).isEqualTo(content(read(updated.place().href())));
        assertThat(content(held)).isEqualTo(content(later));
    }

    @Test
    void an_update_replaces_the_content_and_keeps_the_name() throws Exception {
        var before = stored(create(Samples.event("breakfast", "Breakfast")).place());
        var other = create(Samples.event("lunch", "Lunch"));
        var later = Samples.event("breakfast", "A late breakfast");

        var after = update(before, later);

        assertThat(after.place().href()).isEqualTo(before.place().href());
        assertThat(after.place().version()).isNotEqualTo(before.place().version());
        assertThat(list(store)).isEqualTo(places(after.place(), other.place()));
        assertThat(contents(store)).isEqualTo(contents(later, Samples.event("lunch", "Lunch")));
    }

    @Test
    void what_is_deleted_is_neither_listed_nor_read() throws Exception {
        var breakfast = stored(create(Samples.event("breakfast", "Breakfast")).place());
        var lunch = create(Samples.event("lunch", "Lunch"));

        delete(breakfast);

        var href = breakfast.place().href();
        assertThat(list(store)).isEqualTo(places(lunch.place()));
        assertThat(store.read(List.of(href))).containsExactly(new Answer.Gone(href));
    }

    @Test
    void a_uid_can_be_used_again_after_its_deletion() throws Exception {
        delete(stored(create(Samples.event("breakfast", "Breakfast")).place()));

        create(Samples.event("breakfast", "Breakfast again"));

        assertThat(contents(store))
                .isEqualTo(contents(Samples.event("breakfast", "Breakfast again")));
    }

    // ---- versions

    @Test
    void a_version_stays_while_nobody_writes() throws Exception {
        var place = create(Samples.event("breakfast", "Breakfast")).place();

        assertThat(stored(place).place()).isEqualTo(place);
        assertThat(list(store)).isEqualTo(places(place));
        assertThat(list(reopened())).isEqualTo(places(place));
    }

    @Test
    void other_content_has_another_version() throws Exception {
        var first = create(Samples.event("breakfast", "Breakfast")).place();
        list(store);

        // Of the same length, and at once: neither size nor a clock's tick tells them apart.
        foreigner().replace(first.href(), Samples.event("breakfast", "breakFast"));

        assertThat(list(store).keySet()).containsExactly(first.href());
        assertThat(list(store).get(first.href())).isNotEqualTo(first.version());
        assertThat(contents(store)).isEqualTo(contents(Samples.event("breakfast", "breakFast")));
    }

    // ---- conflicts

    @Test
    void a_create_that_is_repeated_meets_its_own_work() throws Exception {
        var breakfast = Samples.event("breakfast", "Breakfast");
        var first = create(breakfast);

        assertThat(faultOf(() -> create(breakfast))).isInstanceOf(Fault.Stale.class);

        var afterwards = reopened();
        assertThat(faultOf(() -> afterwards.create(breakfast))).isInstanceOf(Fault.Stale.class);
        assertThat(list(afterwards)).isEqualTo(places(first.place()));
        assertThat(contents(afterwards)).isEqualTo(contents(breakfast));
    }

    @Test
    void a_create_never_overwrites() throws Exception {
        var mine = Samples.event("breakfast", "Breakfast");
        create(mine);

        var other = Samples.event("breakfast", "Another breakfast");
        assertThat(faultOf(() -> create(other))).isInstanceOf(Fault.Stale.class);

        assertThat(contents(store)).isEqualTo(contents(mine));
    }

    @Test
    void a_create_meets_what_another_put_under_another_name() throws Exception {
        var theirs = Samples.event("breakfast", "Their breakfast");
        var href = foreigner().create(theirs);

        var mine = Samples.event("breakfast", "My breakfast");
        assertThat(faultOf(() -> create(mine))).isInstanceOf(Fault.Stale.class);

        assertThat(list(store).keySet()).containsExactly(href);
        assertThat(contents(store)).isEqualTo(contents(theirs));
    }

    @Test
    void an_edit_between_plan_and_update_is_not_overwritten() throws Exception {
        var seen = stored(create(Samples.event("breakfast", "Breakfast")).place());
        var theirs = Samples.event("breakfast", "Their breakfast");
        foreigner().replace(seen.place().href(), theirs);

        assertThat(faultOf(() -> update(seen, Samples.event("breakfast", "My breakfast"))))
                .isEqualTo(new Fault.Stale(seen.place().href()));

        assertThat(contents(store)).isEqualTo(contents(theirs));
    }

    @Test
    void an_update_of_what_is_gone_does_not_bring_it_back() throws Exception {
        var seen = stored(create(Samples.event("breakfast", "Breakfast")).place());
        foreigner().delete(seen.place().href());

        assertThat(faultOf(() -> update(seen, Samples.event("breakfast", "My breakfast"))))
                .isEqualTo(new Fault.Stale(seen.place().href()));

        assertThat(list(store)).isEmpty();
    }

    @Test
    void an_update_that_is_repeated_meets_its_own_work() throws Exception {
        var seen = stored(create(Samples.event("breakfast", "Breakfast")).place());
        var later = Samples.event("breakfast", "A late breakfast");
        var first = update(seen, later);

        assertThat(faultOf(() -> update(seen, later)))
                .isEqualTo(new Fault.Stale(seen.place().href()));

        assertThat(list(store)).isEqualTo(places(first.place()));
        assertThat(contents(store)).isEqualTo(contents(later));
    }

    @Test
    void an_edit_between_plan_and_deletion_is_not_lost() throws Exception {
        var seen = stored(create(Samples.event("breakfast", "Breakfast")).place());
        var theirs = Samples.event("breakfast", "Their breakfast");
        foreigner().replace(seen.place().href(), theirs);

        assertThat(faultOf(() -> delete(seen))).isEqualTo(new Fault.Stale(seen.place().href()));

        assertThat(contents(store)).isEqualTo(contents(theirs));
    }

    @Test
    void the_deletion_of_what_is_gone_succeeds() throws Exception {
        var breakfast = stored(create(Samples.event("breakfast", "Breakfast")).place());
        var lunch = stored(create(Samples.event("lunch", "Lunch")).place());

        delete(breakfast);
        delete(breakfast);
        foreigner().delete(lunch.place().href());
        delete(lunch);

        assertThat(list(store)).isEmpty();
    }

    @Test
    void what_a_conflict_left_can_be_read_and_written_again() throws Exception {
        var seen = stored(create(Samples.event("breakfast", "Breakfast")).place());
        foreigner().replace(seen.place().href(), Samples.event("breakfast", "Their breakfast"));
        var merged = Samples.event("breakfast", "Our breakfast");
        faultOf(() -> update(seen, merged));

        update(stored(seen.place()), merged);

        assertThat(contents(store)).isEqualTo(contents(merged));
    }

    // ---- reading by name

    @Test
    void each_href_that_is_asked_for_is_answered_once() throws Exception {
        var there = create(Samples.event("breakfast", "Breakfast")).place();
        var deleted = stored(create(Samples.event("lunch", "Lunch")).place());
        var gone = stored(create(Samples.event("dinner", "Dinner")).place());
        delete(deleted);
        foreigner().delete(gone.place().href());
        var asked = List.of(gone.place().href(), there.href(), deleted.place().href());

        var answers = new HashMap<Href, Class<?>>();
        for (var answer : store.read(asked)) {
            assertThat(answers.put(answer.href(), answer.getClass())).isNull();
        }

        assertThat(answers)
                .isEqualTo(
                        Map.of(
                                there.href(), Answer.Found.class,
                                deleted.place().href(), Answer.Gone.class,
                                gone.place().href(), Answer.Gone.class));
    }

    @Test
    void nothing_asked_is_nothing_answered() throws Exception {
        assertThat(store.read(List.of())).isEmpty();
    }

    @Test
    void a_whole_batch_is_read_at_once() throws Exception {
        var many = Math.min(store.traits().batch(), 120);
        var events =
                IntStream.range(0, many)
                        .mapToObj(i -> Samples.event("event-" + i, "Event " + i))
                        .toArray(CalendarObject[]::new);
        atOnce(
                List.of(events).stream()
                        .<Callable<?>>map(event -> () -> store.create(event))
                        .toList());
        store.flush();

        var read = new TreeMap<Uid, Fingerprint>();
        for (var answer : store.read(List.copyOf(list(store).keySet()))) {
            var found = ((Answer.Found) answer).stored().object();
            read.put(found.uid(), content(found));
        }

        assertThat(read).isEqualTo(contents(events));
    }

    // ---- listing what changed

    @Test
    void a_token_that_nobody_gave_leads_to_a_full_listing() throws Exception {
        var place = create(Samples.event("breakfast", "Breakfast")).place();

        for (var garbage :
                List.of("", "garbage", "http://elsewhere.example/sync/1", "0", "é <&>")) {
            var listing = store.list(Optional.of(new SyncToken(garbage)));

            assertThat(listing).isInstanceOf(Listing.Full.class);
            assertThat(((Listing.Full) listing).places()).containsExactly(place);
        }
    }

    @Test
    void a_token_of_an_unchanged_calendar_leads_to_an_empty_delta() throws Exception {
        create(Samples.event("breakfast", "Breakfast"));
        var token = store.list(Optional.empty()).nextToken();
        if (token.isEmpty()) {
            return;
        }

        var before = store.requests();
        var listing = store.list(token);

        assertThat(store.requests() - before).isLessThanOrEqualTo(1);
        assertThat(listing).isInstanceOf(Listing.Delta.class);
        var delta = (Listing.Delta) listing;
        assertThat(delta.changed()).isEmpty();
        assertThat(delta.gone()).isEmpty();
    }

    @Test
    void deltas_add_up_to_what_is_there() throws Exception {
        var view = new View();
        view.look(store);
        var breakfast = create(Samples.event("breakfast", "Breakfast"));
        var lunch = create(Samples.event("lunch", "Lunch"));
        view.look(store);
        assertThat(view.held).isEqualTo(list(store));

        foreigner().replace(breakfast.place().href(), Samples.event("breakfast", "Theirs"));
        foreigner().create(Samples.event("dinner", "Dinner"));
        foreigner().delete(lunch.place().href());
        view.look(store);
        assertThat(view.held).isEqualTo(list(store));

        create(Samples.event("lunch", "Lunch after all"));
        delete(stored(create(Samples.event("supper", "Supper")).place()));
        view.look(reopened());
        assertThat(view.held).isEqualTo(list(store));
        assertThat(view.held).hasSize(3);
    }

    @Test
    void a_token_outlives_the_store_that_gave_it() throws Exception {
        create(Samples.event("breakfast", "Breakfast"));
        var view = new View();
        view.look(store);
        store.close();
        var dinner = foreigner().create(Samples.event("dinner", "Dinner"));

        view.look(reopened());

        assertThat(view.held).hasSize(2).containsKey(dinner);
    }

    // ---- names

    static List<String> odd_uids() {
        return List.of(
                "040000008200E00074C5B7101A82E00800000000",
                "with space",
                "with/slash",
                "../../escape",
                "..",
                ".leading-dot",
                "trailing-dot.",
                "a%2Fb",
                "100%",
                "mailto:someone@example.org?x=1&y=2#z",
                "a+b=c",
                "Größe-漢字-🎈",
                "already.ics",
                "CON",
                "{B9F6A3C0-1D2E-4F5A-8B7C-6D5E4F3A2B1C}",
                "~tilde*star|bar<less>\"quote'",
                "long-" + "x".repeat(295),
                "lang-" + "ä".repeat(295));
    }

    @ParameterizedTest
    @MethodSource("odd_uids")
    void an_odd_uid_is_no_obstacle(String uid) throws Exception {
        var breakfast = Samples.event(uid, "Breakfast");
        var created = create(breakfast);

        assertThat(list(store)).isEqualTo(places(created.place()));
        assertThat(faultOf(() -> create(breakfast))).isInstanceOf(Fault.Stale.class);
        var afterwards = reopened();
        assertThat(list(afterwards)).isEqualTo(places(created.place()));
        assertThat(contents(afterwards)).isEqualTo(contents(breakfast));

        var later = Samples.event(uid, "A late breakfast");
        var updated = update(stored(created.place()), later);
        assertThat(updated.place().href()).isEqualTo(created.place().href());
        assertThat(list(store)).isEqualTo(places(updated.place()));
        assertThat(contents(store)).isEqualTo(contents(later));

        delete(stored(updated.place()));
        assertThat(list(store)).isEmpty();
    }

    @Test
    void uids_that_a_name_could_confuse_stay_apart() throws Exception {
        var events =
                List.of("a/b", "a_b", "a%2Fb", "a-b", "a b", "A-B", "a-b.ics", "é", "e\u0301", "É")
                        .stream()
                        .map(uid -> Samples.event(uid, "Event " + uid))
                        .toArray(CalendarObject[]::new);

        for (var event : events) {
            create(event);
        }

        assertThat(list(store)).hasSize(events.length);
        assertThat(contents(store)).isEqualTo(contents(events));
    }

    // ---- content

    static List<CalendarObject> odd_contents() {
        return List.of(
                Samples.event("unicode", "Frühstück mit 漢字\\, 🎈 und \u202Ertl\u202C"),
                Samples.event("escaped", "One\\, two\\; three\\nfour \\\\ five"),
                Samples.event("folded", "Tief durchatmen äöü 🎈 ".repeat(40) + "."),
                Samples.series("series", "A series with an override"),
                Samples.event("private", "Confidential", "CLASS:PRIVATE", "X-OWN-FIELD:kept"),
                Samples.event(
                        "marked", "Marked", "CATEGORIES:One,Two", "URL:https://example.org/?a=b"));
    }

    @ParameterizedTest
    @MethodSource("odd_contents")
    void what_is_held_says_what_was_sent(CalendarObject object) throws Exception {
        create(object);

        assertThat(contents(reopened())).isEqualTo(contents(object));
    }

    @Test
    void an_object_of_a_megabyte_is_carried_whole() throws Exception {
        var large =
                Samples.event("large", "Large", "DESCRIPTION:" + "0123456789äbc ".repeat(75_000));

        create(large);

        assertThat(contents(reopened())).isEqualTo(contents(large));
    }

    // ---- several at a time

    @Test
    void as_many_writes_at_a_time_as_the_store_likes() throws Exception {
        var parallel = store.traits().parallel();
        var rounds = 3;
        var expected = new ArrayList<CalendarObject>();
        var tasks = new ArrayList<Callable<?>>();
        for (var hand = 0; hand < parallel; hand++) {
            var name = "hand-" + hand;
            expected.add(Samples.event(name + "-kept", "Kept"));
            expected.add(Samples.event(name + "-edited", "Edited " + (rounds - 1)));
            tasks.add(() -> write(name, rounds));
        }

        atOnce(tasks);
        store.flush();

        assertThat(contents(store)).isEqualTo(contents(expected.toArray(CalendarObject[]::new)));
    }

    private Void write(String name, int rounds) throws StoreException {
        store.create(Samples.event(name + "-kept", "Kept"));
        var first = Samples.event(name + "-edited", "Edited");
        var edited = new Stored(store.create(first).place(), first);
        for (var round = 0; round < rounds; round++) {
            var passing = Samples.event(name + "-passing-" + round, "Passing");
            store.delete(new Stored(store.create(passing).place(), passing));
            var next = Samples.event(name + "-edited", "Edited " + round);
            edited = new Stored(store.update(edited, next).place(), next);
        }
        return null;
    }

    @Test
    void of_several_creates_of_one_uid_one_wins() throws Exception {
        var outcomes =
                atOnce(
                        IntStream.range(0, Math.max(2, store.traits().parallel()))
                                .<Callable<?>>mapToObj(
                                        i -> () -> store.create(Samples.event("one", "From " + i)))
                                .toList());
        store.flush();

        assertThat(outcomes).filteredOn(Optional::isEmpty).hasSize(1);
        assertThat(outcomes)
                .filteredOn(Optional::isPresent)
                .allSatisfy(fault -> assertThat(fault.get()).isInstanceOf(Fault.Stale.class));
        assertThat(list(store)).hasSize(1);
    }

    @Test
    void of_several_updates_of_one_version_one_wins() throws Exception {
        var seen = stored(create(Samples.event("one", "Before")).place());
        var outcomes =
                atOnce(
                        IntStream.range(0, Math.max(2, store.traits().parallel()))
                                .<Callable<?>>mapToObj(
                                        i ->
                                                () ->
                                                        store.update(
                                                                seen,
                                                                Samples.event("one", "By " + i)))
                                .toList());
        store.flush();

        var winner = outcomes.indexOf(Optional.<Fault>empty());
        var stale = Optional.<Fault>of(new Fault.Stale(seen.place().href()));
        assertThat(outcomes).filteredOn(Optional::isEmpty).hasSize(1);
        assertThat(outcomes).filteredOn(Optional::isPresent).allMatch(stale::equals);
        assertThat(contents(store)).isEqualTo(contents(Samples.event("one", "By " + winner)));
    }

    // ---- commits

    @Test
    void writes_that_wait_for_the_flush_are_seen_by_nobody_before_it() throws Exception {
        var waits = store.traits().commits() == Commits.AT_FLUSH;

        store.create(Samples.event("breakfast", "Breakfast"));

        assertThat(contents(reopened()))
                .isEqualTo(waits ? Map.of() : contents(Samples.event("breakfast", "Breakfast")));
        store.flush();
        store.flush();
        assertThat(contents(reopened()))
                .isEqualTo(contents(Samples.event("breakfast", "Breakfast")));
    }

    // ---- the words of this suite

    private Written create(CalendarObject object) throws StoreException {
        var written = store.create(object);
        store.flush();
        return written;
    }

    private Written update(Stored over, CalendarObject with) throws StoreException {
        var written = store.update(over, with);
        store.flush();
        return written;
    }

    private void delete(Stored over) throws StoreException {
        store.delete(over);
        store.flush();
    }

    private CalendarObject read(Href href) throws StoreException {
        return ((Answer.Found) store.read(List.of(href)).getFirst()).stored().object();
    }

    /// What the store holds at a place now, with the version of now.
    private Stored stored(Place place) throws StoreException {
        return ((Answer.Found) store.read(List.of(place.href())).getFirst()).stored();
    }

    /// All that a store lists, each href once.
    private static Map<Href, Version> list(Store store) throws StoreException {
        var full = (Listing.Full) store.list(Optional.empty());
        return places(full.places().toArray(Place[]::new));
    }

    private static Map<Href, Version> places(Place... places) {
        var held = new TreeMap<Href, Version>();
        for (var place : places) {
            assertThat(held.put(place.href(), place.version()))
                    .as("%s twice", place.href())
                    .isNull();
        }
        return held;
    }

    /// All that a store holds, each UID once: read under the hrefs that it lists.
    private Map<Uid, Fingerprint> contents(Store store) throws StoreException {
        var hrefs = List.copyOf(list(store).keySet());
        var held = new ArrayList<CalendarObject>();
        for (var from = 0; from < hrefs.size(); from += store.traits().batch()) {
            var to = Math.min(hrefs.size(), from + store.traits().batch());
            for (var answer : store.read(hrefs.subList(from, to))) {
                assertThat(answer).isInstanceOf(Answer.Found.class);
                held.add(((Answer.Found) answer).stored().object());
            }
        }
        return contents(held.toArray(CalendarObject[]::new));
    }

    private Map<Uid, Fingerprint> contents(CalendarObject... objects) {
        var held = new TreeMap<Uid, Fingerprint>();
        for (var object : objects) {
            assertThat(held.put(object.uid(), content(object)))
                    .as("%s twice", object.uid())
                    .isNull();
        }
        return held;
    }

    private interface Act {
        void perform() throws StoreException;
    }

    private static Fault faultOf(Act act) {
        try {
            act.perform();
        } catch (StoreException e) {
            return e.fault();
        }
        throw new AssertionError("no fault");
    }

    /// Performs all tasks at the same moment; the fault of each, in their order.
    private static List<Optional<Fault>> atOnce(List<Callable<?>> tasks) throws Exception {
        var start = new CyclicBarrier(tasks.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running =
                    tasks.stream()
                            .map(
                                    task ->
                                            threads.submit(
                                                    () -> {
                                                        start.await();
                                                        return outcome(task);
                                                    }))
                            .toList();
            var outcomes = new ArrayList<Optional<Fault>>();
            for (var run : running) {
                outcomes.add(run.get());
            }
            return outcomes;
        }
    }

    private static Optional<Fault> outcome(Callable<?> task) throws Exception {
        try {
            task.call();
            return Optional.empty();
        } catch (StoreException e) {
            return Optional.of(e.fault());
        }
    }

    /// What a run knows of a store: the listings so far, added up.
    private static final class View {

        private Map<Href, Version> held = new TreeMap<>();
        private Optional<SyncToken> token = Optional.empty();

        void look(Store store) throws StoreException {
            var listing = store.list(token);
            switch (listing) {
                case Listing.Full(var places, _) ->
                        held = new TreeMap<>(places(places.toArray(Place[]::new)));
                case Listing.Delta(var changed, var gone, _) -> {
                    gone.forEach(held::remove);
                    changed.forEach(place -> held.put(place.href(), place.version()));
                }
            }
            token = listing.nextToken();
        }
    }
}

package io.calferry.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.sync.Ledger.Entry;
import io.calferry.sync.Ledger.Kind;
import io.calferry.sync.Ledger.Outcome;
import io.calferry.sync.Ledger.RunId;
import io.calferry.sync.Ledger.Tokens;
import io.calferry.sync.Ledger.Undo;
import io.calferry.sync.Ledgers.PastRun;
import io.calferry.sync.Link.Bond;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What every ledger keeps to.
public abstract class LedgerContract extends HistoryContract {

    @Test
    void a_new_ledger_knows_nothing() {
        var unknown = ledgers.of("another");
        assertThat(links(unknown)).isEmpty();
        assertThat(unknown.link(new Uid("a"))).isEmpty();
        assertThat(unknown.linkAt(Side.LEFT, new Href("a"))).isEmpty();
        assertThat(unknown.agreed()).isZero();
        assertThat(unknown.tokens()).isEqualTo(Tokens.NONE);
        assertThat(unknown.parked()).isEmpty();
        assertThat(entries(unknown, new RunId(4711))).isEmpty();
        assertThat(ledgers.runs(Optional.of("another"), 0, 10)).isEmpty();
        assertThat(ledgers.run(new RunId(4711))).isEmpty();
    }

    @Test
    void links_are_given_back_whole() throws Exception {
        var both = link("both", "1", Bond.AGREED);
        var left =
                new Link(
                        new Uid("left"),
                        Optional.of(seen("/l", "1")),
                        Optional.empty(),
                        Bond.APART);
        var right =
                new Link(
                        new Uid("right"),
                        Optional.empty(),
                        Optional.of(seen("/r", "1")),
                        Bond.ALONE);
        var neither = new Link(new Uid("no"), Optional.empty(), Optional.empty(), Bond.APART);
        var all = List.of(both, left, right, neither);
        all.forEach(this::note);
        later();
        assertThat(links(ledger)).containsExactlyInAnyOrderElementsOf(all);
        assertThat(all).allSatisfy(l -> assertThat(ledger.link(l.uid())).contains(l));
        assertThat(ledger.link(new Uid("other"))).isEmpty();
    }

    @Test
    void the_links_of_many_uids_are_found_together() throws Exception {
        var all =
                IntStream.range(0, 250)
                        .mapToObj(i -> link("it's %d, \"ö\"".formatted(i), "" + i, Bond.AGREED))
                        .toList();
        all.forEach(this::note);
        later();
        var asked = new ArrayList<>(all.subList(3, 230).stream().map(Link::uid).toList());
        asked.add(7, new Uid("other"));
        assertThat(ledger.links(asked))
                .isEqualTo(
                        all.subList(3, 230).stream()
                                .collect(Collectors.toMap(Link::uid, it -> it)));
        assertThat(ledger.links(List.of())).isEmpty();
        assertThat(ledgers.of("another").links(asked)).isEmpty();
    }

    @Test
    void marks_and_times_are_no_part_of_a_link() {
        var bare = link("a", "1", Bond.AGREED);
        note(new Link(bare.uid(), bare.left().map(this::marked), bare.right(), bare.bond()));
        assertThat(links(ledger)).containsExactly(bare);
    }

    @Test
    void a_later_link_replaces_an_earlier_one() {
        note(link("a", "1", Bond.AGREED));
        note(link("b", "1", Bond.AGREED));
        note(link("a", "2", Bond.APART));
        assertThat(links(ledger))
                .containsExactlyInAnyOrder(link("a", "2", Bond.APART), link("b", "1", Bond.AGREED));
    }

    @Test
    void an_unlinked_uid_is_unknown() {
        note(link("a", "1", Bond.AGREED));
        note(link("b", "1", Bond.AGREED));
        unlink("a");
        unlink("never-linked");
        assertThat(links(ledger)).containsExactly(link("b", "1", Bond.AGREED));
        assertThat(ledger.link(new Uid("a"))).isEmpty();
        assertThat(ledger.linkAt(Side.LEFT, new Href("/left/a"))).isEmpty();
        assertThat(ledger.linkAt(Side.RIGHT, new Href("/right/a"))).isEmpty();
    }

    @Test
    void a_link_is_found_by_its_href_on_either_side() {
        note(link("a", "1", Bond.AGREED));
        note(link("b", "1", Bond.AGREED));
        assertThat(ledger.linkAt(Side.LEFT, new Href("/left/a")))
                .contains(link("a", "1", Bond.AGREED));
        assertThat(ledger.linkAt(Side.RIGHT, new Href("/right/b")))
                .contains(link("b", "1", Bond.AGREED));
        assertThat(ledger.linkAt(Side.LEFT, new Href("/right/b"))).isEmpty();
        assertThat(ledger.linkAt(Side.RIGHT, new Href("/left/a"))).isEmpty();
    }

    @Test
    void a_link_that_moved_is_found_at_its_new_href_only() {
        note(link("a", "1", Bond.AGREED));
        var moved =
                new Link(
                        new Uid("a"),
                        Optional.of(seen("/left/elsewhere", "1")),
                        Optional.empty(),
                        Bond.AGREED);
        note(moved);
        assertThat(ledger.linkAt(Side.LEFT, new Href("/left/elsewhere"))).contains(moved);
        assertThat(ledger.linkAt(Side.LEFT, new Href("/left/a"))).isEmpty();
        assertThat(ledger.linkAt(Side.RIGHT, new Href("/right/a"))).isEmpty();
    }

    @Test
    void two_uids_may_have_lain_at_one_href() {
        var older =
                new Link(new Uid("a"), Optional.of(seen("/x", "1")), Optional.empty(), Bond.ALONE);
        var newer =
                new Link(new Uid("b"), Optional.of(seen("/x", "2")), Optional.empty(), Bond.ALONE);
        note(older);
        note(newer);
        assertThat(ledger.linkAt(Side.LEFT, new Href("/x")).orElseThrow()).isIn(older, newer);
        unlink("b");
        assertThat(ledger.linkAt(Side.LEFT, new Href("/x"))).contains(older);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void ids_are_compared_byte_for_byte(String one, String other) throws Exception {
        note(link(one, "1", Bond.AGREED));
        note(link(other, "2", Bond.AGREED));
        later();
        assertThat(ledger.link(new Uid(one))).contains(link(one, "1", Bond.AGREED));
        assertThat(ledger.link(new Uid(other))).contains(link(other, "2", Bond.AGREED));
        assertThat(ledger.linkAt(Side.RIGHT, new Href("/right/" + one)))
                .contains(link(one, "1", Bond.AGREED));
        assertThat(ledger.agreed()).isEqualTo(2);
    }

    static List<Arguments> pairs() {
        return List.of(
                Arguments.of("AAMkADx=", "AAMkADX="),
                Arguments.of("\u00e4", "a\u0308"),
                Arguments.of("a", "a "),
                Arguments.of("1", "01"),
                Arguments.of("1", "1.0"),
                Arguments.of("%", "_"),
                Arguments.of("it's", "it''s"),
                Arguments.of("a\u0000b", "a\u0000c"),
                Arguments.of("\ud83d\udcc5", "\ud83d\udcc6"));
    }

    @Test
    void agreed_counts_the_links_that_agree() throws Exception {
        note(link("a", "1", Bond.AGREED));
        note(link("b", "1", Bond.AGREED));
        note(link("c", "1", Bond.ALONE));
        note(link("d", "1", Bond.APART));
        assertThat(ledger.agreed()).isEqualTo(2);
        note(link("a", "2", Bond.AGREED));
        assertThat(ledger.agreed()).isEqualTo(2);
        note(link("a", "3", Bond.APART));
        assertThat(ledger.agreed()).isEqualTo(1);
        note(link("c", "2", Bond.AGREED));
        later();
        assertThat(ledger.agreed()).isEqualTo(2);
        unlink("c");
        unlink("d");
        unlink("e");
        assertThat(ledger.agreed()).isEqualTo(1);
    }

    @Test
    void links_may_be_noted_while_they_are_listed() {
        for (var i = 0; i < 3000; i++) {
            note(link("uid-" + i, "1", Bond.AGREED));
        }
        var met = new ArrayList<Uid>();
        ledger.links(
                l -> {
                    met.add(l.uid());
                    note(link(l.uid().value(), "2", Bond.AGREED));
                });
        assertThat(met).hasSize(3000).doesNotHaveDuplicates();
        assertThat(links(ledger))
                .hasSize(3000)
                .allMatch(l -> l.left().equals(link(l.uid().value(), "2", Bond.AGREED).left()));
    }

    @Test
    void tokens_advance_only_where_a_run_gives_them() throws Exception {
        var tokens =
                new Tokens(Optional.of(new SyncToken("sync-1")), Optional.empty(), "rules \u00e4");
        ledger.finish(run, TEN, Outcome.DONE, Counts.NONE, Optional.of(tokens));
        assertThat(ledger.tokens()).isEqualTo(tokens);
        ledger.finish(
                ledger.begin(TEN, Kind.SYNC), TEN, Outcome.FAILED, Counts.NONE, Optional.empty());
        later();
        assertThat(ledger.tokens()).isEqualTo(tokens);
        var next = new Tokens(Optional.empty(), Optional.of(new SyncToken("")), "other rules");
        ledger.finish(
                ledger.begin(TEN, Kind.SYNC), TEN, Outcome.DONE, Counts.NONE, Optional.of(next));
        assertThat(ledger.tokens()).isEqualTo(next);
    }

    @Test
    void another_key_leaves_the_tokens_as_they_are() throws Exception {
        var left = Optional.of(new SyncToken("sync-1"));
        var right = Optional.of(new SyncToken("sync-2"));
        var tokens = new Tokens(left, right, "key");
        ledger.finish(run, TEN, Outcome.DONE, Counts.NONE, Optional.of(tokens));
        ledger.key("another\nkey");
        later();
        assertThat(ledger.tokens()).isEqualTo(new Tokens(left, right, "another\nkey"));
    }

    @Test
    void what_was_linked_in_a_calendar_that_is_another_one_now_lies_elsewhere() throws Exception {
        var both = link("both", "1", Bond.AGREED);
        var left =
                new Link(
                        new Uid("left"),
                        Optional.of(seen("/l", "1")),
                        Optional.empty(),
                        Bond.ALONE);
        List.of(both, left).forEach(this::note);
        ledgers.of("another").moved(Side.LEFT);
        assertThat(ledger.link(both.uid())).as("another profile's").contains(both);
        ledger.moved(Side.RIGHT);
        later();
        assertThat(ledger.link(left.uid())).contains(left);
        var strayed = ledger.link(both.uid()).orElseThrow();
        assertThat(strayed).isEqualTo(both.straying(Side.RIGHT)).isNotEqualTo(both);
        assertThat(strayed.here(Side.LEFT)).isEqualTo(both.left());
        assertThat(strayed.here(Side.RIGHT)).isEmpty();
        assertThat(strayed.right().map(Seen::fingerprint))
                .isEqualTo(both.right().map(Seen::fingerprint));
        assertThat(ledger.linkAt(Side.RIGHT, both.right().orElseThrow().place().href()))
                .contains(strayed);
        note(both);
        assertThat(ledger.link(both.uid())).as("noted anew").contains(both);
    }

    @Test
    void what_is_parked_is_given_back_oldest_first() throws Exception {
        var young = parked("young", FAULT, TEN, 1);
        var old = parked("old", FAULT, NINE, 3);
        var unread =
                new Parked(
                        "LEFT /x",
                        Optional.empty(),
                        "",
                        Optional.empty(),
                        Optional.of(new Place(new Href("/x"), new Version("\"7\""))),
                        new Parked.Reason.Clash(),
                        NINE.plusNanos(1),
                        1,
                        Instant.MAX);
        List.of(young, old, unread).forEach(this::park);
        later();
        assertThat(ledger.parked()).containsExactly(old, unread, young);
    }

    @Test
    void a_parked_object_keeps_the_time_it_was_first_parked() {
        park(parked("a", FAULT, NINE, 1));
        park(parked("a", new Fault.Stale(new Href("/a")), TEN, 2));
        assertThat(ledger.parked())
                .containsExactly(parked("a", new Fault.Stale(new Href("/a")), NINE, 2));
    }

    @Test
    void a_uid_that_is_linked_unlinked_or_released_is_no_longer_parked() {
        for (var uid : List.of("linked", "unlinked", "released", "stays")) {
            park(parked(uid, FAULT, NINE, 1));
        }
        note(link("linked", "1", Bond.AGREED));
        unlink("unlinked");
        ledger.note(run, new Entry.Released("released"));
        ledger.note(run, new Entry.Released("never-parked"));
        assertThat(ledger.parked()).containsExactly(parked("stays", FAULT, NINE, 1));
    }

    @Test
    void what_was_parked_without_a_uid_waits_for_its_release() {
        var unread =
                new Parked(
                        "LEFT /x",
                        Optional.empty(),
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        new Parked.Reason.Clash(),
                        NINE,
                        1,
                        TEN);
        park(unread);
        note(link("LEFT /x", "1", Bond.AGREED));
        assertThat(ledger.parked()).containsExactly(unread);
        ledger.note(run, new Entry.Released("LEFT /x"));
        assertThat(ledger.parked()).isEmpty();
    }

    @Test
    void entries_that_changed_something_are_given_back_newest_first() throws Exception {
        var a = link("a", "1", Bond.AGREED);
        var created = new Entry.Linked(a, "T\u00e9a", Optional.of(created(a)));
        var updated =
                new Entry.Linked(
                        link("b", "2", Bond.AGREED),
                        "",
                        Optional.of(updated("b", "x".repeat(999))));
        var undone =
                new Entry.Linked(
                        new Link(new Uid("c"), Optional.empty(), Optional.empty(), Bond.APART),
                        "Undone",
                        Optional.of(deleted("c")));
        var deleted = new Entry.Unlinked(new Uid("d"), "Gone", Optional.of(deleted("d")));
        var waits = new Entry.Waits(parked("e", FAULT, NINE, 1));
        List.<Entry>of(
                        new Entry.Linked(link("adopted", "1", Bond.AGREED), "", Optional.empty()),
                        created,
                        updated,
                        new Entry.Unlinked(new Uid("forgotten"), "", Optional.empty()),
                        undone,
                        deleted,
                        waits,
                        new Entry.Released("e"))
                .forEach(e -> ledger.note(run, e));
        later();
        assertThat(entries(ledger, run)).containsExactly(waits, deleted, undone, updated, created);
        assertThat(entries(ledger, ledger.begin(TEN, Kind.UNDO))).isEmpty();
    }

    @Test
    void marks_and_times_are_no_part_of_an_entry() {
        var bare = link("a", "1", Bond.AGREED);
        var marked =
                new Link(
                        bare.uid(),
                        bare.left().map(this::marked),
                        bare.right().map(this::marked),
                        bare.bond());
        ledger.note(run, new Entry.Linked(marked, "", Optional.of(created(marked))));
        assertThat(entries(ledger, run))
                .containsExactly(new Entry.Linked(bare, "", Optional.of(created(bare))));
    }

    @Test
    void what_was_written_may_differ_from_the_link() {
        var undo =
                new Undo(Side.RIGHT, Optional.empty(), Optional.of(seen("/elsewhere", "of old")));
        var entry = new Entry.Linked(link("a", "1", Bond.AGREED), "", Optional.of(undo));
        ledger.note(run, entry);
        assertThat(entries(ledger, run)).containsExactly(entry);
    }

    @Test
    void a_long_history_is_given_back_whole() {
        var noted = new ArrayList<Entry>();
        for (var i = 0; i < 2500; i++) {
            var entry = new Entry.Unlinked(new Uid("uid-" + i), "", Optional.of(deleted("x" + i)));
            ledger.note(run, entry);
            noted.addFirst(entry);
        }
        assertThat(entries(ledger, run)).isEqualTo(noted);
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void every_reason_is_given_back(Parked.Reason reason) throws Exception {
        var parked =
                new Parked(
                        "a",
                        Optional.of(new Uid("a")),
                        "Tea",
                        Optional.of(new Place(new Href("/a"), new Version(""))),
                        Optional.empty(),
                        reason,
                        NINE,
                        1,
                        TEN);
        park(parked);
        later();
        assertThat(ledger.parked()).containsExactly(parked);
        assertThat(entries(ledger, run)).containsExactly(new Entry.Waits(parked));
    }

    static List<Parked.Reason> reasons() {
        var faults = new ArrayList<Fault>();
        faults.add(new Fault.Busy("dav.example.org:443", Optional.empty()));
        faults.add(new Fault.Busy("dav.example.org:443", Optional.of(NINE)));
        faults.add(new Fault.Missing("/a\tb\\t\nc\r\\ \"'|,;"));
        faults.add(new Fault.Stale(new Href("/a b")));
        faults.add(new Fault.ReadOnly("\u00e4"));
        faults.add(new Fault.Bug("17"));
        for (var why : Fault.Offline.Why.values()) {
            faults.add(new Fault.Offline("h", why));
        }
        for (var why : Fault.SignIn.Why.values()) {
            faults.add(new Fault.SignIn("", why));
        }
        for (var why : Fault.Refused.Why.values()) {
            faults.add(new Fault.Refused(why, ""));
        }
        for (var why : Fault.Unreadable.Why.values()) {
            faults.add(new Fault.Unreadable(why, "line 3"));
        }
        var reasons = new ArrayList<Parked.Reason>();
        faults.forEach(fault -> reasons.add(new Parked.Reason.Failed(Side.RIGHT, fault)));
        reasons.add(new Parked.Reason.Failed(Side.LEFT, FAULT));
        reasons.add(new Parked.Reason.Clash());
        reasons.add(new Parked.Reason.Held(new Guard.Finding.TooMany(7, 8, 20)));
        reasons.add(new Parked.Reason.Held(new Guard.Finding.Emptied(Side.LEFT)));
        reasons.add(new Parked.Reason.Held(new Guard.Finding.Emptied(Side.RIGHT)));
        reasons.add(new Parked.Reason.Held(new Guard.Finding.Moved(Side.LEFT)));
        reasons.add(new Parked.Reason.Held(new Guard.Finding.Moved(Side.RIGHT)));
        reasons.add(new Parked.Reason.Held(new Guard.Finding.FirstRun(3)));
        return reasons;
    }

    @Test
    void what_goes_on_waiting_for_the_same_reason_is_no_new_entry() {
        var next = ledger.begin(TEN, Kind.SYNC);
        var last = ledger.begin(TEN, Kind.SYNC);
        park(parked("a", FAULT, NINE, 1));
        ledger.note(next, new Entry.Waits(parked("a", FAULT, TEN, 2)));
        var stale = new Fault.Stale(new Href("/a"));
        ledger.note(last, new Entry.Waits(parked("a", stale, TEN, 3)));
        assertThat(entries(ledger, run))
                .containsExactly(new Entry.Waits(parked("a", FAULT, NINE, 1)));
        assertThat(entries(ledger, next)).isEmpty();
        assertThat(entries(ledger, last))
                .containsExactly(new Entry.Waits(parked("a", stale, NINE, 3)));
    }

    @Test
    void an_entry_whose_image_is_forgotten_can_no_longer_be_taken_back() throws Exception {
        var a = link("a", "1", Bond.AGREED);
        var b = link("b", "1", Bond.AGREED);
        var created = new Entry.Linked(a, "A", Optional.of(created(a)));
        var updated = new Entry.Linked(b, "B", Optional.of(updated("b", "old")));
        var deleted = new Entry.Unlinked(new Uid("c"), "C", Optional.of(deleted("c")));
        var next = ledger.begin(TEN, Kind.SYNC);
        for (var at : List.of(run, next)) {
            List.of(created, updated, deleted).forEach(entry -> ledger.note(at, entry));
        }
        ledgers.forgetImages(TEN);
        later();
        assertThat(entries(ledger, run))
                .containsExactly(
                        new Entry.Unlinked(new Uid("c"), "C", Optional.empty()),
                        new Entry.Linked(b, "B", Optional.empty()),
                        created);
        assertThat(entries(ledger, next)).containsExactly(deleted, updated, created);
        assertThat(links(ledger)).containsExactlyInAnyOrder(a, b);
        assertThat(ledgers.runs(Optional.empty(), 0, 10)).hasSize(2);
    }

    @Test
    void runs_are_told_newest_first_and_in_pages() throws Exception {
        var counts = new Counts(1, 2, 3, 4, 5, 6, 7);
        var home = ledgers.of("home");
        var second = home.begin(NINE, Kind.UNDO);
        var third = ledger.begin(TEN, Kind.SYNC);
        ledger.finish(third, TEN.plusNanos(1), Outcome.HELD, counts, Optional.empty());
        var killed =
                new PastRun(
                        run,
                        "work-home",
                        Kind.SYNC,
                        NINE,
                        Optional.empty(),
                        Optional.empty(),
                        Counts.NONE);
        var other =
                new PastRun(
                        second,
                        "home",
                        Kind.UNDO,
                        NINE,
                        Optional.empty(),
                        Optional.empty(),
                        Counts.NONE);
        var finished =
                new PastRun(
                        third,
                        "work-home",
                        Kind.SYNC,
                        TEN,
                        Optional.of(TEN.plusNanos(1)),
                        Optional.of(Outcome.HELD),
                        counts);
        later();
        assertThat(ledgers.runs(Optional.empty(), 0, 10)).containsExactly(finished, other, killed);
        assertThat(ledgers.runs(Optional.empty(), 1, 1)).containsExactly(other);
        assertThat(ledgers.runs(Optional.of("work-home"), 0, 10)).containsExactly(finished, killed);
        assertThat(ledgers.runs(Optional.of("work-home"), 1, 10)).containsExactly(killed);
        assertThat(ledgers.runs(Optional.of("WORK-HOME"), 0, 10)).isEmpty();
        assertThat(ledgers.run(second)).contains(other);
        assertThat(ledgers.run(third)).contains(finished);
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void every_outcome_is_given_back(Outcome outcome) {
        ledger.finish(run, TEN, outcome, Counts.NONE, Optional.empty());
        assertThat(ledgers.run(run).flatMap(PastRun::outcome)).contains(outcome);
    }

    static Outcome[] outcomes() {
        return Outcome.values();
    }

    @Test
    void run_ids_grow_and_are_never_given_twice() throws Exception {
        var ids = new ArrayList<Long>();
        ids.add(run.value());
        for (var i = 0; i < 3; i++) {
            ids.add(ledgers.of("profile-" + i).begin(NINE, Kind.SYNC).value());
            ledgers.forget("profile-" + i);
            later();
        }
        assertThat(ids).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void a_forgotten_profile_leaves_nothing_and_the_others_alone() throws Exception {
        var other = ledgers.of("Work-Home");
        var otherRun = other.begin(NINE, Kind.SYNC);
        var tokens =
                new Tokens(Optional.of(new SyncToken("1")), Optional.of(new SyncToken("2")), "key");
        for (var at : List.of(ledger, other)) {
            var id = at == ledger ? run : otherRun;
            var entry =
                    new Entry.Linked(
                            link("a", "1", Bond.AGREED), "", Optional.of(updated("a", "old")));
            at.note(id, entry);
            at.note(id, new Entry.Waits(parked("b", FAULT, NINE, 1)));
            at.finish(id, TEN, Outcome.DONE, Counts.NONE, Optional.of(tokens));
        }
        ledgers.forget("work-home");
        ledgers.forget("never-known");
        later();
        other = ledgers.of("Work-Home");
        assertThat(links(ledger)).isEmpty();
        assertThat(ledger.linkAt(Side.LEFT, new Href("/left/a"))).isEmpty();
        assertThat(ledger.agreed()).isZero();
        assertThat(ledger.tokens()).isEqualTo(Tokens.NONE);
        assertThat(ledger.parked()).isEmpty();
        assertThat(entries(ledger, run)).isEmpty();
        assertThat(ledgers.run(run)).isEmpty();
        assertThat(links(other)).containsExactly(link("a", "1", Bond.AGREED));
        assertThat(other.agreed()).isEqualTo(1);
        assertThat(other.tokens()).isEqualTo(tokens);
        assertThat(other.parked()).hasSize(1);
        assertThat(entries(other, otherRun)).hasSize(2);
        var again = ledger.begin(TEN, Kind.SYNC);
        ledger.note(again, new Entry.Linked(link("a", "2", Bond.AGREED), "", Optional.empty()));
        assertThat(links(ledger)).containsExactly(link("a", "2", Bond.AGREED));
        assertThat(ledger.agreed()).isEqualTo(1);
    }

    @Test
    void notes_of_many_threads_are_all_there() throws Exception {
        var noted = new HashSet<Link>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = new ArrayList<Future<?>>();
            for (var t = 0; t < 16; t++) {
                var mine =
                        IntStream.range(t * 50, t * 50 + 50)
                                .mapToObj(i -> link("uid-" + i, "1", Bond.AGREED))
                                .toList();
                noted.addAll(mine);
                futures.add(
                        threads.submit(
                                () ->
                                        mine.forEach(
                                                l -> {
                                                    note(l);
                                                    assertThat(ledger.link(l.uid())).contains(l);
                                                })));
            }
            for (var future : futures) {
                future.get();
            }
        }
        later();
        assertThat(new HashSet<>(links(ledger))).isEqualTo(noted);
        assertThat(ledger.agreed()).isEqualTo(800);
    }

    private void note(Link link) {
        ledger.note(run, new Entry.Linked(link, "", Optional.empty()));
    }

    private void unlink(String uid) {
        ledger.note(run, new Entry.Unlinked(new Uid(uid), "", Optional.empty()));
    }

    private void park(Parked parked) {
        ledger.note(run, new Entry.Waits(parked));
    }

    private static List<Link> links(Ledger ledger) {
        var links = new ArrayList<Link>();
        ledger.links(links::add);
        return links;
    }

    private static List<Entry> entries(Ledger ledger, RunId run) {
        var entries = new ArrayList<Entry>();
        ledger.entries(run, entries::add);
        return entries;
    }

    private static Link link(String uid, String content, Bond bond) {
        return new Link(
                new Uid(uid),
                Optional.of(seen("/left/" + uid, content)),
                Optional.of(seen("/right/" + uid, content)),
                bond);
    }

    private static Seen seen(String href, String content) {
        var hash = content.hashCode();
        return new Seen(
                new Place(new Href(href), new Version("\"" + content + "\"")),
                new Fingerprint(hash, -1, Long.MAX_VALUE, Long.MIN_VALUE));
    }

    private Seen marked(Seen seen) {
        return new Seen(
                seen.place(),
                seen.fingerprint(),
                Optional.of(new Origin("work-home", Side.LEFT, seen.fingerprint())),
                Optional.of(TEN));
    }

    private static Undo created(Link link) {
        return new Undo(Side.RIGHT, Optional.empty(), link.right());
    }

    private static Undo updated(String uid, String text) {
        return new Undo(
                Side.LEFT,
                Optional.of(stored(uid, text)),
                Optional.of(seen("/left/" + uid, "new")));
    }

    private static Undo deleted(String uid) {
        return new Undo(Side.RIGHT, Optional.of(stored(uid, "")), Optional.empty());
    }

    private static Stored stored(String uid, String text) {
        return new Stored(
                new Place(new Href("/was/" + uid), new Version("W/\"old\"")),
                new CalendarObject(new Uid("Of " + uid), text));
    }

    private static Parked parked(String uid, Fault fault, Instant since, int attempts) {
        return new Parked(
                uid,
                Optional.of(new Uid(uid)),
                "Title of " + uid,
                Optional.of(new Place(new Href("/left/" + uid), new Version("\"1\""))),
                Optional.of(new Place(new Href("/right/" + uid), new Version("\"2\""))),
                new Parked.Reason.Failed(Side.RIGHT, fault),
                since,
                attempts,
                TEN);
    }
}

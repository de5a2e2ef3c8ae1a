package io.calferry.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.sync.Ledger.Entry;
import io.calferry.sync.Ledger.EntryId;
import io.calferry.sync.Ledger.Kind;
import io.calferry.sync.Ledger.RunId;
import io.calferry.sync.Ledger.Undo;
import io.calferry.sync.Ledgers.Deed;
import io.calferry.sync.Ledgers.PastEntry;
import io.calferry.sync.Ledgers.TakeBack;
import io.calferry.sync.Link.Bond;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What every ledger shows of the past, and keeps of what a person decided: the part of
/// [LedgerContract] that is about history.
public abstract class HistoryContract {

    protected static final Instant NINE = Instant.parse("2026-11-21T09:00:00.123456789Z");
    protected static final Instant TEN = NINE.plus(Duration.ofHours(1));
    static final Fault FAULT = new Fault.Refused(Fault.Refused.Why.TOO_LARGE, "10 MB");

    Ledgers ledgers;
    Ledger ledger;
    RunId run;

    /// Ledgers that hold nothing yet.
    protected abstract Ledgers open() throws Exception;

    /// The same ledgers as a later start of the program meets them.
    protected Ledgers reopen(Ledgers open) throws Exception {
        return open;
    }

    @BeforeEach
    final void begin() throws Exception {
        ledgers = open();
        ledger = ledgers.of("work-home");
        run = ledger.begin(NINE, Kind.SYNC);
    }

    @AfterEach
    final void end() {
        ledgers.close();
    }

    final void later() throws Exception {
        ledgers = reopen(ledgers);
        ledger = ledgers.of("work-home");
    }

    @Test
    void the_entries_of_a_run_are_listed_newest_first_with_what_they_did() throws Exception {
        ledger.note(run, creation("a", Side.RIGHT));
        ledger.note(run, update("b", Side.LEFT));
        ledger.note(run, deletion("c", Side.RIGHT));
        ledger.note(run, new Entry.Differs(apart("d"), "D", Optional.empty()));
        ledger.note(run, new Entry.Waits(parked("e", new Parked.Reason.Failed(Side.LEFT, FAULT))));
        ledger.note(run, new Entry.Waits(parked("f", new Parked.Reason.Clash())));
        ledger.note(run, new Entry.Linked(link("same"), "Same", Optional.empty()));
        ledger.note(run, new Entry.Adopted(link("adopted"), "Adopted", Made.NEITHER));
        later();
        var all = ledgers.entries(run, 0, 10);
        assertThat(all).extracting(PastEntry::id).doesNotHaveDuplicates();
        assertThat(all.stream().map(HistoryContract::anonymous))
                .containsExactly(
                        past(run, "f", Deed.PARKED, Optional.empty(), TakeBack.NOTHING_WRITTEN),
                        past(
                                run,
                                "e",
                                Deed.PARKED,
                                Optional.of(Side.LEFT),
                                TakeBack.NOTHING_WRITTEN),
                        past(run, "d", Deed.LEFT_APART, Optional.empty(), TakeBack.POSSIBLE),
                        past(run, "c", Deed.DELETED, Optional.of(Side.RIGHT), TakeBack.POSSIBLE),
                        past(run, "b", Deed.UPDATED, Optional.of(Side.LEFT), TakeBack.POSSIBLE),
                        past(run, "a", Deed.CREATED, Optional.of(Side.RIGHT), TakeBack.POSSIBLE));
        assertThat(ledgers.entries(run)).isEqualTo(6);
        assertThat(ledgers.entries(new RunId(4711), 0, 10)).isEmpty();
        assertThat(ledgers.entries(new RunId(4711))).isZero();
    }

    @Test
    void a_long_run_is_listed_page_by_page() {
        IntStream.range(0, 25).forEach(i -> ledger.note(run, creation("u" + i, Side.RIGHT)));
        assertThat(ledgers.entries(run, 0, 10))
                .extracting(PastEntry::title)
                .first()
                .isEqualTo("U24");
        assertThat(ledgers.entries(run, 20, 10))
                .extracting(PastEntry::title)
                .containsExactly("U4", "U3", "U2", "U1", "U0");
        assertThat(ledgers.entries(run, 25, 10)).isEmpty();
    }

    @Test
    void an_entry_is_given_back_whole_by_its_id() throws Exception {
        var entry = update("b", Side.LEFT);
        ledger.note(run, entry);
        later();
        var id = ledgers.entries(run, 0, 1).getFirst().id();
        assertThat(ledgers.entry(id)).contains(entry);
        assertThat(ledger.entry(run, id)).contains(entry);
        assertThat(ledger.entry(new RunId(4711), id)).isEmpty();
        assertThat(ledgers.entry(new EntryId(4711))).isEmpty();
    }

    @Test
    void an_entry_whose_image_is_forgotten_still_tells_what_it_did() {
        ledger.note(run, update("b", Side.LEFT));
        ledger.note(run, creation("a", Side.RIGHT));
        ledgers.forgetImages(TEN);
        assertThat(ledgers.entries(run, 0, 10).stream().map(HistoryContract::anonymous))
                .containsExactly(
                        past(run, "a", Deed.CREATED, Optional.of(Side.RIGHT), TakeBack.POSSIBLE),
                        past(run, "b", Deed.UPDATED, Optional.of(Side.LEFT), TakeBack.NO_IMAGE));
    }

    @ParameterizedTest
    @CsvSource({
        "Zahnärztin, ZAHNÄRZT",
        "Straße, STRASSE",
        "STRASSE, straße",
        "ΟΔΟΣ, οδος",
        "Οδός μου, ΌΣ Μ",
        "Встреча, ВСТРЕЧ",
        "ԲԱՐԵՒ, բար",
        "Ｍｅｅｔｉｎｇ, meeting",
        "Cafe\u0301, CAFÉ",
        "会議, 会",
        "50%_off, 0%_O",
        "it's, T'S"
    })
    void a_title_is_found_in_any_case_and_script(String title, String wanted) throws Exception {
        ledger.note(run, creation("a", Side.RIGHT, title));
        ledger.note(run, creation("b", Side.RIGHT, "Something else"));
        later();
        assertThat(ledgers.search(Optional.empty(), wanted, 0, 10))
                .extracting(PastEntry::title)
                .containsExactly(title);
    }

    @Test
    void titles_are_searched_in_all_runs_or_in_those_of_one_profile() {
        var other = ledgers.of("other");
        var otherRun = other.begin(TEN, Kind.SYNC);
        ledger.note(run, creation("a", Side.RIGHT, "Dentist"));
        other.note(otherRun, creation("b", Side.RIGHT, "dentist again"));
        var undo = ledger.begin(TEN, Kind.UNDO);
        ledger.note(undo, deletion("a", Side.RIGHT));
        ledger.note(undo, creation("c", Side.LEFT, "The dentist"));
        assertThat(ledgers.search(Optional.empty(), "dentist", 0, 10))
                .extracting(PastEntry::title)
                .containsExactly("The dentist", "dentist again", "Dentist");
        assertThat(ledgers.search(Optional.of("work-home"), "dentist", 0, 10))
                .extracting(PastEntry::run)
                .containsExactly(undo, run);
        assertThat(ledgers.search(Optional.empty(), "dentist", 1, 1))
                .extracting(PastEntry::profileId)
                .containsExactly("other");
        assertThat(ledgers.search(Optional.of("unknown"), "dentist", 0, 10)).isEmpty();
        ledgers.forget("other");
        assertThat(ledgers.search(Optional.empty(), "dentist", 0, 10)).hasSize(2);
    }

    @Test
    void a_difference_is_linked_ends_a_parking_and_stands_in_the_history() throws Exception {
        var first = new Entry.Differs(apart("a"), "A", Optional.of(link("a")));
        var second = new Entry.Differs(apart("b"), "", Optional.empty());
        ledger.note(run, new Entry.Waits(parked("a", new Parked.Reason.Clash())));
        ledger.note(run, first);
        ledger.note(run, second);
        later();
        assertThat(ledger.parked()).isEmpty();
        assertThat(ledger.link(new Uid("a"))).contains(apart("a"));
        assertThat(ledger.agreed()).isZero();
        var entries = new java.util.ArrayList<Entry>();
        ledger.entries(run, entries::add);
        assertThat(entries)
                .containsExactly(
                        second, first, new Entry.Waits(parked("a", new Parked.Reason.Clash())));
    }

    @Test
    void what_is_forgotten_waits_no_longer_until_it_is_parked_again() throws Exception {
        var parked = parked("a", new Parked.Reason.Failed(Side.LEFT, FAULT));
        ledger.note(run, new Entry.Waits(parked));
        ledger.note(run, new Entry.Forgotten("a"));
        ledger.note(run, new Entry.Forgotten("never-parked"));
        later();
        assertThat(ledger.parked()).isEmpty();
        assertThat(ledger.forgotten()).containsExactly(parked);
        ledger.note(run, new Entry.Waits(parked));
        assertThat(ledger.parked()).containsExactly(parked);
        assertThat(ledger.forgotten()).isEmpty();
        for (var end :
                List.of(
                        new Entry.Released("a"),
                        new Entry.Linked(link("a"), "", Optional.empty()),
                        new Entry.Unlinked(new Uid("a"), "", Optional.empty()))) {
            ledger.note(run, new Entry.Waits(parked));
            ledger.note(run, new Entry.Forgotten("a"));
            ledger.note(run, end);
            assertThat(ledger.forgotten()).as("%s", end).isEmpty();
        }
    }

    @Test
    void what_is_parked_can_be_made_due() throws Exception {
        ledger.note(run, new Entry.Waits(parked("a", new Parked.Reason.Clash())));
        ledger.retry("a", NINE);
        ledger.retry("never-parked", NINE);
        later();
        assertThat(ledger.parked()).extracting(Parked::nextTry).containsExactly(NINE);
        assertThat(ledger.parked()).extracting(Parked::attempts).containsExactly(1);
    }

    @Test
    void who_made_an_object_is_known_for_as_long_as_it_is_linked() throws Exception {
        ledger.note(run, creation("right", Side.RIGHT));
        ledger.note(run, creation("left", Side.LEFT));
        ledger.note(run, update("taken-over", Side.RIGHT));
        ledger.note(run, new Entry.Linked(link("alone"), "", Optional.empty()));
        ledger.note(run, new Entry.Adopted(link("marked"), "", Made.ON_RIGHT));
        ledger.note(run, new Entry.Adopted(link("same"), "", Made.NEITHER));
        for (var uid : List.of("right", "left", "taken-over", "alone", "marked", "same")) {
            ledger.note(run, update(uid, Side.RIGHT));
            ledger.note(run, new Entry.Adopted(link(uid), "", Made.ON_LEFT));
        }
        later();
        assertThat(made("right")).isEqualTo(Made.ON_RIGHT);
        assertThat(made("left")).isEqualTo(Made.ON_LEFT);
        assertThat(made("taken-over")).isEqualTo(Made.NEITHER);
        assertThat(made("alone")).isEqualTo(Made.NEITHER);
        assertThat(made("marked")).isEqualTo(Made.ON_RIGHT);
        assertThat(made("same")).isEqualTo(Made.NEITHER);
        assertThat(made("unknown")).isEqualTo(Made.UNKNOWN);
        ledger.note(run, deletion("right", Side.RIGHT));
        assertThat(made("right")).isEqualTo(Made.UNKNOWN);
    }

    @Test
    void what_an_undo_makes_anew_is_ours_only_where_that_is_known() {
        var emptied = new Link(new Uid("a"), link("a").left(), Optional.empty(), Bond.APART);
        ledger.note(run, creation("a", Side.RIGHT));
        ledger.note(
                run,
                new Entry.Linked(
                        emptied,
                        "A",
                        Optional.of(
                                new Undo(Side.RIGHT, Optional.of(stored("a")), Optional.empty()))));
        assertThat(made("a")).isEqualTo(Made.WAS_ON_RIGHT);
        var undo = ledger.begin(TEN, Kind.UNDO);
        ledger.note(undo, creation("a", Side.RIGHT));
        assertThat(made("a")).isEqualTo(Made.ON_RIGHT);

        ledger.note(run, new Entry.Linked(emptied, "A", Optional.empty()));
        ledger.note(run, new Entry.Linked(link("a"), "A", Optional.empty()));
        assertThat(made("a")).as("somebody put another one there").isEqualTo(Made.NEITHER);

        ledger.note(undo, creation("b", Side.RIGHT));
        assertThat(made("b")).isEqualTo(Made.UNKNOWN);
    }

    private Made made(String uid) {
        return ledger.made(new Uid(uid));
    }

    private static PastEntry anonymous(PastEntry e) {
        return new PastEntry(
                new EntryId(0),
                e.run(),
                e.profileId(),
                e.at(),
                e.deed(),
                e.side(),
                e.uid(),
                e.title(),
                e.takeBack());
    }

    private static PastEntry past(
            RunId run, String uid, Deed deed, Optional<Side> side, TakeBack takeBack) {
        return new PastEntry(
                new EntryId(0),
                run,
                "work-home",
                NINE,
                deed,
                side,
                Optional.of(new Uid(uid)),
                title(uid),
                takeBack);
    }

    private static String title(String uid) {
        return uid.toUpperCase(java.util.Locale.ROOT);
    }

    private static Entry.Linked creation(String uid, Side side) {
        return creation(uid, side, title(uid));
    }

    private static Entry.Linked creation(String uid, Side side, String title) {
        var link = link(uid);
        var undo = new Undo(side, Optional.empty(), link.on(side));
        return new Entry.Linked(link, title, Optional.of(undo));
    }

    private static Entry.Linked update(String uid, Side side) {
        var link = link(uid);
        var undo = new Undo(side, Optional.of(stored(uid)), link.on(side));
        return new Entry.Linked(link, title(uid), Optional.of(undo));
    }

    private static Entry.Unlinked deletion(String uid, Side side) {
        var undo = new Undo(side, Optional.of(stored(uid)), Optional.empty());
        return new Entry.Unlinked(new Uid(uid), title(uid), Optional.of(undo));
    }

    private static Stored stored(String uid) {
        return new Stored(
                new Place(new Href("/was/" + uid), new Version("\"old\"")),
                new CalendarObject(new Uid(uid), "text of " + uid));
    }

    private static Link apart(String uid) {
        return new Link(new Uid(uid), link(uid).left(), Optional.empty(), Bond.APART);
    }

    private static Link link(String uid) {
        return new Link(
                new Uid(uid),
                Optional.of(seen("/left/" + uid)),
                Optional.of(seen("/right/" + uid)),
                Bond.AGREED);
    }

    private static Seen seen(String href) {
        var place = new Place(new Href(href), new Version("\"1\""));
        return new Seen(place, new Fingerprint(href.hashCode(), 1, 2, 3));
    }

    private static Parked parked(String uid, Parked.Reason reason) {
        return new Parked(
                uid,
                Optional.of(new Uid(uid)),
                title(uid),
                Optional.of(new Place(new Href("/left/" + uid), new Version("\"1\""))),
                Optional.empty(),
                reason,
                NINE,
                1,
                TEN);
    }
}

package io.calferry.ledger;

import io.calferry.sync.CalendarObject;
import io.calferry.sync.Ledger.Entry;
import io.calferry.sync.Ledger.EntryId;
import io.calferry.sync.Ledger.RunId;
import io.calferry.sync.Ledger.Undo;
import io.calferry.sync.Link;
import io.calferry.sync.Parked;
import io.calferry.sync.Place;
import io.calferry.sync.Seen;
import io.calferry.sync.Side;
import io.calferry.sync.Stored;
import io.calferry.sync.Titles;
import io.calferry.sync.Uid;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/// The tables of the history: what runs changed and parked, and the before-images.
final class Entries {

    enum Kind {
        LINKED,
        UNLINKED,
        DIFFERS,
        WAITS
    }

    /// Where an entry belongs, in numbers.
    record At(long profile, long run) {}

    /// What a step left, in the column `wrote`.
    private enum Wrote {
        LINK,
        OWN
    }

    private static final int PAGE = 500;

    private static final String ADD =
            """
            INSERT INTO entry (run, kind, uid, title, left_href, left_version, left_print,
                right_href, right_version, right_print, bond, side, before_uid, before_href,
                before_version, wrote, wrote_href, wrote_version, wrote_print)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String ADD_IMAGE = "INSERT INTO image (entry, packed) VALUES (?, ?)";
    private static final String ADD_WAITS =
            """
            INSERT INTO waits (entry, parked_id, reason, since, attempts, next_try)
            VALUES (?, ?, ?, ?, ?, ?)
            """;
    private static final String ADD_TITLE =
            "INSERT INTO title (entry, profile, folded) VALUES (?, ?, ?)";
    private static final String ADD_EARLIER =
            """
            INSERT INTO earlier (entry, left_href, left_version, left_print,
                right_href, right_version, right_print, bond)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String BEFORE =
            "SELECT id, kind FROM entry WHERE run = ? AND id < ? ORDER BY id DESC LIMIT " + PAGE;
    private static final String CHANGE =
            """
            SELECT uid, title, left_href, left_version, left_print, right_href, right_version,
                right_print, bond, side, before_uid, before_href, before_version, packed,
                wrote, wrote_href, wrote_version, wrote_print
            FROM entry LEFT JOIN image ON image.entry = entry.id WHERE entry.id = ?
            """;
    private static final String DIFFERS =
            """
            SELECT uid, title, entry.left_href, entry.left_version, entry.left_print,
                entry.right_href, entry.right_version, entry.right_print, entry.bond,
                earlier.left_href, earlier.left_version, earlier.left_print,
                earlier.right_href, earlier.right_version, earlier.right_print, earlier.bond
            FROM entry LEFT JOIN earlier ON earlier.entry = entry.id WHERE entry.id = ?
            """;
    private static final String KIND = "SELECT id, kind FROM entry WHERE id = ?";
    private static final String KIND_IN_RUN = KIND + " AND run = ?";
    private static final String WAITS =
            """
            SELECT parked_id, uid, title, left_href, left_version, right_href, right_version,
                reason, since, attempts, next_try
            FROM entry JOIN waits ON waits.entry = entry.id WHERE entry.id = ?
            """;
    private static final String FORGET =
            """
            DELETE FROM image WHERE entry IN (SELECT image.entry FROM image
                JOIN entry ON entry.id = image.entry JOIN run ON run.id = entry.run
                WHERE run.started < ?)
            """;

    private record Line(long id, Kind kind) {}

    private final Database database;

    Entries(Database database) {
        this.database = database;
    }

    /// An undo with its before-image packed: the costly part of noting, done by each thread for
    /// itself.
    record Packed(Undo undo, Optional<byte[]> image) {
        static Packed of(Undo undo) {
            return new Packed(undo, undo.before().map(b -> Images.pack(b.object().text())));
        }
    }

    void addLinked(At at, Link link, String title, Packed packed) {
        var args = linked(at, Kind.LINKED, link, title);
        var id = add(args, link.uid(), packed, link.on(packed.undo().side()));
        addTitle(id, at, title);
    }

    void addUnlinked(At at, Uid uid, String title, Packed packed) {
        var args = Args.of(at.run()).name(Kind.UNLINKED).text(uid.value()).text(title).nothing(7);
        addTitle(add(args, uid, packed, Optional.empty()), at, title);
    }

    void addDiffers(At at, Entry.Differs differs) {
        database.run(ADD, linked(at, Kind.DIFFERS, differs.link(), differs.title()).nothing(8));
        var id = database.lastId();
        differs.earlier()
                .ifPresent(
                        link ->
                                database.run(
                                        ADD_EARLIER,
                                        Args.of(id)
                                                .seen(link.left())
                                                .seen(link.right())
                                                .name(link.bond())));
        addTitle(id, at, differs.title());
    }

    void addWaits(At at, Parked parked) {
        var args = Args.of(at.run()).name(Kind.WAITS).text(parked.uid().map(Uid::value));
        args.text(parked.title()).place(parked.left()).nothing(1).place(parked.right());
        database.run(ADD, args.nothing(10));
        var id = database.lastId();
        database.run(
                ADD_WAITS,
                Args.of(id, parked.id(), Reasons.text(parked.reason()))
                        .number(Moments.number(parked.since()))
                        .number(parked.attempts())
                        .number(Moments.number(parked.nextTry())));
        addTitle(id, at, parked.title());
    }

    private static Args linked(At at, Kind kind, Link link, String title) {
        var args = Args.of(at.run()).name(kind).text(link.uid().value()).text(title);
        return args.seen(link.left()).seen(link.right()).name(link.bond());
    }

    private void addTitle(long entry, At at, String title) {
        database.run(ADD_TITLE, Args.of(entry, at.profile(), Titles.folded(title)));
    }

    /// Newest first, one at a time: a single before-image may be large.
    void each(long run, Consumer<Entry> each) {
        var last = Long.MAX_VALUE;
        while (true) {
            var page = database.list(BEFORE, Args.of(run, last), Entries::line);
            page.forEach(line -> entry(line).ifPresent(each));
            if (page.size() < PAGE) {
                return;
            }
            last = page.getLast().id();
        }
    }

    /// One entry with all that is kept of it.
    Optional<Entry> of(EntryId id) {
        return database.first(KIND, Args.of(id.value()), Entries::line).flatMap(this::entry);
    }

    /// One entry, if it is of this run.
    Optional<Entry> of(RunId run, EntryId id) {
        return database.first(KIND_IN_RUN, Args.of(id.value(), run.value()), Entries::line)
                .flatMap(this::entry);
    }

    /// Forgets the images of the runs that started before `before`.
    void forgetImages(Instant before) {
        database.run(FORGET, Args.of(Moments.number(before)));
    }

    private long add(Args args, Uid uid, Packed packed, Optional<Seen> linked) {
        var undo = packed.undo();
        args.name(undo.side())
                .text(
                        undo.before()
                                .map(b -> b.object().uid())
                                .filter(u -> !u.equals(uid))
                                .map(Uid::value))
                .place(undo.before().map(Stored::place));
        var wrote = undo.wrote().map(Seen::bare);
        if (wrote.isEmpty()) {
            args.nothing(4);
        } else if (wrote.equals(linked.map(Seen::bare))) {
            args.name(Wrote.LINK).nothing(3);
        } else {
            args.name(Wrote.OWN).seen(wrote);
        }
        database.run(ADD, args);
        var id = database.lastId();
        packed.image().ifPresent(i -> database.run(ADD_IMAGE, Args.of(id, i)));
        return id;
    }

    private Optional<Entry> entry(Line line) {
        var args = Args.of(line.id());
        return switch (line.kind()) {
            case LINKED -> database.first(CHANGE, args, Entries::linked);
            case UNLINKED -> database.first(CHANGE, args, Entries::unlinked);
            case DIFFERS -> database.first(DIFFERS, args, Entries::differs);
            case WAITS ->
                    database.first(WAITS, args, row -> new Entry.Waits(ParkedObjects.parked(row)));
        };
    }

    private static Line line(Row row) throws SQLException {
        return new Line(row.number(), row.name(Kind.class));
    }

    private static Entry linked(Row row) throws SQLException {
        var uid = new Uid(row.text());
        var title = row.text();
        var link = new Link(uid, row.seen(), row.seen(), row.name(Link.Bond.class));
        return new Entry.Linked(link, title, undo(row, uid, Optional.of(link)));
    }

    private static Entry unlinked(Row row) throws SQLException {
        var uid = new Uid(row.text());
        var title = row.text();
        row.skip(7);
        return new Entry.Unlinked(uid, title, undo(row, uid, Optional.empty()));
    }

    private static Entry differs(Row row) throws SQLException {
        var uid = new Uid(row.text());
        var title = row.text();
        var link = new Link(uid, row.seen(), row.seen(), row.name(Link.Bond.class));
        var left = row.seen();
        var right = row.seen();
        var bond = row.optionalText().map(Link.Bond::valueOf);
        return new Entry.Differs(link, title, bond.map(b -> new Link(uid, left, right, b)));
    }

    /// Empty where the image that it needs has been forgotten.
    private static Optional<Undo> undo(Row row, Uid uid, Optional<Link> link) throws SQLException {
        var side = row.name(Side.class);
        var beforeUid = row.optionalText().map(Uid::new).orElse(uid);
        Optional<Place> place = row.place();
        var text = row.optionalBytes().map(Images::unpack);
        var kind = row.optionalText().map(Wrote::valueOf);
        var own = row.seen();
        if (place.isPresent() && text.isEmpty()) {
            return Optional.empty();
        }
        var before = place.map(p -> new Stored(p, new CalendarObject(beforeUid, text.orElse(""))));
        var wrote =
                kind.flatMap(
                        k ->
                                switch (k) {
                                    case LINK -> link.flatMap(l -> l.on(side));
                                    case OWN -> own;
                                });
        return Optional.of(new Undo(side, before, wrote));
    }
}

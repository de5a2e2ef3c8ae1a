package io.calferry.ledger;

import io.calferry.sync.CalendarObject;
import io.calferry.sync.Ledger.Entry;
import io.calferry.sync.Ledger.Undo;
import io.calferry.sync.Link;
import io.calferry.sync.Parked;
import io.calferry.sync.Place;
import io.calferry.sync.Seen;
import io.calferry.sync.Side;
import io.calferry.sync.Stored;
import io.calferry.sync.Uid;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/// The tables of the history: what runs changed and parked, and the before-images.
final class Entries {

    private enum Kind {
        LINKED,
        UNLINKED,
        WAITS
    }

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
    private static final String BEFORE =
            "SELECT id, kind FROM entry WHERE run = ? AND id < ? ORDER BY id DESC LIMIT " + PAGE;
    private static final String CHANGE =
            """
            SELECT uid, title, left_href, left_version, left_print, right_href, right_version,
                right_print, bond, side, before_uid, before_href, before_version, packed,
                wrote, wrote_href, wrote_version, wrote_print
            FROM entry LEFT JOIN image ON image.entry = entry.id WHERE entry.id = ?
            """;
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

    void addLinked(long run, Link link, String title, Packed packed) {
        var args = Args.of(run).name(Kind.LINKED).text(link.uid().value()).text(title);
        args.seen(link.left()).seen(link.right()).name(link.bond());
        add(args, link.uid(), packed, link.on(packed.undo().side()));
    }

    void addUnlinked(long run, Uid uid, String title, Packed packed) {
        var args = Args.of(run).name(Kind.UNLINKED).text(uid.value()).text(title).nothing(7);
        add(args, uid, packed, Optional.empty());
    }

    void addWaits(long run, Parked parked) {
        var args = Args.of(run).name(Kind.WAITS).text(parked.uid().map(Uid::value));
        args.text(parked.title()).place(parked.left()).nothing(1).place(parked.right());
        database.run(ADD, args.nothing(10));
        database.run(
                ADD_WAITS,
                Args.of(database.lastId(), parked.id(), Reasons.text(parked.reason()))
                        .number(Moments.number(parked.since()))
                        .number(parked.attempts())
                        .number(Moments.number(parked.nextTry())));
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

    /// Forgets the images of the runs that started before `before`.
    void forgetImages(Instant before) {
        database.run(FORGET, Args.of(Moments.number(before)));
    }

    private void add(Args args, Uid uid, Packed packed, Optional<Seen> linked) {
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
        packed.image().ifPresent(i -> database.run(ADD_IMAGE, Args.of(database.lastId(), i)));
    }

    private Optional<Entry> entry(Line line) {
        var args = Args.of(line.id());
        return switch (line.kind()) {
            case LINKED -> database.first(CHANGE, args, Entries::linked);
            case UNLINKED -> database.first(CHANGE, args, Entries::unlinked);
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

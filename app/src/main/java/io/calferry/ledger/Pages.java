package io.calferry.ledger;

import io.calferry.sync.Ledger.EntryId;
import io.calferry.sync.Ledger.RunId;
import io.calferry.sync.Ledgers.Deed;
import io.calferry.sync.Ledgers.PastEntry;
import io.calferry.sync.Ledgers.TakeBack;
import io.calferry.sync.Parked;
import io.calferry.sync.Side;
import io.calferry.sync.Titles;
import io.calferry.sync.Uid;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// The history as lists to look at, a page at a time and without before-images.
///
/// A page is cut before anything else is looked up: from the index of the entries of a run, or
/// from the titles, of which even very many are few enough to read in the order of history until
/// the page is full.
final class Pages {

    private static final String COLUMNS =
            """
            SELECT entry.id, run, name, started, entry.kind, side, before_href, wrote, image.entry,
                uid, title, reason
            FROM entry JOIN run ON run.id = entry.run JOIN profile ON profile.id = run.profile
                LEFT JOIN image ON image.entry = entry.id LEFT JOIN waits ON waits.entry = entry.id
            WHERE entry.id IN (%s) ORDER BY entry.id DESC
            """;
    private static final String OF_RUN =
            COLUMNS.formatted(
                    "SELECT id FROM entry WHERE run = ? ORDER BY id DESC LIMIT ? OFFSET ?");
    private static final String BY_TITLE =
            COLUMNS.formatted(
                    """
                    SELECT entry FROM title WHERE instr(folded, ?) > 0
                    ORDER BY entry DESC LIMIT ? OFFSET ?\
                    """);
    private static final String BY_TITLE_IN_PROFILE =
            COLUMNS.formatted(
                    """
                    SELECT entry FROM title
                    WHERE profile = (SELECT id FROM profile WHERE name = ?)
                        AND instr(folded, ?) > 0
                    ORDER BY entry DESC LIMIT ? OFFSET ?\
                    """);
    private static final String COUNT = "SELECT count(*) FROM entry WHERE run = ?";

    private final Database database;

    Pages(Database database) {
        this.database = database;
    }

    List<PastEntry> of(RunId run, int offset, int limit) {
        var args = Args.of(run.value(), (long) limit, (long) offset);
        return database.list(OF_RUN, args, Pages::entry);
    }

    long count(RunId run) {
        return database.first(COUNT, Args.of(run.value()), Row::number).orElse(0L);
    }

    List<PastEntry> search(Optional<String> profile, String title, int offset, int limit) {
        var folded = Titles.folded(title);
        return profile.map(
                        name ->
                                database.list(
                                        BY_TITLE_IN_PROFILE,
                                        Args.of(name, folded, (long) limit, (long) offset),
                                        Pages::entry))
                .orElseGet(
                        () ->
                                database.list(
                                        BY_TITLE,
                                        Args.of(folded, (long) limit, (long) offset),
                                        Pages::entry));
    }

    private static PastEntry entry(Row row) throws SQLException {
        var id = new EntryId(row.number());
        var run = new RunId(row.number());
        var profile = row.text();
        var at = row.instant();
        var kind = row.name(Entries.Kind.class);
        var side = row.optionalText().map(Side::valueOf);
        var replaced = row.optionalText();
        var wrote = row.optionalText();
        var image = row.optionalNumber();
        var uid = row.optionalText().map(Uid::new);
        var title = row.text();
        var reason = row.optionalText().map(Reasons::reason);
        return new PastEntry(
                id,
                run,
                profile,
                at,
                deed(kind, replaced, wrote),
                side.or(() -> reason.flatMap(Pages::side)),
                uid,
                title,
                takeBack(kind, replaced, image));
    }

    private static Deed deed(Entries.Kind kind, Optional<String> replaced, Optional<String> wrote) {
        return switch (kind) {
            case LINKED, UNLINKED ->
                    wrote.isEmpty()
                            ? Deed.DELETED
                            : replaced.isEmpty() ? Deed.CREATED : Deed.UPDATED;
            case DIFFERS -> Deed.LEFT_APART;
            case WAITS -> Deed.PARKED;
        };
    }

    private static TakeBack takeBack(
            Entries.Kind kind, Optional<String> replaced, Optional<Long> image) {
        return switch (kind) {
            case LINKED, UNLINKED ->
                    replaced.isPresent() && image.isEmpty() ? TakeBack.NO_IMAGE : TakeBack.POSSIBLE;
            case DIFFERS -> TakeBack.POSSIBLE;
            case WAITS -> TakeBack.NOTHING_WRITTEN;
        };
    }

    private static Optional<Side> side(Parked.Reason reason) {
        return reason instanceof Parked.Reason.Failed(var side, _)
                ? Optional.of(side)
                : Optional.empty();
    }
}

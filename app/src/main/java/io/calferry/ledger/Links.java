package io.calferry.ledger;

import io.calferry.sync.Href;
import io.calferry.sync.Link;
import io.calferry.sync.Made;
import io.calferry.sync.Side;
import io.calferry.sync.Uid;
import io.calferry.sync.Version;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The table of links.
final class Links {

    private static final int PAGE = 500;

    /// How many UIDs one question has.
    private static final int MANY = 100;

    private static final String COLUMNS =
            """
            SELECT uid, left_href, left_version, left_print,
                right_href, right_version, right_print, bond FROM link WHERE profile = ?\
            """;
    private static final String AFTER = COLUMNS + " AND uid > ? ORDER BY uid LIMIT " + PAGE;
    private static final String BY_UID = COLUMNS + " AND uid = ?";
    private static final String BY_UIDS = COLUMNS + " AND uid IN (" + "?, ".repeat(MANY - 1) + "?)";
    private static final String BY_LEFT = COLUMNS + " AND left_href = ? LIMIT 1";
    private static final String BY_RIGHT = COLUMNS + " AND right_href = ? LIMIT 1";
    private static final String PUT =
            """
            INSERT INTO link (profile, uid, left_href, left_version, left_print,
                right_href, right_version, right_print, bond, made)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (profile, uid) DO UPDATE SET left_href = excluded.left_href,
                left_version = excluded.left_version, left_print = excluded.left_print,
                right_href = excluded.right_href, right_version = excluded.right_version,
                right_print = excluded.right_print, bond = excluded.bond, made = excluded.made
            """;
    private static final String MADE = "SELECT made FROM link WHERE profile = ? AND uid = ?";
    private static final String REMOVE = "DELETE FROM link WHERE profile = ? AND uid = ?";

    private static final String LEFT_MOVED =
            "UPDATE link SET left_version = ? WHERE profile = ? AND left_href IS NOT NULL";
    private static final String RIGHT_MOVED =
            "UPDATE link SET right_version = ? WHERE profile = ? AND right_href IS NOT NULL";

    private final Database database;

    Links(Database database) {
        this.database = database;
    }

    /// A page at a time, so that neither memory nor the database is held while `each` is at work.
    void each(long profile, Consumer<Link> each) {
        var last = "";
        while (true) {
            var page = database.list(AFTER, Args.of(profile, last), Links::link);
            page.forEach(each);
            if (page.size() < PAGE) {
                return;
            }
            last = page.getLast().uid().value();
        }
    }

    Optional<Link> of(long profile, Uid uid) {
        return database.first(BY_UID, Args.of(profile, uid.value()), Links::link);
    }

    /// Each question has the same text, which is prepared once: the last UID fills it up.
    Map<Uid, Link> of(long profile, Collection<Uid> uids) {
        var found = new HashMap<Uid, Link>();
        var all = List.copyOf(uids);
        for (var from = 0; from < all.size(); from += MANY) {
            var some = all.subList(from, Math.min(from + MANY, all.size()));
            var args = Args.of(profile);
            for (var i = 0; i < MANY; i++) {
                args.text(some.get(Math.min(i, some.size() - 1)).value());
            }
            database.list(BY_UIDS, args, Links::link).forEach(it -> found.put(it.uid(), it));
        }
        return found;
    }

    Optional<Link> at(long profile, Side side, Href href) {
        var sql = side == Side.LEFT ? BY_LEFT : BY_RIGHT;
        return database.first(sql, Args.of(profile, href.value()), Links::link);
    }

    Optional<Made> made(long profile, Uid uid) {
        return database.first(MADE, Args.of(profile, uid.value()), row -> row.name(Made.class));
    }

    void put(long profile, Link link, Made made) {
        var args = Args.of(profile, link.uid().value());
        args.seen(link.left()).seen(link.right()).name(link.bond()).name(made);
        database.run(PUT, args);
    }

    void moved(long profile, Side side) {
        var sql = side == Side.LEFT ? LEFT_MOVED : RIGHT_MOVED;
        database.run(sql, new Args().text(Version.ELSEWHERE.value()).number(profile));
    }

    void remove(long profile, Uid uid) {
        database.run(REMOVE, Args.of(profile, uid.value()));
    }

    private static Link link(Row row) throws SQLException {
        return new Link(new Uid(row.text()), row.seen(), row.seen(), row.name(Link.Bond.class));
    }
}

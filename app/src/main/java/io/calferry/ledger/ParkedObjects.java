package io.calferry.ledger;

import io.calferry.sync.Parked;
import io.calferry.sync.Uid;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The table of what is parked.
final class ParkedObjects {

    private static final String COLUMNS =
            """
            SELECT parked_id, uid, title, left_href, left_version, right_href, right_version,
                reason, since, attempts, next_try FROM parked WHERE profile = ?\
            """;
    private static final String ALL = COLUMNS + " AND forgotten = ? ORDER BY since, id";
    private static final String BY_ID = COLUMNS + " AND parked_id = ?";
    private static final String PUT =
            """
            INSERT INTO parked (profile, parked_id, uid, title, left_href, left_version,
                right_href, right_version, reason, since, attempts, next_try)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (profile, parked_id) DO UPDATE SET uid = excluded.uid,
                title = excluded.title, left_href = excluded.left_href,
                left_version = excluded.left_version, right_href = excluded.right_href,
                right_version = excluded.right_version, reason = excluded.reason,
                attempts = excluded.attempts, next_try = excluded.next_try, forgotten = 0
            """;
    private static final String RETRY =
            "UPDATE parked SET next_try = ? WHERE profile = ? AND parked_id = ?";
    private static final String FORGET =
            "UPDATE parked SET forgotten = 1 WHERE profile = ? AND parked_id = ?";
    private static final String REMOVE = "DELETE FROM parked WHERE profile = ? AND parked_id = ?";
    private static final String REMOVE_UID = "DELETE FROM parked WHERE profile = ? AND uid = ?";

    private final Database database;

    ParkedObjects(Database database) {
        this.database = database;
    }

    List<Parked> all(long profile) {
        return database.list(ALL, Args.of(profile, 0), ParkedObjects::parked);
    }

    List<Parked> forgotten(long profile) {
        return database.list(ALL, Args.of(profile, 1), ParkedObjects::parked);
    }

    Optional<Parked> of(long profile, String id) {
        return database.first(BY_ID, Args.of(profile, id), ParkedObjects::parked);
    }

    /// Keeps the `since` of one that is parked already.
    void put(long profile, Parked parked) {
        database.run(
                PUT,
                Args.of(profile, parked.id())
                        .text(parked.uid().map(Uid::value))
                        .text(parked.title())
                        .place(parked.left())
                        .place(parked.right())
                        .text(Reasons.text(parked.reason()))
                        .number(Moments.number(parked.since()))
                        .number(parked.attempts())
                        .number(Moments.number(parked.nextTry())));
    }

    void retry(long profile, String id, Instant at) {
        database.run(RETRY, Args.of(Moments.number(at), profile, id));
    }

    void forget(long profile, String id) {
        database.run(FORGET, Args.of(profile, id));
    }

    void remove(long profile, String id) {
        database.run(REMOVE, Args.of(profile, id));
    }

    void remove(long profile, Uid uid) {
        database.run(REMOVE_UID, Args.of(profile, uid.value()));
    }

    /// Of the columns that a parked object has in this table and in the history.
    static Parked parked(Row row) throws SQLException {
        return new Parked(
                row.text(),
                row.optionalText().map(Uid::new),
                row.text(),
                row.place(),
                row.place(),
                Reasons.reason(row.text()),
                row.instant(),
                Math.toIntExact(row.number()),
                row.instant());
    }
}

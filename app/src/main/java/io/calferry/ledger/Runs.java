package io.calferry.ledger;

import io.calferry.sync.Counts;
import io.calferry.sync.Ledger.Kind;
import io.calferry.sync.Ledger.Outcome;
import io.calferry.sync.Ledger.RunId;
import io.calferry.sync.Ledgers.PastRun;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The table of runs.
final class Runs {

    private static final String COLUMNS =
            """
            SELECT run.id, name, kind, started, ended, outcome, created, updated, deleted, adopted,
                unchanged, parked, held FROM run JOIN profile ON profile.id = run.profile\
            """;
    private static final String PAGE = " ORDER BY run.id DESC LIMIT ? OFFSET ?";
    private static final String ALL = COLUMNS + PAGE;
    private static final String OF_PROFILE = COLUMNS + " WHERE profile.name = ?" + PAGE;
    private static final String BY_ID = COLUMNS + " WHERE run.id = ?";
    private static final String ADD = "INSERT INTO run (profile, kind, started) VALUES (?, ?, ?)";
    private static final String FINISH =
            """
            UPDATE run SET ended = ?, outcome = ?, created = ?, updated = ?, deleted = ?,
                adopted = ?, unchanged = ?, parked = ?, held = ? WHERE id = ?
            """;

    private final Database database;

    Runs(Database database) {
        this.database = database;
    }

    RunId begin(long profile, Instant started, Kind kind) {
        database.run(ADD, Args.of(profile, kind.name(), Moments.number(started)));
        return new RunId(database.lastId());
    }

    void finish(RunId run, Instant ended, Outcome outcome, Counts counts) {
        database.run(
                FINISH,
                Args.of(
                        Moments.number(ended),
                        outcome.name(),
                        counts.created(),
                        counts.updated(),
                        counts.deleted(),
                        counts.adopted(),
                        counts.unchanged(),
                        counts.parked(),
                        counts.held(),
                        run.value()));
    }

    List<PastRun> all(int offset, int limit) {
        return database.list(ALL, Args.of((long) limit, (long) offset), Runs::run);
    }

    List<PastRun> of(String profile, int offset, int limit) {
        var args = Args.of(profile, (long) limit, (long) offset);
        return database.list(OF_PROFILE, args, Runs::run);
    }

    Optional<PastRun> run(RunId id) {
        return database.first(BY_ID, Args.of(id.value()), Runs::run);
    }

    private static PastRun run(Row row) throws SQLException {
        return new PastRun(
                new RunId(row.number()),
                row.text(),
                row.name(Kind.class),
                row.instant(),
                row.optionalNumber().map(Moments::instant),
                row.optionalText().map(Outcome::valueOf),
                new Counts(
                        row.number(),
                        row.number(),
                        row.number(),
                        row.number(),
                        row.number(),
                        row.number(),
                        row.number()));
    }
}

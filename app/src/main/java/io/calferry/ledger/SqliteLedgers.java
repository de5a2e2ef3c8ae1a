package io.calferry.ledger;

import io.calferry.sync.Ledger;
import io.calferry.sync.LedgerException;
import io.calferry.sync.LedgerProblem;
import io.calferry.sync.Ledgers;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The ledgers of all profiles, in the file `calferry.db` of a data folder, which only its owner
/// can read.
public final class SqliteLedgers implements Ledgers {

    private static final String FILE = "calferry.db";

    private static final String FORGET = "DELETE FROM profile WHERE name = ?";

    private final Database database;
    private final GroupCommit commits;
    private final Runs runs;
    private final Entries entries;
    private final Pages pages;
    private final Map<String, Ledger> ledgers = new ConcurrentHashMap<>();

    private SqliteLedgers(Database database) {
        this.database = database;
        this.commits = new GroupCommit(database);
        this.runs = new Runs(database);
        this.entries = new Entries(database);
        this.pages = new Pages(database);
    }

    /// Opens the ledgers in `folder`, making the file or bringing it up to this version where that
    /// is needed. Throws [LedgerException] with any [LedgerProblem] but [LedgerProblem.InUse]; the
    /// file is then left as it was. To be closed before the folder is.
    public static SqliteLedgers open(DataFolder folder) {
        return open(folder, Schema.CURRENT);
    }

    static SqliteLedgers open(DataFolder folder, Schema schema) {
        return new SqliteLedgers(Database.open(folder.path().resolve(FILE), schema));
    }

    @Override
    public Ledger of(String profileId) {
        return ledgers.computeIfAbsent(profileId, id -> new SqliteLedger(id, database, commits));
    }

    @Override
    public List<PastRun> runs(Optional<String> profileId, int offset, int limit) {
        return profileId
                .map(id -> runs.of(id, offset, limit))
                .orElseGet(() -> runs.all(offset, limit));
    }

    @Override
    public Optional<PastRun> run(Ledger.RunId id) {
        return runs.run(id);
    }

    @Override
    public List<PastEntry> entries(Ledger.RunId run, int offset, int limit) {
        return pages.of(run, offset, limit);
    }

    @Override
    public long entries(Ledger.RunId run) {
        return pages.count(run);
    }

    @Override
    public List<PastEntry> search(Optional<String> profileId, String title, int offset, int limit) {
        return pages.search(profileId, title, offset, limit);
    }

    @Override
    public Optional<Ledger.Entry> entry(Ledger.EntryId id) {
        return entries.of(id);
    }

    /// Goes by the start of the runs that made them.
    @Override
    public void forgetImages(Instant before) {
        entries.forgetImages(before);
    }

    @Override
    public void forget(String profileId) {
        database.run(FORGET, Args.of(profileId));
    }

    /// Waits for what is being noted.
    @Override
    public void close() {
        database.close();
    }
}

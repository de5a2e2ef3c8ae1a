package io.calferry.ledger;

import io.calferry.sync.LedgerException;
import io.calferry.sync.LedgerProblem;
import io.calferry.sync.Titles;

import org.sqlite.Function;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.jdbc4.JDBC4Connection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantLock;

/// One SQLite file, the one connection to it, and the lock under which all threads use it. Every
/// method throws [LedgerException] where the file can't be used.
final class Database implements AutoCloseable {

    /// What happens in a transaction.
    interface Work<T> {
        T run() throws SQLException;
    }

    /// What is done with a statement.
    private interface Use<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    /// Exclusive locking keeps what WAL mode needs besides its file in the heap of the process. A
    /// commit survives the end of the process without a sync; checkpoints are synced. They come
    /// seldom, because a first run writes the same pages of the indices over and over.
    private static final String SETTINGS =
            """
            PRAGMA locking_mode = EXCLUSIVE;
            PRAGMA foreign_keys = ON;
            PRAGMA synchronous = NORMAL;
            PRAGMA temp_store = MEMORY;
            PRAGMA cache_size = -8000;
            PRAGMA wal_autocheckpoint = 8000;
            PRAGMA journal_size_limit = 4000000;
            """;

    /// Fails to compile where a table is missing, and reads nothing.
    private static final String EVERY_TABLE =
            """
            SELECT 1 FROM profile, link, parked, run, entry, waits, image, earlier, title LIMIT 0
            """;

    private static final int SQLITE_ERROR = 1;
    private static final String BUSY_MILLIS = "1000";

    private final Path file;
    private final Connection connection;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    private boolean damaged;
    private boolean closed;

    private Database(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /// Opens `file`, making it or bringing it up to `schema` where that is needed.
    static Database open(Path file, Schema schema) {
        load();
        var header = Header.of(file, schema.version());
        try {
            if (Files.notExists(file)) {
                Files.createFile(file, OwnerOnly.file(file));
            } else {
                OwnerOnly.tighten(file);
            }
        } catch (IOException e) {
            throw new LedgerException(new LedgerProblem.Unwritable(file), e);
        }
        var hadLog = Header.hasLog(file);
        var database = new Database(file, connect(file));
        try {
            database.prepare(schema, header);
            return database;
        } catch (RuntimeException e) {
            database.damaged &= hadLog;
            database.close();
            throw e;
        }
    }

    /// All that `sql` finds.
    <T> List<T> list(String sql, Args args, Row.Reader<T> reader) {
        return locked(() -> read(sql, args, reader));
    }

    /// The first that `sql` finds.
    <T> Optional<T> first(String sql, Args args, Row.Reader<T> reader) {
        return list(sql, args, reader).stream().findFirst();
    }

    /// Carries out one statement that gives no result.
    void run(String sql, Args args) {
        locked(() -> with(sql, args, PreparedStatement::executeUpdate));
    }

    /// The row id of the last insertion; to be asked for in the transaction that made it.
    long lastId() {
        return first("SELECT last_insert_rowid()", Args.of(), Row::number).orElseThrow();
    }

    /// Carries `work` out at once or not at all. When this returns, it is durable against the end
    /// of the process.
    <T> T transaction(Work<T> work) {
        return locked(
                () -> {
                    with("BEGIN IMMEDIATE", Args.of(), PreparedStatement::execute);
                    try {
                        var result = work.run();
                        with("COMMIT", Args.of(), PreparedStatement::execute);
                        return result;
                    } catch (SQLException | RuntimeException | Error e) {
                        rollBack(e);
                        throw e;
                    }
                });
    }

    /// Carries `work` out while no other thread uses the file.
    <T> T locked(Work<T> work) {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the ledger is closed");
            }
            return work.run();
        } catch (SQLException e) {
            throw problem(e);
        } finally {
            lock.unlock();
        }
    }

    /// Closes the file, which puts in place what is in the log. A damaged one with a log is left as
    /// it is, to the end of the process.
    @Override
    public void close() {
        lock.lock();
        try {
            if (!closed && !(damaged && Header.hasLog(file))) {
                for (var statement : prepared.values()) {
                    statement.close();
                }
                connection.close();
            }
            closed = true;
        } catch (SQLException e) {
            throw problem(e);
        } finally {
            lock.unlock();
        }
    }

    /// What the driver makes of this when it connects tells nothing of the reason, and the second
    /// time it fails in another way.
    private static void load() {
        try {
            SQLiteJDBCLoader.initialize();
        } catch (Exception e) {
            var folder = System.getProperty("java.io.tmpdir");
            throw new LedgerException(new LedgerProblem.NoLibrary(Path.of(folder)), e);
        }
    }

    private static Connection connect(Path file) {
        var settings = new Properties();
        settings.setProperty("busy_timeout", BUSY_MILLIS);
        // Else the driver asks for a key after each statement.
        settings.setProperty("jdbc.get_generated_keys", "false");
        try {
            // A URI, because the driver takes what follows a question mark for settings.
            var connection = new JDBC4Connection("jdbc:sqlite:", file.toUri().toString(), settings);
            // Transactions are ours; else the driver tries to make one round each statement.
            connection.getConnectionConfig().setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            throw new LedgerException(new LedgerProblem.Unwritable(file), e);
        }
    }

    private void prepare(Schema schema, Optional<Header> header) {
        try {
            script(SETTINGS);
            var version = number("PRAGMA user_version");
            if (version > schema.version()) {
                damaged = true;
                throw new LedgerException(
                        new LedgerProblem.Newer(file, (int) version, schema.version()));
            }
            if (version < schema.version()) {
                Function.create(connection, "folded", new Folded());
                script("PRAGMA journal_mode = DELETE");
                script("BEGIN IMMEDIATE;\n" + schema.since((int) version) + "\nCOMMIT");
            }
            script("PRAGMA journal_mode = WAL");
            with(EVERY_TABLE, Args.of(), PreparedStatement::execute);
        } catch (SQLException e) {
            if (header.isPresent() && e.getErrorCode() == SQLITE_ERROR) {
                throw corrupt(e);
            }
            throw problem(e);
        }
    }

    /// What migrations need of [Titles].
    private static final class Folded extends Function {
        @Override
        protected void xFunc() throws SQLException {
            result(Titles.folded(value_text(0)));
        }
    }

    private <T> List<T> read(String sql, Args args, Row.Reader<T> reader) throws SQLException {
        return with(
                sql,
                args,
                statement -> {
                    var found = new ArrayList<T>();
                    try (var results = statement.executeQuery()) {
                        while (results.next()) {
                            found.add(reader.read(new Row(results)));
                        }
                    } catch (IllegalArgumentException
                            | IndexOutOfBoundsException
                            | DateTimeException e) {
                        throw corrupt(e);
                    }
                    return found;
                });
    }

    /// The driver makes a statement that failed unusable, so it is not kept.
    private <T> T with(String sql, Args args, Use<T> use) throws SQLException {
        var statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        try {
            args.bind(statement);
            return use.of(statement);
        } catch (SQLException e) {
            prepared.remove(sql);
            statement.close();
            throw e;
        }
    }

    private long number(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var results = statement.executeQuery(sql)) {
            results.next();
            return results.getLong(1);
        }
    }

    private void script(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    /// SQLite rolls back by itself after some errors, and then complains that there is nothing to
    /// roll back; the first error is the one to tell of.
    private void rollBack(Throwable reason) {
        try {
            with("ROLLBACK", Args.of(), PreparedStatement::execute);
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    /// Result codes: https://www.sqlite.org/rescode.html.
    private RuntimeException problem(SQLException e) {
        return switch (e.getErrorCode() & 0xff) {
            case 11, 26 -> corrupt(e);
            case 13 -> new LedgerException(new LedgerProblem.Full(file), e);
            case 5, 6 -> new LedgerException(new LedgerProblem.Locked(file), e);
            case 3, 8, 10, 14 -> new LedgerException(new LedgerProblem.Unwritable(file), e);
            default -> new IllegalStateException(e);
        };
    }

    private LedgerException corrupt(Exception reason) {
        damaged = true;
        return new LedgerException(new LedgerProblem.Corrupt(file), reason);
    }
}

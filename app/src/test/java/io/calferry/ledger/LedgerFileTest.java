package io.calferry.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.calferry.sync.Ledger;
import io.calferry.sync.LedgerException;
import io.calferry.sync.LedgerProblem;
import io.calferry.sync.Link;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

class LedgerFileTest {

    private static final Schema NEXT = next("test-next.sql");
    private static final Schema BROKEN = next("test-broken.sql");

    /// More bytes than a new ledger has: its schema, and its tables without rows.
    private static final int SCHEMA = 40 * 4096;

    private final Path temp;
    private final Path file;
    private final DataFolder folder;

    LedgerFileTest(@TempDir Path temp) {
        this.temp = temp;
        folder = DataFolder.take(temp.resolve("data"));
        file = temp.resolve("data/calferry.db");
    }

    @AfterEach
    void letGo() {
        folder.close();
    }

    @Test
    void only_the_owner_can_read_what_is_on_disk() throws IOException {
        assumeThat(file.getFileSystem().supportedFileAttributeViews()).contains("posix");
        try (var ledgers = SqliteLedgers.open(folder)) {
            note(ledgers, 1);
            assertThat(permissions(file)).isEqualTo("rw-------");
            assertThat(permissions(temp.resolve("data/calferry.db-wal"))).isEqualTo("rw-------");
            assertThat(permissions(temp.resolve("data/calferry.lock"))).isEqualTo("rw-------");
            assertThat(permissions(temp.resolve("data"))).isEqualTo("rwx------");
            assertThat(files()).containsExactly("calferry.db", "calferry.db-wal", "calferry.lock");
        }
        assertThat(files()).containsExactly("calferry.db", "calferry.lock");
    }

    @Test
    void permissions_that_others_were_given_are_taken_back() throws IOException {
        assumeThat(file.getFileSystem().supportedFileAttributeViews()).contains("posix");
        SqliteLedgers.open(folder).close();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
        SqliteLedgers.open(folder).close();
        assertThat(permissions(file)).isEqualTo("rw-------");
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space", "what?mode=memory&x=1", "50%25#a", "\u00c4rger", "a'b;c"})
    void a_data_folder_may_have_any_name(String name) {
        try (var odd = DataFolder.take(temp.resolve(name).resolve("deep"))) {
            try (var ledgers = SqliteLedgers.open(odd)) {
                note(ledgers, 1);
            }
            assertThat(temp.resolve(name).resolve("deep/calferry.db")).isRegularFile();
            try (var ledgers = SqliteLedgers.open(odd)) {
                assertThat(links(ledgers)).containsExactly(Samples.link(1));
            }
        }
    }

    @Test
    void a_newer_ledger_is_refused_and_left_as_it_is() throws Exception {
        SqliteLedgers.open(folder, NEXT).close();
        assertRefused(new LedgerProblem.Newer(file, NEXT.version(), Schema.CURRENT.version()));
    }

    @Test
    void a_newer_ledger_that_was_killed_is_refused_and_left_as_it_is() throws Exception {
        try (var ledgers = SqliteLedgers.open(folder, NEXT)) {
            note(ledgers, 1);
            copyAsKilled();
        }
        restoreKilled();
        assertThat(temp.resolve("data/calferry.db-wal")).isNotEmptyFile();
        assertRefused(new LedgerProblem.Newer(file, NEXT.version(), Schema.CURRENT.version()));
        try (var ledgers = SqliteLedgers.open(folder, NEXT)) {
            assertThat(links(ledgers)).containsExactly(Samples.link(1));
        }
    }

    @Test
    void a_ledger_that_was_killed_opens_with_all_that_was_noted() throws IOException {
        try (var ledgers = SqliteLedgers.open(folder)) {
            note(ledgers, 1);
            copyAsKilled();
            note(ledgers, 2);
        }
        restoreKilled();
        try (var ledgers = SqliteLedgers.open(folder)) {
            assertThat(links(ledgers)).containsExactly(Samples.link(1));
            assertThat(ledgers.of("p").agreed()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 99, 100, 5000})
    void what_is_no_database_is_refused_and_left_as_it_is(int length) throws Exception {
        Files.writeString(file, "x".repeat(length));
        assertRefused(new LedgerProblem.Corrupt(file));
    }

    @Test
    void a_database_of_another_program_is_refused_and_left_as_it_is() throws Exception {
        try (var other = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = other.createStatement()) {
            statement.executeUpdate("CREATE TABLE place (id); PRAGMA user_version = 1");
        }
        assertRefused(new LedgerProblem.Corrupt(file));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4096, 8193})
    void a_ledger_that_was_cut_off_is_refused_and_left_as_it_is(int missing) throws Exception {
        filled(500);
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() - missing);
        }
        assertRefused(new LedgerProblem.Corrupt(file));
    }

    @Test
    void a_ledger_with_a_damaged_schema_is_refused_and_left_as_it_is() throws Exception {
        filled(1);
        overwrite(100, 3000);
        assertRefused(new LedgerProblem.Corrupt(file));
    }

    @Test
    void a_ledger_without_one_of_its_tables_is_refused_and_left_as_it_is() throws Exception {
        filled(1);
        try (var other = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = other.createStatement()) {
            statement.executeUpdate("DROP TABLE waits");
        }
        assertRefused(new LedgerProblem.Corrupt(file));
    }

    @Test
    void a_ledger_that_turns_out_to_be_damaged_is_left_as_it_is() throws IOException {
        filled(2000);
        overwrite(SCHEMA, (int) Files.size(file) - SCHEMA);
        var before = Files.readAllBytes(file);
        var ledgers = SqliteLedgers.open(folder);
        assertThatThrownBy(() -> links(ledgers))
                .isInstanceOfSatisfying(
                        LedgerException.class,
                        e -> assertThat(e.problem()).isEqualTo(new LedgerProblem.Corrupt(file)));
        ledgers.close();
        assertThat(Arrays.equals(Files.readAllBytes(file), before)).isTrue();
    }

    @Test
    void a_value_that_nobody_wrote_is_damage() throws SQLException {
        filled(1);
        try (var other = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = other.createStatement()) {
            statement.executeUpdate("UPDATE link SET bond = 'FRIENDS'");
        }
        var ledgers = SqliteLedgers.open(folder);
        assertThatThrownBy(() -> links(ledgers))
                .isInstanceOfSatisfying(
                        LedgerException.class,
                        e -> assertThat(e.problem()).isEqualTo(new LedgerProblem.Corrupt(file)));
    }

    @Test
    void a_folder_in_place_of_the_file_is_unwritable() throws IOException {
        Files.createDirectory(file);
        assertThatThrownBy(() -> SqliteLedgers.open(folder))
                .isInstanceOfSatisfying(
                        LedgerException.class,
                        e -> assertThat(e.problem()).isEqualTo(new LedgerProblem.Unwritable(file)));
    }

    @Test
    void a_ledger_that_another_program_holds_is_locked() throws SQLException {
        filled(1);
        try (var other = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            assertThatThrownBy(() -> SqliteLedgers.open(folder))
                    .isInstanceOfSatisfying(
                            LedgerException.class,
                            e -> assertThat(e.problem()).isEqualTo(new LedgerProblem.Locked(file)));
        }
        try (var ledgers = SqliteLedgers.open(folder)) {
            assertThat(links(ledgers)).containsExactly(Samples.link(0));
        }
    }

    @Test
    void a_full_disk_keeps_what_was_noted_before() {
        var database = Database.open(file, Schema.CURRENT);
        var ledger = new SqliteLedger("p", database, new GroupCommit(database));
        var run = ledger.begin(Instant.EPOCH, Ledger.Kind.SYNC);
        ledger.note(run, Samples.updated(0));
        var pages = database.first("PRAGMA page_count", Args.of(), Row::number).orElseThrow();
        database.first("PRAGMA max_page_count = " + pages, Args.of(), Row::number);
        var noted = new ArrayList<Integer>(List.of(0));
        assertThatThrownBy(
                        () -> {
                            for (var i = 1; i < 1000; i++) {
                                ledger.note(run, Samples.updated(i));
                                noted.add(i);
                            }
                        })
                .isInstanceOfSatisfying(
                        LedgerException.class,
                        e -> assertThat(e.problem()).isEqualTo(new LedgerProblem.Full(file)));
        database.first("PRAGMA max_page_count = 100000", Args.of(), Row::number);
        ledger.note(run, Samples.updated(5000));
        noted.add(5000);
        var entries = new ArrayList<Ledger.Entry>();
        ledger.entries(run, entries::addFirst);
        assertThat(entries)
                .containsExactlyElementsOf(noted.stream().map(Samples::updated).toList());
        assertThat(ledger.agreed()).isEqualTo(noted.size());
        database.close();
    }

    @Test
    void an_older_ledger_is_brought_up_to_date() throws IOException {
        filled(3);
        try (var ledgers = SqliteLedgers.open(folder, NEXT)) {
            assertThat(links(ledgers)).hasSize(3);
        }
        assertThat(Header.of(file, NEXT.version())).contains(new Header(NEXT.version()));
        assertThat(files()).containsExactly("calferry.db", "calferry.lock");
    }

    @Test
    void an_older_ledger_that_was_killed_is_brought_up_to_date() throws IOException {
        try (var ledgers = SqliteLedgers.open(folder)) {
            note(ledgers, 1);
            copyAsKilled();
        }
        restoreKilled();
        try (var ledgers = SqliteLedgers.open(folder, NEXT)) {
            assertThat(links(ledgers)).containsExactly(Samples.link(1));
        }
        assertThat(Header.of(file, NEXT.version())).contains(new Header(NEXT.version()));
    }

    @Test
    void a_migration_that_fails_changes_nothing() {
        filled(3);
        assertThatThrownBy(() -> SqliteLedgers.open(folder, BROKEN)).isNotNull();
        var version = Schema.CURRENT.version();
        assertThat(Header.of(file, version)).contains(new Header(version));
        try (var ledgers = SqliteLedgers.open(folder)) {
            assertThat(links(ledgers)).hasSize(3);
        }
    }

    @Test
    void an_empty_file_is_a_new_ledger() throws IOException {
        Files.createFile(file);
        try (var ledgers = SqliteLedgers.open(folder)) {
            note(ledgers, 1);
            assertThat(links(ledgers)).containsExactly(Samples.link(1));
        }
    }

    @Test
    void a_closed_ledger_can_not_be_used() {
        var ledgers = SqliteLedgers.open(folder);
        var ledger = ledgers.of("p");
        ledgers.close();
        ledgers.close();
        assertThatThrownBy(ledger::agreed).isInstanceOf(IllegalStateException.class);
    }

    private static Schema next(String migration) {
        var migrations = new ArrayList<>(Schema.CURRENT.migrations());
        migrations.add(migration);
        return new Schema(migrations);
    }

    private void assertRefused(LedgerProblem problem) throws Exception {
        var before = contents();
        assertThatThrownBy(() -> SqliteLedgers.open(folder))
                .isInstanceOfSatisfying(
                        LedgerException.class, e -> assertThat(e.problem()).isEqualTo(problem));
        assertThat(contents()).isEqualTo(before);
    }

    private void filled(int entries) {
        try (var ledgers = SqliteLedgers.open(folder)) {
            var run = ledgers.of("p").begin(Instant.EPOCH, Ledger.Kind.SYNC);
            for (var i = 0; i < entries; i++) {
                ledgers.of("p").note(run, Samples.updated(i));
            }
        }
    }

    private static void note(SqliteLedgers ledgers, int number) {
        var ledger = ledgers.of("p");
        ledger.note(ledger.begin(Instant.EPOCH, Ledger.Kind.SYNC), Samples.updated(number));
    }

    private static List<Link> links(SqliteLedgers ledgers) {
        var links = new ArrayList<Link>();
        ledgers.of("p").links(links::add);
        return links;
    }

    /// The files as they are now, while the ledger is open: what a killed process leaves behind.
    private void copyAsKilled() throws IOException {
        for (var name : List.of("calferry.db", "calferry.db-wal")) {
            Files.copy(file.resolveSibling(name), temp.resolve(name));
        }
    }

    private void restoreKilled() throws IOException {
        for (var name : List.of("calferry.db", "calferry.db-wal")) {
            Files.deleteIfExists(file.resolveSibling(name));
            Files.move(temp.resolve(name), file.resolveSibling(name));
        }
    }

    private void overwrite(int from, int length) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(
                    ByteBuffer.wrap("x".repeat(length).getBytes(StandardCharsets.US_ASCII)), from);
        }
    }

    private List<String> files() throws IOException {
        try (var files = Files.list(file.getParent())) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    private List<String> contents() throws Exception {
        var contents = new ArrayList<String>();
        for (var name : files()) {
            var digest = MessageDigest.getInstance("SHA-256");
            var bytes = Files.readAllBytes(file.resolveSibling(name));
            contents.add(name + " " + HexFormat.of().formatHex(digest.digest(bytes)));
        }
        return contents;
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}

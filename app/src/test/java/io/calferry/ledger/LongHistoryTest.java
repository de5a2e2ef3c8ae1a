package io.calferry.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.sync.Ledger.Kind;
import io.calferry.sync.Ledger.RunId;
import io.calferry.sync.Ledgers.PastEntry;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// 100,000 entries of history, half of them in one run.
@TestInstance(Lifecycle.PER_CLASS)
class LongHistoryTest {

    private static final int PAGE = 100;

    /// How often a page can be read, at the least, in the time that half of the history takes.
    private static final int AT_ONCE = 10;

    private static final String FILL =
            """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)
            INSERT INTO entry (run, kind, uid, title, left_href, left_version, left_print,
                right_href, right_version, right_print, bond, side, before_href, before_version,
                wrote)
            SELECT iif(i % 2, 1, 2 + i / 2 % 500), 'LINKED', 'uid-' || i || '@example.org',
                'Meeting number ' || i || ' with everybody', '/left/' || i, '"1"', randomblob(32),
                '/right/' || i, '"1"', randomblob(32), 'AGREED', 'RIGHT', '/right/' || i, '"0"',
                'LINK'
            FROM n;
            INSERT INTO image SELECT id, randomblob(600) FROM entry WHERE id > 50000;
            INSERT INTO title SELECT entry.id, run.profile, lower(title)
            FROM entry JOIN run ON run.id = entry.run;
            """;

    private final DataFolder folder;
    private SqliteLedgers ledgers;
    private Duration half;

    LongHistoryTest(@TempDir Path temp) {
        folder = DataFolder.take(temp.resolve("data"));
    }

    @BeforeAll
    void fill() throws SQLException {
        try (var empty = SqliteLedgers.open(folder)) {
            for (var i = 0; i < 501; i++) {
                empty.of("p" + i % 5).begin(Instant.EPOCH, Kind.SYNC);
            }
        }
        var file = folder.path().resolve("calferry.db");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.executeUpdate("BEGIN; " + FILL + " COMMIT");
        }
        ledgers = SqliteLedgers.open(folder);
        half = best(3, () -> ledgers.entries(new RunId(1), 0, 50_000));
    }

    @AfterAll
    void letGo() {
        ledgers.close();
        folder.close();
    }

    @Test
    void every_page_of_a_long_run_is_there_at_once() {
        var run = new RunId(1);
        assertAtOnce(() -> ledgers.entries(run, 0, PAGE));
        assertAtOnce(() -> ledgers.entries(run, 25_000, PAGE));
        assertAtOnce(() -> ledgers.entries(run, 50_000 - PAGE, PAGE));
        assertAtOnce(() -> List.of(ledgers.entries(run)));
        assertThat(ledgers.entries(run, 0, PAGE))
                .hasSize(PAGE)
                .extracting(PastEntry::title)
                .first()
                .isEqualTo("Meeting number 99999 with everybody");
    }

    @Test
    void a_title_is_found_at_once_whether_it_is_frequent_or_rare_or_nowhere() {
        for (var profile : List.of(Optional.<String>empty(), Optional.of("p3"))) {
            assertAtOnce(() -> ledgers.search(profile, "MEETING", 0, PAGE));
            assertAtOnce(() -> ledgers.search(profile, "number 4711 ", 0, PAGE));
            assertAtOnce(() -> ledgers.search(profile, "dentist", 0, PAGE));
        }
        assertThat(ledgers.search(Optional.empty(), "NUMBER 4711 ", 0, PAGE)).hasSize(1);
        assertThat(ledgers.search(Optional.empty(), "meeting", 99_990, PAGE)).hasSize(10);
    }

    @Test
    void the_last_runs_of_a_profile_are_there_at_once() {
        assertAtOnce(() -> ledgers.runs(Optional.of("p3"), 0, 30));
    }

    private void assertAtOnce(Supplier<List<?>> page) {
        assertThat(best(10, page).multipliedBy(AT_ONCE)).isLessThan(half);
    }

    /// The best of a few, because this is about the work to do and not about the machine.
    private static Duration best(int rounds, Supplier<List<?>> page) {
        var best = Duration.ofDays(1);
        for (var i = 0; i < rounds; i++) {
            var start = System.nanoTime();
            assertThat(page.get()).isNotNull();
            var took = Duration.ofNanos(System.nanoTime() - start);
            best = took.compareTo(best) < 0 ? took : best;
        }
        return best;
    }
}

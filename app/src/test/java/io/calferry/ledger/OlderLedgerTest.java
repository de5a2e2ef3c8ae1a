package io.calferry.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.sync.Ledger;
import io.calferry.sync.Ledgers.PastEntry;
import io.calferry.sync.Made;
import io.calferry.sync.Uid;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A ledger of the first version, as it was written then.
class OlderLedgerTest {

    private static final String CONTENT =
            """
            PRAGMA user_version = 1;
            INSERT INTO profile (id, name) VALUES (1, 'p'), (2, 'q');
            INSERT INTO run (id, profile, kind, started) VALUES
                (1, 1, 'SYNC', 0), (2, 1, 'UNDO', 0), (3, 2, 'SYNC', 0);
            INSERT INTO link (profile, uid, left_href, left_version, left_print,
                right_href, right_version, right_print, bond) VALUES
                (1, 'copied', '/l', '1', zeroblob(32), '/r', '1', zeroblob(32), 'AGREED'),
                (1, 'back', '/l', '1', zeroblob(32), '/r', '1', zeroblob(32), 'AGREED'),
                (1, 'adopted', '/l', '1', zeroblob(32), '/r', '1', zeroblob(32), 'AGREED'),
                (1, 'gone', '/l', '1', zeroblob(32), NULL, NULL, NULL, 'APART'),
                (1, 'undone', '/l', '1', zeroblob(32), '/r', '1', zeroblob(32), 'AGREED'),
                (2, 'copied', '/l', '1', zeroblob(32), '/r', '1', zeroblob(32), 'AGREED');
            INSERT INTO entry (run, kind, uid, title, bond, side, before_href, wrote) VALUES
                (1, 'LINKED', 'copied', 'Zahnärztin', 'AGREED', 'RIGHT', NULL, 'LINK'),
                (1, 'LINKED', 'back', 'Tea', 'AGREED', 'RIGHT', NULL, 'LINK'),
                (1, 'LINKED', 'back', 'Tea', 'AGREED', 'LEFT', NULL, 'LINK'),
                (1, 'LINKED', 'back', 'Tea', 'AGREED', 'RIGHT', '/r', 'LINK'),
                (1, 'LINKED', 'gone', 'Tea', 'AGREED', 'RIGHT', NULL, 'LINK'),
                (2, 'LINKED', 'undone', 'Tea', 'AGREED', 'RIGHT', NULL, 'LINK');
            INSERT INTO parked (profile, parked_id, title, reason, since, attempts, next_try)
                VALUES (1, 'LEFT /x', '', 'clash', 0, 1, 0);
            """;

    private final Path temp;

    OlderLedgerTest(@TempDir Path temp) {
        this.temp = temp;
    }

    private SqliteLedgers open(DataFolder folder) throws SQLException {
        var file = folder.path().resolve("calferry.db");
        if (Files.notExists(file)) {
            try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                    var statement = connection.createStatement()) {
                statement.executeUpdate(new Schema(List.of("1.sql")).since(0) + CONTENT);
            }
        }
        return SqliteLedgers.open(folder);
    }

    @Test
    void who_made_what_is_taken_from_its_history() throws SQLException {
        try (var folder = DataFolder.take(temp);
                var ledgers = open(folder)) {
            var ledger = ledgers.of("p");
            var made = new ArrayList<String>();
            ledger.links(link -> made.add(link.uid() + " " + ledger.made(link.uid())));
            assertThat(made)
                    .containsExactlyInAnyOrder(
                            "copied " + Made.ON_RIGHT,
                            "back " + Made.ON_LEFT,
                            "adopted " + Made.NEITHER,
                            "gone " + Made.NEITHER,
                            "undone " + Made.NEITHER);
            assertThat(ledgers.of("q").made(new Uid("copied"))).isEqualTo(Made.NEITHER);
        }
    }

    @Test
    void old_titles_are_found_and_what_was_parked_still_is() throws SQLException {
        try (var folder = DataFolder.take(temp);
                var ledgers = open(folder)) {
            assertThat(ledgers.search(Optional.of("p"), "ZAHNÄRZT", 0, 10))
                    .extracting(PastEntry::run)
                    .containsExactly(new Ledger.RunId(1));
            assertThat(ledgers.of("p").parked()).hasSize(1);
            assertThat(ledgers.of("p").forgotten()).isEmpty();
        }
    }
}

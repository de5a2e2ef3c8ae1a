package io.calferry.bench;

import io.calferry.Main;
import io.calferry.ledger.DataFolder;
import io.calferry.ledger.SqliteLedgers;
import io.calferry.sync.Ledger.Kind;

import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/// The program itself, with somebody in it who scrolls through a long history. Its arguments: where
/// the figures go, how many runs there are, the data folder, and the arguments of the program.
public final class Scrolling {

    /// A screen at a time, as whoever presses page down.
    private static final int SCREENS = 200;

    private final Visitor visitor;
    private final int runs;

    private Scrolling(Visitor visitor, int runs) {
        this.visitor = visitor;
        this.runs = runs;
    }

    public static void main(String... words) throws SQLException {
        var runs = Integer.parseInt(words[1]);
        fill(Path.of(words[2]), runs);
        Visitor.begin(Path.of(words[0]), it -> new Scrolling(it, runs).visit());
        Main.main(List.of(words).subList(3, words.length).toArray(String[]::new));
    }

    private static void fill(Path data, int runs) throws SQLException {
        try (var folder = DataFolder.take(data);
                var ledgers = SqliteLedgers.open(folder)) {
            ledgers.of("large").begin(Instant.EPOCH, Kind.SYNC);
        }
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data + "/calferry.db");
                var statement = connection.createStatement()) {
            statement.executeUpdate(
                    """
                    WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < %d)
                    INSERT INTO run (id, profile, kind, started, ended, outcome, created)
                    SELECT i, profile, kind, i * 900000000000, i * 900000000000 + 3000000000, 'DONE', i
                    FROM n, (SELECT profile, kind FROM run LIMIT 1)
                    """
                            .formatted(runs));
        }
    }

    private void visit() {
        visitor.awaitWindow("#to-activity");
        visitor.time("open", () -> visitor.press("#to-activity"), this::isThere);
        visitor.time("scroll", this::scroll, this::isThere);
    }

    private boolean isThere() {
        return visitor.find("#runs", TableView.class)
                .filter(it -> it.getItems().size() == runs)
                .flatMap(_ -> visitor.find("#runs .table-cell", Labeled.class))
                .filter(it -> !it.getText().isEmpty() && !it.getText().equals("\u2026"))
                .isPresent();
    }

    private void scroll() {
        var table = visitor.find("#runs", TableView.class).orElseThrow();
        for (var screen = 1; screen <= SCREENS; screen++) {
            var row = (int) ((long) (runs - 1) * screen / SCREENS);
            visitor.on(
                    () -> {
                        table.scrollTo(row);
                        return row;
                    });
            visitor.awaitPulses();
        }
    }
}

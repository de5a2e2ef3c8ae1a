package io.calferry.bench;

import io.calferry.Main;
import io.calferry.ledger.DataFolder;
import io.calferry.ledger.SqliteLedgers;
import io.calferry.sync.Ledger.Kind;

import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import javafx.stage.Window;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/// The program itself, with somebody in it who comes back to [many profiles][Crowd], to the clashes
/// of one of them, and to a window that was hidden. Its arguments: where the figures go, the data
/// folder, and the arguments of the program.
public final class Returning {

    /// As many as the chart of a profile shows.
    private static final int RUNS = 30;

    private final Visitor visitor;

    private Returning(Visitor visitor) {
        this.visitor = visitor;
    }

    public static void main(String... words) throws SQLException {
        fill(Path.of(words[1]));
        Visitor.begin(Path.of(words[0]), it -> new Returning(it).visit());
        Main.main(List.of(words).subList(2, words.length).toArray(String[]::new));
    }

    private static void fill(Path data) throws SQLException {
        try (var folder = DataFolder.take(data);
                var ledgers = SqliteLedgers.open(folder)) {
            Crowd.others().forEach(it -> ledgers.of(it).begin(Instant.EPOCH, Kind.SYNC));
        }
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data + "/calferry.db");
                var statement = connection.createStatement()) {
            statement.executeUpdate(
                    """
                    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)
                    INSERT INTO run (profile, kind, started, ended, outcome, created)
                    SELECT profile, kind, i * 900000000000, i * 900000000000 + 3000000000, 'DONE', i
                    FROM n, (SELECT profile, kind FROM run WHERE ended IS NULL)
                    """
                            .formatted(RUNS));
        }
    }

    private void visit() {
        visitor.awaitWindow("#more");
        visitor.press("#to-settings");
        visitor.awaitWindow("#setting-undo");
        visitor.time("profiles", () -> visitor.press("#to-profiles"), this::hasProfiles);
        visitor.time(
                "waiting",
                () -> visitor.press("#to-activity"),
                () -> waiting() == Crowd.CLASHES && visitor.count(".waiting-card") == 20);
        visitor.time(
                "decided",
                () -> visitor.press("#keep-right"),
                () -> waiting() == Crowd.CLASHES - 1 && visitor.count(".waiting-card") == 20);
        visitor.press("#to-profiles");
        visitor.await("the profiles", this::hasProfiles);
        new Evening(visitor).fall("evening");
        visitor.await("the day", this::hasProfiles);
        var window = visitor.on(() -> Window.getWindows().getFirst());
        visitor.on(
                () -> {
                    window.hide();
                    return window;
                });
        visitor.time("shown", () -> show(window), this::hasProfiles);
    }

    private void show(Window window) {
        visitor.on(
                () -> {
                    ((Stage) window).show();
                    return window;
                });
    }

    private boolean hasProfiles() {
        return visitor.count(".profile-row") == Crowd.others().size() + 1;
    }

    /// How many clashes there are, as far as that is told.
    private int waiting() {
        return visitor.find("#part", Labeled.class)
                .map(it -> it.getText().replaceAll(".*\\D", ""))
                .filter(it -> !it.isEmpty())
                .map(Integer::parseInt)
                .orElse(0);
    }
}

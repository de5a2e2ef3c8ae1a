package io.calferry.desktop.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.calferry.Offices;
import io.calferry.desktop.Coming;
import io.calferry.desktop.Office;
import io.calferry.desktop.Place;
import io.calferry.desktop.Place.Activity.Tab;
import io.calferry.desktop.Stand;
import io.calferry.desktop.Toolkit;
import io.calferry.ledger.DataFolder;
import io.calferry.ledger.SqliteLedgers;
import io.calferry.sync.Ledger.Kind;
import io.calferry.sync.LedgerException;
import io.calferry.sync.LedgerProblem;
import io.calferry.sync.Ledgers;

import javafx.scene.control.Labeled;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Somebody scrolls through a history of 100,000 runs.
class LongActivityTest {

    private static final Place.Activity PLACE = new Place.Activity(Tab.RUNS);

    private static final int RUNS = 100_000;

    /// A person presses page down, or draws the bar, so often on the way from the top to the end.
    private static final int STEPS = 30;

    private static final String FILL =
            """
            UPDATE run SET created = 1;
            WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < %d)
            INSERT INTO run (id, profile, kind, started, ended, outcome, created)
            SELECT i, profile, kind, i * 1000000000, (i + 1) * 1000000000, 'DONE', i
            FROM n, (SELECT profile, kind FROM run LIMIT 1)
            """
                    .formatted(RUNS);

    private @TempDir Path home;
    private final Queue<Integer> pages = new ConcurrentLinkedQueue<>();
    private volatile boolean locked;
    private Offices offices;
    private Stand stand;

    @BeforeEach
    void a_long_history() throws SQLException {
        try (var folder = DataFolder.take(home.resolve("data"));
                var empty = SqliteLedgers.open(folder)) {
            empty.of("p").begin(Instant.EPOCH, Kind.SYNC);
        }
        var file = home.resolve("data/calferry.db");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.executeUpdate(FILL);
        }
        offices = Offices.at(home);
        offices.office().agent().start(List.of());
        stand = Stand.at(watched(offices.office()), Locale.ENGLISH);
        stand.show(desk -> new ActivityPage(desk, PLACE));
    }

    @AfterEach
    void close() {
        stand.close();
        offices.close();
    }

    /// The same office, whose history tells which pages it is asked for.
    private Office watched(Office office) {
        return beside(
                Office.class,
                office,
                (method, arguments, result) ->
                        result instanceof Ledgers ledgers
                                ? beside(Ledgers.class, ledgers, this::note)
                                : result);
    }

    private Object note(Method method, Object[] arguments, Object result) {
        if (locked && method.getName().equals("runs")) {
            throw new LedgerException(new LedgerProblem.Locked(home.resolve("calferry.db")));
        }
        if (method.getName().equals("runs") && (int) arguments[2] == PagedList.PAGE) {
            pages.add((int) arguments[1]);
        }
        return result;
    }

    private interface Ear {
        Object hears(Method method, Object[] arguments, Object result);
    }

    private static <T> T beside(Class<T> type, T real, Ear ear) {
        InvocationHandler handler =
                (_, method, arguments) -> {
                    try {
                        return ear.hears(method, arguments, method.invoke(real, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                };
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private TableView<?> table() {
        return stand.find("runs", TableView.class);
    }

    /// What the rows that are to be seen say was added, with the index of each.
    private List<String> rows() {
        return Toolkit.on(
                () ->
                        table().lookupAll(".table-row-cell").stream()
                                .map(TableRow.class::cast)
                                .filter(it -> it.isVisible() && it.getIndex() < RUNS)
                                .filter(it -> it.getItem() != null)
                                .map(it -> it.getIndex() + " " + added(it))
                                .toList());
    }

    private static String added(TableRow<?> row) {
        return row.getChildrenUnmodifiable().stream()
                .map(it -> ((Labeled) it).getText())
                .skip(3)
                .findFirst()
                .orElseThrow();
    }

    /// The newest run added as many events as there are runs, the one before it one less.
    private static String right(String row) {
        int index = Integer.parseInt(row.substring(0, row.indexOf(' ')));
        return index + " " + String.format(Locale.ENGLISH, "%,d", RUNS - index);
    }

    @Test
    void every_row_that_is_seen_on_the_way_down_is_right_and_little_is_read() {
        Toolkit.await("all rows are counted", () -> table().getItems().size() == RUNS);
        var seen = new ArrayList<Integer>();
        for (int step = 0; step <= STEPS; step++) {
            int row = (int) ((long) (RUNS - 1) * step / STEPS);
            Toolkit.run(
                    () -> {
                        table().scrollTo(row);
                        table().layout();
                    });
            stand.settle();
            var rows = rows();
            assertThat(rows).hasSizeGreaterThan(5);
            assertThat(rows).isEqualTo(rows.stream().map(LongActivityTest::right).toList());
            rows.forEach(it -> seen.add(Integer.parseInt(it.substring(0, it.indexOf(' ')))));
        }
        assertThat(seen).contains(0, RUNS - 1);
        assertThat(pages).as("no page twice").doesNotHaveDuplicates();
        assertThat(pages).as("and none that nobody saw").hasSizeLessThan(2 * STEPS + 2);
        var read = List.copyOf(pages);
        Toolkit.run(() -> table().scrollTo(RUNS - 1));
        stand.settle();
        assertThat(pages).as("what is there is not read again").containsExactlyElementsOf(read);
    }

    @Test
    void rows_that_could_not_be_read_are_read_when_that_is_tried_again() {
        Toolkit.await("all rows are counted", () -> table().getItems().size() == RUNS);
        assertThat(stand.texts()).doesNotContain("Try again");
        locked = true;
        Toolkit.run(
                () -> {
                    table().scrollTo(RUNS / 2);
                    table().layout();
                });
        stand.settle();
        assertThat(rows()).contains(RUNS / 2 + " \u2026");
        locked = false;
        stand.press("again");
        Toolkit.run(() -> table().layout());
        stand.settle();
        var rows = rows();
        assertThat(rows).hasSizeGreaterThan(5);
        assertThat(rows).isEqualTo(rows.stream().map(LongActivityTest::right).toList());
        assertThat(stand.texts()).doesNotContain("Try again");
    }

    @Test
    void its_rows_come_a_few_at_a_time_so_that_nothing_else_has_to_wait() {
        var coming =
                Coming.of(
                        stand.scene(),
                        ".table-row-cell",
                        stand.desk().background(),
                        () -> stand.show(desk -> new ActivityPage(desk, PLACE)));
        assertThat(coming.most()).isBetween(1, 5);
        assertThat(rows()).hasSizeGreaterThan(5);
    }
}

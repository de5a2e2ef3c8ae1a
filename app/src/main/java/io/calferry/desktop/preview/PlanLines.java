package io.calferry.desktop.preview;

import io.calferry.desktop.Background;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The rows that a filter and a search let through. On the JavaFX thread alone.
final class PlanLines {

    private final Background background;
    private final Supplier<Stream<Row>> rows;
    private final ObjectProperty<Filter> filter = new SimpleObjectProperty<>(Filter.ALL);
    private final StringProperty search = new SimpleStringProperty("");
    private final ObservableList<Line> lines = FXCollections.observableArrayList();

    /// What the search finds; empty where nothing is searched for.
    private Optional<Set<Row>> found = Optional.empty();

    private long asked;

    /// @param rows of the plan, in the order of their groups
    PlanLines(Background background, Supplier<Stream<Row>> rows) {
        this.background = background;
        this.rows = rows;
        filter.addListener((_, _, _) -> fill());
        search.addListener((_, _, _) -> draw());
    }

    ObjectProperty<Filter> filterProperty() {
        return filter;
    }

    StringProperty searchProperty() {
        return search;
    }

    /// Under headings.
    ObservableList<Line> lines() {
        return lines;
    }

    /// The rows that a calendar shows by now: what stays as it is among them, but for a filter that
    /// asks for something else. To be read from any thread: of a long plan, that takes a while.
    Stream<Row> occurring() {
        var wanted = filter.get();
        var searched = found;
        return rows.get()
                .filter(it -> wanted == Filter.ALL || wanted.shows(it))
                .filter(it -> isFound(searched, it));
    }

    /// Takes what the rows are by now. What a search finds comes a moment later: the fields of a
    /// long plan are not known before somebody searches in them.
    void draw() {
        long turn = ++asked;
        var text = search.get();
        if (text.isBlank()) {
            found = Optional.empty();
            fill();
            return;
        }
        var all = rows.get().toList();
        background.fetch(
                () -> found(all, text),
                it -> {
                    if (turn == asked) {
                        found = Optional.of(it);
                        fill();
                    }
                });
    }

    private static Set<Row> found(List<Row> rows, String text) {
        return rows.stream()
                .filter(it -> Filter.has(it, text))
                .collect(
                        Collectors.toCollection(
                                () -> Collections.newSetFromMap(new IdentityHashMap<>())));
    }

    /// @param found empty where nothing is searched for
    private static boolean isFound(Optional<Set<Row>> found, Row row) {
        return found.isEmpty() || found.get().contains(row);
    }

    private void fill() {
        var shown = rows.get().filter(it -> filter.get().shows(it) && isFound(found, it)).toList();
        lines.setAll(grouped(shown));
    }

    private static List<Line> grouped(List<Row> rows) {
        var lines = new ArrayList<Line>(rows.size() + Prospect.Group.values().length);
        for (int from = 0; from < rows.size(); ) {
            var group = Prospect.Group.of(rows.get(from));
            int to = from;
            while (to < rows.size() && Prospect.Group.of(rows.get(to)) == group) {
                to++;
            }
            lines.add(new Line.Heading(group, to - from));
            rows.subList(from, to).forEach(row -> lines.add(new Line.Event(row)));
            from = to;
        }
        return lines;
    }
}

package io.calferry.desktop.preview;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The rows that a filter and a search let through. On the JavaFX thread alone.
final class PlanLines {

    private final Supplier<Stream<Row>> rows;
    private final ObjectProperty<Filter> filter = new SimpleObjectProperty<>(Filter.ALL);
    private final StringProperty search = new SimpleStringProperty("");
    private final ObservableList<Line> lines = FXCollections.observableArrayList();

    /// @param rows of the plan, in the order of their groups
    PlanLines(Supplier<Stream<Row>> rows) {
        this.rows = rows;
        filter.addListener((_, _, _) -> draw());
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

    /// The rows that a calendar shows: what stays as it is among them, but for a filter that asks
    /// for something else.
    List<Row> occurring() {
        var wanted = filter.get();
        return rows.get()
                .filter(it -> wanted == Filter.ALL || wanted.shows(it))
                .filter(it -> Filter.has(it, search.get()))
                .toList();
    }

    /// Takes what the rows are by now.
    void draw() {
        var shown =
                rows.get()
                        .filter(it -> filter.get().shows(it) && Filter.has(it, search.get()))
                        .toList();
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

package io.calferry.cli;

import io.calferry.cli.Line.Style;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Rows under a head, in columns as wide as they must be.
record Table(List<Column> columns, List<List<Line>> rows) {

    record Column(String head, Align align) {}

    enum Align {
        LEFT,
        RIGHT
    }

    static Column left(String head) {
        return new Column(head, Align.LEFT);
    }

    static Column right(String head) {
        return new Column(head, Align.RIGHT);
    }

    List<Line> lines() {
        var head = columns.stream().map(column -> Line.of(Style.DIM, column.head())).toList();
        var all = new ArrayList<List<Line>>();
        all.add(head);
        all.addAll(rows);
        var widths =
                IntStream.range(0, columns.size())
                        .map(i -> all.stream().mapToInt(row -> row.get(i).width()).max().orElse(0))
                        .toArray();
        return all.stream().map(row -> line(row, widths)).toList();
    }

    private Line line(List<Line> row, int[] widths) {
        var line = Line.EMPTY;
        for (var i = 0; i < widths.length; i++) {
            var cell = row.get(i);
            var gap = " ".repeat(widths[i] - cell.width());
            var space = i == 0 ? "" : "   ";
            line =
                    switch (columns.get(i).align()) {
                        case LEFT -> line.and(space).and(cell).and(gap);
                        case RIGHT -> line.and(space).and(gap).and(cell);
                    };
        }
        return line;
    }
}

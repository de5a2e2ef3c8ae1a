package io.calferry.cli;

import io.calferry.cli.Line.Style;
import io.calferry.sync.Counts;
import io.calferry.sync.Ledger.Outcome;

import java.util.ArrayList;
import java.util.List;

/// What `sync` tells a person: the plan where one was wanted, a table, and what needs a word.
final class SyncLines {

    private SyncLines() {}

    static List<Line> of(List<Ran> all, Job.Tense tense) {
        if (all.isEmpty()) {
            return List.of();
        }
        var lines = new ArrayList<Line>();
        all.forEach(ran -> lines.addAll(plan(ran)));
        lines.addAll(table(all, tense).lines());
        for (var ran : all) {
            var sentences = new ArrayList<String>();
            ran.fault().ifPresent(sentences::add);
            sentences.addAll(ran.remarks());
            for (var sentence : sentences) {
                lines.add(Line.EMPTY);
                lines.add(Line.of(Style.BOLD, ran.profile().name()).and(": " + sentence));
            }
        }
        if (tense == Job.Tense.PLANNED) {
            lines.add(Line.EMPTY);
            lines.add(Line.of(Style.DIM, "Nothing has been written."));
        }
        return lines;
    }

    static List<Line> plan(Ran ran) {
        if (ran.steps().isEmpty()) {
            return List.of();
        }
        var lines = new ArrayList<Line>();
        var steps = ran.steps().get();
        lines.add(
                Line.of(Style.BOLD, ran.profile().name())
                        .and(steps.isEmpty() ? ": nothing to do" : ": what would happen"));
        steps.forEach(step -> lines.addAll(Steps.lines(step)));
        lines.add(Line.EMPTY);
        return lines;
    }

    static Table table(List<Ran> all, Job.Tense tense) {
        var columns =
                List.of(
                        Table.left("Profile"),
                        Table.left(
                                switch (tense) {
                                    case DONE -> "Outcome";
                                    case PLANNED -> "Plan";
                                }),
                        Table.right("New"),
                        Table.right("Changed"),
                        Table.right("Removed"),
                        Table.right("Adopted"),
                        Table.right("Unchanged"),
                        Table.right("Waiting"),
                        Table.right("Took"));
        return new Table(columns, all.stream().map(SyncLines::row).toList());
    }

    private static List<Line> row(Ran ran) {
        var counts = ran.counts();
        return List.of(
                Line.of(Style.BOLD, ran.profile().name()),
                outcome(ran.outcome()),
                number(Style.NEW, counts.created()),
                number(Style.CHANGED, counts.updated()),
                number(Style.REMOVED, counts.deleted()),
                number(Style.PLAIN, counts.adopted()),
                number(Style.PLAIN, counts.unchanged()),
                number(Style.ATTENTION, waiting(counts)),
                Line.of(Style.DIM, Numbers.took(ran.took())));
    }

    static long waiting(Counts counts) {
        return counts.parked() + counts.held();
    }

    /// Nought is not worth a look.
    static Line number(Style style, long number) {
        return number == 0 ? Line.of(Style.DIM, "0") : Line.of(style, Numbers.grouped(number));
    }

    /// Fine is quiet; what needs a person stands out.
    static Line outcome(Outcome outcome) {
        return switch (outcome) {
            case DONE -> Line.of("done");
            case PARTIAL -> Line.of(Style.ATTENTION, "partly done");
            case HELD -> Line.of(Style.ATTENTION, "held");
            case FAILED -> Line.of(Style.ATTENTION, "failed");
            case CANCELLED -> Line.of("cancelled");
        };
    }
}

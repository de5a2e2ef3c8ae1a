package io.calferry.cli;

import io.calferry.cli.Line.Style;
import io.calferry.sync.Plan.Planned;
import io.calferry.sync.Plan.Standing;
import io.calferry.sync.Shaping.FieldChange;
import io.calferry.sync.Side;
import io.calferry.sync.Step;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The steps of a plan, as lines and as JSON.
final class Steps {

    /// What is longer tells no more in a terminal.
    private static final int LONGEST = 160;

    private Steps() {}

    static Map<String, Object> document(Planned planned) {
        var document =
                JsonText.object(
                        "step", name(planned.step()),
                        "uid", planned.step().uid(),
                        "title", planned.title(),
                        "fields",
                                planned.changes().fields().stream()
                                        .map(
                                                it ->
                                                        JsonText.object(
                                                                "name", it.name(),
                                                                "from", it.from(),
                                                                "to", it.to()))
                                        .toList());
        if (planned.standing() == Standing.HELD) {
            document.put("held", true);
        }
        return document;
    }

    private static String name(Step step) {
        return switch (step) {
            case Step.Create _ -> "create";
            case Step.Update _ -> "update";
            case Step.Delete _ -> "delete";
            case Step.Adopt _ -> "adopt";
            case Step.Forget _ -> "forget";
            case Step.Ask _ -> "ask";
            case Step.Remember _ -> "remember";
        };
    }

    /// A line for the step, and one for each field that differs.
    static List<Line> lines(Planned planned) {
        var step = planned.step();
        var title = Spoken.WORDS.waiting().event(planned.title(), Optional.of(step.uid()), "");
        var head = head(step, title);
        var lines = new ArrayList<Line>();
        lines.add(
                planned.standing() == Standing.HELD
                        ? head.and("   ").and(Style.ATTENTION, "held")
                        : head);
        // What goes, goes whole; and what comes is called what it is called.
        if (!(step instanceof Step.Delete)) {
            planned.changes().fields().stream()
                    .filter(it -> !it.to().equals(planned.title()) || !it.from().isEmpty())
                    .forEach(it -> lines.add(line(it)));
        }
        return lines;
    }

    private static Line head(Step step, String title) {
        return switch (step) {
            case Step.Create(_, var to, _) ->
                    Line.of("  ").and(Style.NEW, "+ " + title).and(where(to));
            case Step.Update(_, var to, _, _, var whose) ->
                    Line.of("  ")
                            .and(Style.CHANGED, "~ " + title)
                            .and(where(to))
                            .and(
                                    switch (whose) {
                                        case OURS, BEGUN -> "";
                                        case LINKED_ELSEWHERE, THEIRS ->
                                                "   takes over what is there";
                                    });
            case Step.Delete(_, var from, _) ->
                    Line.of("  ").and(Style.REMOVED, "- " + title).and(where(from));
            case Step.Adopt _ ->
                    Line.of("  ").and(Style.DIM, "= " + title + "   is the same on both sides");
            case Step.Forget _ ->
                    Line.of("  ").and(Style.DIM, "= " + title + "   is gone from both sides");
            case Step.Ask _ ->
                    Line.of("  ")
                            .and(Style.ATTENTION, "? " + title)
                            .and("   was changed on both sides");
            case Step.Remember _ -> Line.of("  ").and(Style.DIM, "= " + title);
        };
    }

    private static Line where(Side side) {
        return switch (side) {
            case LEFT -> Line.of(Style.DIM, "   in the source");
            case RIGHT -> Line.EMPTY;
        };
    }

    private static Line line(FieldChange change) {
        var line = Line.of("      ").and(Style.DIM, change.name() + ": ");
        if (change.from().isEmpty()) {
            return line.and(cut(change.to()));
        }
        return change.to().isEmpty()
                ? line.and(Style.REMOVED, cut(change.from()) + " -> nothing")
                : line.and(cut(change.from())).and(Style.DIM, " -> ").and(cut(change.to()));
    }

    private static String cut(String text) {
        var line = text.strip().replaceAll("\\R+", " / ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 3) + "...";
    }
}

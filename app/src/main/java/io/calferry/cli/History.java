package io.calferry.cli;

import io.calferry.cli.Line.Style;
import io.calferry.sync.Ledgers.PastRun;

import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// `history`: what runs did, newest first.
final class History {

    private static final int PAGE = 50;
    private static final int ALL = Integer.MAX_VALUE;
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private History() {}

    static Ending tell(Call call) {
        var profile = call.arguments().words().stream().findFirst().map(call::profile);
        try (var workplace = call.workplace()) {
            var limit =
                    switch (call.form()) {
                        case PEOPLE -> PAGE;
                        case JSON -> ALL;
                    };
            var runs = workplace.ledgers().runs(profile.map(it -> it.id().value()), 0, limit);
            call.answer(
                    () -> JsonText.object("runs", runs.stream().map(History::document).toList()),
                    () -> lines(call, runs));
            return Ending.DONE;
        }
    }

    private static Map<String, Object> document(PastRun run) {
        return JsonText.object(
                "run", run.id().value(),
                "profile", run.profileId(),
                "started", run.started(),
                "ended", run.ended(),
                "outcome", run.outcome().map(it -> it.name().toLowerCase(Locale.ROOT)),
                "counts", Ran.counts(run.counts()));
    }

    private static List<Line> lines(Call call, List<PastRun> runs) {
        if (runs.isEmpty()) {
            return List.of(Line.of("Nothing has run yet."));
        }
        var columns =
                List.of(
                        Table.right("Run"),
                        Table.left("When"),
                        Table.left("Profile"),
                        Table.left("Outcome"),
                        Table.right("New"),
                        Table.right("Changed"),
                        Table.right("Removed"),
                        Table.right("Waiting"),
                        Table.right("Took"));
        var zone = call.surroundings().clock().getZone();
        return new Table(
                        columns,
                        runs.stream()
                                .map(it -> row(it, MOMENT.format(it.started().atZone(zone))))
                                .toList())
                .lines();
    }

    private static List<Line> row(PastRun run, String when) {
        var counts = run.counts();
        var undo =
                switch (run.kind()) {
                    case SYNC -> Line.EMPTY;
                    case UNDO -> Line.of(Style.DIM, ", an undo");
                    case DECISION -> Line.of(Style.DIM, ", a decision");
                    case REMOVAL -> Line.of(Style.DIM, ", copies removed");
                };
        return List.of(
                Line.of(Style.BOLD, "" + run.id().value()),
                Line.of(when),
                Line.of(run.profileId()),
                run.outcome()
                        .map(SyncLines::outcome)
                        .orElse(Line.of(Style.ATTENTION, "broken off"))
                        .and(undo),
                SyncLines.number(Style.NEW, counts.created()),
                SyncLines.number(Style.CHANGED, counts.updated()),
                SyncLines.number(Style.REMOVED, counts.deleted()),
                SyncLines.number(Style.ATTENTION, SyncLines.waiting(counts)),
                Line.of(
                        Style.DIM,
                        run.ended()
                                .map(it -> Numbers.took(Duration.between(run.started(), it)))
                                .orElse("")));
    }
}

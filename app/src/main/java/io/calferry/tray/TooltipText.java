package io.calferry.tray;

import io.calferry.tray.Overview.Pause;
import io.calferry.tray.Overview.Phase;
import io.calferry.tray.Overview.Power;
import io.calferry.tray.Overview.Row;

import java.time.Instant;
import java.util.ArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What the icon says when one points at it: what waits, what happens, and the last result.
record TooltipText(Texts texts, Instant now) {

    private static final int MOST_PROFILES = 3;

    String of(Overview overview) {
        if (overview.profiles().isEmpty()) {
            return texts.get("tooltip.none");
        }
        var lines = new ArrayList<String>();
        lines(overview, row -> row.power() == Power.ON && row.phase() instanceof Phase.Waiting)
                .forEach(lines::add);
        lines(overview, row -> row.phase() instanceof Phase.Syncing).forEach(lines::add);
        switch (overview.pause()) {
            case Pause.None _ -> {}
            case Pause.Until(var end) ->
                    lines.add(texts.get("tooltip.paused.until", texts.moment(end, now)));
            case Pause.UntilResumed _ -> lines.add(texts.get("tooltip.paused"));
        }
        overview.results().stream()
                .limit(1)
                .map(new ResultText(texts, now)::of)
                .forEach(lines::add);
        return lines.isEmpty() ? texts.get("tooltip.idle") : String.join("\n", lines);
    }

    private Stream<String> lines(Overview overview, Predicate<Row> which) {
        return overview.profiles().stream()
                .filter(which)
                .limit(MOST_PROFILES)
                .map(
                        row ->
                                texts.get(
                                        "tooltip.line",
                                        Texts.name(row.name()),
                                        PhaseText.of(row, texts, now).words()));
    }
}

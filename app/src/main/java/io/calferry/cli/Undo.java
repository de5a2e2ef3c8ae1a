package io.calferry.cli;

import io.calferry.agent.Workplace;
import io.calferry.agent.Workplace.Opening;
import io.calferry.cli.Line.Style;
import io.calferry.profile.Profile;
import io.calferry.sync.Ledger.RunId;
import io.calferry.sync.StoreException;
import io.calferry.sync.Undoing;
import io.calferry.sync.Undoing.Left;
import io.calferry.sync.Undoing.Undone;
import io.calferry.sync.Undoing.Why;
import io.calferry.sync.Watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `undo`: takes back what a run did.
final class Undo {

    private final Call call;

    Undo(Call call) {
        this.call = call;
    }

    Ending run() {
        var run = number();
        try (var workplace = call.workplace()) {
            var past =
                    workplace
                            .ledgers()
                            .run(run)
                            .orElseThrow(
                                    () ->
                                            call.end(
                                                    Ending.USAGE,
                                                    "there is no run "
                                                            + run.value()
                                                            + ". See `calferry history`."));
            var profile = call.profile(past.profileId());
            return undo(workplace, profile, run);
        }
    }

    private RunId number() {
        try {
            return new RunId(Long.parseLong(call.arguments().word()));
        } catch (NumberFormatException _) {
            throw call.end(Ending.USAGE, "a run is a number, as `calferry history` tells it.");
        }
    }

    private Ending undo(Workplace workplace, Profile profile, RunId run) {
        try {
            return switch (workplace.open(profile)) {
                case Opening.NotYet(var side, var lack) ->
                        throw call.end(Ending.FAILED, Sync.notYet(profile, side, lack));
                case Opening.Opened opened -> {
                    try (opened) {
                        var undoing = new Undoing(opened.ends(), call.surroundings().clock());
                        yield told(profile, undoing.undo(run, call.quietWatch()));
                    }
                }
            };
        } catch (StoreException e) {
            throw call.end(Ending.FAILED, profile.name() + ": " + Sync.fault(call, profile, e));
        } catch (Watch.Cancelled _) {
            throw call.end(Ending.CANCELLED, "you ended it. Undo the same run again to go on.");
        }
    }

    private Ending told(Profile profile, Undone undone) {
        call.answer(() -> document(profile, undone), () -> lines(profile, undone));
        return undone.left().isEmpty() ? Ending.DONE : Ending.WAITING;
    }

    private Map<String, Object> document(Profile profile, Undone undone) {
        return JsonText.object(
                "run", undone.run().value(),
                "counts", Ran.counts(undone.counts()),
                "left",
                        undone.left().stream()
                                .map(
                                        it ->
                                                JsonText.object(
                                                        "uid", it.uid(),
                                                        "title", it.title(),
                                                        "reason", why(profile, it)))
                                .toList());
    }

    private List<Line> lines(Profile profile, Undone undone) {
        var lines = new ArrayList<Line>();
        var counts = undone.counts();
        lines.add(
                Line.of(Style.BOLD, profile.name())
                        .and(": taken back. ")
                        .and(
                                Numbers.of(counts.created(), "event is", "events are")
                                        + " there again, ")
                        .and(Numbers.grouped(counts.updated()) + " as before, ")
                        .and(Numbers.grouped(counts.deleted()) + " removed."));
        for (var it : undone.left()) {
            lines.add(
                    Line.of(Style.ATTENTION, "  ! ")
                            .and(
                                    Spoken.WORDS
                                            .waiting()
                                            .event(it.title(), Optional.of(it.uid()), ""))
                            .and(" stays as it is: " + why(profile, it)));
        }
        return lines;
    }

    private String why(Profile profile, Left left) {
        return switch (left.why()) {
            case Why.Touched _ -> "somebody changed it since.";
            case Why.NoImage _ -> "what was there before is no longer kept.";
            case Why.Failed(var fault) -> call.faults().sentence(fault, profile.target().signIn());
        };
    }
}

package io.calferry.cli;

import io.calferry.agent.Workplace.Opening;
import io.calferry.cli.Line.Style;
import io.calferry.profile.Profile;
import io.calferry.sync.Explanation;
import io.calferry.sync.Explanation.Finding;
import io.calferry.sync.StoreException;
import io.calferry.sync.Watch;
import io.calferry.words.WhyWords;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `why`: where an event is, and what keeps it from being elsewhere.
final class Why {

    private final Call call;

    Why(Call call) {
        this.call = call;
    }

    Ending run() {
        var profile = call.profile(call.arguments().word());
        var wanted = call.arguments().words().get(1);
        try (var workplace = call.workplace()) {
            return switch (workplace.openWhole(profile)) {
                case Opening.NotYet(var side, var lack) ->
                        throw call.end(Ending.FAILED, Sync.notYet(profile, side, lack));
                case Opening.Opened opened -> {
                    try (opened) {
                        var clock = call.surroundings().clock();
                        var findings =
                                new Explanation(opened.ends(), clock).of(wanted, call.quietWatch());
                        yield told(profile, wanted, findings);
                    }
                }
            };
        } catch (StoreException e) {
            throw call.end(Ending.FAILED, profile.name() + ": " + Sync.fault(call, profile, e));
        } catch (Watch.Cancelled _) {
            throw call.end(Ending.CANCELLED, "you ended it.");
        }
    }

    private Ending told(Profile profile, String wanted, List<Finding> findings) {
        var words = call.words().why(profile);
        call.answer(
                () ->
                        JsonText.object(
                                "objects",
                                findings.stream().map(it -> document(words, it)).toList()),
                () -> lines(words, profile, wanted, findings));
        return Ending.DONE;
    }

    private static Map<String, Object> document(WhyWords words, Finding finding) {
        return JsonText.object(
                "uid", finding.uid(),
                "title", finding.title(),
                "source", WhyWords.word(finding.left()),
                "target", WhyWords.word(finding.right()),
                "verdict", WhyWords.verdict(finding),
                "reasons", words.reasons(finding));
    }

    private static List<Line> lines(
            WhyWords words, Profile profile, String wanted, List<Finding> findings) {
        if (findings.isEmpty()) {
            return List.of(
                    Line.of("Neither side of ")
                            .and(Style.BOLD, profile.name())
                            .and(" has an event with the UID \"" + wanted + "\", or with that in")
                            .and(" its title."));
        }
        var lines = new ArrayList<Line>();
        for (var finding : findings) {
            lines.add(
                    Line.of(
                                    Style.BOLD,
                                    Spoken.WORDS
                                            .waiting()
                                            .event(finding.title(), Optional.of(finding.uid()), ""))
                            .and(
                                    Style.DIM,
                                    finding.title().isBlank() ? "" : "   UID " + finding.uid()));
            words.reasons(finding).forEach(it -> lines.add(Line.of("  " + it)));
        }
        return lines;
    }
}

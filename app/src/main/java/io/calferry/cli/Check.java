package io.calferry.cli;

import io.calferry.agent.Workplace;
import io.calferry.agent.Workplace.Access;
import io.calferry.agent.Workplace.Sight;
import io.calferry.cli.Line.Style;
import io.calferry.profile.Profile;
import io.calferry.profile.Way.Direction;
import io.calferry.sync.Side;
import io.calferry.sync.StoreException;
import io.calferry.words.EndpointWords;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `profiles check`: signs in to both sides of profiles and says what it found.
final class Check {

    private final Call call;

    Check(Call call) {
        this.call = call;
    }

    /// @param sentence what was found, or what is wrong
    private record Found(Profile profile, Side side, String sentence, Ending ending) {}

    Ending run() {
        var found = new ArrayList<Found>();
        try (var workplace = call.workplace()) {
            for (var profile : call.chosen(call.arguments().words())) {
                for (var side : Side.values()) {
                    found.add(look(workplace, profile, side));
                }
            }
        }
        call.answer(() -> document(found), () -> lines(found));
        return found.stream().map(Found::ending).reduce(Ending.DONE, Ending::or);
    }

    private Found look(Workplace workplace, Profile profile, Side side) {
        try {
            return switch (workplace.look(profile, side)) {
                case Sight.There there -> there(profile, side, there);
                case Sight.ToBeMade _ ->
                        new Found(profile, side, "the first run makes it", Ending.DONE);
                case Sight.NotYet(var lack) ->
                        new Found(profile, side, Sync.notYet(profile, side, lack), Ending.FAILED);
            };
        } catch (StoreException e) {
            var signIn = profile.on(side).signIn();
            return new Found(
                    profile, side, call.faults().sentence(e.fault(), signIn), Ending.FAILED);
        } catch (RuntimeException e) {
            return new Found(profile, side, call.bugs().sentence(e), Ending.BUG);
        }
    }

    private static Found there(Profile profile, Side side, Sight.There there) {
        var facts = new ArrayList<String>();
        if (!there.name().isEmpty()) {
            facts.add("\"" + there.name() + "\"");
        }
        if (!there.server().isEmpty()) {
            facts.add(there.server());
        }
        there.objects().ifPresent(it -> facts.add(Numbers.of(it, "event", "events")));
        var writes = side == Side.RIGHT || profile.way().direction() == Direction.TWO_WAY;
        if (writes && there.access() == Access.READ) {
            facts.add("can be read but not written");
            return new Found(profile, side, String.join(", ", facts), Ending.FAILED);
        }
        facts.add(writes ? "can be written" : "can be read");
        return new Found(profile, side, String.join(", ", facts), Ending.DONE);
    }

    private static Map<String, Object> document(List<Found> found) {
        var profiles = new ArrayList<Object>();
        for (var i = 0; i < found.size(); i += Side.values().length) {
            profiles.add(
                    JsonText.object(
                            "id", found.get(i).profile().id(),
                            "source", document(found.get(i)),
                            "target", document(found.get(i + 1))));
        }
        return JsonText.object("profiles", profiles);
    }

    private static Map<String, Object> document(Found found) {
        return JsonText.object("ok", found.ending() == Ending.DONE, "message", found.sentence());
    }

    private static List<Line> lines(List<Found> found) {
        var lines = new ArrayList<Line>();
        for (var it : found) {
            if (it.side() == Side.LEFT) {
                lines.add(Line.of(Style.BOLD, it.profile().name()));
            }
            var endpoint = it.profile().on(it.side());
            lines.add(
                    Line.of(it.side() == Side.LEFT ? "  source  " : "  target  ")
                            .and(it.ending() == Ending.DONE ? Line.of("=") : wrong())
                            .and(" " + Spoken.WORDS.endpoints().kind(endpoint) + " ")
                            .and(Style.DIM, EndpointWords.place(endpoint))
                            .and(": " + it.sentence()));
        }
        return lines;
    }

    private static Line wrong() {
        return Line.of(Style.ATTENTION, "!");
    }
}

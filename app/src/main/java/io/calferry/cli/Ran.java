package io.calferry.cli;

import io.calferry.profile.Profile;
import io.calferry.sync.Counts;
import io.calferry.sync.Ledger.Outcome;
import io.calferry.sync.Plan.Planned;
import io.calferry.sync.Report.Requests;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What came of one profile, whether it ran or was only looked at.
///
/// @param fault what ended it before its time, in a sentence
/// @param remarks what a person should know besides, in sentences
/// @param steps of a plan, where only that was wanted
record Ran(
        Profile profile,
        Outcome outcome,
        Counts counts,
        Requests requests,
        Duration took,
        Optional<String> fault,
        List<String> remarks,
        Optional<List<Planned>> steps,
        Ending ending) {

    static final Requests NO_REQUESTS = new Requests(0, 0);

    /// One that did not get far enough to count anything.
    static Ran failed(Profile profile, Duration took, String fault, Ending ending) {
        return new Ran(
                profile,
                Outcome.FAILED,
                Counts.NONE,
                NO_REQUESTS,
                took,
                Optional.of(fault),
                List.of(),
                Optional.empty(),
                ending);
    }

    /// The gravest.
    static Ending ending(List<Ran> all) {
        return all.stream().map(Ran::ending).reduce(Ending.DONE, Ending::or);
    }

    static Ending ending(Outcome outcome) {
        return switch (outcome) {
            case DONE -> Ending.DONE;
            case PARTIAL, HELD -> Ending.WAITING;
            case FAILED -> Ending.FAILED;
            case CANCELLED -> Ending.CANCELLED;
        };
    }

    /// As `sync --json` has it. A run that was cancelled did not do what it was for: it failed.
    Map<String, Object> document() {
        var told = outcome == Outcome.CANCELLED ? Outcome.FAILED : outcome;
        var document =
                JsonText.object(
                        "id", profile.id(),
                        "outcome", told.name().toLowerCase(Locale.ROOT),
                        "counts", counts(counts),
                        "requests",
                                JsonText.object(
                                        "source", requests.left(), "target", requests.right()),
                        "millis", took.toMillis());
        fault.ifPresent(it -> document.put("fault", it));
        steps.ifPresent(it -> document.put("steps", it.stream().map(Steps::document).toList()));
        return document;
    }

    static Map<String, Object> counts(Counts counts) {
        return JsonText.object(
                "created", counts.created(),
                "updated", counts.updated(),
                "deleted", counts.deleted(),
                "adopted", counts.adopted(),
                "unchanged", counts.unchanged(),
                "parked", counts.parked(),
                "held", counts.held());
    }
}

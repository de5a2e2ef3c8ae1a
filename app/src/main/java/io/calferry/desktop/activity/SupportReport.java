package io.calferry.desktop.activity;

import io.calferry.agent.LastRun;
import io.calferry.agent.ProfileState;
import io.calferry.agent.Trouble;
import io.calferry.desktop.Keys;
import io.calferry.profile.Endpoint;
import io.calferry.profile.Profile;
import io.calferry.profile.Schedule;
import io.calferry.profile.SignIn;
import io.calferry.shape.Filter;
import io.calferry.shape.Reminders;
import io.calferry.sync.Fault;
import io.calferry.sync.Ledgers.PastRun;
import io.calferry.sync.Parked;
import io.calferry.sync.Parked.Reason;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What somebody who helps needs to know of a program that misbehaves, in English: kinds, rules,
/// outcomes, counts, durations and the types of faults. Everything in it is a number or a word of
/// the program's own. No event, name, address, user, host, path or category gets in: profiles have
/// numbers.
///
/// @param version of the program
/// @param platform what it runs on: name and value
/// @param now when it is made
/// @param profiles in the order in which they are numbered
/// @param runs the newest first
record SupportReport(
        String version,
        Map<String, String> platform,
        Instant now,
        List<ProfileState> profiles,
        List<PastRun> runs) {

    /// As many runs as these tell all there is to tell.
    static final int RUNS = 500;

    String text() {
        var out = new StringBuilder("Calferry report\n\n");
        line(out, "version", version);
        new TreeMap<>(platform).forEach((name, value) -> line(out, name, value));
        line(out, "made", now.toString());
        var numbers = new HashMap<String, Integer>();
        for (var state : profiles) {
            int number = numbers.size() + 1;
            numbers.put(state.profile().id().value(), number);
            out.append("\nprofile ").append(number).append('\n');
            profile(out, state);
        }
        out.append("\nruns, newest first\n");
        for (var run : runs) {
            run(out, run, numbers);
        }
        return out.toString();
    }

    private static void line(StringBuilder out, String name, Object value) {
        out.append("  ").append(name).append(": ").append(value).append('\n');
    }

    private void profile(StringBuilder out, ProfileState state) {
        var profile = state.profile();
        line(out, "from", endpoint(profile.source()));
        line(out, "to", endpoint(profile.target()));
        line(out, "state", Keys.of(profile.state()));
        line(
                out,
                "way",
                Keys.of(profile.way().direction())
                        + ", on drift "
                        + Keys.of(profile.way().onDrift())
                        + ", on clash "
                        + Keys.of(profile.way().onClash())
                        + ", others "
                        + Keys.of(profile.way().others()));
        line(out, "runs", schedule(profile));
        rules(out, profile);
        line(out, "guard", profile.guard().share() + ", " + profile.guard().count());
        line(out, "needs", Keys.of(state.need()));
        state.last().map(SupportReport::last).ifPresent(it -> line(out, "last", it));
        waiting(state.waiting()).forEach((why, count) -> line(out, "waits, " + why, count));
    }

    private static String endpoint(Endpoint endpoint) {
        var kind =
                switch (endpoint) {
                    case Endpoint.Folder _ -> "folder";
                    case Endpoint.Ics feed -> feed.file().isPresent() ? "ics file" : "ics feed";
                    case Endpoint.CalDav _ -> "caldav";
                    case Endpoint.Exchange(_, _, _, var access, _, _) ->
                            "exchange, " + Keys.of(access);
                    case Endpoint.Graph _ -> "graph";
                };
        return endpoint.signIn() instanceof SignIn.None
                ? kind
                : kind + ", sign-in " + type(endpoint.signIn());
    }

    private static String schedule(Profile profile) {
        return switch (profile.schedule()) {
            case Schedule.Every(var period, var onChange) ->
                    "every "
                            + period
                            + switch (onChange) {
                                case RUN_SOON -> "";
                                case WAIT -> ", not sooner after a change";
                            };
            case Schedule.Manual _ -> "when asked";
        };
    }

    private static void rules(StringBuilder out, Profile profile) {
        var rules = profile.rules();
        line(
                out,
                "window",
                rules.window()
                        .map(it -> it.past() + " back, " + it.future() + " ahead")
                        .orElse("all"));
        line(
                out,
                "filters",
                rules.filters().stream().map(Filter::kind).collect(Collectors.joining(", ")));
        line(out, "detail", Keys.of(rules.detail()));
        line(out, "people", Keys.of(rules.attendees()));
        line(
                out,
                "reminders",
                switch (rules.reminders()) {
                    case Reminders.Keep _ -> "kept";
                    case Reminders.None _ -> "none";
                    case Reminders.Before(var lead) -> "before, " + lead;
                });
        line(out, "working elsewhere", Keys.of(rules.workingElsewhere()));
        line(out, "prefix", rules.titlePrefix().isEmpty() ? "no" : "yes");
    }

    private static String last(LastRun last) {
        return Keys.of(last.outcome()) + last.trouble().map(it -> ", " + trouble(it)).orElse("");
    }

    private static String trouble(Trouble trouble) {
        return switch (trouble) {
            case Trouble.OfStore(var side, var fault) -> Keys.of(side) + " " + fault(fault);
            case Trouble.OfLedger(var problem) -> "ledger " + type(problem);
            case Trouble.NotYet(var side) -> Keys.of(side) + " not yet";
            case Trouble.Unseen _ -> "unseen";
            case Trouble.Bug(var reference) -> "bug " + reference;
        };
    }

    private static Map<String, Long> waiting(List<Parked> parked) {
        return parked.stream()
                .collect(
                        Collectors.groupingBy(
                                it -> reason(it.reason()), TreeMap::new, Collectors.counting()));
    }

    private static String reason(Reason reason) {
        return switch (reason) {
            case Reason.Failed(var side, var fault) -> Keys.of(side) + " " + fault(fault);
            case Reason.Clash _ -> "clash";
            case Reason.Held(var finding) -> "held, " + type(finding);
        };
    }

    /// The type of a fault, without what a server or a file said.
    private static String fault(Fault fault) {
        return switch (fault) {
            case Fault.Offline(_, var why) -> "offline, " + Keys.of(why);
            case Fault.SignIn(_, var why) -> "sign-in, " + Keys.of(why);
            case Fault.Busy _ -> "busy";
            case Fault.Missing _ -> "missing";
            case Fault.Stale _ -> "stale";
            case Fault.Refused(var why, _) -> "refused, " + Keys.of(why);
            case Fault.Unreadable(var why, _) -> "unreadable, " + Keys.of(why);
            case Fault.ReadOnly _ -> "read-only";
            case Fault.Bug(var reference) -> "bug " + reference;
        };
    }

    private static String type(Object value) {
        return value.getClass().getSimpleName();
    }

    private static void run(StringBuilder out, PastRun run, Map<String, Integer> numbers) {
        var counts = run.counts();
        var number = numbers.get(run.profileId());
        out.append("  ")
                .append(run.started())
                .append(number == null ? " of a profile that is gone" : " of profile " + number)
                .append(", ")
                .append(Keys.of(run.kind()))
                .append(", ")
                .append(run.outcome().map(Keys::of).orElse("without an end"))
                .append(
                        run.ended()
                                .map(
                                        it ->
                                                ", "
                                                        + Duration.between(run.started(), it)
                                                                .toMillis()
                                                        + " ms")
                                .orElse(""))
                .append(": created ")
                .append(counts.created())
                .append(", updated ")
                .append(counts.updated())
                .append(", deleted ")
                .append(counts.deleted())
                .append(", adopted ")
                .append(counts.adopted())
                .append(", unchanged ")
                .append(counts.unchanged())
                .append(", parked ")
                .append(counts.parked())
                .append(", held ")
                .append(counts.held())
                .append('\n');
    }
}

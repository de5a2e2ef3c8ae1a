package io.calferry.profile;

import io.calferry.profile.Problem.Form;
import io.calferry.profile.Problem.Rule;
import io.calferry.profile.Problem.What;
import io.calferry.profile.Profile.State;
import io.calferry.profile.Schedule.OnChange;
import io.calferry.sync.Guard;
import io.calferry.sync.Policy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads profiles from the JSON of `profiles.json`, version 1.
final class ProfileJson {

    static final int VERSION = 1;

    private ProfileJson() {}

    /// All profiles, or everything that is wrong.
    static Reading read(Json json) {
        var problems = new ArrayList<Problem>();
        var fields = Fields.of(json, "", problems);
        var version =
                fields.required(
                        "version", fields.number("version", Form.VERSION, ProfileJson::version));
        if (version.isPresent() && version.get() > VERSION) {
            // What else is in it may mean something else there.
            fields.problem("version", new What.Newer());
            return new Reading.Flawed(List.copyOf(problems));
        }
        fields.required("profiles", fields.has("profiles") ? Optional.of(true) : Optional.empty());
        var profiles = new ArrayList<Profile>();
        var ids = new HashSet<ProfileId>();
        for (var one : fields.objects("profiles")) {
            profile(one, problems)
                    .ifPresent(
                            profile -> {
                                profiles.add(profile);
                                check(profile, one, ids);
                            });
        }
        fields.end();
        return problems.isEmpty()
                ? new Reading.Read(List.copyOf(profiles))
                : new Reading.Flawed(List.copyOf(problems));
    }

    /// One profile, or what is wrong with it.
    ///
    /// @param path of the profile in the file, for the names of its fields
    /// @param taken the ids that other profiles have; gets its own
    static Reading read(Json json, String path, Set<ProfileId> taken) {
        var problems = new ArrayList<Problem>();
        var fields = Fields.of(json, path, problems);
        var profile = profile(fields, problems);
        profile.ifPresent(it -> check(it, fields, taken));
        return problems.isEmpty()
                ? new Reading.Read(profile.stream().toList())
                : new Reading.Flawed(List.copyOf(problems));
    }

    /// Writes down which rules between its fields, and with other profiles, `profile` breaks.
    private static void check(Profile profile, Fields fields, Set<ProfileId> taken) {
        Checks.of(profile)
                .forEach((field, rule) -> fields.problem(field, new What.Contradiction(rule)));
        if (!taken.add(profile.id())) {
            fields.problem("id", new What.Contradiction(Rule.ID_TAKEN));
        }
    }

    private static int version(BigDecimal number) {
        var version = number.intValueExact();
        if (version < 1) {
            throw new IllegalArgumentException("versions begin at 1");
        }
        return version;
    }

    private static Optional<Profile> profile(Fields fields, List<Problem> problems) {
        var before = problems.size();
        var id = fields.required("id", fields.text("id", Form.PROFILE_ID, ProfileId::new));
        var name = fields.required("name", fields.name("name"));
        var enabled = fields.flag("enabled").orElse(true);
        var source = fields.required("source", fields.object("source")).flatMap(EndpointJson::read);
        var target = fields.required("target", fields.object("target")).flatMap(EndpointJson::read);
        var way = way(fields);
        var schedule = schedule(fields);
        var rules = RulesJson.read(fields);
        var guard = guard(fields);
        fields.end();
        if (problems.size() > before || id.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Profile(
                        id.orElseThrow(),
                        name.orElseThrow(),
                        enabled ? State.ENABLED : State.PAUSED,
                        source.orElseThrow(),
                        target.orElseThrow(),
                        way,
                        schedule,
                        rules,
                        guard));
    }

    private static Way way(Fields fields) {
        var usual = Way.DEFAULT;
        return new Way(
                fields.choice("direction", Vocabulary.DIRECTION).orElse(usual.direction()),
                fields.choice("onDrift", Vocabulary.ON_DRIFT).orElse(usual.onDrift()),
                fields.choice("onClash", Vocabulary.ON_CLASH).orElse(usual.onClash()),
                fields.flag("keepLocal")
                        .map(keep -> keep ? Policy.Others.KEEP : Policy.Others.DELETE)
                        .orElse(usual.others()));
    }

    private static Schedule schedule(Fields profile) {
        return profile.object("schedule").flatMap(ProfileJson::scheduleOf).orElse(Schedule.DEFAULT);
    }

    private static Optional<Schedule> scheduleOf(Fields fields) {
        var onChange =
                fields.flag("onChange")
                        .map(soon -> soon ? OnChange.RUN_SOON : OnChange.WAIT)
                        .orElse(OnChange.RUN_SOON);
        Optional<Schedule> every =
                fields.text(
                        "every",
                        Form.POSITIVE_DURATION,
                        text -> new Schedule.Every(Duration.parse(text), onChange));
        var manual = fields.flag("manual").orElse(false);
        if (fields.has("every") == manual) {
            fields.contradiction(Rule.EVERY_OR_MANUAL);
        } else if (manual && fields.has("onChange")) {
            fields.contradiction(Rule.ON_CHANGE_NEEDS_EVERY);
        }
        fields.end();
        return manual ? Optional.of(new Schedule.Manual()) : every;
    }

    private static Guard guard(Fields profile) {
        return profile.object("guard").map(ProfileJson::guardOf).orElse(Guard.DEFAULT);
    }

    private static Guard guardOf(Fields fields) {
        var share =
                fields.number(
                        "share", Form.SHARE, number -> new Guard(number.doubleValue(), 0).share());
        var count =
                fields.number(
                        "count",
                        Form.COUNT,
                        number -> new Guard(0, number.intValueExact()).count());
        fields.end();
        return new Guard(share.orElse(Guard.DEFAULT.share()), count.orElse(Guard.DEFAULT.count()));
    }
}

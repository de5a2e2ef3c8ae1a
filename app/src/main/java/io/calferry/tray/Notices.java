package io.calferry.tray;

import io.calferry.tray.Notice.About;
import io.calferry.tray.Overview.Need;
import io.calferry.tray.Overview.Need.Whose;
import io.calferry.tray.Overview.Past;
import io.calferry.tray.Overview.Phase;
import io.calferry.tray.Overview.Power;
import io.calferry.tray.Overview.Row;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Decides which notifications to show. What was told of a profile is not told again as long as
/// it is so: not when the number of clashes grows, nor when a run fails again at the same sign-in,
/// nor when the server was out of reach meanwhile. Only a run that went well closes the matter.
/// What is the same for all profiles, such as a locked keychain, is told of the first one alone.
///
/// @param known what was last seen and told of each profile, by its id
public record Notices(Map<String, Known> known) {

    public Notices {
        known = Map.copyOf(known);
    }

    /// What is remembered of a profile.
    ///
    /// @param told the last need that was told and not met since
    public record Known(Past past, Optional<Need> told) {}

    /// What follows from a new state.
    ///
    /// @param notices to be asked next time
    public record Decision(Notices notices, List<Notice> toTell) {}

    /// Nothing known and nothing told.
    public static Notices none() {
        return new Notices(Map.of());
    }

    /// What to tell, now that it stands as `overview` says. A profile that is seen for the first
    /// time and has succeeded before, as at each start of the program, is no first success; a need
    /// is told then too, because the program can't know whether anybody saw it.
    public Decision after(Overview overview) {
        var next = new HashMap<String, Known>();
        var toTell = new ArrayList<Notice>();
        var open = open(overview);
        for (var row : overview.profiles()) {
            var before = Optional.ofNullable(known.get(row.id()));
            var told = before.flatMap(Known::told);
            var need = need(row);
            if (isFirstSuccess(before, row)) {
                toTell.add(new Notice(row.id(), row.name(), new About.FirstSuccess()));
            }
            need.filter(it -> told.map(Need::getClass).stream().noneMatch(it.getClass()::equals))
                    .filter(
                            it ->
                                    it.whose() == Whose.OF_THE_PROFILE
                                            || !open.contains(it.getClass()))
                    .map(it -> new Notice(row.id(), row.name(), new About.Needed(it)))
                    .ifPresent(toTell::add);
            need.map(Need::getClass).ifPresent(open::add);
            var remembered = row.phase() instanceof Phase.UpToDate ? need : need.or(() -> told);
            next.put(row.id(), new Known(row.past(), remembered));
        }
        return new Decision(new Notices(next), toTell);
    }

    /// What was told of any profile that is on, and not met since.
    private Set<Class<?>> open(Overview overview) {
        return overview.profiles().stream()
                .filter(row -> row.power() == Power.ON)
                .flatMap(row -> Optional.ofNullable(known.get(row.id())).stream())
                .flatMap(it -> it.told().stream())
                .map(Need::getClass)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Optional<Need> need(Row row) {
        return row.power() == Power.ON && row.phase() instanceof Phase.Waiting(var need)
                ? Optional.of(need)
                : Optional.empty();
    }

    private static boolean isFirstSuccess(Optional<Known> before, Row row) {
        return row.past() == Past.SUCCEEDED
                && before.filter(it -> it.past() == Past.NEVER_SUCCEEDED).isPresent();
    }
}

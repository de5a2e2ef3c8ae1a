package io.calferry.profile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Profiles from elsewhere beside the ones that are there.
///
/// @param profiles all of them, those that were there first
/// @param added those from elsewhere, as they are now called
/// @param renamed their new ids, by the ids they came with, where those were taken
public record Import(
        List<Profile> profiles, List<Profile> added, Map<ProfileId, ProfileId> renamed) {

    /// Adds `incoming` to `present` and gives a new id to each whose id is taken: a profile that is
    /// there has a ledger under its id.
    public static Import of(List<Profile> present, List<Profile> incoming) {
        return of(present, Set.of(), incoming);
    }

    /// @param alsoTaken ids beside those of `present`
    static Import of(List<Profile> present, Set<ProfileId> alsoTaken, List<Profile> incoming) {
        var taken = new HashSet<>(alsoTaken);
        present.forEach(profile -> taken.add(profile.id()));
        // A new id must not take the id of one that comes later.
        var wanted = new HashSet<>(taken);
        incoming.forEach(profile -> wanted.add(profile.id()));
        var all = new ArrayList<>(present);
        var added = new ArrayList<Profile>();
        var renamed = new LinkedHashMap<ProfileId, ProfileId>();
        for (var profile : incoming) {
            var id = profile.id();
            if (taken.contains(id)) {
                id = id.numbered(wanted);
                renamed.put(profile.id(), id);
            }
            taken.add(id);
            wanted.add(id);
            added.add(profile.withId(id));
        }
        all.addAll(added);
        return new Import(List.copyOf(all), List.copyOf(added), Map.copyOf(renamed));
    }
}

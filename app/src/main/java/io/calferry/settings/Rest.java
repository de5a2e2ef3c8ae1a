package io.calferry.settings;

import io.calferry.profile.ProfileId;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// What is at rest; outlives the program.
///
/// @param all the pause of all profiles
/// @param single pauses of single profiles; only those that are paused
/// @param unseen profiles that were on when they were edited, and are off until a person has seen
///     what they would do now
public record Rest(Pause all, Map<ProfileId, Pause> single, Set<ProfileId> unseen) {

    static final Rest NONE = new Rest(new Pause.None(), Map.of(), Set.of());

    public Rest {
        var paused = new LinkedHashMap<>(single);
        paused.values().removeIf(Pause.None.class::isInstance);
        single = Map.copyOf(paused);
        unseen = Set.copyOf(unseen);
    }

    Rest withAll(Pause it) {
        return new Rest(it, single, unseen);
    }

    Rest with(ProfileId id, Pause it) {
        var changed = new LinkedHashMap<>(single);
        changed.put(id, it);
        return new Rest(all, changed, unseen);
    }

    Rest withUnseen(Set<ProfileId> it) {
        return new Rest(all, single, it);
    }
}

package io.calferry.agent;

import io.calferry.profile.ProfileId;

import java.util.List;
import java.util.Optional;

/// What one may see of an agent, at one moment.
///
/// @param pause of all
/// @param profiles in the order in which they were given
public record AgentState(Pause pause, List<ProfileState> profiles) {

    public Optional<ProfileState> profile(ProfileId id) {
        return profiles.stream().filter(it -> it.profile().id().equals(id)).findFirst();
    }
}

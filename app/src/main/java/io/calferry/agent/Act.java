package io.calferry.agent;

import io.calferry.profile.Profile;
import io.calferry.profile.ProfileId;

/// What follows from an event.
sealed interface Act {

    record Start(Profile profile, Wanted wanted) implements Act {}

    record Cancel(ProfileId id) implements Act {}
}

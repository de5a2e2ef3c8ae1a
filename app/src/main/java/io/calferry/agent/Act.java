package io.calferry.agent;

import io.calferry.profile.Profile;
import io.calferry.profile.ProfileId;
import io.calferry.sync.Run.Held;

/// What follows from an event.
sealed interface Act {

    record Start(Profile profile, Held held) implements Act {}

    record Cancel(ProfileId id) implements Act {}
}

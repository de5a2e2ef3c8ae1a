package io.calferry.desktop.profiles;

import io.calferry.agent.Errands.Result;
import io.calferry.profile.Profile;
import io.calferry.sync.Watch;

/// The copies that a profile made. Every method blocks.
interface Copies {

    /// How many there are at the most.
    Result<Long> count(Profile profile);

    /// Removes them, and says how many stay all the same: those that somebody changed, or of which
    /// the original is gone.
    Result<Integer> remove(Profile profile, Watch watch);
}

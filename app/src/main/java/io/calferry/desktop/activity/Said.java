package io.calferry.desktop.activity;

import io.calferry.agent.Ran;
import io.calferry.agent.Trouble;
import io.calferry.profile.Profile;
import io.calferry.sync.Deciding.Decided;

/// What became of what a person said.
sealed interface Said {
    record Done(Decided decided) implements Said {}

    /// @param again what tries the same once more
    record Failed(Profile profile, Trouble trouble, Runnable again) implements Said {}

    record Cancelled() implements Said {}

    /// A run that does it has begun.
    record Runs(Profile profile) implements Said {}

    /// That run is over.
    record Carried(Profile profile, Ran ran) implements Said {}
}

package io.calferry.agent;

import io.calferry.profile.Profile;
import io.calferry.profile.ProfileId;
import io.calferry.sync.Watch.Progress;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an [Agenda] is told.
sealed interface Event {

    /// Time has passed; or not, and somebody looked at the clock.
    ///
    /// @param network empty where that can't be told
    record Looked(Optional<Network.Addresses> network) implements Event {}

    /// These are the profiles from now on.
    ///
    /// @param remembered what is known of those that are new
    record Profiles(List<Profile> profiles, Map<ProfileId, Runner.Remembered> remembered)
            implements Event {}

    /// A person did something to what a profile keeps.
    ///
    /// @param remembered what is known of it now
    record Reread(ProfileId id, Runner.Remembered remembered) implements Event {}

    /// A person wants this one to run now.
    ///
    /// @param wanted what it is to do and to leave out
    record Asked(ProfileId id, Wanted wanted) implements Event {}

    /// A person wants all that are enabled to run now.
    record AllAsked() implements Event {}

    /// A store says that something has changed.
    record Hinted(ProfileId id) implements Event {}

    record AllPaused(Pause pause) implements Event {}

    record Paused(ProfileId id, Pause pause) implements Event {}

    /// A person wants a run ended.
    record Cancelled(ProfileId id) implements Event {}

    /// Nothing to decide.
    record Nothing() implements Event {}

    /// The program ends: all runs are to end, and none begins.
    record Ended() implements Event {}

    record Progressed(ProfileId id, Progress progress) implements Event {}

    record Finished(ProfileId id, Ran ran) implements Event {}
}

package io.calferry.agent;

import io.calferry.profile.Profile;
import io.calferry.profile.ProfileId;
import io.calferry.sync.Parked;
import io.calferry.sync.Watch;

import java.util.List;
import java.util.Optional;

/// Runs profiles, each on the thread of its caller. Never runs one profile twice at a time; others
/// may be run meanwhile.
public interface Runner {

    /// Runs `profile` to its end: until everything is carried, something fails, or `watch` says
    /// that it is cancelled.
    ///
    /// @param wanted what it is to do with what the guard holds, and what to leave out
    Ran run(Profile profile, Watch watch, Wanted wanted);

    /// Makes the run of a profile that is cancelled fail where it waits for a server. May come when
    /// it is over.
    void breakOff(ProfileId id);

    /// What an earlier session left behind.
    Remembered remembered(Profile profile);

    /// @param last the last run, if there was one
    /// @param waiting what is parked since
    record Remembered(Optional<LastRun> last, List<Parked> waiting) {
        public static final Remembered NOTHING = new Remembered(Optional.empty(), List.of());
    }
}

package io.calferry.desktop;

import io.calferry.profile.ProfileId;
import io.calferry.sync.Ledger.RunId;

import java.util.Optional;

/// Where in the window one can be.
public sealed interface Place {

    /// The list of profiles.
    record Profiles() implements Place {}

    /// @param profile which is edited; empty for a new one
    record Editor(Optional<ProfileId> profile) implements Place {}

    /// What a run of a profile would do.
    record Preview(ProfileId profile) implements Place {}

    /// What runs did, and what is left over from them.
    ///
    /// @param profile whose runs are shown at first; empty for those of all
    record Activity(Tab tab, Optional<ProfileId> profile) implements Place {

        /// Of all profiles.
        public Activity(Tab tab) {
            this(tab, Optional.empty());
        }

        public enum Tab {
            RUNS,
            WAITING,
            PARKED
        }
    }

    /// What one run did.
    record Run(RunId run) implements Place {}

    /// Why an event is, or is not, where somebody looks for it.
    ///
    /// @param wanted a UID, or a part of a title
    record Why(String wanted) implements Place {}

    record Settings() implements Place {}
}

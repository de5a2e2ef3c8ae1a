package io.calferry.agent;

import io.calferry.profile.ProfileId;

/// Takes hints that it might be worth while to run a profile soon, from stores that are told of
/// changes. A hint may be wrong, late, or come too often.
public interface Hints {

    /// Something has changed in one of the calendars of `id`.
    void changed(ProfileId id);
}

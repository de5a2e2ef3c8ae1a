package io.calferry.desktop.editor;

import io.calferry.profile.ProfileId;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What was filled in and not saved, as long as the program runs. On the JavaFX thread alone.
public final class Drafts {

    private final Map<Optional<ProfileId>, ProfileForm> forms = new HashMap<>();

    /// @param profile empty for a new one
    void keep(Optional<ProfileId> profile, ProfileForm form) {
        forms.put(profile, form);
    }

    /// What was kept; it is kept no longer.
    Optional<ProfileForm> take(Optional<ProfileId> profile) {
        return Optional.ofNullable(forms.remove(profile));
    }

    /// Whether nothing is lost when the program ends.
    public boolean isEmpty() {
        return forms.isEmpty();
    }
}

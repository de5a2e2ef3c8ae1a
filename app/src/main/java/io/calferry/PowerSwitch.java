package io.calferry;

import io.calferry.agent.ProfileState;
import io.calferry.desktop.Office;
import io.calferry.desktop.Place;
import io.calferry.profile.Profile.State;
import io.calferry.profile.ProfileId;
import io.calferry.tray.Overview.Power;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.function.Consumer;

/// Switches profiles on and off without the window, and opens it where that can't be. From any
/// thread; may block.
///
/// @param window opens the window there
record PowerSwitch(Office office, Consumer<Place> window) {

    private static final Logger LOG = LoggerFactory.getLogger(PowerSwitch.class);

    /// One that never ran is not switched on: it goes through its preview first.
    void turn(ProfileId profile, Power power) {
        switch (power) {
            case ON -> {
                if (hasRun(profile)) {
                    write(profile, State.ENABLED);
                } else {
                    window.accept(new Place.Preview(profile));
                }
            }
            case OFF -> write(profile, State.PAUSED);
        }
    }

    private boolean hasRun(ProfileId profile) {
        return office.agent().state().profile(profile).filter(ProfileState::hasRun).isPresent();
    }

    private void write(ProfileId profile, State state) {
        try {
            office.book().change(it -> it.withState(profile, state));
        } catch (IOException e) {
            LOG.warn("{} can't be switched", profile, e);
            window.accept(new Place.Profiles());
        }
    }
}

package io.calferry.desktop.profiles;

import io.calferry.agent.AgentState;
import io.calferry.desktop.Desk;
import io.calferry.desktop.Place;
import io.calferry.profile.Profile;
import io.calferry.profile.Profile.State;

import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;

/// Goes to the preview of a profile that was saved just now, as soon as the agent knows it: until
/// then there is nothing to look at.
public final class Arrival implements ChangeListener<AgentState> {

    private final Desk desk;
    private final Profile profile;
    private final State was;

    private Arrival(Desk desk, Profile profile, State was) {
        this.desk = desk;
        this.profile = profile;
        this.was = was;
    }

    /// On the JavaFX thread.
    ///
    /// @param was its state before; what was on rests until its preview
    public static void atPreview(Desk desk, Profile profile, State was) {
        var arrival = new Arrival(desk, profile, was);
        if (arrival.isKnown()) {
            arrival.go();
        } else {
            desk.live().stateProperty().addListener(arrival);
        }
    }

    private boolean isKnown() {
        return desk.live()
                .profile(profile.id())
                .filter(it -> it.profile().equals(profile))
                .isPresent();
    }

    private void go() {
        switch (was) {
            case ENABLED -> desk.resting().begin(profile.id());
            case PAUSED -> {}
        }
        desk.navigator().open(new Place.Preview(profile.id()));
    }

    @Override
    public void changed(
            ObservableValue<? extends AgentState> state, AgentState was, AgentState now) {
        if (isKnown()) {
            desk.live().stateProperty().removeListener(this);
            go();
        }
    }
}

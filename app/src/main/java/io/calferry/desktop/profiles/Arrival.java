package io.calferry.desktop.profiles;

import io.calferry.agent.AgentState;
import io.calferry.desktop.Desk;
import io.calferry.desktop.Place;
import io.calferry.profile.Profile;

import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;

/// Goes to the preview of a profile that was saved just now, as soon as the agent knows it: until
/// then there is nothing to look at.
public final class Arrival implements ChangeListener<AgentState> {

    private final Desk desk;
    private final Profile profile;

    private Arrival(Desk desk, Profile profile) {
        this.desk = desk;
        this.profile = profile;
    }

    /// On the JavaFX thread.
    public static void atPreview(Desk desk, Profile profile) {
        var arrival = new Arrival(desk, profile);
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

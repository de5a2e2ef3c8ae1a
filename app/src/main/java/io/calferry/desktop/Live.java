package io.calferry.desktop;

import io.calferry.agent.Agent;
import io.calferry.agent.AgentState;
import io.calferry.agent.ProfileState;
import io.calferry.profile.ProfileId;

import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// The state of the agent, as the JavaFX thread sees it.
public final class Live implements AutoCloseable {

    private final ReadOnlyObjectWrapper<AgentState> state;
    private final AtomicReference<Optional<AgentState>> untold =
            new AtomicReference<>(Optional.empty());
    private final Agent.Listening listening;

    /// On the JavaFX thread.
    public Live(Agent agent) {
        this.state = new ReadOnlyObjectWrapper<>(agent.state());
        this.listening = agent.listen(this::told);
    }

    private void told(AgentState newest) {
        if (untold.getAndSet(Optional.of(newest)).isEmpty()) {
            Platform.runLater(() -> untold.getAndSet(Optional.empty()).ifPresent(state::set));
        }
    }

    public ReadOnlyObjectProperty<AgentState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public AgentState state() {
        return state.get();
    }

    public Optional<ProfileState> profile(ProfileId id) {
        return state.get().profile(id);
    }

    /// How many profiles wait for a person's word: a held plan, a clash, a refused sign-in,
    /// a first run.
    static long waiting(AgentState state) {
        return state.profiles().stream()
                .filter(
                        it ->
                                switch (it.need()) {
                                    case SIGN_IN, CONFIRM, DECIDE, LOOK -> true;
                                    case NOTHING, MEND -> false;
                                })
                .count();
    }

    @Override
    public void close() {
        listening.close();
    }
}

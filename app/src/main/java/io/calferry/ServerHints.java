package io.calferry;

import io.calferry.agent.Agent;
import io.calferry.agent.AgentState;
import io.calferry.agent.ProfileState;
import io.calferry.exchange.ExchangeStore;
import io.calferry.profile.Endpoint;
import io.calferry.profile.Profile;
import io.calferry.profile.ProfileId;
import io.calferry.profile.Schedule;
import io.calferry.sync.Side;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Listens to the servers that tell of changes, for each profile that runs by itself and is to run
/// after a change, and has the agent run it soon. One whose sign-in was refused is left alone until
/// that is mended: another try could lock the account.
final class ServerHints implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ServerHints.class);

    private final Stores stores;
    private final Consumer<ProfileId> changed;
    private final Map<ProfileId, Open> open = new HashMap<>();
    private final Agent.Listening listening;

    /// What is listened to for a profile, as the profile was then.
    private record Open(Profile profile, List<ExchangeStore> stores) {}

    ServerHints(Stores stores, Agent agent) {
        this.stores = stores;
        this.changed = agent::changed;
        this.listening = agent.listen(this::follow);
    }

    private synchronized void follow(AgentState state) {
        var wanted = new HashMap<ProfileId, Profile>();
        state.profiles().stream()
                .filter(ServerHints::wanted)
                .map(ProfileState::profile)
                .forEach(it -> wanted.put(it.id(), it));
        open.values()
                .removeIf(
                        it -> {
                            var stays = it.profile().equals(wanted.get(it.profile().id()));
                            if (!stays) {
                                it.stores().forEach(ExchangeStore::close);
                            }
                            return !stays;
                        });
        wanted.values().forEach(it -> open.computeIfAbsent(it.id(), _ -> listen(it)));
    }

    private static boolean wanted(ProfileState state) {
        var profile = state.profile();
        return profile.state() == Profile.State.ENABLED
                && profile.schedule() instanceof Schedule.Every(_, var onChange)
                && onChange == Schedule.OnChange.RUN_SOON
                && state.last().isPresent()
                && state.need() != ProfileState.Need.SIGN_IN;
    }

    private Open listen(Profile profile) {
        var all = Stream.of(Side.values()).flatMap(it -> listen(profile, it).stream()).toList();
        return new Open(profile, all);
    }

    private Optional<ExchangeStore> listen(Profile profile, Side side) {
        if (!(profile.on(side) instanceof Endpoint.Exchange exchange)) {
            return Optional.empty();
        }
        try {
            var store = stores.on(profile, side).exchange(exchange, Optional.empty());
            store.ifPresent(it -> it.hints().subscribe(() -> changed.accept(profile.id())));
            return store;
        } catch (RuntimeException e) {
            // Without hints the profile runs by its schedule.
            LOG.warn("{}: no hints", profile.id(), e);
            return Optional.empty();
        }
    }

    @Override
    public synchronized void close() {
        listening.close();
        open.values().forEach(it -> it.stores().forEach(ExchangeStore::close));
        open.clear();
    }
}

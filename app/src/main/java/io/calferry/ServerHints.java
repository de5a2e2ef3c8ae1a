package io.calferry;

import io.calferry.agent.Agent;
import io.calferry.agent.AgentState;
import io.calferry.agent.LastRun;
import io.calferry.agent.ProfileState;
import io.calferry.exchange.ExchangeStore;
import io.calferry.exchange.Hints;
import io.calferry.profile.Endpoint;
import io.calferry.profile.Profile;
import io.calferry.profile.ProfileId;
import io.calferry.profile.Schedule;
import io.calferry.sync.Side;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// Listens to the servers that tell of changes, for each profile that runs by itself and is to run
/// after a change, and has the agent run it soon. One whose sign-in was refused is left alone until
/// that is mended: another try could lock the account. What has stopped is opened anew once a run
/// has come through.
final class ServerHints implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ServerHints.class);

    private final Stores stores;
    private final Consumer<ProfileId> changed;
    private final Map<Ear, Open> open = new HashMap<>();
    private final Agent.Listening listening;

    private record Ear(ProfileId profile, Side side) {}

    /// What is listened to on one side of a profile, as the profile was then.
    ///
    /// @param run the last one when it was opened, or seen to be listening
    /// @param store none where that side tells nothing
    private record Open(Profile profile, LastRun run, Optional<ExchangeStore> store) {

        Hints.State state() {
            return store.map(it -> it.hints().state()).orElse(Hints.State.OFF);
        }

        /// Takes a while where the server is slow to take a subscription back.
        void close() {
            store.ifPresent(ExchangeStore::close);
        }

        void closeBeside() {
            Thread.ofVirtual().start(this::close);
        }
    }

    ServerHints(Stores stores, Agent agent) {
        this.stores = stores;
        this.changed = agent::changed;
        this.listening = agent.listen(this::follow);
    }

    private synchronized void follow(AgentState state) {
        var wanted = new HashMap<Profile, LastRun>();
        state.profiles().stream()
                .filter(ServerHints::wanted)
                .forEach(it -> it.last().ifPresent(run -> wanted.put(it.profile(), run)));
        open.values()
                .removeIf(
                        it -> {
                            boolean stays = wanted.containsKey(it.profile());
                            if (!stays) {
                                it.closeBeside();
                            }
                            return !stays;
                        });
        wanted.forEach(this::follow);
    }

    private void follow(Profile profile, LastRun run) {
        for (var side : Side.values()) {
            var ear = new Ear(profile.id(), side);
            var before = Optional.ofNullable(open.get(ear));
            open.put(
                    ear,
                    before.map(it -> next(it, side, run))
                            .orElseGet(() -> listen(profile, side, run)));
        }
    }

    private Open next(Open before, Side side, LastRun run) {
        return switch (before.state()) {
            case LISTENING -> new Open(before.profile(), run, before.store());
            case STOPPED -> {
                if (run.equals(before.run()) || !cameThrough(run)) {
                    yield before;
                }
                before.closeBeside();
                yield listen(before.profile(), side, run);
            }
            case OFF, CONNECTING, GIVEN_UP -> before;
        };
    }

    private static boolean cameThrough(LastRun run) {
        return switch (run.outcome()) {
            case DONE, PARTIAL, HELD -> true;
            case FAILED, CANCELLED -> false;
        };
    }

    private static boolean wanted(ProfileState state) {
        var profile = state.profile();
        return profile.state() == Profile.State.ENABLED
                && profile.schedule() instanceof Schedule.Every(_, var onChange)
                && onChange == Schedule.OnChange.RUN_SOON
                && state.need() != ProfileState.Need.SIGN_IN;
    }

    private Open listen(Profile profile, Side side, LastRun run) {
        return new Open(profile, run, listen(profile, side));
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
        // At the same time, for a person may wait for the end.
        try (var together = Executors.newVirtualThreadPerTaskExecutor()) {
            open.values().forEach(it -> together.execute(it::close));
        }
        open.clear();
    }
}

package io.calferry;

import io.calferry.agent.Agent;
import io.calferry.agent.AgentState;
import io.calferry.agent.LastRun;
import io.calferry.settings.Settings;
import io.calferry.sync.LedgerException;
import io.calferry.sync.Ledgers;
import io.calferry.sync.Ledgers.PastRun;
import io.calferry.tray.Appearance;
import io.calferry.tray.Notices;
import io.calferry.tray.Notifier;
import io.calferry.tray.Overview;
import io.calferry.tray.Platform;
import io.calferry.tray.Texts;
import io.calferry.tray.Tray;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/// What a person sees of the agent while there is no window: the icon, and notifications. Follows
/// the agent's state on a thread of its own.
final class Presence implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Presence.class);

    /// Runs that the menu tells of.
    private static final int RESULTS = 8;

    private final Platform platform;
    private final Ledgers ledgers;
    private final Supplier<Look> look;
    private final InstantSource clock;
    private final Tray.Listener listener;
    private final Notifier notifier;
    private final Agent.Listening listening;
    private final ExecutorService own =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("presence").factory());
    private final AtomicReference<Optional<AgentState>> untold =
            new AtomicReference<>(Optional.empty());

    // The rest belongs to the thread of its own.
    private Optional<Tray> tray = Optional.empty();
    private Notices notices = Notices.none();
    private Map<String, Instant> ended = Map.of();
    private List<PastRun> results = List.of();
    private final Successes successes;

    /// How a person wants to be told.
    record Look(Texts texts, Settings.Tray icon, Settings.Notifications messages) {}

    /// @param look is asked each time anew
    Presence(
            Agent agent,
            Ledgers ledgers,
            Platform platform,
            Supplier<Look> look,
            InstantSource clock,
            Tray.Listener listener) {
        this.platform = platform;
        this.ledgers = ledgers;
        this.successes = new Successes(ledgers);
        this.look = look;
        this.clock = clock;
        this.listener = listener;
        this.notifier = Notifier.of(platform, listener::asked);
        this.listening = agent.listen(this::told);
    }

    /// Shows everything anew, as after another language was chosen.
    void again(AgentState state) {
        told(state);
    }

    private void told(AgentState state) {
        if (untold.getAndSet(Optional.of(state)).isEmpty()) {
            soon(() -> untold.getAndSet(Optional.empty()).ifPresent(this::show));
        }
    }

    private void soon(Runnable task) {
        try {
            own.execute(
                    () -> {
                        try {
                            task.run();
                        } catch (RuntimeException e) {
                            LOG.error("what the tray shows", e);
                        }
                    });
        } catch (RejectedExecutionException _) {
            // It is closed: nothing is shown any more.
        }
    }

    private void show(AgentState state) {
        remember(state);
        var overview = new TrayView(successes.all(), results).of(state);
        var wanted = look.get();
        var appearance = Appearance.of(overview, wanted.texts(), clock.instant());
        switch (wanted.icon()) {
            case SHOWN ->
                    tray.ifPresentOrElse(
                            it -> it.show(appearance),
                            () -> tray = Optional.of(Tray.open(platform, appearance, listener)));
            case HIDDEN -> {
                tray.ifPresent(Tray::close);
                tray = Optional.empty();
            }
        }
        tell(overview, wanted);
    }

    private void tell(Overview overview, Look wanted) {
        var decision = notices.after(overview);
        notices = decision.notices();
        switch (wanted.messages()) {
            case ON -> decision.toTell().forEach(it -> notifier.tell(it, wanted.texts()));
            case OFF -> {}
        }
    }

    /// Reads the last runs anew where one has ended since.
    private void remember(AgentState state) {
        var now = new HashMap<String, Instant>();
        for (var profile : state.profiles()) {
            profile.last()
                    .map(LastRun::ended)
                    .ifPresent(it -> now.put(profile.profile().id().value(), it));
        }
        if (now.equals(ended)) {
            return;
        }
        ended = Map.copyOf(now);
        try {
            results = ledgers.runs(Optional.empty(), 0, RESULTS);
            for (var profile : state.profiles()) {
                successes.look(profile.profile().id().value());
            }
        } catch (LedgerException e) {
            LOG.warn("the last results can't be told", e);
        }
    }

    @Override
    public void close() {
        listening.close();
        soon(() -> tray.ifPresent(Tray::close));
        own.close();
        notifier.close();
    }
}

package io.calferry;

import io.calferry.agent.Agent;
import io.calferry.agent.AgentState;
import io.calferry.agent.ProfileState;
import io.calferry.settings.Pause;
import io.calferry.settings.Preferences;
import io.calferry.settings.Settings;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/// Keeps pauses in the settings, so that what a person paused is still paused after a restart.
final class KeptPauses implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KeptPauses.class);

    private final Preferences preferences;
    private final Agent.Listening listening;
    private final ExecutorService own =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("pauses").factory());

    /// Gives the agent the pauses that are kept, and keeps what becomes of them. To be called when
    /// the agent has its profiles.
    KeptPauses(Preferences preferences, Agent agent) {
        this.preferences = preferences;
        var kept = preferences.now();
        agent.pause(pause(kept.pause()));
        kept.pauses().forEach((id, it) -> agent.pause(id, pause(it)));
        this.listening = agent.listen(this::told);
    }

    private void told(AgentState state) {
        if (!with(state, preferences.now()).equals(preferences.now())) {
            try {
                own.execute(() -> keep(state));
            } catch (RejectedExecutionException _) {
                // The program ends: nobody paused anything.
            }
        }
    }

    private void keep(AgentState state) {
        try {
            preferences.change(settings -> with(state, settings));
        } catch (IOException e) {
            LOG.warn("a pause is not kept", e);
        }
    }

    private static Settings with(AgentState state, Settings settings) {
        var changed = settings.withPause(pause(state.pause()));
        for (ProfileState it : state.profiles()) {
            changed = changed.withPause(it.profile().id(), pause(it.pause()));
        }
        return changed;
    }

    private static io.calferry.agent.Pause pause(Pause kept) {
        return switch (kept) {
            case Pause.None _ -> new io.calferry.agent.Pause.None();
            case Pause.Until(var end) -> new io.calferry.agent.Pause.Until(end);
            case Pause.UntilResumed _ -> new io.calferry.agent.Pause.UntilResumed();
        };
    }

    private static Pause pause(io.calferry.agent.Pause pause) {
        return switch (pause) {
            case io.calferry.agent.Pause.None _ -> new Pause.None();
            case io.calferry.agent.Pause.Until(var end) -> new Pause.Until(end);
            case io.calferry.agent.Pause.UntilResumed _ -> new Pause.UntilResumed();
        };
    }

    @Override
    public void close() {
        listening.close();
        own.close();
    }
}

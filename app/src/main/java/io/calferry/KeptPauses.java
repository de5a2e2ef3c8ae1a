package io.calferry;

import io.calferry.agent.Agent;
import io.calferry.agent.AgentState;
import io.calferry.agent.ProfileState;
import io.calferry.profile.BookFile;
import io.calferry.profile.ProfileBook;
import io.calferry.profile.ProfileId;
import io.calferry.settings.Pause;
import io.calferry.settings.Preferences;
import io.calferry.settings.Settings;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/// Keeps pauses in the settings, so that what a person paused is still paused after a restart, and
/// after a time in which a profile could not be read.
final class KeptPauses implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KeptPauses.class);

    private final Preferences preferences;
    private final Agent agent;
    private final Agent.Listening listening;
    private final ExecutorService own =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("pauses").factory());

    private final AtomicInteger unwritten = new AtomicInteger();

    // The rest belongs to the thread of the agent.

    /// The profiles that the agent had when it told last.
    private Set<ProfileId> known = Set.of();

    /// What the agent was given, and has not told of yet.
    private final Map<ProfileId, io.calferry.agent.Pause> given = new HashMap<>();

    /// Gives the agent the pauses that are kept, each when it has the profile, and keeps what
    /// becomes of them.
    ///
    /// @param book out of which a profile goes for good
    KeptPauses(Preferences preferences, BookFile book, Agent agent) {
        this.preferences = preferences;
        this.agent = agent;
        agent.pause(pause(preferences.now().pause()));
        book.listen(this::follow);
        this.listening = agent.listen(this::told);
    }

    private void told(AgentState state) {
        var now = new HashSet<ProfileId>();
        for (var it : state.profiles()) {
            var id = it.profile().id();
            now.add(id);
            if (!known.contains(id)) {
                give(id);
            }
            if (it.pause().equals(given.get(id))) {
                given.remove(id);
            }
        }
        known = now;
        given.keySet().retainAll(now);
        var settled = new HashMap<ProfileId, Pause>();
        for (ProfileState it : state.profiles()) {
            if (!given.containsKey(it.profile().id())) {
                settled.put(it.profile().id(), pause(it.pause()));
            }
        }
        keep(settings -> with(pause(state.pause()), settled, settings));
    }

    /// The profile is new to the agent, or was gone for some time.
    private void give(ProfileId id) {
        Optional.ofNullable(preferences.now().pauses().get(id))
                .map(KeptPauses::pause)
                .ifPresent(
                        it -> {
                            given.put(id, it);
                            agent.pause(id, it);
                        });
    }

    private static Settings with(Pause all, Map<ProfileId, Pause> single, Settings settings) {
        var changed = settings.withPause(all);
        for (var it : single.entrySet()) {
            changed = changed.withPause(it.getKey(), it.getValue());
        }
        return changed;
    }

    /// What can't be read at the moment is not gone.
    private void follow(ProfileBook book) {
        keep(
                settings -> {
                    var left = settings;
                    for (var id : settings.pauses().keySet()) {
                        if (book.entries().stream()
                                .noneMatch(it -> it.id().equals(Optional.of(id)))) {
                            left = left.withPause(id, new Pause.None());
                        }
                    }
                    return left;
                });
    }

    private void keep(UnaryOperator<Settings> how) {
        var now = preferences.now();
        // What is to be written yet may be taken back by this.
        if (unwritten.get() == 0 && how.apply(now).equals(now)) {
            return;
        }
        unwritten.incrementAndGet();
        try {
            own.execute(() -> write(how));
        } catch (RejectedExecutionException _) {
            // The program ends: nobody paused anything.
        }
    }

    private void write(UnaryOperator<Settings> how) {
        try {
            preferences.change(how);
        } catch (IOException e) {
            LOG.warn("a pause is not kept", e);
        } finally {
            unwritten.decrementAndGet();
        }
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

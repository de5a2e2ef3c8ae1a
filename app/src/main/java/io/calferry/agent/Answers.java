package io.calferry.agent;

import io.calferry.profile.ProfileId;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Who waits for the end of a run that they asked for. Used by the thread of the agent alone.
final class Answers {

    private final Map<ProfileId, List<CompletableFuture<Optional<Ran>>>> asked = new HashMap<>();
    private final Map<ProfileId, List<CompletableFuture<Optional<Ran>>>> running = new HashMap<>();

    /// Somebody asks for a run of a profile, which is told in the event that comes next.
    void add(ProfileId id, CompletableFuture<Optional<Ran>> answer) {
        asked.computeIfAbsent(id, _ -> new ArrayList<>()).add(answer);
    }

    /// Answers those whose run is over, and those whose run will never begin.
    ///
    /// @param next what came of `event`
    void follow(Event event, Agenda.Next next) {
        if (event instanceof Event.Finished(var id, var ran)) {
            answer(running.remove(id), Optional.of(ran));
        }
        for (var act : next.acts()) {
            if (act instanceof Act.Start(var profile, _) && asked.containsKey(profile.id())) {
                running.put(profile.id(), asked.remove(profile.id()));
            }
        }
        for (var id : List.copyOf(asked.keySet())) {
            var duty = next.agenda().duties().get(id);
            if (duty == null || duty.wanted().isEmpty()) {
                answer(asked.remove(id), Optional.empty());
            }
        }
    }

    /// Nothing runs any more.
    void close() {
        asked.values().forEach(it -> answer(it, Optional.empty()));
        running.values().forEach(it -> answer(it, Optional.empty()));
    }

    /// On a thread of its own: what follows from it must not keep the agent.
    private static void answer(
            @Nullable List<CompletableFuture<Optional<Ran>>> waiting, Optional<Ran> ran) {
        if (waiting != null) {
            Thread.ofVirtual().start(() -> waiting.forEach(it -> it.complete(ran)));
        }
    }
}

package io.calferry.agent;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.stream.Collectors.toSet;

import io.calferry.profile.Profile;
import io.calferry.profile.ProfileId;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;

/// A world in which time passes when a test says so. It does what an [Agenda] wants done, and holds
/// it to its promises at every step.
final class World {

    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    /// The addresses at home, and those of no network at all.
    static final Optional<Network.Addresses> UP = addresses("192.168.0.7");

    static final Optional<Network.Addresses> DOWN = addresses();

    Instant now = NOON;
    Agenda agenda = Agenda.empty(NOON);
    Optional<Network.Addresses> network = UP;

    /// What comes of a run.
    Function<Profile, Ran> outcome = _ -> Some.DONE;

    /// How long one takes.
    Duration run = Duration.ofSeconds(20);

    /// How often anything happened, or the clock was looked at.
    int steps;

    final List<Started> started = new ArrayList<>();
    final List<ProfileId> cancelled = new ArrayList<>();
    private final Map<ProfileId, Instant> ends = new HashMap<>();
    private final Map<ProfileId, Profile> running = new HashMap<>();
    private final Random random = new Random(4);

    record Started(Instant at, String id, Wanted wanted) {}

    World(Profile... profiles) {
        give(profiles);
    }

    static Optional<Network.Addresses> addresses(String... all) {
        return Optional.of(
                new Network.Addresses(Stream.of(all).map(InetAddress::ofLiteral).collect(toSet())));
    }

    void give(Profile... profiles) {
        tell(new Event.Profiles(List.of(profiles), Map.of()));
    }

    void tell(Event event) {
        steps++;
        var next = agenda.on(event, now, random);
        agenda = next.agenda();
        for (var act : next.acts()) {
            switch (act) {
                case Act.Start(var profile, var wanted) -> start(profile, wanted);
                case Act.Cancel(var id) -> {
                    cancelled.add(id);
                    ends.put(id, now);
                }
            }
        }
        promises();
    }

    private void start(Profile profile, Wanted wanted) {
        assertThat(running).as("one run a profile").doesNotContainKey(profile.id());
        running.put(profile.id(), profile);
        ends.put(profile.id(), now.plus(run));
        started.add(new Started(now, profile.id().value(), wanted));
    }

    private void promises() {
        var accounts = running.values().stream().flatMap(it -> Accounts.of(it).stream()).toList();
        if (running.size() > 2 || new HashSet<>(accounts).size() < accounts.size()) {
            throw new AssertionError("at the same time: " + running.keySet());
        }
        var idle = agenda.idle(now);
        if (!idle.isPositive() || idle.compareTo(Duration.ofSeconds(30)) > 0) {
            throw new AssertionError("idle for " + idle);
        }
    }

    /// Everything happens that does within `time`.
    void pass(Duration time) {
        var end = now.plus(time);
        while (true) {
            var look = now.plus(agenda.idle(now));
            var over = ends.values().stream().min(Instant::compareTo).orElse(Instant.MAX);
            var next = over.isBefore(look) ? over : look;
            if (next.isAfter(end)) {
                now = end;
                tell(new Event.Looked(network));
                return;
            }
            now = next.isAfter(now) ? next : now;
            var id =
                    ends.entrySet().stream()
                            .filter(it -> !it.getValue().isAfter(now))
                            .map(Map.Entry::getKey)
                            .findFirst();
            if (id.isPresent()) {
                ends.remove(id.get());
                var profile = running.remove(id.get());
                assertThat(profile).isNotNull();
                tell(new Event.Finished(id.get(), outcome.apply(profile)));
            } else {
                tell(new Event.Looked(network));
            }
        }
    }

    /// The clock moves and nobody is there to see it.
    void jump(Duration time) {
        now = now.plus(time);
        ends.replaceAll((_, end) -> end.plus(time));
        tell(new Event.Looked(network));
    }

    /// What has begun since the last time this was asked.
    List<String> begun() {
        var ids = started.stream().map(Started::id).toList();
        started.clear();
        return ids;
    }

    ProfileState state(String id) {
        return agenda.state().profile(new ProfileId(id)).orElseThrow();
    }

    /// Since the runs began, in between, one after the other.
    List<Duration> gaps(String id) {
        var moments = started.stream().filter(it -> it.id().equals(id)).map(Started::at).toList();
        var gaps = new ArrayList<Duration>();
        for (int i = 1; i < moments.size(); i++) {
            gaps.add(Duration.between(moments.get(i - 1), moments.get(i)).minus(run));
        }
        return gaps;
    }
}

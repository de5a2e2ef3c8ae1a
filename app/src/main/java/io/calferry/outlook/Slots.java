package io.calferry.outlook;

import io.calferry.ical.Expansion;
import io.calferry.ical.Rule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/// When a series would take place if nobody had changed anything. Followed as far as it is asked
/// for, at the most [#MOST] times.
final class Slots {

    private static final int MOST = 50_000;

    /// How far behind a time its nearest slot is looked for.
    private static final Duration AHEAD = Duration.ofDays(800);

    private final Expansion expansion;
    private final Function<LocalDateTime, Instant> instants;
    private final TreeMap<Instant, LocalDateTime> slots = new TreeMap<>();
    private boolean over;

    /// @param rule with its UNTIL in local time
    /// @param instants from local times of the series to instants
    Slots(Rule rule, LocalDateTime start, Function<LocalDateTime, Instant> instants) {
        this.expansion = new Expansion(rule, start);
        this.instants = instants;
    }

    /// The first `count`, or as many as there are.
    List<LocalDateTime> first(int count) {
        while (slots.size() < count && !over) {
            advance();
        }
        return slots.values().stream().limit(count).toList();
    }

    private void advance() {
        var next = expansion.next();
        over = next == null || slots.size() >= MOST;
        if (next != null) {
            slots.put(instants.apply(next), next);
        }
    }

    private void reach(Instant at) {
        while (!over && (slots.isEmpty() || slots.lastKey().isBefore(at))) {
            advance();
        }
    }

    /// The slot at just this time.
    Optional<LocalDateTime> at(Instant at) {
        reach(at);
        return Optional.ofNullable(slots.get(at));
    }

    /// The slot on a day; where there are several, the first.
    Optional<LocalDateTime> on(LocalDate day) {
        reach(instants.apply(day.plusDays(1).atStartOfDay()));
        return slots.values().stream().filter(slot -> slot.toLocalDate().equals(day)).findFirst();
    }

    /// The slot that is nearest to a time, the earlier of two, and none of `taken`.
    Optional<LocalDateTime> nearest(Instant at, Set<LocalDateTime> taken) {
        reach(at.plus(AHEAD));
        var free = new ArrayList<>(slots.entrySet());
        free.removeIf(slot -> taken.contains(slot.getValue()));
        return free.stream()
                .min((a, b) -> distance(a.getKey(), at).compareTo(distance(b.getKey(), at)))
                .map(slot -> slot.getValue());
    }

    private static Duration distance(Instant one, Instant other) {
        return Duration.between(one, other).abs();
    }

    /// The last slot before a time.
    Optional<LocalDateTime> before(Instant at) {
        reach(at);
        return Optional.ofNullable(slots.lowerEntry(at)).map(entry -> entry.getValue());
    }

    /// The first slot behind a time.
    Optional<LocalDateTime> after(Instant at) {
        reach(at.plusSeconds(1));
        while (!over && slots.higherKey(at) == null) {
            advance();
        }
        return Optional.ofNullable(slots.higherEntry(at)).map(entry -> entry.getValue());
    }
}

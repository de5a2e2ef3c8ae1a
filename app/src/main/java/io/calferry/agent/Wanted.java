package io.calferry.agent;

import io.calferry.sync.Run.Held;
import io.calferry.sync.Run.Leave;
import io.calferry.sync.Uid;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;

/// What a person wants of a run that they ask for.
///
/// @param held what to do with steps that the guard holds: `Only` those that were looked at
/// @param leave what it is to leave out, and for how long
public record Wanted(Held held, Map<Uid, Leave> leave) {

    /// A run like those of the schedule.
    public static final Wanted PLAIN = of(Held.WAIT_FOR_A_PERSON);

    public Wanted {
        leave = Map.copyOf(leave);
    }

    /// Nothing is left out.
    public static Wanted of(Held held) {
        return new Wanted(held, Map.of());
    }

    /// What one run is to do that was asked for twice: it lets go what was confirmed either time,
    /// and leaves out what was unticked once.
    Wanted and(Wanted later) {
        var all = new HashMap<>(leave);
        all.putAll(later.leave);
        return new Wanted(either(held, later.held), all);
    }

    private static Held either(Held one, Held other) {
        return switch (one) {
            case Held.Waiting _ -> other;
            case Held.Unseen _ -> one;
            case Held.Only(var some) ->
                    switch (other) {
                        case Held.Waiting _ -> one;
                        case Held.Unseen _ -> other;
                        case Held.Only(var more) -> {
                            var both = new HashSet<>(some);
                            both.addAll(more);
                            yield new Held.Only(both);
                        }
                    };
        };
    }
}

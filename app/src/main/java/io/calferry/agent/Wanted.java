package io.calferry.agent;

import io.calferry.sync.Run.Held;
import io.calferry.sync.Run.Leave;
import io.calferry.sync.Uid;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;

/// What is wanted of a run.
///
/// @param held what to do with steps that the guard holds: `Only` those that were looked at
/// @param leave what it is to leave out, and for how long
public record Wanted(By by, Held held, Map<Uid, Leave> leave) {

    /// A run of the schedule.
    public static final Wanted PLAIN = new Wanted(By.ROUTINE, Held.WAIT_FOR_A_PERSON, Map.of());

    /// Who wants it.
    public enum By {
        /// The schedule, a hint of a server, or a person who wants all profiles to run. It is never
        /// the first run of a profile.
        ROUTINE,
        /// A person who wants this profile to run, and who knows what it does.
        PERSON
    }

    public Wanted {
        leave = Map.copyOf(leave);
    }

    /// What a person wants of the run of a profile.
    public static Wanted of(Held held, Map<Uid, Leave> leave) {
        return new Wanted(By.PERSON, held, leave);
    }

    /// Nothing is left out.
    public static Wanted of(Held held) {
        return of(held, Map.of());
    }

    /// What one run is to do that was asked for twice: it is a person's if either is, lets go what
    /// was confirmed either time, and leaves out what was unticked once.
    Wanted and(Wanted later) {
        var all = new HashMap<>(leave);
        all.putAll(later.leave);
        return new Wanted(by == By.PERSON ? by : later.by, either(held, later.held), all);
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

package io.calferry.shape;

import io.calferry.ical.Component;
import io.calferry.ical.Property;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A calendar object after the filters: what is left of it, or which filter keeps all of it back.
sealed interface Series {

    record Crosses(Component calendar) implements Series {}

    record Kept(Filter filter) implements Series {}

    record Undecided(Filter filter) implements Series {}

    /// The master decides for its series. An override that a filter keeps back is taken out of the
    /// series: the copy has an EXDATE in its place, since without one the occurrence would appear
    /// there as the master has it. Overrides without their master are judged one by one.
    static Series sift(Component calendar, Sieve sieve) {
        if (sieve.isEmpty()) {
            return new Crosses(calendar);
        }
        Optional<Filter> kept = Optional.empty();
        var masters = false;
        Set<Component> passing = Collections.newSetFromMap(new IdentityHashMap<>());
        var excluded = new ArrayList<Property>();
        for (var entry : calendar.entries()) {
            var override = entry.first("RECURRENCE-ID");
            switch (sieve.judge(entry)) {
                case Sieve.Verdict.Undecided(var filter) -> {
                    return new Undecided(filter);
                }
                case Sieve.Verdict.Kept(var filter) -> {
                    if (override.isEmpty()) {
                        return new Kept(filter);
                    }
                    kept = kept.isEmpty() ? Optional.of(filter) : kept;
                    excluded.add(exdate(override.get()));
                }
                case Sieve.Verdict.Passes _ -> {
                    masters |= override.isEmpty();
                    passing.add(entry);
                }
            }
        }
        if (excluded.isEmpty()) {
            return new Crosses(calendar);
        }
        if (!masters && passing.isEmpty() && kept.isPresent()) {
            return new Kept(kept.get());
        }
        return new Crosses(without(calendar, passing, excluded));
    }

    private static Component without(
            Component calendar, Set<Component> passing, List<Property> excluded) {
        var rest = FieldRule.keepInside(calendar, c -> !c.isEntry() || passing.contains(c));
        return rest.mapEntries(entry -> entry.has("RECURRENCE-ID") ? entry : with(entry, excluded));
    }

    private static Component with(Component master, List<Property> excluded) {
        var there = new HashSet<String>();
        master.all("EXDATE")
                .forEach(
                        p ->
                                Arrays.stream(p.value().split(","))
                                        .forEach(value -> there.add(Moments.of(p, value))));
        var properties = new ArrayList<>(master.properties());
        excluded.stream().filter(p -> there.add(Moments.of(p))).forEach(properties::add);
        return master.withProperties(properties);
    }

    private static Property exdate(Property recurrenceId) {
        var bare = recurrenceId.without("RANGE");
        return new Property("EXDATE", bare.parameters(), bare.value());
    }
}

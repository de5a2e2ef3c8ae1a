package io.calferry.sync;

import io.calferry.sync.Shaping.FieldChange;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/// The fields in which two objects differ, worked out when somebody asks for them first: of a long
/// plan few steps are looked at. Equal to others with the same fields. Safe to use from several
/// threads.
public final class Changes {

    /// No field differs.
    public static final Changes NONE = new Changes(List.of());

    private final Optional<Differing> differing;
    private volatile @Nullable List<FieldChange> fields;

    /// What there is to compare.
    private record Differing(
            Shaping shaping, Optional<CalendarObject> from, Optional<CalendarObject> to) {}

    private Changes(List<FieldChange> fields) {
        this.differing = Optional.empty();
        this.fields = fields;
    }

    private Changes(Differing differing) {
        this.differing = Optional.of(differing);
    }

    /// From one to the other; an absent one differs in all fields, and two in none.
    static Changes between(
            Shaping shaping, Optional<CalendarObject> from, Optional<CalendarObject> to) {
        return from.isEmpty() && to.isEmpty()
                ? NONE
                : new Changes(new Differing(shaping, from, to));
    }

    /// The fields, as [Shaping#differences] tells them.
    public List<FieldChange> fields() {
        var known = fields;
        if (known == null) {
            known =
                    differing
                            .map(it -> it.shaping().differences(it.from(), it.to()))
                            .orElse(List.of());
            fields = known;
        }
        return known;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Changes changes && fields().equals(changes.fields());
    }

    @Override
    public int hashCode() {
        return fields().hashCode();
    }

    @Override
    public String toString() {
        return fields().toString();
    }
}

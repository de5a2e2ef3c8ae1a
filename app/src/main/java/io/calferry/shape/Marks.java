package io.calferry.shape;

import io.calferry.ical.Component;
import io.calferry.ical.Property;
import io.calferry.sync.Uid;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds our mark in a calendar object, takes it out and puts it in.
final class Marks {

    private Marks() {}

    /// The mark that was made for this UID: that of `profile` where there are several.
    static Optional<Mark> find(Component calendar, Uid uid, String profile) {
        List<Mark> marks =
                Stream.concat(Stream.of(calendar), calendar.components().stream())
                        .flatMap(component -> component.properties().stream())
                        .filter(property -> property.is(Mark.NAME))
                        .flatMap(property -> Mark.parse(property).stream())
                        .filter(mark -> mark.standsIn(uid))
                        .toList();
        return marks.stream()
                .filter(mark -> mark.origin().profile().equals(profile))
                .findFirst()
                .or(() -> marks.stream().findFirst());
    }

    /// Without the lines that we add to all that we write: marks, whoever made them, and what
    /// silences SOGo.
    static Component without(Component calendar) {
        return FieldRule.keep(calendar, p -> !isOurs(p))
                .mapEntries(entry -> FieldRule.keep(entry, p -> !isOurs(p)));
    }

    private static boolean isOurs(Property property) {
        return property.is(Mark.NAME) || property.is(People.SOGO_SILENT.name());
    }

    /// With `mark` in the first of the entries: there it survives what servers do to a VCALENDAR.
    static Component with(Component calendar, Mark mark) {
        var line = Property.of(Mark.NAME, mark.value());
        var inside = new ArrayList<>(calendar.components());
        for (int i = 0; i < inside.size(); i++) {
            if (inside.get(i).isEntry()) {
                inside.set(i, inside.get(i).plus(line));
                break;
            }
        }
        return calendar.withComponents(inside);
    }
}

package io.calferry.shape;

import io.calferry.ical.Component;

import java.util.ArrayList;

/// The last look before something is written: whatever the rules let through, no person in it makes
/// a server send a mail.
final class Silence {

    private Silence() {}

    /// A VCALENDAR with every person in it marked as information, wherever they stand, and without
    /// METHOD, which makes of it a message (RFC 5546 section 1.4).
    static Component of(Component calendar) {
        var silent = everywhere(FieldRule.keepEverywhere(calendar, p -> !p.is("METHOD")));
        return silent.mapEntries(
                entry ->
                        entry.properties().stream().anyMatch(People::isPerson)
                                ? entry.with(People.SOGO_SILENT)
                                : entry);
    }

    /// `component` with every person in it, and in everything in it, marked as information.
    static Component everywhere(Component component) {
        var people = component.properties().stream().anyMatch(People::isPerson);
        var silent =
                people
                        ? component.withProperties(
                                component.properties().stream()
                                        .map(p -> People.isPerson(p) ? People.silent(p) : p)
                                        .toList())
                        : component;
        if (silent.components().isEmpty()) {
            return silent;
        }
        var inside = new ArrayList<Component>(silent.components().size());
        var changed = false;
        for (var inner : silent.components()) {
            var silentInner = everywhere(inner);
            changed |= silentInner != inner;
            inside.add(silentInner);
        }
        return changed ? silent.withComponents(inside) : silent;
    }
}

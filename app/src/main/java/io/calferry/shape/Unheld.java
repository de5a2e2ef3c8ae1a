package io.calferry.shape;

import io.calferry.ical.Component;
import io.calferry.ical.Property;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.function.Predicate;

/// Keeps, where a copy is written over an entry, what the side that the copy comes from can't hold:
/// a URL, a comment, a second alarm. Components are matched by RECURRENCE-ID.
final class Unheld {

    private final Map<String, Component> replaced = new HashMap<>();
    private final Predicate<String> held;

    /// @param over what is replaced, without our mark
    /// @param held what the copy's side can hold
    Unheld(Component over, Predicate<String> held) {
        over.entries().forEach(entry -> replaced.putIfAbsent(key(entry), entry));
        this.held = held;
    }

    Component keptIn(Component whole) {
        return whole.mapEntries(
                entry -> {
                    var was = replaced.get(key(entry));
                    return was == null ? entry : kept(entry, was);
                });
    }

    private Component kept(Component entry, Component was) {
        var names = new HashSet<String>();
        entry.properties().forEach(property -> names.add(property.name()));
        var properties = new ArrayList<>(entry.properties());
        for (Property property : was.properties()) {
            if (!names.contains(property.name()) && !held.test(property.name())) {
                properties.add(property);
            }
        }
        var components = new ArrayList<>(entry.components());
        if (!held.test("VALARM") && ringsAsBefore(entry, was)) {
            components.removeIf(Unheld::isAlarm);
            was.components().stream().filter(Unheld::isAlarm).forEach(components::add);
        }
        return entry.withProperties(properties).withComponents(components);
    }

    /// Whether the copy has an alarm, and none that was not there.
    private static boolean ringsAsBefore(Component entry, Component was) {
        var before = new HashSet<String>();
        was.components().stream().filter(Unheld::isAlarm).forEach(it -> before.add(trigger(it)));
        var now = entry.components().stream().filter(Unheld::isAlarm).map(Unheld::trigger).toList();
        return !now.isEmpty() && before.containsAll(now);
    }

    private static boolean isAlarm(Component component) {
        return component.is("VALARM");
    }

    private static String trigger(Component alarm) {
        return alarm.first("TRIGGER").map(Property::value).orElse("");
    }

    /// Empty for a master.
    private static String key(Component entry) {
        return entry.first("RECURRENCE-ID").map(Moments::of).orElse("");
    }
}

package io.calferry.shape;

import io.calferry.ical.Component;
import io.calferry.ical.Property;

import java.util.List;
import java.util.stream.Collectors;

/// Tells whether properties or components say the same to a person, however a server wrote them.
final class Saying {

    private Saying() {}

    static boolean same(List<Property> a, List<Property> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.isEmpty() && b.isEmpty();
        }
        return a.equals(b) || sorted(a).equals(sorted(b));
    }

    static boolean sameComponents(List<Component> a, List<Component> b) {
        return a.size() == b.size()
                && a.stream()
                        .map(Saying::of)
                        .sorted()
                        .toList()
                        .equals(b.stream().map(Saying::of).sorted().toList());
    }

    /// An alarm by what rings and when, since servers and clients note in it that it rang; another
    /// component by all of it.
    static String of(Component component) {
        if (!component.is("VALARM")) {
            return component.text();
        }
        return component.properties().stream()
                .filter(p -> p.is("ACTION") || p.is("TRIGGER"))
                .map(Saying::of)
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    private static List<String> sorted(List<Property> properties) {
        return properties.stream().map(Saying::of).sorted().toList();
    }

    private static String of(Property property) {
        var parameters =
                property.parameters().stream()
                        .filter(p -> !(p.name().equals("VALUE") && !p.value().equals("DATE")))
                        .map(p -> p.name() + "=" + p.value())
                        .sorted()
                        .collect(Collectors.joining(";"));
        return property.name() + ";" + parameters + ":" + property.text().strip();
    }
}

package io.calferry.shape;

import io.calferry.ical.Component;
import io.calferry.ical.Property;

import java.util.stream.Collectors;

/// `"attendees": "text"`: their names at the end of the description, a line each, and nothing that
/// a server would act on.
final class AttendeesAsText implements FieldRule {

    private static final FieldRule GONE = new AttendeesGone();

    @Override
    public Component apply(Component calendar) {
        return GONE.apply(calendar.mapEntries(AttendeesAsText::written));
    }

    private static Component written(Component entry) {
        var names = lines(entry);
        if (names.isEmpty()) {
            return entry;
        }
        var said = entry.first("DESCRIPTION").map(Property::text).orElse("");
        return entry.with(Property.ofText("DESCRIPTION", joined(said, names)));
    }

    /// `text` without the lines that this rule writes for the people of `entry`.
    static String without(String text, Component entry) {
        var names = lines(entry);
        var end = text.stripTrailing();
        if (names.isEmpty() || !end.endsWith(names)) {
            return text;
        }
        var rest = end.substring(0, end.length() - names.length());
        return rest.endsWith("\n\n") ? rest.substring(0, rest.length() - 2) : rest;
    }

    private static String joined(String said, String names) {
        return said.isBlank() ? names : said + "\n\n" + names;
    }

    private static String lines(Component entry) {
        return People.names(entry).stream()
                .map(name -> "With: " + name)
                .collect(Collectors.joining("\n"));
    }
}

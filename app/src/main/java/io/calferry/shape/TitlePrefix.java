package io.calferry.shape;

import io.calferry.ical.Component;
import io.calferry.ical.Property;

/// `"titlePrefix"`: stands before the title of every copy that does not begin with it already.
record TitlePrefix(String prefix) implements FieldRule {

    @Override
    public Component apply(Component calendar) {
        return prefix.isEmpty() ? calendar : calendar.mapEntries(this::titled);
    }

    private Component titled(Component entry) {
        var title = entry.first("SUMMARY").map(Property::text).orElse("");
        return title.startsWith(prefix)
                ? entry
                : entry.with(Property.ofText("SUMMARY", prefix + title));
    }

    String without(String title) {
        return title.startsWith(prefix) ? title.substring(prefix.length()) : title;
    }
}

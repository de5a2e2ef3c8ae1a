package io.calferry.exchange;

import java.util.Optional;

/// A property and what it is to be.
///
/// @param element as it stands in `t:CalendarItem`
record Value(Path path, Element element) {

    static Value text(String uri, String text) {
        return new Value(new Path.Field(uri), Element.text(tag(uri), text));
    }

    static Value of(String uri, Element... children) {
        return new Value(new Path.Field(uri), Element.of(tag(uri), children));
    }

    static Value extended(Path path, String text) {
        return new Value(
                path,
                Element.of("t:ExtendedProperty", path.element(), Element.text("t:Value", text)));
    }

    /// The same with an attribute on its element.
    Value with(String attribute, String value) {
        return new Value(path, element.with(attribute, value));
    }

    /// Such as `t:Subject` for `item:Subject`.
    private static String tag(String uri) {
        return "t:" + uri.substring(uri.indexOf(':') + 1);
    }

    /// What follows for a property that may be absent: a value to set, or nothing.
    static Optional<Value> present(String uri, String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text(uri, text));
    }
}

package io.calferry.caldav;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A piece of an XML answer, small enough to be held.
///
/// @param name with its namespace
/// @param label its attribute `name`, which is all that CalDAV's attributes come to; may be empty
/// @param text its own, outside of its children
record Element(Name name, String label, String text, List<Element> children) {

    /// The children of that name.
    Stream<Element> all(Name wanted) {
        return children.stream().filter(child -> child.name.equals(wanted));
    }

    /// The first child of that name.
    Optional<Element> first(Name wanted) {
        return all(wanted).findFirst();
    }

    boolean has(Name wanted) {
        return first(wanted).isPresent();
    }

    /// The text of the first child of that name.
    Optional<String> textOf(Name wanted) {
        return first(wanted).map(child -> child.text().strip());
    }

    /// This and everything below.
    Stream<Element> deep() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(Element::deep));
    }
}

package io.calferry.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// An XML element of EWS.
///
/// @param name with the prefix that Microsoft's documents have: `m:` for messages, `t:` for types,
///     `s:` for the envelope
/// @param attributes without namespace
/// @param text between the tags; empty where there are children
record Element(String name, Map<String, String> attributes, List<Element> children, String text) {

    static Element of(String name, Element... children) {
        return new Element(name, Map.of(), List.of(children), "");
    }

    static Element of(String name, List<Element> children) {
        return new Element(name, Map.of(), List.copyOf(children), "");
    }

    static Element text(String name, String text) {
        return new Element(name, Map.of(), List.of(), text);
    }

    /// The same with one attribute more.
    Element with(String attribute, String value) {
        var more = new LinkedHashMap<>(attributes);
        more.put(attribute, value);
        return new Element(name, more, children, text);
    }

    /// The same with one child more, behind the others.
    Element and(Element child) {
        var more = new ArrayList<>(children);
        more.add(child);
        return new Element(name, attributes, List.copyOf(more), text);
    }

    boolean is(String other) {
        return name.equals(other);
    }

    /// The name without its prefix.
    String local() {
        return name.substring(name.indexOf(':') + 1);
    }

    Optional<String> attribute(String attribute) {
        return Optional.ofNullable(attributes.get(attribute));
    }

    /// The first child of that name.
    Optional<Element> child(String child) {
        for (var one : children) {
            if (one.is(child)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    /// All children of that name.
    Stream<Element> all(String child) {
        return children.stream().filter(one -> one.is(child));
    }

    /// What one comes to on a path of first children.
    Optional<Element> at(String... path) {
        var found = Optional.of(this);
        for (var step : path) {
            found = found.flatMap(it -> it.child(step));
        }
        return found;
    }

    /// The text of a child; empty where there is none, or nothing in it.
    Optional<String> textOf(String... path) {
        return at(path).map(Element::text).filter(it -> !it.isEmpty());
    }

    /// This and all below it.
    Stream<Element> deep() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(Element::deep));
    }

    /// The name alone: event content belongs in no log.
    @Override
    public String toString() {
        return "<" + name + ">";
    }
}

package io.calferry.bench.ews;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// An XML element of a request, by its local names: the prefixes that clients choose say nothing.
///
/// @param text what stands directly in it
record Element(String name, Map<String, String> attributes, List<Element> children, String text) {

    /// Deeper than any request is, and far from what would exhaust a stack.
    private static final int DEEPEST = 60;

    private static final XMLInputFactory FACTORY = factory();

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /// The root of a document. Throws where it is not well-formed.
    static Element parse(byte[] document) throws XMLStreamException {
        var reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(document));
        try {
            while (reader.next() != XMLStreamConstants.START_ELEMENT) {
                // Comments and instructions before the root.
            }
            return read(reader, 0);
        } finally {
            reader.close();
        }
    }

    private static Element read(XMLStreamReader reader, int depth) throws XMLStreamException {
        if (depth > DEEPEST) {
            throw new XMLStreamException("too deep");
        }
        var name = reader.getLocalName();
        Map<String, String> attributes = new LinkedHashMap<>();
        for (var i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        var children = new ArrayList<Element>();
        var text = new StringBuilder();
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> children.add(read(reader, depth + 1));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                        text.append(reader.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    return new Element(name, attributes, children, text.toString());
                }
                default -> {
                    // Comments and instructions.
                }
            }
        }
    }

    Optional<String> attribute(String called) {
        return Optional.ofNullable(attributes.get(called));
    }

    /// The first child of that name.
    Optional<Element> child(String called) {
        for (var child : children) {
            if (child.name.equals(called)) {
                return Optional.of(child);
            }
        }
        return Optional.empty();
    }

    /// What stands at the end of a path of names, each the first of its name.
    Optional<Element> at(String... path) {
        var here = Optional.of(this);
        for (var step : path) {
            here = here.flatMap(element -> element.child(step));
        }
        return here;
    }

    /// The children of what stands at the end of a path; none where there is no such thing.
    List<Element> childrenAt(String... path) {
        return at(path).map(Element::children).orElse(List.of());
    }

    /// The text of what stands at the end of a path.
    Optional<String> textAt(String... path) {
        return at(path).map(Element::text);
    }
}

package io.calferry.exchange;

import io.calferry.sync.Fault;
import io.calferry.sync.StoreException;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads XML into elements, with the parser of the JDK, whichever others are about: without DTD and
/// without anything from outside.
final class ElementReader {

    private static final int DEPTH = 60;

    private static final Map<String, String> PREFIXES =
            Map.of(
                    "http://schemas.xmlsoap.org/soap/envelope/", "s",
                    "http://www.w3.org/2003/05/soap-envelope", "s",
                    "http://schemas.microsoft.com/exchange/services/2006/messages", "m",
                    "http://schemas.microsoft.com/exchange/services/2006/types", "t",
                    "http://schemas.microsoft.com/exchange/services/2006/errors", "e");

    private static final XMLInputFactory XML = factory();

    private ElementReader() {}

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /// The root element. Throws `Unreadable(BAD_ANSWER)` for what is not well-formed, such as a
    /// control character in a subject.
    static Element read(byte[] xml) throws StoreException {
        try {
            var in = XML.createXMLStreamReader(new ByteArrayInputStream(xml));
            try {
                while (in.next() != XMLStreamConstants.START_ELEMENT) {
                    if (in.getEventType() == XMLStreamConstants.END_DOCUMENT) {
                        throw unreadable("no XML", new XMLStreamException("empty"));
                    }
                }
                return element(in, 0);
            } finally {
                in.close();
            }
        } catch (XMLStreamException e) {
            // The message of the exception would show what stands at the place.
            throw unreadable("not well-formed XML", e);
        }
    }

    private static Element element(XMLStreamReader in, int depth)
            throws XMLStreamException, StoreException {
        if (depth > DEPTH) {
            throw unreadable("nested too deep", new XMLStreamException("deep"));
        }
        var name = name(in);
        var attributes = attributes(in);
        List<Element> children = new ArrayList<>();
        var text = "";
        for (; ; ) {
            switch (in.next()) {
                case XMLStreamConstants.START_ELEMENT -> children.add(element(in, depth + 1));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                        text = text.isEmpty() ? in.getText() : text + in.getText();
                case XMLStreamConstants.END_ELEMENT -> {
                    return new Element(
                            name,
                            attributes,
                            List.copyOf(children),
                            children.isEmpty() ? text : "");
                }
                default -> {}
            }
        }
    }

    private static String name(XMLStreamReader in) {
        var uri = in.getNamespaceURI();
        var prefix = uri == null ? "x" : PREFIXES.getOrDefault(uri, "x");
        return (prefix + ":" + in.getLocalName()).intern();
    }

    private static Map<String, String> attributes(XMLStreamReader in) {
        int count = in.getAttributeCount();
        if (count == 0) {
            return Map.of();
        }
        var attributes = new HashMap<String, String>();
        for (int i = 0; i < count; i++) {
            attributes.put(in.getAttributeLocalName(i), in.getAttributeValue(i));
        }
        return attributes;
    }

    private static StoreException unreadable(String detail, XMLStreamException how) {
        var where = how.getLocation();
        var place = where == null ? "" : " at line " + where.getLineNumber();
        return new StoreException(
                new Fault.Unreadable(Fault.Unreadable.Why.BAD_ANSWER, detail + place));
    }
}

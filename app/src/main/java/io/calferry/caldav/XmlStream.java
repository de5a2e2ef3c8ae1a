package io.calferry.caldav;

import io.calferry.sync.Fault;
import io.calferry.sync.StoreException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// XML with limits, read forwards: no document type and so no entities, nothing fetched, nothing
/// deeper or larger than any CalDAV server sends.
final class XmlStream implements AutoCloseable {

    private static final int DEEPEST = 64;

    /// Characters of one text. A calendar object may have 10 MB.
    private static final int LONGEST = 11 << 20;

    private static final XMLInputFactory FACTORY = factory();

    private final Tail tail;
    private final XMLStreamReader reader;
    private String root = "";

    XmlStream(InputStream body) throws XMLStreamException, IOException {
        this.tail = new Tail(body);
        try {
            synchronized (FACTORY) {
                this.reader = FACTORY.createXMLStreamReader(tail.decoded());
            }
        } catch (XMLStreamException e) {
            throw told(e);
        }
    }

    /// The one in the JDK, whatever else lies on the class path.
    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        // It would count `&#13;` and `&amp;`, which end every line of a calendar object on some
        // servers. Without a document type there is nothing else to expand.
        factory.setProperty("jdk.xml.entityExpansionLimit", "0");
        factory.setProperty("jdk.xml.totalEntitySizeLimit", "0");
        factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
        return factory;
    }

    /// Goes to the root and says its name. Throws `Unreadable` where a document type stands before
    /// it.
    Name open() throws XMLStreamException, IOException, StoreException {
        while (next() != XMLStreamConstants.START_ELEMENT) {
            // Comments, processing instructions and white space.
        }
        root = reader.getLocalName();
        return name();
    }

    /// Goes to the next child of the element that was opened; empty at its end. What [#element]
    /// read counts as passed.
    Optional<Name> nextChild() throws XMLStreamException, IOException, StoreException {
        for (; ; ) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    return Optional.of(name());
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    return Optional.empty();
                }
                default -> {
                    // White space between the children.
                }
            }
        }
    }

    /// Reads the element at whose start the reader stands, whole.
    Element element() throws XMLStreamException, IOException, StoreException {
        return element(1);
    }

    /// Makes sure that nothing but the end follows.
    void end() throws XMLStreamException, IOException, StoreException {
        while (reader.hasNext()) {
            next();
        }
    }

    @Override
    public void close() throws XMLStreamException {
        reader.close();
    }

    private Element element(int depth) throws XMLStreamException, IOException, StoreException {
        if (depth > DEEPEST) {
            throw tooLarge("too deep");
        }
        var name = name();
        var label = reader.getAttributeValue(null, "name");
        var text = "";
        StringBuilder more = null;
        List<Element> children = List.of();
        for (; ; ) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (children.isEmpty()) {
                        children = new ArrayList<>();
                    }
                    children.add(element(depth + 1));
                }
                case XMLStreamConstants.CHARACTERS,
                        XMLStreamConstants.CDATA,
                        XMLStreamConstants.SPACE -> {
                    if (more != null) {
                        more.append(
                                reader.getTextCharacters(),
                                reader.getTextStart(),
                                reader.getTextLength());
                    } else if (text.isEmpty()) {
                        text = reader.getText();
                    } else {
                        more = new StringBuilder(2 * text.length() + 64).append(text);
                        more.append(reader.getText());
                    }
                    if (more != null && more.length() > LONGEST) {
                        throw tooLarge("a text of more than 10 MB");
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    return new Element(
                            name,
                            label == null ? "" : label,
                            more == null ? text : more.toString(),
                            children);
                }
                default -> {
                    // Comments and processing instructions say nothing.
                }
            }
        }
    }

    private int next() throws XMLStreamException, IOException, StoreException {
        try {
            var event = reader.next();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new StoreException(
                        new Fault.Unreadable(
                                Fault.Unreadable.Why.BAD_ANSWER, "XML with a document type"));
            }
            return event;
        } catch (XMLStreamException e) {
            throw told(e);
        }
    }

    /// Throws what broke, if it was the connection or the limit of the body; else gives back what
    /// is wrong with the XML.
    private XMLStreamException told(XMLStreamException e) throws IOException {
        if (e.getNestedException() instanceof IOException broken
                && !(broken instanceof CharacterCodingException)) {
            throw broken;
        }
        return tail.cut(root) ? new CutOffException(e) : e;
    }

    private Name name() {
        var space = reader.getNamespaceURI();
        return new Name(reader.getLocalName(), space == null ? "" : space);
    }

    private static StoreException tooLarge(String detail) {
        return new StoreException(new Fault.Unreadable(Fault.Unreadable.Why.TOO_LARGE, detail));
    }

    /// What an XML exception comes to. Its own message stays out: it may quote the text.
    static StoreException fault(XMLStreamException e) {
        return new StoreException(
                e instanceof CutOffException
                        ? new Fault.Unreadable(Fault.Unreadable.Why.CUT_OFF, "XML")
                        : new Fault.Unreadable(Fault.Unreadable.Why.BAD_ANSWER, "not XML"));
    }

    /// The document ended too early.
    private static final class CutOffException extends XMLStreamException {
        private static final long serialVersionUID = 1;

        CutOffException(XMLStreamException how) {
            super(how);
        }
    }
}

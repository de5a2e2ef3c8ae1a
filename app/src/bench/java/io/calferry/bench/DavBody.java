package io.calferry.bench;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// The body of a PROPFIND or REPORT, as far as the server cares.
///
/// @param root the local name of the document's element; empty for an empty body
/// @param properties asked for
/// @param token of a sync-collection; empty for the first
/// @param uid of a calendar-query with a prop-filter for UID
record DavBody(
        String root,
        Set<QName> properties,
        List<String> hrefs,
        Optional<String> token,
        Optional<String> uid) {

    private static final XMLInputFactory XML = XMLInputFactory.newFactory();

    static {
        XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    static DavBody parse(byte[] body) throws XMLStreamException {
        var reading = new Reading();
        if (body.length > 0) {
            var xml = XML.createXMLStreamReader(new ByteArrayInputStream(body));
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> reading.start(xml);
                    case XMLStreamConstants.END_ELEMENT -> reading.open.removeLast();
                    default -> {}
                }
            }
        }
        return new DavBody(
                reading.root,
                reading.properties,
                reading.hrefs,
                Optional.ofNullable(reading.token).filter(token -> !token.isEmpty()),
                Optional.ofNullable(reading.uid));
    }

    boolean asksFor(String property) {
        return properties.stream().anyMatch(name -> name.getLocalPart().equals(property));
    }

    /// Where the reader is, and what it has found.
    private static final class Reading {

        final List<String> open = new ArrayList<>();
        final Set<QName> properties = new LinkedHashSet<>();
        final List<String> hrefs = new ArrayList<>();
        String root = "";
        @Nullable String token;
        @Nullable String uid;

        void start(XMLStreamReader xml) throws XMLStreamException {
            var name = xml.getLocalName();
            if (open.isEmpty()) {
                root = name;
            } else if (open.size() == 2 && open.get(1).equals("prop")) {
                properties.add(xml.getName());
            }
            // Reading the text of an element also takes its end.
            if (name.equals("href")) {
                hrefs.add(xml.getElementText().strip());
            } else if (name.equals("sync-token") && open.size() == 1) {
                token = xml.getElementText().strip();
            } else if (name.equals("text-match")) {
                uid = xml.getElementText().strip();
            } else {
                open.add(name);
            }
        }
    }
}

package io.calferry.bench.ews;

import io.calferry.House;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;

/// Microsoft's schema of EWS, where it lies beside the project. Says what requests and answers make
/// of it.
public final class EwsSchema {

    private static final Path FOLDER = House.root().resolve("../shared/ews-schema").normalize();
    private static final String MESSAGES =
            "http://schemas.microsoft.com/exchange/services/2006/messages";
    private static final String TYPES = "http://schemas.microsoft.com/exchange/services/2006/types";
    private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";

    /// Compiling it takes more than a second.
    private static final Optional<EwsSchema> SHARED = read();

    private final Schema schema;

    private EwsSchema(Schema schema) {
        this.schema = schema;
    }

    /// Empty where the schema is not there.
    public static Optional<EwsSchema> present() {
        return SHARED;
    }

    private static Optional<EwsSchema> read() {
        var messages = FOLDER.resolve("messages.xsd");
        if (!Files.exists(messages)) {
            return Optional.empty();
        }
        try {
            var factory = SchemaFactory.newDefaultInstance();
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file");
            return Optional.of(new EwsSchema(factory.newSchema(messages.toFile())));
        } catch (SAXException e) {
            throw new AssertionError("the schema does not compile", e);
        }
    }

    /// Watches all that goes over a server from now on. What the server itself refuses as a whole,
    /// such as a version that a client tries, need not be in the schema.
    public Validating validating(MemoryExchange server) {
        var faults = new Validating();
        server.watch(
                seen -> {
                    if (seen.status() != 500) {
                        faults.note(seen.operation() + " asked: ", faults(seen.request()));
                    }
                    faults.note(seen.operation() + " answered: ", faults(seen.answerText()));
                });
        return faults;
    }

    /// What is wrong with an envelope; nothing where there is none.
    public List<String> faults(String envelope) {
        if (envelope.isEmpty()) {
            return List.of();
        }
        var faults = new ArrayList<String>();
        try {
            var root = builder().parse(source(envelope)).getDocumentElement();
            for (var part : parts(root)) {
                asInTheSchema(part);
                validate(part, faults);
            }
        } catch (SAXException | IOException | ParserConfigurationException e) {
            faults.add(String.valueOf(e.getMessage()));
        }
        return faults;
    }

    private static InputSource source(String envelope) {
        return new InputSource(new ByteArrayInputStream(envelope.getBytes(StandardCharsets.UTF_8)));
    }

    private static DocumentBuilder builder() throws ParserConfigurationException {
        var factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        var builder = factory.newDocumentBuilder();
        builder.setErrorHandler(new Quiet(new ArrayList<>()));
        return builder;
    }

    /// What stands in header and body, faults apart: those are of SOAP.
    private static List<Element> parts(Element envelope) {
        var parts = new ArrayList<Element>();
        for (var place : children(envelope)) {
            for (var part : children(place)) {
                if (!SOAP.equals(part.getNamespaceURI())) {
                    parts.add(part);
                }
            }
        }
        return parts;
    }

    /// Servers write `Notification`, and the ids of lost subscriptions, into the namespace of
    /// messages and clients look for them there, though the schema has them in that of types.
    private static void asInTheSchema(Element part) {
        rename(part, "Notification");
        var lost = part.getElementsByTagNameNS(MESSAGES, "ErrorSubscriptionIds");
        if (lost.item(0) instanceof Element ids) {
            rename(ids, "SubscriptionId");
        }
    }

    private static void rename(Element within, String name) {
        var found = within.getElementsByTagNameNS(MESSAGES, name);
        // What is renamed may stay among them or leave.
        var all = new ArrayList<Node>();
        for (int i = 0; i < found.getLength(); i++) {
            all.add(found.item(i));
        }
        all.forEach(it -> within.getOwnerDocument().renameNode(it, TYPES, "t:" + name));
    }

    private static List<Element> children(Element parent) {
        var children = new ArrayList<Element>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    private void validate(Element part, List<String> faults) throws SAXException, IOException {
        var validator = schema.newValidator();
        validator.setErrorHandler(new Quiet(faults));
        validator.validate(new DOMSource(part));
    }

    /// Collects instead of printing.
    private record Quiet(List<String> faults) implements ErrorHandler {

        @Override
        public void warning(SAXParseException e) {
            faults.add(String.valueOf(e.getMessage()));
        }

        @Override
        public void error(SAXParseException e) {
            faults.add(String.valueOf(e.getMessage()));
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}

package io.calferry.exchange;

import microsoft.exchange.webservices.data.core.EwsServiceXmlReader;
import microsoft.exchange.webservices.data.core.EwsServiceXmlWriter;
import microsoft.exchange.webservices.data.core.enumeration.misc.ExchangeVersion;
import microsoft.exchange.webservices.data.core.enumeration.misc.XmlNamespace;
import microsoft.exchange.webservices.data.core.exception.service.local.ServiceXmlSerializationException;
import microsoft.exchange.webservices.data.core.request.HttpWebRequest;
import microsoft.exchange.webservices.data.core.request.SimpleServiceRequestBase;

import javax.xml.stream.XMLStreamException;

/// One request of the library: it writes the envelope and our operation into it, and gives it back
/// with its answer, unread.
final class EwsCall extends SimpleServiceRequestBase<AccountWebRequest> {

    private final Element operation;

    EwsCall(EwsService service, Element operation) throws Exception {
        super(service);
        this.operation = operation;
    }

    AccountWebRequest send() throws Exception {
        return internalExecute();
    }

    /// The request as it would be sent.
    AccountWebRequest written() throws Exception {
        return (AccountWebRequest) buildEwsHttpWebRequest();
    }

    @Override
    protected void writeBodyToXml(EwsServiceXmlWriter writer) throws Exception {
        write(operation, writer);
    }

    private static void write(Element element, EwsServiceXmlWriter writer)
            throws XMLStreamException, ServiceXmlSerializationException {
        var namespace =
                element.name().startsWith("m:") ? XmlNamespace.Messages : XmlNamespace.Types;
        writer.writeStartElement(namespace, element.local());
        for (var attribute : element.attributes().entrySet()) {
            writer.writeAttributeValue(attribute.getKey(), true, allowed(attribute.getValue()));
        }
        if (!element.text().isEmpty()) {
            writer.writeValue(allowed(element.text()), element.local());
        }
        for (var child : element.children()) {
            write(child, writer);
        }
        writer.writeEndElement();
    }

    /// Without the characters that XML 1.0 can't hold (section 2.2).
    private static String allowed(String text) {
        if (text.codePoints().allMatch(EwsCall::allowed)) {
            return text;
        }
        return text.codePoints()
                .filter(EwsCall::allowed)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean allowed(int c) {
        return c >= 0x20 && c <= 0xD7FF
                || c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= 0xE000 && c <= 0xFFFD
                || c >= 0x10000;
    }

    @Override
    protected AccountWebRequest readResponse(HttpWebRequest response) {
        return (AccountWebRequest) response;
    }

    @Override
    public String getXmlElementName() {
        return operation.local();
    }

    @Override
    protected String getResponseXmlElementName() {
        return operation.local() + "Response";
    }

    @Override
    protected ExchangeVersion getMinimumRequiredServerVersion() {
        return ExchangeVersion.Exchange2007_SP1;
    }

    @Override
    protected AccountWebRequest parseResponse(EwsServiceXmlReader reader) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected void writeElementsToXml(EwsServiceXmlWriter writer) {}
}

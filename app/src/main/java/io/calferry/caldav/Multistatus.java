package io.calferry.caldav;

import io.calferry.sync.Fault;
import io.calferry.sync.StoreException;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.xml.stream.XMLStreamException;

/// Reads a multistatus as it comes, a row at a time, so that memory does not grow with the answer.
///
/// Anything else than a whole multistatus is a fault: no document type, no entities but XML's own,
/// nothing cut off.
final class Multistatus {

    private static final int ROWS = 1_000_000;

    private Multistatus() {}

    /// Takes the rows of an answer, in the order in which they come.
    @FunctionalInterface
    interface Rows {
        void row(Row row) throws StoreException;
    }

    /// Gives each row to `rows` and the sync token back, if there is one (RFC 6578 section 6.4).
    /// Throws `Unreadable` where the answer is not what it should be.
    static Optional<String> read(InputStream body, Rows rows) throws IOException, StoreException {
        try (var xml = new XmlStream(body)) {
            if (!xml.open().equals(Name.MULTISTATUS)) {
                throw bad("not a multistatus");
            }
            var token = Optional.<String>empty();
            int count = 0;
            for (var child = xml.nextChild(); child.isPresent(); child = xml.nextChild()) {
                if (child.get().equals(Name.RESPONSE)) {
                    if (++count > ROWS) {
                        throw new StoreException(
                                new Fault.Unreadable(Fault.Unreadable.Why.TOO_LARGE, "rows"));
                    }
                    for (var row : rowsOf(xml.element())) {
                        rows.row(row);
                    }
                } else {
                    var other = xml.element();
                    if (other.name().equals(Name.SYNC_TOKEN) && !other.text().isBlank()) {
                        token = Optional.of(other.text().strip());
                    }
                }
            }
            xml.end();
            return token;
        } catch (XMLStreamException e) {
            throw XmlStream.fault(e);
        }
    }

    /// The refusal in a body: `DAV:error` on its own (RFC 4918 section 16), or in a multistatus;
    /// empty where the body is something else.
    static Optional<Element> error(InputStream body) {
        try (var xml = new XmlStream(body)) {
            xml.open();
            var whole = xml.element();
            return whole.deep().filter(element -> element.name().equals(Name.ERROR)).findFirst();
        } catch (IOException | XMLStreamException | StoreException _) {
            return Optional.empty();
        }
    }

    /// One for each href: a row that only says a status may name several.
    private static List<Row> rowsOf(Element response) throws StoreException {
        var status = response.textOf(Name.STATUS).map(Multistatus::code);
        var error = response.first(Name.ERROR);
        var properties = new ArrayList<Element>();
        for (var propstat : response.all(Name.PROPSTAT).toList()) {
            if (propstat.textOf(Name.STATUS).map(Multistatus::code).orElse(200) / 100 == 2) {
                propstat.all(Name.PROP).forEach(prop -> properties.addAll(prop.children()));
            }
        }
        var hrefs = response.all(Name.HREF).filter(href -> !href.text().isBlank()).toList();
        if (hrefs.isEmpty()) {
            throw bad("a row without an href");
        }
        return hrefs.stream()
                .map(href -> new Row(Hrefs.decoded(href.text()), status, properties, error))
                .toList();
    }

    /// The code of a status line; 0, which is no success, where there is none to read.
    private static int code(String line) {
        var start = line.indexOf(' ') + 1;
        int code = 0;
        for (int at = start; start > 0 && at < Math.min(start + 3, line.length()); at++) {
            code = 10 * code + Math.max(0, Character.digit(line.charAt(at), 10));
        }
        return code >= 100 ? code : 0;
    }

    private static StoreException bad(String detail) {
        return new StoreException(new Fault.Unreadable(Fault.Unreadable.Why.BAD_ANSWER, detail));
    }
}

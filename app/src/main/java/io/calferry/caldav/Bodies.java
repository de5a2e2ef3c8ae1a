package io.calferry.caldav;

import io.calferry.http.Request;
import io.calferry.sync.Href;
import io.calferry.sync.Uid;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// The XML that we send.
final class Bodies {

    private static final String START = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
    private static final String SPACES =
            " xmlns=\"DAV:\" xmlns:C=\"urn:ietf:params:xml:ns:caldav\"";

    private Bodies() {}

    /// What is in a collection.
    static Request.Body members() {
        return xml("<propfind" + SPACES + "><prop><getetag/><resourcetype/></prop></propfind>");
    }

    /// What a collection is, and what we may do with it.
    static Request.Body calendar() {
        return xml(
                "<propfind"
                        + SPACES
                        + " xmlns:A=\"http://apple.com/ns/ical/\"><prop><resourcetype/>"
                        + "<displayname/><A:calendar-color/><C:supported-calendar-component-set/>"
                        + "<current-user-privilege-set/><current-user-principal/>"
                        + "<C:calendar-home-set/></prop></propfind>");
    }

    /// Changes since `token`; everything where it is empty (RFC 6578 section 3.2).
    static Request.Body changes(String token) {
        return xml(
                "<sync-collection xmlns=\"DAV:\"><sync-token>"
                        + escaped(token)
                        + "</sync-token><sync-level>1</sync-level>"
                        + "<prop><getetag/></prop></sync-collection>");
    }

    /// Every calendar object, of whatever component (RFC 4791 section 7.8).
    static Request.Body everything() {
        return query("");
    }

    /// Calendar objects whose UID contains this one: more can't be asked (RFC 4791 section 9.7.5).
    static Request.Body uid(Uid uid, String component) {
        return query(
                "<C:comp-filter name=\""
                        + component
                        + "\"><C:prop-filter name=\"UID\"><C:text-match>"
                        + escaped(uid.value())
                        + "</C:text-match></C:prop-filter></C:comp-filter>");
    }

    /// These objects whole (RFC 4791 section 7.9).
    static Request.Body objects(List<Href> hrefs) {
        var body = new StringBuilder("<C:calendar-multiget").append(SPACES);
        body.append("><prop><getetag/><C:calendar-data/></prop>");
        for (var href : hrefs) {
            body.append("<href>").append(escaped(Hrefs.encoded(href))).append("</href>");
        }
        return xml(body.append("</C:calendar-multiget>").toString());
    }

    /// A new calendar (RFC 4791 section 5.3.1).
    static Request.Body newCalendar(String name) {
        return xml(
                "<C:mkcalendar"
                        + SPACES
                        + "><set><prop><displayname>"
                        + escaped(name)
                        + "</displayname></prop></set></C:mkcalendar>");
    }

    /// A new calendar, in the words of RFC 5689 section 3.
    static Request.Body newCollection(String name) {
        return xml(
                "<mkcol"
                        + SPACES
                        + "><set><prop><resourcetype><collection/><C:calendar/></resourcetype>"
                        + "<displayname>"
                        + escaped(name)
                        + "</displayname></prop></set></mkcol>");
    }

    private static Request.Body query(String filter) {
        return xml(
                "<C:calendar-query"
                        + SPACES
                        + "><prop><getetag/></prop><C:filter><C:comp-filter name=\"VCALENDAR\">"
                        + filter
                        + "</C:comp-filter></C:filter></C:calendar-query>");
    }

    private static Request.Body xml(String content) {
        return new Request.Body(
                "application/xml; charset=utf-8",
                (START + content).getBytes(StandardCharsets.UTF_8));
    }

    /// For text and attributes. Characters that XML does not have are left out.
    private static String escaped(String text) {
        var out = new StringBuilder(text.length() + 16);
        text.codePoints()
                .forEach(
                        c -> {
                            switch (c) {
                                case '&' -> out.append("&amp;");
                                case '<' -> out.append("&lt;");
                                case '>' -> out.append("&gt;");
                                case '"' -> out.append("&quot;");
                                case '\r' -> out.append("&#13;");
                                default -> {
                                    if (c >= ' ' || c == '\t' || c == '\n') {
                                        out.appendCodePoint(c);
                                    }
                                }
                            }
                        });
        return out.toString();
    }
}

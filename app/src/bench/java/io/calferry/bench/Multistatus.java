package io.calferry.bench;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes a multistatus (RFC 4918 section 13) straight into bytes, since answers go to megabytes.
final class Multistatus {

    private static final byte[] LT = ascii("&lt;");
    private static final byte[] GT = ascii("&gt;");
    private static final byte[] AMP = ascii("&amp;");

    private byte[] out = new byte[4096];
    private int length;

    Multistatus() {
        raw("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<multistatus xmlns=\"DAV:\"");
        raw(
                " xmlns:C=\"urn:ietf:params:xml:ns:caldav\""
                        + " xmlns:CS=\"http://calendarserver.org/ns/\">");
    }

    /// A resource with the properties found and those missing, both as XML.
    Multistatus properties(String href, String found, String missing) {
        raw("<response><href>").text(href).raw("</href>");
        propstat(found, 200);
        propstat(missing, 404);
        return raw("</response>\n");
    }

    private void propstat(String properties, int status) {
        if (!properties.isEmpty()) {
            raw("<propstat><prop>").raw(properties).raw("</prop>").status(status);
            raw("</propstat>");
        }
    }

    /// An object with its ETag and, where `body` holds any, its content.
    Multistatus object(String href, String etag, byte[] body) {
        raw("<response><href>").text(href).raw("</href><propstat><prop><getetag>").text(etag);
        raw("</getetag>");
        if (body.length > 0) {
            raw("<C:calendar-data>").text(body).raw("</C:calendar-data>");
        }
        return raw("</prop>").status(200).raw("</propstat></response>\n");
    }

    /// A resource of which only a status is told.
    Multistatus only(String href, int status) {
        return raw("<response><href>")
                .text(href)
                .raw("</href>")
                .status(status)
                .raw("</response>\n");
    }

    Multistatus token(String token) {
        return raw("<sync-token>").text(token).raw("</sync-token>\n");
    }

    byte[] done() {
        raw("</multistatus>\n");
        return Arrays.copyOf(out, length);
    }

    private Multistatus status(int status) {
        return raw("<status>HTTP/1.1 ").raw(Integer.toString(status)).raw(" X</status>");
    }

    private Multistatus raw(String xml) {
        return append(xml.getBytes(StandardCharsets.UTF_8));
    }

    private Multistatus text(String text) {
        return text(text.getBytes(StandardCharsets.UTF_8));
    }

    private Multistatus text(byte[] text) {
        var from = 0;
        for (var i = 0; i < text.length; i++) {
            var c = text[i];
            if (c == '<' || c == '>' || c == '&') {
                append(text, from, i);
                append(c == '<' ? LT : c == '>' ? GT : AMP);
                from = i + 1;
            }
        }
        return append(text, from, text.length);
    }

    private Multistatus append(byte[] bytes) {
        return append(bytes, 0, bytes.length);
    }

    private Multistatus append(byte[] bytes, int from, int to) {
        if (length + to - from > out.length) {
            out = Arrays.copyOf(out, Math.max(out.length * 2, length + to - from));
        }
        System.arraycopy(bytes, from, out, length, to - from);
        length += to - from;
        return this;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
